"""Paywall: what of a story its page keeps for those who pay.

schema.org `isAccessibleForFree` alone says little: many pages that say no carry their whole text.
"""

import re
from itertools import islice

from wirecrawler.extract import wall_words
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.jsonld import text
from wirecrawler.extract.signs import SHORT, Signs, weight_of
from wirecrawler.extract.wall_words import levelled, said

_STUB = 400
"""Weighted characters; fewer before a prompt to pay are a stub, more the story's first lines."""
_BARE_STUB = 200
"""The same where no prompt is seen: sites call paid what they show whole, briefs of 290 too."""
_LONGEST_PROMPT = 300
_MOST_PROMPTS = 500
"""Short paragraphs of a page that are looked at for a prompt; pages have some 50."""
_PAY_BOX = re.compile(r"pay-?wall|reg-?wall|premium|piano|poool|metered|gate")
# Newsletter plug-ins send, with every page, a window that asks to "subscribe to keep reading".
_POPUP = re.compile(r"modal|pop-?up|overlay|dialog|lightbox|newsletter")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\s\"'”»)\]]{0,3}$")


def stub(signs: Signs) -> str:
    """Return what says that a paywall leaves no more than a stub, or ""."""
    is_free = _is_free(signs)
    if signs.weight >= SHORT or is_free is True or not signs.blocks:
        return ""
    is_paid = is_free is False
    left = _weight_left(signs, is_paid=is_paid)
    if left >= _STUB or (is_paid and _is_whole(signs)):
        return ""
    if _asks_payment(signs, anywhere=is_paid):
        return "a stub stands before a prompt to pay"
    if is_paid and left < _BARE_STUB:
        return "the page says that it is not free, and leaves a stub"
    return ""


def first_lines(signs: Signs) -> str:
    """Return what says that a paywall leaves the first lines only, or ""."""
    is_free = _is_free(signs)
    if is_free is True or (is_free is None and not signs.is_short):
        return ""
    if is_free is False and _is_whole(signs):
        return ""
    if signs.blocks and _asks_payment(signs, anywhere=False):
        return "the text ends in a prompt to pay"
    if is_free is False and (signs.is_short or _is_cut_off(signs)):
        return "the page says that it is not free, and the text is cut"
    return ""


def _is_free(signs: Signs) -> bool | None:
    """Return whether the page says that its story is free; None where it says nothing."""
    said = str(signs.context.node.get("isAccessibleForFree", "")).lower()
    if said.endswith("false"):
        return False
    if signs.context.said("article:content_tier").lower() == "locked":
        return False
    return True if said.endswith("true") else None


def _is_whole(signs: Signs) -> bool:
    """Tell whether the text has the words that JSON-LD counted."""
    counted = text(signs.context.node, "wordCount")
    if not counted.isdecimal() or not 0 < len(counted) < 7:
        return False
    words = sum(len(block.text.split()) for block in signs.blocks)
    return words >= 0.9 * int(counted) > 0


def _is_cut_off(signs: Signs) -> bool:
    """Tell a text that ends in an ellipsis, or has far fewer words than JSON-LD counted."""
    paragraphs = [b for b in signs.blocks if not _is_prompt(b, is_paid=True)]
    if paragraphs and _CUT_OFF.search(paragraphs[-1].text[-10:]):
        return True
    counted = text(signs.context.node, "wordCount")
    if not counted.isdecimal() or not 0 < len(counted) < 7:
        return False
    return sum(len(b.text.split()) for b in signs.blocks) < 0.6 * int(counted)


def _weight_left(signs: Signs, *, is_paid: bool) -> int:
    """Return what the text weighs without the prompts in it."""
    kept = (b for b in signs.blocks if not _is_prompt(b, is_paid=is_paid))
    return sum(weight_of(b.text) - b.link_chars for b in kept)


def _is_prompt(block: Block, *, is_paid: bool) -> bool:
    if len(block.text) > _LONGEST_PROMPT:
        return False
    words = levelled(block.text)
    asks = said(words, wall_words.PAY_SENTENCES, 1)
    return asks or (is_paid and said(words, wall_words.PAY_REQUESTS, 1))


def _asks_payment(signs: Signs, *, anywhere: bool) -> bool:
    """Tell whether the text ends in a prompt, or one stands behind it or in a box of its own."""
    page = [b for b in signs.located.page if len(b.text) <= _LONGEST_PROMPT]
    last = next((n for n, b in enumerate(page) if b is signs.blocks[-1]), len(page))
    own, behind = signs.blocks[-3:], page[last + 1 : last + 4]
    far = page[:_MOST_PROMPTS]
    if not anywhere:
        behind = [b for b in behind if not _is_in(b, _POPUP)]
        far = [b for b in far if _is_in(b, _PAY_BOX) and not _is_in(b, _POPUP)]
    return any(_is_prompt(b, is_paid=False) for b in (*own, *behind, *far))


def _is_in(block: Block, names: re.Pattern[str]) -> bool:
    """Tell whether class or id of the elements around a paragraph say something."""
    line = (block.element, *islice(block.element.iterancestors(), 5))
    said = " ".join(f"{e.get('class') or ''} {e.get('id') or ''}" for e in line)
    return bool(names.search(said.lower()))
