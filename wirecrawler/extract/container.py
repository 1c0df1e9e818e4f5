"""Container: the element of a page in which its story stands.

The story stands in the element whose blocks weigh most, near ones counting more than far ones;
then outwards, as long as what comes with it is more of the same story.
"""

import re
from collections import Counter
from functools import partial
from itertools import takewhile

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.layout import Layout
from wirecrawler.extract.parts import favour, is_named_body, is_whole

_FAR = 0.62
"""What a block counts for one level further up; .5 to .7 did alike on the development pages."""
_STORY = 800
"""What an article with its headline weighs that is a whole story; arbitrary."""
_BOX = 800
"""What one of a story's boxes weighs, at least, a comment or a teaser seldom; arbitrary."""
_MAIN = 0.25
"""Share of the text in which boxes of a style are the story's, not a prompt's; arbitrary."""
_SAME = 0.6
"""Share of what a wider element adds that must look like the story; .5 to .7 did alike."""
_TIME = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b")
_SHORT, _TIMES = 80, 2
"""Characters of a line that tells when something was written, and how many of them tell more."""


def container_of(layout: Layout, headline: int | None) -> int | None:
    """Return the place of the element in which the story stands, None where there is no text."""
    scores: dict[int, float] = {}
    favours: dict[int, float] = {}
    for block, weight in zip(layout.blocks, layout.plain, strict=True):
        share = weight
        for place in layout.line(layout.parents[block.place]) if weight else ():
            if place not in favours:
                favours[place] = favour(layout.elements[place])
            scores[place] = scores.get(place, 0) + share * favours[place]
            share *= _FAR
    if not scores:
        return None
    best = max(scores, key=lambda p: scores[p])
    return _widened(layout, _house_of(layout, best), headline)


def _house_of(layout: Layout, place: int) -> int:
    """Return the nearest article around an element, else the farthest box named as a body."""
    farthest = place
    for above in layout.line(place):
        element = layout.elements[above]
        if is_whole(element):
            return above
        if element.tag not in ("body", "html") and is_named_body(element):
            farthest = above
    return farthest


def _widened(layout: Layout, best: int, headline: int | None) -> int:
    """Return the smallest element around `best` that holds the rest of its story too.

    Stories are cut into several boxes by advertisements; the boxes are sisters.
    """
    for above in takewhile(partial(_is_inside, layout), list(layout.line(best))[1:]):
        held, more = layout.plain_sums[best], layout.plain_sums[above]
        if more > held > _BOX and _looks_alike(layout, best, above):
            best = above
            continue
        if _is_complete(layout, best, headline, more):
            break
        if more > held:
            best = above
    return best


def _is_inside(layout: Layout, place: int) -> bool:
    return layout.elements[place].tag not in ("body", "html")


def _is_complete(layout: Layout, best: int, headline: int | None, more: float) -> bool:
    """Tell whether what is around `best`, which weighs `more`, is no part of its story."""
    held = layout.plain_sums[best]
    if more > 2.5 * held:
        return True
    if not is_whole(layout.elements[best]):
        return False
    has_headline = headline is not None and headline in layout.inside(best)
    return more < 1.4 * held or (has_headline and held > _STORY)


def _looks_alike(layout: Layout, best: int, above: int) -> bool:
    """Tell whether most of what `above` adds stands in boxes of the style of those in `best`.

    So do comments and other stories in a list; but those bear their times.
    """
    inner, outer = layout.inside(best), layout.inside(above)
    own: Counter[str] = Counter()
    added: Counter[str] = Counter()
    times = 0
    for n, block in enumerate(layout.blocks):
        if block.place in inner:
            own[layout.styles[n]] += round(layout.plain[n])
        elif block.place in outer:
            added[layout.styles[n]] += round(layout.plain[n])
            times += _is_time(block)
    main = {s for s, w in own.items() if s and w > _MAIN * own.total()}
    return times < _TIMES and sum(added[s] for s in main) > _SAME * added.total()


def _is_time(block: Block) -> bool:
    return len(block.text) < _SHORT and bool(_TIME.search(block.text))
