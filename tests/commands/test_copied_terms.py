"""Copies that credit nobody: what leaves the house of them, as their original's terms say."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.factories import HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.source import EXCERPT, Source, Use
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing

BODY = " ".join(f"The quay has {n} berths." for n in range(20))
FERRY_PRESS = Source(
    slug="ferry_press",
    agency="Ferry Press",
    home="https://ferry.example/",
    terms=EXCERPT,
)
WHY = f"the original is Ferry Press's: {EXCERPT.reason}"
ORDER = {"WIRECRAWLER_WITHHELD": "ferry_press=a court order"}
WITHHELD = "the original is Ferry Press's; ferry_press: a court order"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A story that may be quoted, 1, and 2, its copy under a licence; 3 stands alone."""
    folder: Path = tmp_path_factory.mktemp("copied")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    with Archive.open(wire.database, tag="wire.example,2026") as archive:
        for number, source in enumerate((FERRY_PRESS, HARBOUR_WIRE, HARBOUR_WIRE), 1):
            story = make_sketched(
                source=source,
                url=f"{source.home}{number}",
                body=BODY if number < 3 else "Nobody prints this.",
                published_at=NOON + timedelta(hours=number),
            )
            run = archive.begin_run(source, now=NOON)
            archive.file([Filing(run=run, story=story)], now=NOON)
    return wire


def test_an_export_prints_a_copy_as_its_original_allows(wire: Wire) -> None:
    said = wire.run("export", "--source", "harbour_wire", "--sort", "oldest")
    [copy, alone] = said.records
    quoted = wire.run("export", "--terms", "excerpt", "--sort", "oldest")
    assert (
        copy["terms"],
        copy["body"][-1],
        len(copy["body"]) < len(BODY) / 2,
        alone["terms"]["use"],
        [record["id"] for record in quoted.records],
    ) == (
        {
            "use": "excerpt",
            "licence": None,
            "holder": "Ferry Press",
            "evidence_url": None,
            "reason": WHY,
        },
        "…",
        True,
        "full",
        [1, 2],
    )


def test_the_house_reads_it_whole_and_is_told_why_print_does_not(wire: Wire) -> None:
    [record] = wire.run("story", "2").records
    page = wire.run("story", "2", "--format", "table").out
    chosen = {
        use.value: [r["id"] for r in wire.stories("--terms", use.value)] for use in Use
    }
    foot = (
        f"Terms: An excerpt may be printed; rights held by Ferry Press; {WHY}\n\n"
        "“Port opens new quay” (headline changed, excerpt) by Ingrid Moen, Harbour Wire "
        "(https://harbourwire.example/2); rights held by Ferry Press\n\n"
    )
    assert (
        record["terms"]["use"],
        record["body"] == BODY,
        BODY in page,
        foot in page,
        chosen,
    ) == ("full", True, True, True, {"full": [3, 2], "excerpt": [1], "link": []})


def test_the_copies_of_what_is_withheld_are_withheld(wire: Wire) -> None:
    said = wire.run("export", **ORDER)
    house = wire.run("stories", "--source", "harbour_wire", **ORDER)
    page = wire.run("story", "2", "--format", "table", **ORDER)
    assert (
        [record["id"] for record in said.records],
        said.err,
        house.err,
        f"\n\nWithheld from print: {WITHHELD}\n" in page.out,
    ) == (
        [3],
        (
            "Withheld: 1 story of ferry_press (ferry_press: a court order)\n"
            "Withheld: 1 story copied from ferry_press (ferry_press: a court order)\n"
        ),
        f"Withheld from print: {WITHHELD}: 1 of these stories\n",
        True,
    )
