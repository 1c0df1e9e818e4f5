"""Pages and feeds: every word in them, every link alive, every date right."""

import html
import re
from urllib.parse import urljoin

import feedparser
import httpx
import pytest
from lxml.html import document_fromstring

from wirecrawler_demo.content import AGENCIES, read_agency
from wirecrawler_demo.site import DemoSite

FEEDS = {
    "harbour_wire": "feed.atom",
    "sahel_khabar": "rss",
    "valley_courier": "index.rdf",
}
ENCODING = {
    "harbour_wire": "utf-8",
    "sahel_khabar": "utf-8",
    "valley_courier": "cp1252",
}


def _read_paragraphs(body: str) -> list[str]:
    """Return what a reader should see, by a second, cruder reading of the light markup."""
    lines = re.sub(r"^(?:## |> |- |\d+\. )", "", body.strip(), flags=re.MULTILINE)
    lines = re.sub(r"\]\([^)]*\)", "", lines)
    return [line for line in re.sub(r"[\[*]", "", lines).split("\n") if line.strip()]


def _links(url: str, content: bytes) -> set[str]:
    found = document_fromstring(content).iterlinks()
    links = {urljoin(url, link) for _, _, link, _ in found}
    return {link.partition("#")[0] for link in links if "127.0.0.1" in link}


def _crawled(home: str, client: httpx.Client) -> dict[str, int]:
    """Return every address that links lead to from the front page, and its status."""
    seen: dict[str, int] = {}
    waiting = {home}
    while waiting:
        url = waiting.pop()
        answer = client.get(url, follow_redirects=True)
        seen[url] = answer.status_code
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting |= _links(url, answer.content) - seen.keys()
    return seen


def _feed(site: DemoSite, client: httpx.Client, slug: str) -> feedparser.FeedParserDict:
    answer = client.get(site.homes[slug] + FEEDS[slug])
    headers = {
        "content-type": answer.headers["Content-Type"],
        "content-location": str(answer.url),
    }
    return feedparser.parse(answer.content, response_headers=headers)


@pytest.mark.parametrize("slug", AGENCIES)
def test_every_page_holds_every_paragraph_verbatim(
    site: DemoSite, client: httpx.Client, slug: str
) -> None:
    links = [entry.link for entry in _feed(site, client, slug).entries]
    stories = read_agency(slug).stories
    assert len(links) == len(stories)
    for link, story in zip(links, stories, strict=True):
        page = client.get(link).content.decode(ENCODING[slug])
        text = html.unescape(re.sub(r"<[^>]+>", "", page))
        missing = [p for p in _read_paragraphs(story.body) if p not in text]
        assert missing == []
        assert story.headline in text


@pytest.mark.parametrize("slug", AGENCIES)
def test_every_internal_link_resolves(
    site: DemoSite, client: httpx.Client, slug: str
) -> None:
    seen = _crawled(site.homes[slug], client)
    known = {site.homes[slug] + path.removeprefix("/") for path in site.paths(slug)}
    assert {url for url, status in seen.items() if status != 200} == set()
    # What no page links to: robots.txt alone.
    assert known - seen.keys() == {f"{site.homes[slug]}robots.txt"}


@pytest.mark.parametrize("slug", AGENCIES)
def test_only_the_withdrawn_page_is_gone_afterwards(
    site: DemoSite, client: httpx.Client, slug: str
) -> None:
    site.advance()
    seen = _crawled(site.homes[slug], client)
    gone = {url: status for url, status in seen.items() if status != 200}
    courier = f"{site.homes['valley_courier']}news/4476.html"
    assert gone == ({courier: 410} if slug == "valley_courier" else {})


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
@pytest.mark.parametrize(
    ("slug", "version"),
    [
        ("harbour_wire", "atom10"),
        ("sahel_khabar", "rss20"),
        ("valley_courier", "rss10"),
    ],
)
def test_the_feed_is_well_formed_and_lists_every_story(
    site: DemoSite, client: httpx.Client, slug: str, version: str, second: bool
) -> None:
    if second:
        site.advance()
    feed = _feed(site, client, slug)
    stories = read_agency(slug).stories
    assert (feed.bozo, feed.version) == (False, version)
    assert [entry.title for entry in feed.entries] == [
        story.feed_headline or story.headline for story in stories
    ]
    assert [entry.summary for entry in feed.entries] == [s.summary for s in stories]
    assert len({entry.id for entry in feed.entries}) == len(stories)


DATES = [
    ("harbour_wire", "published_parsed", (2026, 11, 21, 13, 34)),
    ("sahel_khabar", "published_parsed", (2026, 11, 21, 14, 28)),
    ("valley_courier", "updated_parsed", (2026, 11, 21, 13, 4)),
]


