"""Section pages of Xinhua's sites, and the files of JSON that they name."""

import json

import pytest

from tests.extract.pages import page_of
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.json_listing import MOST_ENTRIES, JsonListing
from wirecrawler.extract.xinhua import named_datasources, read_datasource
from wirecrawler.story import Entry

SECTION = "https://english.harbourwire.example/world/index.htm"
ID = "0123456789abcdef0123456789abcdef"
FILE = f"https://english.harbourwire.example/world/ds_{ID}.json"
STORY = {
    "contentId": "20261117ab",
    "title": "Port opens<br/>new quay &amp; crane",
    "publishUrl": f"../20261117/{ID}/c.html",
    "publishTime": "2026-11-17 17:20:25",
    "summary": "Two ferries tied up.",
    "author": "huaxia",
    "keywords": "port, quay,,port",
}
LINK = f"https://english.harbourwire.example/20261117/{ID}/c.html"


@pytest.mark.parametrize(
    ("markup", "files"),
    [
        pytest.param(f'<ul data="datasource:{ID}"></ul>', (FILE,), id="a list"),
        pytest.param(
            f'<ul data=" datasource:{ID} "></ul><div class="datasource:{ID}"></div>',
            (FILE,),
            id="twice, in any attribute",
        ),
        pytest.param('<ul data="datasource:../../etc"></ul>', (), id="no digits"),
        pytest.param(f"<p>datasource:{ID}</p>", (), id="in the text"),
    ],
)
def test_a_section_page_names_files(markup: str, files: tuple[str, ...]) -> None:
    page = page_of(markup, url=SECTION)
    assert named_datasources(page.root, url=SECTION) == files


def test_a_page_of_a_thousand_lists_names_twenty() -> None:
    lists = "".join(f'<ul data="datasource:{n:032x}"></ul>' for n in range(1000))
    page = page_of(lists, url=SECTION)
    assert len(named_datasources(page.root, url=SECTION)) == 20


def test_a_file_names_stories() -> None:
    content = json.dumps({"datasource": [STORY, {"title": "No link"}]}).encode()
    assert read_datasource(content, url=FILE) == JsonListing(
        entries=(
            Entry(
                url=f"../20261117/{ID}/c.html",
                link=LINK,
                guid="20261117ab",
                headline="Port opens new quay & crane",
                published="2026-11-17 17:20:25",
                summary="Two ferries tied up.",
                keywords=("port", "quay"),
            ),
        ),
        linkless=(Entry(url="", link="", headline="No link"),),
        problems=("1 of its entries have no link",),
    )


def test_a_file_without_end_is_read_so_far() -> None:
    content = json.dumps({"datasource": [STORY] * (MOST_ENTRIES + 1)}).encode()
    listing = read_datasource(content, url=FILE)
    assert (len(listing.entries), listing.problems) == (
        MOST_ENTRIES,
        (f"over {MOST_ENTRIES} entries: the rest was not read",),
    )


@pytest.mark.parametrize("content", [b"{}", b'{"datasource": {}}', b"[]", b"<html>"])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(ExtractionError, match="not a list of Xinhua's"):
        read_datasource(content, url=FILE)
