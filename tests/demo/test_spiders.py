"""The demo's spiders: what they declare, and what they read on the demo's pages."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import httpx
import pytest

from tests.demo.conftest import NOW
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.normalize.dates import parse_published
from wirecrawler.source import Use
from wirecrawler.story import Fetch, Kind, RawStory
from wirecrawler_demo.content import AGENCIES, DemoStory, read_agency
from wirecrawler_demo.markup import plain_lines
from wirecrawler_demo.site import DemoSite
from wirecrawler_demo.spiders.harbour_wire import HarbourWireSpider
from wirecrawler_demo.spiders.sahel_khabar import SahelKhabarSpider
from wirecrawler_demo.spiders.valley_courier import ValleyCourierSpider

SPIDERS: list[type[FeedSpider]] = [
    HarbourWireSpider,
    SahelKhabarSpider,
    ValleyCourierSpider,
]


def _read(
    spider: type[FeedSpider], site: DemoSite, client: httpx.Client
) -> Iterator[RawStory]:
    answer = client.get(site.homes[spider.source.slug] + spider.feeds[0])
    feed = read_feed(answer.content, url=str(answer.url))
    assert feed.problems == ()
    for entry in feed.entries:
        answer = client.get(entry.link)
        yield read_page(
            parse_page(
                answer.content, url=entry.link, encoding=answer.charset_encoding
            ),
            source=spider.source,
            entry=entry,
            fetch=Fetch(final_url=entry.link, status=200, size=0, at=NOW),
            selectors=spider.selectors,
        )


def _printed_body(slug: str, story: DemoStory) -> str:
    lines = plain_lines(story.body)
    # The Persian agency prints the summary as the first paragraph of its text.
    return "\n\n".join((story.summary, *lines) if slug == "sahel_khabar" else lines)


@pytest.mark.parametrize("spider", SPIDERS, ids=AGENCIES)
def test_a_spider_declares_its_agency(spider: type[FeedSpider]) -> None:
    source = spider.source
    agency = read_agency(source.slug)
    declared = (source.agency, source.language, source.timezone)
    assert declared == (agency.name, agency.language, agency.timezone)
    assert spider.name == source.slug


@pytest.mark.parametrize("spider", SPIDERS, ids=AGENCIES)
def test_a_spider_cites_terms_that_are_served(
    spider: type[FeedSpider], site: DemoSite, client: httpx.Client
) -> None:
    source = spider.source
    assert source.terms.evidence_url is not None
    path = source.terms.evidence_url.removeprefix(source.home)
    assert client.get(site.homes[source.slug] + path).status_code == 200


def test_two_agencies_may_be_reprinted_and_one_quoted() -> None:
    uses = [spider.source.terms.use for spider in SPIDERS]
    assert uses == [Use.FULL, Use.FULL, Use.EXCERPT]


@pytest.mark.parametrize("spider", SPIDERS, ids=AGENCIES)
def test_every_headline_and_body_is_read_verbatim(
    spider: type[FeedSpider], site: DemoSite, client: httpx.Client
) -> None:
    slug = spider.source.slug
    read = [(s.kind, s.headline, s.body) for s in _read(spider, site, client)]
    assert read == [
        (Kind.STORY, story.headline, _printed_body(slug, story))
        for story in read_agency(slug).stories
    ]


@pytest.mark.parametrize("spider", SPIDERS, ids=AGENCIES)
def test_every_printed_time_is_the_right_instant(
    spider: type[FeedSpider], site: DemoSite, client: httpx.Client
) -> None:
    source = spider.source
    read: list[datetime | None] = []
    for story in _read(spider, site, client):
        assert story.published is not None
        parsed = parse_published(
            story.published.text,
            timezone=source.timezone,
            languages=(source.language.split("-")[0],),
            now=NOW,
        )
        read.append(parsed.instant if parsed else None)
    minute = NOW.replace(second=0, microsecond=0)
    assert read == [
        minute - timedelta(minutes=round(story.hours_ago * 60))
        for story in read_agency(source.slug).stories
    ]


def test_the_shared_story_is_read_as_one_text(
    site: DemoSite, client: httpx.Client
) -> None:
    ours = {story.body for story in _read(HarbourWireSpider, site, client)}
    theirs = {story.body for story in _read(ValleyCourierSpider, site, client)}
    assert len(ours & theirs) == 1
