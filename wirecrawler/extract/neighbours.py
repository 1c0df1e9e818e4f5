"""Neighbours: other stories that a page shows beside or below its own.

Pages go on with the next story where one ends, and hang stories' teasers into the text.  What
tells them is HTML's own `article`: one without the headline is another story's.
"""

from wirecrawler.extract.layout import Layout

_STORY = 400
"""What an article with the headline in it weighs, at least, to hold its text too; arbitrary."""
_TEASER = 0.15
"""Share of the page's text below which an article is a teaser; .1 to .2 did alike."""
_ENTRIES = 0.4
"""Share from which small articles together are the text: a live blog's entries; arbitrary."""


def other_stories(layout: Layout, headline: int | None) -> set[int]:
    """Return the places of articles that are not the story with the headline."""
    articles = _articles(layout)
    if len(articles) < 2:
        return set()
    house = _house(layout, headline)
    beside = _beside(layout, house, articles)
    return beside | _teasers(layout, headline, house, articles)


def _articles(layout: Layout) -> list[int]:
    """Return the places of the articles that hold plain text, in order."""
    met: set[int] = set()
    for block, weight in zip(layout.blocks, layout.plain, strict=True):
        if not weight:
            continue
        for place in layout.line(block.place):
            if place in met:
                break
            met.add(place)
    return sorted(p for p in met if layout.elements[p].tag == "article")


def _house(layout: Layout, headline: int | None) -> int | None:
    """Return the article that holds the headline and its text, None where none holds both."""
    if headline is None:
        return None
    return next((p for p in layout.line(headline) if _is_story(layout, p)), None)


def _is_story(layout: Layout, place: int) -> bool:
    is_article = layout.elements[place].tag == "article"
    return is_article and layout.plain_sums[place] > _STORY


def _beside(layout: Layout, house: int | None, articles: list[int]) -> set[int]:
    """Return the articles outside of the one that holds headline and text."""
    if house is None:
        return set()
    inside, around = layout.inside(house), set(layout.line(house))
    return {p for p in articles if p not in inside and p not in around}


def _teasers(
    layout: Layout, headline: int | None, house: int | None, articles: list[int]
) -> set[int]:
    """Return the articles that hold little of the page's text, alone and together."""
    held = layout.plain_sums
    total = held[0]
    small = {p for p in articles if held[p] < _TEASER * total}
    if headline is not None:
        small.difference_update(layout.line(headline))
        if house is None:  # then the text may stand in the next
            small.discard(next((p for p in articles if p > headline), -1))
    outer = [p for p in small if small.isdisjoint(layout.line(layout.parents[p]))]
    return small if sum(held[p] for p in outer) < _ENTRIES * total else set()
