"""`new-source`: a spider and its fixture from an address, and a crawl by what was written."""

import gzip
import json
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import pytest

from tests.conftest import Said, Wire
from tests.loopback import PARAGRAPHS, Answer, Site, serving, story_page
from wirecrawler.__main__ import main
from wirecrawler.extract.opml import read_opml

HEADLINES = (
    "Swing bridge to stay open for ten more years",
    "Ferry that never came back is found in the fog",
    "Library bus reaches its four hundredth village",
    "Bakers ask the council for warmer winters",
    "Lighthouse keeper retires after forty summers",
    "Harbour choir sings for the dredger",
)
SITE = '<meta property="og:site_name" content="Eastwick Post">'


def stories(
    site: Site, *, folder: str = "/news/2026/11/", extra: str = ""
) -> list[str]:
    """Put up six stories, none of which shares a paragraph with another; return their paths."""
    paths = []
    for number, headline in enumerate(HEADLINES):
        path = f"{folder}{headline.lower().replace(' ', '-')}"
        told = [f"{headline}, part {n}. {text}" for n, text in enumerate(PARAGRAPHS)]
        byline = f"Mara Lund{number * 'a'}"
        site.routes[path] = Answer(
            body=story_page(headline, told, byline=byline, extra=SITE + extra)
        )
        paths.append(path)
    return paths


def front(site: Site, *, head: str = "", body: str = "") -> None:
    page = (
        f"<html lang='en'><head><title>Eastwick Post</title>{head}</head><body>{body}"
    )
    site.routes["/"] = Answer(body=page.encode())


def linked(paths: Sequence[str]) -> str:
    links = (
        f"<li><a href='{path}'>{headline}</a></li>"
        for path, headline in zip(paths, HEADLINES, strict=True)
    )
    return f"<nav><a href='/sport'>Sport</a></nav><ul>{''.join(links)}</ul>"


def with_feed(site: Site, path: str = "/rss/all", **more: str) -> None:
    entries = [
        {"link": link, "title": title}
        for link, title in zip(stories(site, **more), HEADLINES, strict=True)
    ]
    site.feed(path, entries)


def news_sitemap(site: Site, path: str) -> None:
    urls = "".join(
        f"<url><loc>{site.url(link)}</loc><n:news><n:title>{title}</n:title>"
        "<n:publication_date>2026-11-20T09:30:00+01:00</n:publication_date></n:news></url>"
        for link, title in zip(stories(site), HEADLINES, strict=True)
    )
    site.routes[path] = Answer(
        body=(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            f' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
        ).encode(),
        kind="application/xml",
    )


def index(site: Site, path: str, *leaves: str) -> None:
    named = "".join(
        f"<sitemap><loc>{site.url(leaf)}</loc></sitemap>" for leaf in leaves
    )
    body = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}'
    site.routes[path] = Answer(
        body=f"{body}</sitemapindex>".encode(), kind="application/xml"
    )


def robots(site: Site, *lines: str) -> None:
    text = "\n".join(("User-agent: *", *lines))
    site.routes["/robots.txt"] = Answer(body=text.encode(), kind="text/plain")


NAMED = '<link rel="alternate" type="application/atom+xml" href="/rss/all">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Eastwick:
    """A site with a feed, and what one run of `new-source` and one crawl made of it."""

    site: Site
    wire: Wire
    said: Said
    asked: Counter[str]
    """Paths that were asked for by `new-source`."""

    @property
    def slug(self) -> str:
        return f"source_127_0_0_1_{urlsplit(self.site.home).port}"

    @property
    def files(self) -> list[Path]:
        return [self.wire.folder / line for line in self.said.out.splitlines()]


@pytest.fixture(scope="module")
def eastwick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Eastwick]:
    folder = tmp_path_factory.mktemp("eastwick")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    with serving(Site()) as site:
        with_feed(site)
        front(site, head=NAMED)
        said = wire.run("new-source", site.home)
        assert said.status == 0, said.err
        yield Eastwick(site=site, wire=wire, said=said, asked=Counter(site.asked))


