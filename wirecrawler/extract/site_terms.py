"""Terms: what a page says of the use of its texts, for a person to read; nothing is decided."""

import re
from dataclasses import dataclass
from itertools import islice

from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.page import Page
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.text import collapsed
from wirecrawler.normalize.url import resolve

_WORDS = re.compile(
    r"\bterms\b|copyright|licen[cs]|republish|reprint|syndicat|\blegal\b|creative.?commons"
    r"|impressum|nutzungsbedingungen|\bagb\b|mentions.l[eé]gales|aviso.legal|condiciones"
    r"|note.legali|telif|kullan[ıi]m|правил|использовани|правовая|حقوق|شروط|مقررات|著作権|版权|저작권",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/", re.IGNORECASE)
_SENTENCE = re.compile(
    r"creative commons|\bcc[ -]by|all rights reserved|©|copyright|licen[cs]ed under"
    r"|public domain|alle rechte|tous droits|todos los derechos|все права|جميع الحقوق|تمامی حقوق"
    r"|کلیه حقوق",
    re.IGNORECASE,
)
_MOST, _LONGEST = 5, 300
"""Links that are named, and characters of a sentence; arbitrary."""
_MOST_TEXTS = 5_000
_PRINTED = ("p", "div", "span", "small", "footer", "li", "a", "center", "td")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsLead:
    """What may say how the texts of a source may be used."""

    url: str
    """Where a person should read it."""
    words: str
    """What the page itself says there, verbatim, cut."""
    is_licence: bool = False
    """Whether it names a Creative Commons licence."""


def terms_leads(page: Page) -> tuple[TermsLead, ...]:
    """Return the licences that a page names, its foot's words, then links to its terms."""
    licences, links = [], []
    for anchor in page.root.iter("a", "link"):
        href, words = anchor.get("href") or "", ""
        url = resolve(href, page.base) if href.strip() else None
        if url is None:
            continue
        if _LICENCE.search(url):
            licences.append(_licence(page, anchor, url))
        elif anchor.tag == "a":
            words = text_of(anchor)[:_LONGEST]
            if len(words) < 80 and _WORDS.search(f"{words} {href}"):
                links.append(TermsLead(url=url, words=words))
    leads = [*licences[:1], *_sentences(page), *links]
    once: dict[str, TermsLead] = {}
    for lead in leads:  # a menu is often there twice
        once.setdefault(lead.url, lead)
    return tuple(once.values())[:_MOST]


def _licence(page: Page, anchor: Element, url: str) -> TermsLead:
    around = anchor.getparent()
    words = text_of(around)[:_LONGEST] if around is not None else ""
    return TermsLead(url=page.url, words=words or url, is_licence=True)


def _sentences(page: Page) -> list[TermsLead]:
    """Return the last short text of the page that speaks of rights: its foot's."""
    said = ""
    for text in islice(page.root.itertext(*_PRINTED), _MOST_TEXTS):
        words = collapsed(str(text))
        if 3 < len(words) <= _LONGEST and _SENTENCE.search(words):
            said = words
    is_licence = "creative commons" in said.lower()
    return [TermsLead(url=page.url, words=said, is_licence=is_licence)] if said else []
