"""Feeds, sitemaps and sections that are made to cost, to leak or to mislead: a crawl each."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Said, Wire
from tests.hostile.conftest import Table
from tests.hostile.rows import SECONDS, bad_reason, bad_words, unbalanced
from tests.hostile.rows_listings import ROWS, ListingRow, plain_pages
from tests.hostile.server import HostileSite

HOSTS = {row.id: f"127.60.0.{n}" for n, row in enumerate(ROWS, start=1)}
_SECRET = Path("/etc/passwd").read_text("utf-8").split(":")[0] + ":x:0"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_hostile_listing(
    row: ListingRow, hostile: HostileSite, wire: Wire, table: Table
) -> None:
    host = HOSTS[row.id]
    hostile.listen([host])
    hostile.put(host, "/feed", row.answer)
    for path, behaviour in {**plain_pages(row.id), **row.more}.items():
        hostile.put(host, path, behaviour)

    said = wire.crawl(
        hostile.url("/feed", host),
        *("-a", "slug=hostile", *row.words),
        WIRECRAWLER_MAX_SECONDS=SECONDS,
        WIRECRAWLER_MAX_PAGE_CPU_SECONDS="3",
    )

    outcomes = wire.run("outcomes", "--format", "jsonl").records
    listing = next((o for o in outcomes if o["url"].endswith("/feed")), {})
    wrong = list(_faults(row, said, wire, listing, hostile.targets(host)))
    ours = f"{listing.get('outcome')}: {listing.get('reason')}; status {said.status}"
    table.add("listings", row.does, row.good, "; ".join([ours, *wrong]), held=not wrong)
    assert wrong == [], said.err


def _faults(
    row: ListingRow,
    said: Said,
    wire: Wire,
    listing: dict[str, object],
    asked: list[str],
) -> Iterator[str]:
    yield from bad_words(said)
    yield from unbalanced(said)
    if str(said.status) not in row.status.split("|"):
        yield f"exit status {said.status}, not {row.status}"
    yield from _misnamed(row, listing)
    stories = wire.stories()
    least, most = row.stored
    if not least <= len(stories) <= most:
        yield f"{len(stories)} stories"
    if _SECRET in str(stories) + said.err:
        yield "a file of this machine was read"
    if any("xxe" in one for one in asked):
        yield "an external entity was asked for"
    if len(asked) > row.most_asked:
        yield f"{len(asked)} requests"


def _misnamed(row: ListingRow, listing: dict[str, object]) -> Iterator[str]:
    if listing.get("outcome") not in row.fate.split("|"):
        yield f"the listing is {listing.get('outcome')}"
    reason = str(listing.get("reason") or "")
    if not re.search(row.reason, reason, re.IGNORECASE):
        yield f"its reason is {reason!r}, not like {row.reason!r}"
    if wrong := bad_reason(reason):
        yield wrong