def test_a_feed_that_the_front_page_names_becomes_a_source(eastwick: Eastwick) -> None:
    said, slug = eastwick.said, eastwick.slug
    assert said.out.splitlines() == [
        f"sources/{slug}.py",
        f"sources/fixtures/{slug}/feed.xml",
        f"sources/fixtures/{slug}/story.html",
        f"sources/fixtures/{slug}/story.json",
    ]
    assert "agency: Eastwick Post (certain: og:site_name)" in said.err
    assert said.err.endswith(f"Next:\n  wirecrawler crawl {slug}\n")
    assert eastwick.asked.total() <= 26
    assert max(eastwick.asked.values()) == 1


def test_nothing_is_written_over_and_nothing_asked_before(eastwick: Eastwick) -> None:
    before = {path: path.read_bytes() for path in eastwick.files}
    site, wire = eastwick.site, eastwick.wire
    site.asked.clear()
    said = wire.run("new-source", site.home)
    assert (said.status, said.out, site.asked) == (2, "", [])
    assert f"sources/{eastwick.slug}.py is there already" in said.err
    assert {path: path.read_bytes() for path in eastwick.files} == before


def test_a_source_that_reads_the_feed_already_is_named(eastwick: Eastwick) -> None:
    site, wire = eastwick.site, eastwick.wire
    said = wire.run("new-source", site.url("/rss/all"), "--into", "elsewhere")
    assert said.status == 2
    assert f"{eastwick.slug} reads {site.url('/rss/all')} already" in said.err
    assert not (wire.folder / "elsewhere").exists()


def test_the_fixture_is_what_the_spider_reads_elsewhere(eastwick: Eastwick) -> None:
    spider, *fixture = eastwick.files
    wire = eastwick.wire
    with serving(Site()) as other:
        texts = {
            file.name: file.read_text("utf-8").replace("{home}", other.home)
            for file in fixture
        }
        expected: dict[str, Any] = json.loads(texts["story.json"])
        page, feed = texts["story.html"], texts["feed.xml"]
        other.routes[urlsplit(expected["url"]).path] = Answer(body=page.encode())
        other.routes["/rss/all"] = Answer(body=feed.encode(), kind="application/xml")
        said = wire.run("crawl", spider.stem, "-a", f"home={other.home}", "--quiet")
        (story,) = wire.stories()
    assert (said.status, said.err) == (0, "")
    assert {key: story[key] for key in expected} == expected
    assert len(expected) >= 8


def test_a_second_source_of_a_host_goes_by_another_name_and_folder(
    eastwick: Eastwick,
) -> None:
    site, wire = eastwick.site, eastwick.wire
    site.feed("/rss/sport", [{"link": p, "title": "x"} for p in stories(site)[:2]])
    words = ("--into", "mine/agencies", "--slug", "eastwick_sport")
    said = wire.run("new-source", site.url("/rss/sport"), *words)
    assert said.out.splitlines()[0] == "mine/agencies/eastwick_sport.py"
    assert "  export WIRECRAWLER_SPIDER_MODULES=mine/agencies\n" in said.err
    assert said.err.startswith(f"{eastwick.slug} reads stories of {site.home} already;")
    spider = (wire.folder / "mine/agencies/eastwick_sport.py").read_text("utf-8")
    assert 'slug="eastwick_sport"' in spider
    assert "class EastwickSportSpider(FeedSpider):" in spider


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of one site among many."""

    site: Site
    spider: str
    files: list[str]
    """Names of its fixture's."""
    fixture: Path
    held: set[str]
    """Headlines; of a source with a delay none was asked for."""
    bodies: str


def robots_with_news(site: Site) -> str:
    news_sitemap(site, "/maps/news.xml")
    front(site)
    robots(site, "Crawl-delay: 7", f"Sitemap: {site.url('/maps/news.xml')}")
    return "/"


def index_of_one(site: Site) -> str:
    news_sitemap(site, "/maps/1.xml")
    index(site, "/sitemap.xml", "/maps/1.xml")
    front(site)
    return "/sitemap.xml"


