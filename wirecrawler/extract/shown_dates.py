"""Shown dates: what a reader sees of a page that may be the time of publication, weighed.

Weights are points that were chosen on the development pages: what names a date as one, how near
the headline it stands, whose part of the page that is, what its label says.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import filterfalse, islice

from wirecrawler.extract.context import datetime_of, is_small
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.printed_dates import printed_dates
from wirecrawler.extract.survey import Place, Spot, Survey
from wirecrawler.normalize.text import collapsed


class Family(StrEnum):
    """Where a date comes from; those of two families support each other."""

    TOLD = "told"
    SHOWN = "shown"
    META = "meta"
    JSONLD = "jsonld"
    SCRIPT = "script"
    URL = "url"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A candidate and what it weighs."""

    spellings: tuple[str, ...]
    """What may be read of it, verbatim, the longest first."""
    evidence: str
    weight: float
    family: Family
    element: Element | None = None
    is_update: bool = False
    """Whether it is said to be a later change: taken where there is nothing else."""
    is_in_sentence: bool = False
    """Whether it stands in a sentence: its time is no other date's."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """What stands in one spot."""

    spellings: tuple[str, ...]
    extra: float
    """What it weighs beside what its spot does."""
    label: str


_UPDATED = re.compile(
    r"updat|modif|edited|changed|revised|reviewed|aktuali[sz]|geändert|änderung|bearbeitet|actualis"
    r"|mise à jour|\bmaj\b|aggiorn|atualiza|actualiza|bijgewerkt|g[uü]ncelle|обновл|به‌روز|更新",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|issued|created|\bdate\b|datum|fecha|\bdata\b|tarih|veröff|erstellt|geschrieben"
    r"|gepostet|verfasst|eingestellt|erschienen|online seit|geplaatst|mis en ligne|dodano|utworzono"
    r"|опубликован|yayın|تاریخ|التاريخ|نشر|掲載|公開|投稿|发布|등록|입력",
    re.IGNORECASE,
)
# The day of something else: of a writer's account, of an offer's end, of a birth, of a right.
_OTHER = re.compile(
    r"regist|joined|member|mitglied|born|geboren|birth|inscrit|expir|until|deadline|gültig"
    r"|(?<!online )\b(?:seit|since|depuis)\b|©|copyright|all rights",
    re.IGNORECASE,
)
_DATE_NAME = re.compile(r"dat[eu]|time|publ|posted|zeit|fecha|tarih", re.IGNORECASE)
_LINKING = frozenset(("a", "h2", "h3", "h4", "h5"))
"""Inside these, where they say more than a date, it belongs to another story."""
_MORE = 25
"""Characters beside the date that a permalink or a dated heading holds ("Posted on ...")."""
_EDGES = " -–|:·,([])\u00a0"
# Points for what names a date.
_BASES = {
    "itemprop": 9.0,
    "time[pubdate]": 8.0,
    "time[datetime]": 5.0,
    "time": 5.0,
    "abbr": 5.0,
    "class": 4.0,
}
_TEXT_BASES = ((45, 3.0), (60, 1.0))
"""By characters of a text: a date alone, with a few words, in a sentence."""
FOOT_WEIGHT = 2.2
"""Of a change that is shown far from the headline."""
_LEAST = (-3.0, -3.0, 0.0)
"""By place: what weighs less is another story's, or a comment's."""
_LISTED, _BESIDE_HEADLINE = 4, 2.0
"""Elements of one name that make a list, and how near the headline none of them is."""
_MOST_SPOTS, _MOST_LEADS = 150, 30
"""Spots that are looked at, and dates in them; more would be a list of other stories."""
_LONGEST = 200
"""Characters; an element with more text holds other things than a date."""
_MOST_PARTS = 24
"""Elements in that of a date; one with more holds other things too."""
_TEASED = 10.0
"""What a date in the teaser of another story loses: all, unless a label says publication."""
_TEASER = 400
"""Characters of the box of a teaser, white space too; arbitrary."""
_MOST_TEXTS = 100
"""Texts of a link or heading that are looked at; arbitrary."""
_UNDATED_LONGEST = 30
"""Characters of a text without a full date ("2 hours ago", "Nov 3, 10:15") that is tried."""


def shown_leads(survey: Survey) -> Iterator[Lead]:
    """Yield the dates that a page shows, those of the most promising spots first."""
    names = Counter(spot.name for spot in survey.spots if not spot.text)
    weighed = [
        (_spot_weight(spot, survey.headline_at, names[spot.name]), spot)
        for spot in survey.spots
    ]
    weighed.sort(key=lambda pair: -pair[0])
    count = 0
    for weight, spot in weighed[:_MOST_SPOTS]:
        for printed in filterfalse(_is_of_other_things, _printed(spot)):
            lead = _lead(spot, printed, weight)
            if lead.weight > _LEAST[spot.place]:
                yield lead
                count += 1
        if count >= _MOST_LEADS:
            return


def _spot_weight(spot: Spot, headline_at: int | None, alike: int) -> float:
    base = _BASES.get(spot.name.partition(":")[0], 0.0)
    if spot.text:  # a date in a sentence is part of a story
        base = next((b for chars, b in _TEXT_BASES if len(spot.text) <= chars), -1.0)
    # Sections of a page are often named for what they are not: "beside" is no proof.
    place = (0.0, -2.0, -7.0)[spot.place]
    near = _nearness(spot.at, headline_at)
    # A list of other stories prints each with its date.
    listed = -3.0 if alike >= _LISTED and near < _BESIDE_HEADLINE else 0.0
    is_teaser = (
        not spot.text and near < _BESIDE_HEADLINE and _is_in_teaser(spot.element)
    )
    return base + place + near + listed - _TEASED * is_teaser


def _nearness(at: int, headline_at: int | None) -> float:
    """Return 4 at the headline, falling with the distance, faster before it than after it."""
    if headline_at is None:
        return 2 / (1 + at / 1000)
    after = at - headline_at
    return 4 / (1 + after / 250) if after >= 0 else 5 / (1 - after / 80) - 2


def _printed(spot: Spot) -> Iterator[_Printed]:
    if spot.text:
        yield from _in_text(collapsed(spot.text))
        return
    shown = text_of(spot.element) if _is_small(spot.element) else ""
    if printed := _in_element(spot, shown):
        yield printed
        yield from _changed(shown)


def _in_text(text: str) -> Iterator[_Printed]:
    """Yield the dates of a text node, which weigh less inside a sentence."""
    for spellings in printed_dates(text):
        at = text.find(spellings[0])
        # "Oslo (03.11.2026). The port...": it stands before the sentence.
        extra = 3.0 if len(text) > 60 and at < 25 else 0.0
        label = text[max(0, at - 40) : at] if len(text) >= 100 else text
        yield _Printed(spellings, extra, label.replace(spellings[0], ""))


def _in_element(spot: Spot, shown: str) -> _Printed | None:
    machine = datetime_of(spot.element) or collapsed(spot.element.get("title") or "")
    # "05.04.2025 - Updated: 06.04.2025": the second is another fact.
    first = _UPDATED.split(shown)[0].strip(_EDGES) or shown
    dates = [s for found in printed_dates(first) for s in found]
    spellings = []
    if _has_digit(machine):
        spellings.append(machine)
    if _has_digit(first) and _is_dateish(spot, first, dates):
        spellings += [first, *dates[:3]]
    label = first.partition(dates[0])[0] if dates else ""
    if not spellings:
        return None
    return _Printed(tuple(dict.fromkeys(spellings)), 0.0, label)


def _changed(shown: str) -> Iterator[_Printed]:
    """Yield the date behind a word in an element that says it to be a later change."""
    said = _UPDATED.search(shown) if len(shown) <= _LONGEST else None
    # Of an element that begins so, that is the only date.
    if said and _has_digit(shown[: said.start()]):
        for spellings in islice(printed_dates(shown[said.end() :]), 1):
            yield _Printed(spellings, 0.0, said[0])


def _is_small(element: Element) -> bool:
    inner = islice(element.iterdescendants(), _MOST_PARTS, None)
    return next(inner, None) is None


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _is_dateish(spot: Spot, shown: str, dates: list[str]) -> bool:
    """Tell a text with a full date, or a short one under a name that says date or time."""
    if dates:
        return len(shown) <= _LONGEST
    return len(shown) <= _UNDATED_LONGEST and bool(_DATE_NAME.search(spot.name))


def _is_of_other_things(printed: _Printed) -> bool:
    return bool(_OTHER.search(printed.label))


def _lead(spot: Spot, printed: _Printed, weight: float) -> Lead:
    said = printed.label.strip(_EDGES) or spot.before
    # Another date or a number is no label.
    label = "" if _has_digit(said) else said
    is_update = bool(_UPDATED.search(label) or _UPDATED.search(spot.name))
    is_labelled = not is_update and bool(_PUBLISHED.search(label))
    weight += printed.extra + 3 * is_labelled - 2.5 * is_update
    if is_update and spot.place is not Place.COMMENT:
        # The foot's "last changed" is worth more than a date in some sentence.
        weight = max(weight, FOOT_WEIGHT)
    if _OTHER.search(label):
        weight -= 5
    if _is_of_another(spot.element, len(printed.spellings[0])):
        weight -= 4
    return Lead(
        spellings=printed.spellings,
        evidence="label" if is_labelled and spot.text else spot.name,
        weight=weight,
        family=Family.SHOWN,
        element=spot.element,
        is_update=is_update,
        is_in_sentence=not is_labelled and len(spot.text) > _TEXT_BASES[0][0],
    )


def _is_in_teaser(element: Element) -> bool:
    """Tell whether an element stands in a short box with a link that is as long as a headline."""
    for above in islice(element.iterancestors(), 2):
        if not is_small(above) or len("".join(above.itertext())) > _TEASER:
            return False
        links = ("".join(link.itertext()) for link in above.iter("a"))
        if any(len(text.strip()) > _MORE for text in links):
            return True
    return False


def _is_of_another(element: Element, length: int) -> bool:
    """Tell whether an element stands in a link or heading that says more than its date."""
    above: Element | None = element
    for _ in range(3):
        if above is None:
            return False
        if above.tag in _LINKING:
            texts = islice(above.itertext(), _MOST_TEXTS)
            return len("".join(texts).strip()) > length + _MORE
        above = above.getparent()
    return False
