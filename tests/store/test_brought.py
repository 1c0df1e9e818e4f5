"""A story is known by the id by which it was brought, in this run or an earlier one."""

from tests.factories import NOON, make_story
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.query import Query


def test_each_story_by_the_id_of_its_first_revision(
    archive: Archive, query: Query
) -> None:
    told = [
        make_story(
            url=f"https://harbourwire.example/{n}",
            body=f"{n} " + " ".join(f"word{n}x{place}" for place in range(30)),
            guid=guid,
            evidence=evidence,
        )
        for n, (guid, evidence) in enumerate(
            [("a", {}), ("g", {"id": '"b"'}), ("5", {"id": "5"}), ("", {})]
        )
    ]
    again = make_story(
        url=told[0].url, guid="z", body=f"{told[0].body} more", evidence={}
    )
    filings = [Filing(run=None, story=story) for story in (*told, again)]
    archive.file(filings, now=NOON)

    assert query.brought_ids([]) == {}
    assert query.brought_ids([1, 2, 3, 4, 99]) == {1: "a", 2: "b", 3: 5}