def index_of_many(site: Site) -> str:
    news_sitemap(site, "/maps/news.xml")
    index(site, "/sitemap.xml", "/maps/pages.xml", "/maps/news.xml", "/maps/old.xml")
    front(site)
    return "/sitemap.xml"


def front_alone(site: Site) -> str:
    front(site, body=linked(stories(site)))
    return "/"


def odd_addresses(site: Site) -> str:
    paths = stories(site)
    for number, path in enumerate(paths):
        site.routes[f"/p{number}"] = site.routes.pop(path)
    front(site, body=linked([f"/p{number}" for number in range(len(paths))]))
    return "/"


def bare_links(site: Site) -> str:
    paths = stories(site)
    for number, path in enumerate(paths):
        site.routes[f"/{number}.html"] = site.routes.pop(path)
    links = "".join(f"<a href='/{number}.html'></a>" for number in range(len(paths)))
    site.routes["/"] = Answer(body=links.encode())
    return "/"


def page_of_a_story(site: Site) -> str:
    # What its head names is at a host that nobody has.
    gone = NAMED.replace("/rss/all", "http://127.0.0.2:9/rss")
    with_feed(site, extra=NAMED + gone, folder="/en/2026/11/")
    front(site)
    return stories(site, extra=gone + NAMED, folder="/en/2026/11/")[0]


def repeating(site: Site) -> str:
    with_feed(site)
    front(site, head=NAMED)
    box = (
        b"</p><div class='harbour-office'><p>The harbour office on the north quay is open"
        b" from nine to noon on every working day of the week.</p></div><p>"
    )
    _replace(site, b"</p><p>", box)
    return "/"


def walled(site: Site) -> str:
    paths = stories(site)
    items = "".join(
        f"<item><title>{title}</title><link>{site.url(path)}</link>"
        f"<description>{title}. {PARAGRAPHS[0]}</description></item>"
        for path, title in zip(paths, HEADLINES, strict=True)
    )
    body = f"<rss version='2.0'><channel><title>Eastwick Post</title>{items}</channel></rss>"
    site.routes["/rss.xml"] = Answer(body=body.encode(), kind="application/rss+xml")
    for path in paths:
        site.routes[path] = Answer(status=403, body=b"<h1>Not for robots</h1>")
    front(site)
    return "/rss.xml"


HOSTILE = "<meta property='og:site_name' content='Post\"\"\"; import os #&#10;\\&#8238;&apos;'>"


def hostile(site: Site) -> str:
    with_feed(site)
    _replace(site, SITE.encode(), HOSTILE.encode())
    front(site, head=NAMED + HOSTILE)
    return "/"


def nameless(site: Site) -> str:
    with_feed(site)
    _replace(site, SITE.encode(), b"")
    _replace(site, b" - Eastwick Post", b"")
    feed = site.routes["/rss/all"]
    assert callable(feed)
    body = feed({}).body.replace(b"<title>Eastwick Post", b"<title>News")
    site.routes["/rss/all"] = Answer(body=body, kind="application/xml")
    site.routes["/"] = Answer(body=f"<head>{NAMED}</head>".encode())
    return "/"


def _replace(site: Site, old: bytes, new: bytes) -> None:
    """Replace the first such bytes of every story's page."""
    for path, route in site.routes.items():
        if path.startswith("/news/"):
            assert isinstance(route, Answer)
            site.routes[path] = Answer(body=route.body.replace(old, new, 1))