@pytest.mark.parametrize(("slug", "field", "instant"), DATES, ids=AGENCIES)
def test_the_feed_dates_its_newest_story_in_utc(
    site: DemoSite,
    client: httpx.Client,
    slug: str,
    field: str,
    instant: tuple[int, ...],
) -> None:
    newest = _feed(site, client, slug).entries[0]
    assert tuple(newest[field])[:5] == instant


@pytest.mark.parametrize("slug", ["harbour_wire", "valley_courier"])
def test_the_second_feed_marks_one_entry_as_updated(
    site: DemoSite, client: httpx.Client, slug: str
) -> None:
    first = _feed(site, client, slug).entries
    site.advance()
    second = _feed(site, client, slug).entries
    changed = {
        after.link.removeprefix(site.homes[slug]): after.updated
        for before, after in zip(first, second, strict=True)
        if before != after
    }
    assert (
        changed
        == {
            "harbour_wire": {"council/western-quay": "2026-11-21T17:10:00+01:00"},
            "valley_courier": {"news/4476.html": "2026-11-21T16:10+00:00"},
        }[slug]
    )


PRINTED = [
    ("harbour_wire", "harbour/electric-tug", "21 November 2026, 14:34"),
    ("harbour_wire", "harbour/electric-tug", '"2026-11-21T14:34:00+01:00"'),
    ("sahel_khabar", "n/7001431", ">۳۰ آبان ۱۴۰۵ - ۱۷:۵۸<"),
    ("valley_courier", "news/4476.html", ">Saturday, 21 November 2026, 1:04 pm<"),
    ("valley_courier", "news/4474.html", ">Saturday, 21 November 2026, 8:22 am<"),
]


@pytest.mark.parametrize(
    ("slug", "path", "text"), PRINTED, ids=[case[2] for case in PRINTED]
)
def test_a_page_prints_its_time_as_its_readers_know_it(
    site: DemoSite, client: httpx.Client, slug: str, path: str, text: str
) -> None:
    answer = client.get(site.homes[slug] + path, follow_redirects=True)
    assert text in answer.content.decode(ENCODING[slug])


def test_the_persian_page_says_its_time_in_the_jalali_line_alone(
    site: DemoSite, client: httpx.Client
) -> None:
    url = f"{site.homes['sahel_khabar']}n/7001431"
    page = client.get(url, follow_redirects=True).text
    assert re.findall(r"2026|published_time|datePublished|<time", page) == []


def test_the_old_page_names_its_charset_in_itself_and_says_nothing_to_machines(
    site: DemoSite, client: httpx.Client
) -> None:
    page = client.get(f"{site.homes['valley_courier']}news/4471.html").content
    declared = re.findall(rb"charset=([\w-]+)", page)
    machine = re.findall(rb"ld\+json|og:|itemprop|datetime=", page)
    assert (declared, machine) == ([b"windows-1252"], [])
    assert b"\x93Even If You Are a Pirate\x94" in page


def test_the_corrected_page_says_so(site: DemoSite, client: httpx.Client) -> None:
    url = f"{site.homes['harbour_wire']}council/western-quay"
    before = client.get(url).text
    site.advance()
    after = client.get(url).text
    assert before.count("84 million kroner") == 1
    assert after.count("48 million kroner") == 1
    assert "<strong>Correction:</strong>" in after
    assert '"dateModified": "2026-11-21T17:10:00+01:00"' in after
    assert '"datePublished": "2026-11-21T12:40:00+01:00"' in after


def test_the_withdrawn_page_says_why(site: DemoSite, client: httpx.Client) -> None:
    site.advance()
    answer = client.get(f"{site.homes['valley_courier']}news/4476.html")
    assert answer.status_code == 410
    assert "has been withdrawn" in answer.content.decode("cp1252")
    assert "Pauline Gedge" not in answer.content.decode("cp1252")


TERMS = [
    ("harbour_wire", "terms", "Creative Commons Attribution 4.0"),
    ("sahel_khabar", "terms", "پروانهٔ کریتیو کامنز"),
    ("valley_courier", "terms.html", "quote a short passage"),
]


@pytest.mark.parametrize(("slug", "path", "words"), TERMS, ids=AGENCIES)
def test_the_terms_are_written_where_the_spider_says(
    site: DemoSite, client: httpx.Client, slug: str, path: str, words: str
) -> None:
    page = client.get(site.homes[slug] + path).content.decode(ENCODING[slug])
    assert words in page
