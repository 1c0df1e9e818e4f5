"""Feed rhythm: what a feed says of when to look at it again, and which hub tells of its news.

RSS 2.0 (`ttl`, `skipHours`, `skipDays`), the RSS 1.0 Syndication module (`sy:updatePeriod`,
`sy:updateFrequency`), WebSub section 4 (links with the relation `hub`) and JSON Feed 1.1
(`hubs`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from lxml import etree

from wirecrawler.extract.xml_tree import text_of
from wirecrawler.normalize.url import resolve

_SYNDICATION = "purl.org/rss/1.0/modules/syndication"
_PERIODS_S = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER = re.compile(r"[0-9]{1,7}")
MOST_HUBS = 8
"""Hubs kept of one feed; arbitrary: WebSub asks for one, or a few beside each other."""
_MOST_CHARS = 2_000
"""Characters of a hub's address; arbitrary."""
_STORIES = {"item", "entry"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRhythm:
    """What a feed says of its own rhythm."""

    ttl_s: int | None = None
    """Seconds for which a copy of it may serve; None: it does not say."""
    skip_hours: tuple[int, ...] = ()
    """Hours of the day (0 to 23, UTC) in which nobody needs to look."""
    skip_days: tuple[int, ...] = ()
    """Days of the week (0 is Monday, UTC) on which nobody needs to look."""
    update_s: int | None = None
    """Seconds between two updates, as it says; None: it does not."""
    hubs: tuple[str, ...] = ()
    """Addresses of its WebSub hubs, absolute."""

    def kept(self) -> dict[str, Any]:
        """Return it as JSON has it; what is not said is left out."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `kept` made of it."""
        return cls(
            ttl_s=kept.get("ttl_s"),
            skip_hours=tuple(kept.get("skip_hours", ())),
            skip_days=tuple(kept.get("skip_days", ())),
            update_s=kept.get("update_s"),
            hubs=tuple(kept.get("hubs", ())),
        )


UNSAID = FeedRhythm()
"""The rhythm of a feed that says nothing of it."""


def xml_rhythm(root: etree._Element, url: str) -> FeedRhythm:
    """Return what a feed of RSS, RDF or Atom at the address `url` says of its rhythm.

    What is no number, no hour or no day is as if it were not said; hours beyond 23 too, save
    the 24 of RSS 0.91, which is midnight.
    """
    said = list(_of_channel(root))
    ttl = _first_number(said, "ttl")
    hours = (_number(text) for text in _listed(said, "skiphours", "hour"))
    days = (text.lower() for text in _listed(said, "skipdays", "day"))
    return FeedRhythm(
        ttl_s=ttl * 60 if ttl else None,
        skip_hours=tuple(sorted({h % 24 for h in hours if h is not None and h <= 24})),
        skip_days=tuple(sorted({_DAYS.index(day) for day in days if day in _DAYS})),
        update_s=_update_s(said),
        hubs=_absolute((e.get("href", "") for e in said if _is_hub(e)), url),
    )


def json_rhythm(facts: Mapping[str, Any], url: str) -> FeedRhythm:
    """Return what the JSON Feed at the address `url` says of its rhythm: its hubs."""
    hubs = facts.get("hubs")
    each = hubs if isinstance(hubs, list) else []
    named = (
        one.get("url") for one in each if isinstance(one, Mapping) and _is_websub(one)
    )
    return FeedRhythm(hubs=_absolute((n for n in named if isinstance(n, str)), url))


def _is_websub(hub: Mapping[Any, Any]) -> bool:
    # JSON Feed names PubSubHubbub, as WebSub was called, and rssCloud.
    return str(hub.get("type", "websub")).lower() in {"websub", "pubsubhubbub"}


def _of_channel(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements beside the stories: those of the feed itself."""
    places = [root, *(e for e in root if _local(e) == "channel")]
    for place in places:
        yield from (e for e in place if _local(e) not in _STORIES)


def _local(element: etree._Element) -> str:
    """Return the name of an element without its namespace or prefix, lower case."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _is_hub(element: etree._Element) -> bool:
    return _local(element) == "link" and "hub" in element.get("rel", "").lower().split()


def _update_s(said: Iterable[etree._Element]) -> int | None:
    """Return the seconds between two updates; a period alone is one update in it."""
    ours = [e for e in said if _is_syndication(e)]
    period = next((text_of(e) for e in ours if _local(e) == "updateperiod"), "")
    length = _PERIODS_S.get(period.strip().lower())
    if length is None:
        return None
    return length // (_first_number(ours, "updatefrequency") or 1) or 1


def _is_syndication(element: etree._Element) -> bool:
    tag = str(element.tag)
    return _SYNDICATION in tag or tag.lower().startswith("sy:")


def _first_number(said: Iterable[etree._Element], name: str) -> int | None:
    return next((_number(text_of(e)) for e in said if _local(e) == name), None)


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[0]) if found else None


def _listed(said: Iterable[etree._Element], name: str, one: str) -> Iterator[str]:
    """Yield the texts of the elements `one` within the elements `name`."""
    for element in said:
        if _local(element) == name:
            yield from (text_of(e).strip() for e in element if _local(e) == one)


def _absolute(links: Iterable[str], url: str) -> tuple[str, ...]:
    """Return those of `links` that can be asked for, each once."""
    resolved = (resolve(link, url) for link in links if 0 < len(link) <= _MOST_CHARS)
    return tuple(dict.fromkeys(one for one in resolved if one))[:MOST_HUBS]