MAKES: dict[str, tuple[Callable[[Site], str], str]] = {
    "a news sitemap that robots.txt names": (robots_with_news, "    delay_s = 7\n"),
    "a sitemap in an index of one": (index_of_one, '/sitemap.xml",)'),
    "of an index of many the news": (index_of_many, '/maps/news.xml",)'),
    "a front page alone": (front_alone, r'story_pattern = r"://[^/]+/news/\d{4}/\d+/'),
    "addresses that look like nothing": (odd_addresses, "(SectionSpider):"),
    "links without words": (bare_links, "(SectionSpider):"),
    "the page of a story": (page_of_a_story, '/rss/all",)'),
    "what repeats in every story": (
        repeating,
        'selectors = PageSelectors(drop="div.harbour-office")',
    ),
    "walled pages": (walled, "    reads_pages = False\n"),
    "hostile names": (hostile, """agency='Post\"\"\"; import os # \\\\\\'',"""),
    "no name but its reader's": (nameless, 'agency="Harbour Notes"'),
}
"""dict: name -> what puts a site up and returns the path to be probed, a text of its spider."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Made]]:
    """Return what came of each site: all of them by one command, and one crawl."""
    folder = tmp_path_factory.mktemp("many")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serving(Site())) for name in MAKES}
        urls = {
            name: sites[name].url(put(sites[name])) for name, (put, _) in MAKES.items()
        }
        outlines = "".join(
            f"<outline type='link' text='Harbour Notes' url='{url}'/>"
            for url in urls.values()
        )
        (folder / "all.opml").write_text(f"<opml>{outlines}</opml>", "utf-8")
        said = wire.run("new-source", "--from-opml", "all.opml", "--quiet")
        assert said.status == 0, said.err
        files = [folder / line for line in said.out.splitlines()]
        spiders = [path for path in files if path.suffix == ".py"]
        slugs = [path.stem for path in spiders if "delay_s" not in path.read_text()]
        ran = wire.run("crawl", *slugs, "--quiet")
        assert (ran.status, ran.err) == (0, "")
        stored = wire.stories()
        yield {
            name: Made(
                site=site,
                spider=spider.read_text("utf-8"),
                files=[path.name for path in files if path.parent.name == spider.stem],
                fixture=folder / "sources" / "fixtures" / spider.stem,
                held={
                    s["headline_original"]
                    for s in stored
                    if s["source_url"].startswith(site.home)
                },
                bodies="".join(
                    s["body"] for s in stored if s["source_url"].startswith(site.home)
                ),
            )
            for (name, site), spider in zip(sites.items(), spiders, strict=True)
        }


@pytest.mark.parametrize("name", MAKES)
def test_a_site_becomes_a_source_that_needs_no_edit(
    made: dict[str, Made], name: str
) -> None:
    one = made[name]
    assert MAKES[name][1] in one.spider
    assert one.held == (set() if "delay_s" in one.spider else set(HEADLINES))
    assert 15 <= len(one.spider.splitlines()) <= 30


def test_a_sitemap_is_read_through_its_index(made: dict[str, Made]) -> None:
    one = made["a sitemap in an index of one"]
    assert one.files[:2] == ["sitemap-1.xml", "sitemap.xml"]
    assert "{home}sitemap-1.xml" in (one.fixture / "sitemap.xml").read_text("utf-8")


def test_what_repeats_is_not_stored(made: dict[str, Made]) -> None:
    assert "north quay" not in made["what repeats in every story"].bodies


def test_the_fixture_of_walled_pages_has_no_page(made: dict[str, Made]) -> None:
    assert made["walled pages"].files == ["feed.xml", "story.json"]


def test_the_files_are_as_the_house_writes_them(
    made: dict[str, Made], tmp_path: Path
) -> None:
    for number, one in enumerate(made.values()):
        (tmp_path / f"source_{number}.py").write_text(one.spider, "utf-8")
    (tmp_path / "__init__.py").write_text('"""Sources."""\n', "utf-8")
    project = Path(__file__).parents[2] / "pyproject.toml"
    for words in (["check", "--ignore", "D101"], ["format", "--check"]):
        subprocess.run(
            [
                *(sys.executable, "-m", "ruff", *words),
                *("--no-cache", "--config", str(project), str(tmp_path)),
            ],
            check=True,
        )


def test_what_is_nothing_is_one_line_each_and_writes_nothing(wire: Wire) -> None:
    with ExitStack() as stack:
        away, barred, gone, other = (
            stack.enter_context(serving(Site())) for _ in range(4)
        )
        front(away, body="<p>We are away.</p>")
        robots(barred, "Disallow: /")
        front(barred)
        gone.routes["/"] = Answer(status=410)
        other.feed("/rss", [{"link": "https://[", "title": "x"}])
        homes = (away.home, barred.home, gone.home, other.url("/rss"))
        outlines = "".join(f"<outline xmlUrl='{home}'/>" for home in homes)
        text = f"<opml>{outlines}<outline xmlUrl='http://127.0.0.1:9/'/></opml>"
        (wire.folder / "mine.opml").write_text(text, "utf-8")
        said = wire.run("new-source", "--from-opml", "mine.opml", "--quiet")
    first, *lines = said.err.splitlines()
    assert (said.status, said.out) == (1, "")
    assert first.startswith(
        f"wirecrawler: {away.home}: no feed, sitemap or page whose links are stories"
        f" ({away.home}: no link to a page of its own host; nothing at "
    )
    assert lines[:2] == [
        f"wirecrawler: {barred.home}: robots.txt",
        f"wirecrawler: {gone.home}: http 410",
    ]
    assert lines[2].startswith(f"wirecrawler: {other.url('/rss')}: no feed, sitemap")
    assert lines[3:] == [
        "wirecrawler: http://127.0.0.1:9/: robots.txt: connection refused"
    ]
    assert barred.asked == ["/robots.txt"]
    assert not (wire.folder / "sources").exists()


REFUSED = {
    "no address": [],
    "two": ["https://e.example/", "--from-opml", "x.opml"],
    "a password": ["https://u:secret@e.example/"],
    "no http": ["ftp://e.example/"],
    "a file that is not there": ["--from-opml", "nowhere.opml"],
    "a folder that is a file": ["https://e.example/", "--into", "file"],
    "a slug that is no name": ["https://e.example/", "--slug", "E-1"],
    "a slug that is a word of Python": ["https://e.example/", "--slug", "class"],
    "a slug for many": ["--from-opml", "good.opml", "--slug", "e"],
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("good.opml").write_text("<opml><outline xmlUrl='https://e/'/></opml>", "utf-8")
    status = main(["new-source", *words])
    said = capsys.readouterr()
    assert (status, said.out, said.err.count("\n")) == (2, "", 1), said
    assert "secret" not in said.err


def test_genspider_makes_a_file_of_this_house_beside_scrapy_s_own(wire: Wire) -> None:
    made = wire.run(
        *("genspider", "-t", "wire", "-s", "NEWSPIDER_MODULE="),
        *("harbour_wire", "https://harbourwire.example/news/rss"),
    )
    assert made.status == 0, made.err
    (wire.folder / "mine").mkdir()
    (wire.folder / "harbour_wire.py").rename(wire.folder / "mine" / "harbour_wire.py")
    said = wire.run("sources", "--format", "jsonl", WIRECRAWLER_SPIDER_MODULES="./mine")
    (record,) = [r for r in said.records if r["slug"] == "harbour_wire"]
    assert (record["home"], record["feeds"]) == (
        "https://harbourwire.example/",
        ["https://harbourwire.example/news/rss"],
    )
    listed = wire.run("genspider", "-l").out.split()
    assert {"wire", "basic", "crawl"} <= set(listed)


def test_a_private_address_is_refused(site: Site, wire: Wire) -> None:
    said = wire.run("new-source", site.home, WIRECRAWLER_PRIVATE_NETWORKS="")
    assert said.status == 1
    assert "address refused" in said.err
    assert site.asked == []


def test_ctrl_c_ends_it_and_leaves_nothing(site: Site, wire: Wire) -> None:
    asked, done = threading.Event(), threading.Event()

    def wait(_: Mapping[str, str]) -> Answer:
        asked.set()
        done.wait(30)
        return Answer(status=404)

    site.routes["/"] = wait
    with wire.start("new-source", site.home) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=20)
        finally:
            done.set()
    assert (process.returncode, out, err) == (130, "", "")
    assert not (wire.folder / "sources").exists()


def test_sources_come_back_as_subscriptions(wire: Wire) -> None:
    listed = wire.run("sources", "--format", "jsonl").records
    said = wire.run("sources", "--format", "opml")
    assert (said.status, said.err) == (0, "")
    read = read_opml(said.out.encode(), url="sources.opml")
    assert read.problems == ()
    assert len(read.sources) >= len({record["home"] for record in listed})


HOSTS = {
    "www.waz.de": "front",
    "www.dw.com": "feed",
    "www.br.de": "sitemap",
    "www.theguardian.com": "feed",
    "apnews.com": "front",
    "www.n-tv.de": "sitemap",
    "www.morgenpost.de": "feed",
    "landesspiegel.li": "front",
    "nationalpost.com": "feed",
    "www.namibian.com.na": "front",
}
"""dict[str, str]: hosts of different makes -> the listing that is put beside their pages."""
_CORPORA = ("fundus", "agencies", "aed")


@pytest.mark.corpus
def test_sites_of_different_makes_become_sources_without_an_edit(
    corpus: Path, wire: Wire
) -> None:
    pages = real_pages(corpus)
    with ExitStack() as stack:
        sites = {host: stack.enter_context(serving(Site())) for host in HOSTS}
        for host, site in sites.items():
            put_up(site, HOSTS[host], pages[host])
        homes = "".join(
            f"<outline type='link' url='{site.home}'/>" for site in sites.values()
        )
        (wire.folder / "ten.opml").write_text(f"<opml>{homes}</opml>", "utf-8")
        said = wire.run("new-source", "--from-opml", "ten.opml")
        files = [path for path in said.out.splitlines() if path.endswith(".py")]
        wire.run("crawl", *(Path(path).stem for path in files), "--quiet")
        held = {story["source_url"]: story for story in wire.stories()}
        right = {
            host
            for host, site in sites.items()
            if any(
                is_right(held[url], truth)
                for path, _, truth in pages[host]
                if (url := site.url(path)) in held
            )
        }
    assert len(right) >= len(HOSTS) - 1, (set(HOSTS) - right, said.err)


def real_pages(corpus: Path) -> dict[str, list[tuple[str, bytes, dict[str, Any]]]]:
    """Return path, page and truth of the stories of each host."""
    found: dict[str, list[tuple[str, bytes, dict[str, Any]]]] = {}
    for name in _CORPORA:
        lines = (corpus / name / "truth.jsonl").read_text(encoding="utf-8").splitlines()
        for page in map(json.loads, lines):
            parts, truth = urlsplit(page["url"]), page["truth"]
            if parts.hostname in HOSTS and truth.get("body") and truth.get("title"):
                content = gzip.decompress((corpus / name / page["page"]).read_bytes())
                found.setdefault(parts.hostname, []).append(
                    (parts.path, content, truth)
                )
    return found


def put_up(
    site: Site, listing: str, pages: Sequence[tuple[str, bytes, dict[str, Any]]]
) -> None:
    """The one script for all of them: it adds a feed, a sitemap or a front page."""
    for path, content, _ in pages:
        site.routes[path] = Answer(body=content, kind="text/html")
    links = [(path, truth["title"]) for path, _, truth in pages]
    anchors = "".join(f"<li><a href='{p}'>{escape(t)}</a></li>" for p, t in links)
    front(site, body=f"<ul>{anchors}</ul>" if listing == "front" else "")
    if listing == "feed":
        site.feed("/feed.xml", [{"link": p, "title": escape(t)} for p, t in links])
    if listing == "sitemap":
        urls = "".join(f"<url><loc>{site.url(p)}</loc></url>" for p, _ in links)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        body = f'<urlset xmlns="{space}">{urls}</urlset>'
        site.routes["/sitemap.xml"] = Answer(body=body.encode(), kind="text/xml")


def is_right(story: dict[str, Any], truth: dict[str, Any]) -> bool:
    """Tell whether a headline is the true one and 19 words in 20 of a body are."""
    same = "".join(story["headline_original"].split()) == "".join(
        truth["title"].split()
    )
    got = Counter(story["body"].split())
    scores = [f1(got, Counter(text.split())) for text in truth["body"]]
    return same and max(scores) >= 0.95


def f1(got: Counter[str], want: Counter[str]) -> float:
    shared = (got & want).total()
    return 2 * shared / (got.total() + want.total())
