"""`new-source` at sources of known newsroom systems: their own spiders, where those read it."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.extract import platforms as p
from tests.loopback import Answer, Site, serving

HEADLINES = (
    "Port opens new quay",
    "Ferry strike enters its second week",
    "Council votes on the new lighthouse",
)
SAID = (
    "Port opens new quay",
    "Port Opens New Quay",
    "اسکله تازه بندر گشایش یافت",
    "В порту открыли новый причал",
)
"""What the made-up pages have for a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """A source of one system, and what is written of it."""

    page: Callable[[Sequence[str]], str]
    said: Sequence[str]
    front: str
    """What tells the system, in the head of its front page."""
    listing: str
    folder: str = "/news/"
    lines: Sequence[str] = ()
    """Of the spider, below its name."""
    imported: str


NASTOOH = "<meta name='generator' content='www.nastooh.ir'>"
BLOG = "<meta name='generator' content='WordPress 6.7'>"
POSTS = "/wp-json/wp/v2/posts?per_page=50&_embed=author,wp:term"

MAKES = {
    "nastooh": Make(
        page=lambda said: p.nastooh_fa(
            said[1:], lede=said[0], date="۱۲ آبان ۱۴۰۵، ۱۳:۰۵", tail="MNA/6017630"
        ),
        said=p.FA,
        front=NASTOOH,
        listing="/rss",
        imported="wirecrawler.crawl.nastooh_spider import NastoohSpider",
    ),
    "nastooh with another layout": Make(
        page=p.isna,
        said=p.FA,
        front=NASTOOH,
        listing="/rss",
        lines=["    selectors = NASTOOH_FIRST_TITLE"],
        imported="wirecrawler.crawl.nastooh_spider import NASTOOH_FIRST_TITLE, NastoohSpider",
    ),
    "nastooh with a layout of its own": Make(
        page=lambda said: p.nastooh_en(
            said, date="November 3, 2026 - 13:05", tail="MNA/TT"
        ),
        said=p.EN,
        front=NASTOOH,
        listing="/rss",
        lines=['    feeds = ("{home}rss",)'],
        imported="wirecrawler.crawl.feed_spider import FeedSpider",
    ),
    "iran samaneh": Make(
        page=lambda said: p.iran_samaneh(said, meta=""),
        said=p.FA,
        front="<script src='/client/themes/fa/main/x.js'></script>",
        listing="/fa/rss/allnews",
        folder="/fa/news/",
        imported="wirecrawler.crawl.iransamaneh_spider import IranSamanehSpider",
    ),
    "pangea": Make(
        page=p.pangea,
        said=p.EN,
        front="<link rel='icon' href='/Content/responsive/x.png'>",
        listing="/api/epiqq",
        imported="wirecrawler.crawl.pangea_spider import PangeaSpider",
    ),
    "rossiya segodnya": Make(
        page=p.rossiya_new,
        said=p.RU,
        front="<link rel='icon' href='https://cdn1.img.ria.ru/x.png'>",
        listing="/export/rss2/archive/index.xml",
        imported="wirecrawler.crawl.rossiya_segodnya_spider import RossiyaSegodnyaSpider",
    ),
    "wordpress": Make(
        page=lambda said: p.wordpress(said, tail="Kh.A / H.H"),
        said=p.EN,
        front=BLOG,
        listing="/feed/",
        imported="wirecrawler.crawl.wordpress_spider import WordPressSpider",
    ),
    "wordpress without a feed": Make(
        page=lambda said: p.wordpress(said, tail="Kh.A / H.H"),
        said=p.EN,
        front=BLOG,
        listing=POSTS,
        lines=[
            "    feeds = ()",
            "    posts = (",
            f'        "{{home}}{POSTS[1:]}",',
            "    )",
        ],
        imported="wirecrawler.crawl.wordpress_spider import WordPressSpider",
    ),
}


def put_up(site: Site, make: Make) -> None:
    """Serve three stories of a system, its listing and a front page that names neither."""
    entries = []
    for number, headline in enumerate(HEADLINES):
        page = make.page([f"{headline}, {text}" for text in make.said])
        for said in SAID:
            page = page.replace(said, headline)
        path = f"{make.folder}{number}1234/quay"
        site.routes[path] = Answer(body=page.encode())
        entries.append({"link": site.url(path), "title": headline})
    site.routes["/"] = Answer(body=f"<html><head>{make.front}</head></html>".encode())
    site.routes["/fa/"] = site.routes["/"]
    if make.listing != POSTS:
        site.feed(make.listing, entries)
        return
    posts = [
        {
            "link": entry["link"],
            "title": {"rendered": entry["title"]},
            "date_gmt": f"2026-11-20T08:3{number}:00",
            "content": {"rendered": "word " * 100},
        }
        for number, entry in enumerate(entries)
    ]
    site.routes[POSTS] = Answer(
        body=json.dumps(posts).encode(), kind="application/json"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a source."""

    home: str
    spider: str
    files: Sequence[Path]
    held: set[str]
    """Headlines."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Made]]:
    """Return what came of each make: all of them by one command, and one crawl."""
    folder = tmp_path_factory.mktemp("platforms")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serving(Site())) for name in MAKES}
        for name, site in sites.items():
            put_up(site, MAKES[name])
        homes = "".join(
            f"<outline type='link' url='{site.home}fa/'/>"
            if MAKES[name].folder == "/fa/news/"
            else f"<outline type='link' url='{site.home}'/>"
            for name, site in sites.items()
        )
        (folder / "all.opml").write_text(f"<opml>{homes}</opml>", "utf-8")
        said = wire.run("new-source", "--from-opml", "all.opml", "--quiet")
        assert said.status == 0, said.err
        files = [folder / line for line in said.out.splitlines()]
        spiders = [path for path in files if path.suffix == ".py"]
        ran = wire.run("crawl", *(path.stem for path in spiders), "--quiet")
        assert ran.status == 0, ran.err
        stories = wire.stories()
        yield {
            name: Made(
                home=site.home,
                spider=spider.read_text("utf-8"),
                files=[path for path in files if path.parent.name == spider.stem],
                held={s["headline"] for s in stories if s["source"] == spider.stem},
            )
            for (name, site), spider in zip(sites.items(), spiders, strict=True)
        }


@pytest.mark.parametrize("name", MAKES)
def test_the_spider_of_a_system_is_used_where_it_reads_the_samples(
    made: dict[str, Made], name: str
) -> None:
    one, make = made[name], MAKES[name]
    _, below = one.spider.split("    name = source.slug\n")
    expected = [line.format(home=one.home) for line in make.lines]
    assert f"from {make.imported}\n" in one.spider
    assert below.splitlines() == expected
    assert {headline.lower() for headline in one.held} == {
        headline.lower() for headline in HEADLINES
    }


def test_the_fixture_of_a_listing_of_posts_holds_one_and_no_long_text(
    made: dict[str, Made],
) -> None:
    listing = made["wordpress without a feed"].files[0]
    assert listing.name == "listing.json"
    (post,) = json.loads(listing.read_text("utf-8"))
    assert post["link"].startswith("{home}news/")
    assert len(post["content"]["rendered"]) < 400
