"""Addresses of which a server can name any number."""

import pytest

from wirecrawler.crawl.listing_limits import ListingLimits
from wirecrawler.crawl.traps import CALENDAR, CIRCULAR, TOO_LONG, trap_reason
from wirecrawler.outcome import Role

FEED, SECTION = Role.FEED, Role.SECTION
LONG_PATH = "/".join(["ab"] * 500)
ADDRESSES = {
    "plain": (FEED, "/news/2026/11/21/bridge-stays-open", ""),
    "two pieces three times": (FEED, "/a/b/a/b/a/b", CIRCULAR),
    "two pieces twice": (FEED, "/a/b/a/b/c", ""),
    "one piece three times": (FEED, "/news/news/news", CIRCULAR),
    "escaped": (FEED, "/%61/b/a/%62/A/B", CIRCULAR),
    "all over the path": (FEED, "/a/1/a/2/a/3/a/4/a/5/a/6/a", CIRCULAR),
    "very many pieces": (FEED, f"/{LONG_PATH}", CIRCULAR),
    "the numbers of a date": (FEED, "/2011/11/11/11/bridge", ""),
    "too long": (FEED, f"/{'x' * 2_100}", TOO_LONG),
    "long, in another script": (FEED, f"/{'%D8%A8' * 200}", ""),
    "no address": (FEED, "[/", ""),
    "a calendar's month": (SECTION, "/calendar/2031-04", CALENDAR),
    "a day": (SECTION, "/2031/04/01/", CALENDAR),
    "a day in a feed": (FEED, "/2031/04/01/", ""),
    "a story of a day": (SECTION, "/2031/04/01/bridge-stays-open", ""),
    "a date asked for": (SECTION, "/events?date=2031-04-01", CALENDAR),
    "a story with a date": (SECTION, "/bridge-stays-open?date=2031-04-01", ""),
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_traps_are_told_from_addresses_of_stories(name: str) -> None:
    role, path, expected = ADDRESSES[name]

    found = trap_reason(
        f"https://harbour.example{path}", role=role, limits=ListingLimits()
    )

    assert found == expected
