"""`new-source`: a spider and its fixture from an address, and a crawl by what was written."""

import gzip
import json
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import pytest

from tests.conftest import Said, Wire
from tests.loopback import PARAGRAPHS, Answer, Site, serving, story_page
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


def written(said: Said, wire: Wire) -> list[Path]:
    assert said.status == 0, said.err
    return [wire.folder / line for line in said.out.splitlines()]


def crawled(said: Said, wire: Wire, **environment: str) -> set[str]:
    """Crawl what was written; return the headlines that are held."""
    slug = Path(said.out.splitlines()[0]).stem
    ran = wire.run("crawl", slug, "--quiet", **environment)
    assert (ran.status, ran.err) == (0, ""), ran.err
    return {story["headline_original"] for story in wire.stories()}


NAMED = '<link rel="alternate" type="application/atom+xml" href="/rss/all">'


def test_a_feed_that_the_front_page_names_becomes_a_source(
    site: Site, wire: Wire
) -> None:
    with_feed(site)
    front(site, head=NAMED)
    said = wire.run("new-source", site.home)
    slug = f"source_127_0_0_1_{urlsplit(site.home).port}"
    assert [str(path.relative_to(wire.folder)) for path in written(said, wire)] == [
        f"sources/{slug}.py",
        f"sources/fixtures/{slug}/feed.xml",
        f"sources/fixtures/{slug}/story.html",
        f"sources/fixtures/{slug}/story.json",
    ]
    assert "agency: Eastwick Post (certain: og:site_name)" in said.err
    assert said.err.endswith(f"Next:\n  wirecrawler crawl {slug}\n")
    assert crawled(said, wire) == set(HEADLINES)


def test_at_most_25_pages_are_asked_for_and_none_twice(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site)
    said = wire.run("new-source", site.home)
    assert said.status == 1 or said.out
    asked = Counter(site.asked)
    assert sum(asked.values()) <= 26
    assert max(asked.values()) == 1


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


def test_a_news_sitemap_that_robots_txt_names_becomes_a_source(
    site: Site, wire: Wire
) -> None:
    news_sitemap(site, "/maps/news.xml")
    front(site)
    robots(site, "Crawl-delay: 7", f"Sitemap: {site.url('/maps/news.xml')}")
    said = wire.run("new-source", site.home)
    spider = written(said, wire)[0].read_text("utf-8")
    assert "(SitemapSpider):" in spider
    assert "    delay_s = 7\n" in spider
    assert "robots.txt: allowed; Crawl-delay 7 s" in said.err


def test_a_sitemap_in_an_index_of_one_is_read_through_the_index(
    site: Site, wire: Wire
) -> None:
    news_sitemap(site, "/maps/1.xml")
    index(site, "/sitemap.xml", "/maps/1.xml")
    front(site)
    said = wire.run("new-source", site.url("/sitemap.xml"))
    paths = written(said, wire)
    assert [path.name for path in paths[1:3]] == ["sitemap-1.xml", "sitemap.xml"]
    assert "{home}sitemap-1.xml" in paths[2].read_text("utf-8")
    assert crawled(said, wire) == set(HEADLINES)


def test_of_an_index_of_many_the_news_are_declared(site: Site, wire: Wire) -> None:
    news_sitemap(site, "/maps/news.xml")
    index(site, "/sitemap.xml", "/maps/pages.xml", "/maps/news.xml", "/maps/old.xml")
    front(site)
    said = wire.run("new-source", site.url("/sitemap.xml"))
    spider = written(said, wire)[0].read_text("utf-8")
    assert f'sitemaps = ("{site.url("/maps/news.xml")}",)' in spider


def test_a_front_page_alone_becomes_a_section_with_a_pattern(
    site: Site, wire: Wire
) -> None:
    front(site, body=linked(stories(site)))
    said = wire.run("new-source", site.home)
    spider = written(said, wire)[0].read_text("utf-8")
    assert r'story_pattern = r"://[^/]+/news/\d{4}/\d+/' in spider
    assert crawled(said, wire) == set(HEADLINES)


def test_addresses_that_look_like_nothing_are_told_by_their_links(
    site: Site, wire: Wire
) -> None:
    paths = stories(site)
    for number, path in enumerate(paths):
        site.routes[f"/p{number}"] = site.routes.pop(path)
    front(site, body=linked([f"/p{number}" for number in range(len(paths))]))
    said = wire.run("new-source", site.home)
    assert written(said, wire)
    assert crawled(said, wire) == set(HEADLINES)


def test_the_page_of_a_story_leads_to_its_source(site: Site, wire: Wire) -> None:
    with_feed(site, extra=NAMED)
    front(site)
    said = wire.run("new-source", site.url(stories(site, extra=NAMED)[0]))
    assert written(said, wire)
    assert crawled(said, wire) == set(HEADLINES)


def test_what_repeats_in_every_story_is_dropped(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site, head=NAMED)
    for path, route in site.routes.items():
        if path.startswith("/news/"):
            assert isinstance(route, Answer)
            box = (
                b"</p><div class='harbour-office'><p>The harbour office on the north quay is open"
                b" from nine to noon on every working day of the week.</p></div><p>"
            )
            site.routes[path] = Answer(body=route.body.replace(b"</p><p>", box, 1))
    said = wire.run("new-source", site.home)
    spider = written(said, wire)[0].read_text("utf-8")
    assert 'selectors = PageSelectors(drop="div.harbour-office")' in spider
    crawled(said, wire)
    assert not any("north quay" in story["body"] for story in wire.stories())


def test_where_pages_are_walled_the_feed_s_own_words_are_read(
    site: Site, wire: Wire
) -> None:
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
    said = wire.run("new-source", site.url("/rss.xml"))
    paths_written = written(said, wire)
    assert "    reads_pages = False\n" in paths_written[0].read_text("utf-8")
    assert [p.name for p in paths_written[1:]] == ["feed.xml", "story.json"]
    assert crawled(said, wire) == set(HEADLINES)


def test_the_fixture_is_what_the_spider_reads_elsewhere(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site, head=NAMED)
    spider, *fixture = written(wire.run("new-source", site.home), wire)
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


HOSTILE = "<meta property='og:site_name' content='Post\"\"\"; import os #&#10;\\&#8238;&apos;'>"


def test_what_a_page_says_cannot_leave_its_strings(site: Site, wire: Wire) -> None:
    for path in stories(site):
        page = site.routes[path]
        assert isinstance(page, Answer)
        body = page.body.replace(SITE.encode(), HOSTILE.encode())
        site.routes[path] = Answer(body=body)
    entries = [{"link": p, "title": "x"} for p in site.routes if p.startswith("/news")]
    site.feed("/rss/all", entries)
    front(site, head=NAMED + HOSTILE)
    said = wire.run("new-source", site.home)
    spider = written(said, wire)[0]
    assert 'agency="Post\\"\\"\\"; import os # \\\\\'"' in spider.read_text("utf-8")
    assert crawled(said, wire) == set(HEADLINES)


@pytest.mark.parametrize("make", ["feed", "section"])
def test_the_file_is_as_the_house_writes_it(site: Site, wire: Wire, make: str) -> None:
    if make == "feed":
        with_feed(site)
        front(site, head=NAMED)
    else:
        front(site, body=linked(stories(site)))
    spider = written(wire.run("new-source", site.home), wire)[0]
    project = Path(__file__).parents[2] / "pyproject.toml"
    for words in (["check", "--ignore", "D101"], ["format", "--check"]):
        subprocess.run(
            [
                *(sys.executable, "-m", "ruff", *words),
                *("--no-cache", "--config", str(project), str(spider)),
            ],
            check=True,
        )
    assert 15 <= len(spider.read_text("utf-8").splitlines()) <= 30


def test_nothing_is_written_over_and_nothing_asked_before(
    site: Site, wire: Wire
) -> None:
    with_feed(site)
    front(site, head=NAMED)
    spider = written(wire.run("new-source", site.home), wire)[0]
    spider.write_text("# mine\n", "utf-8")
    site.asked.clear()
    said = wire.run("new-source", site.home)
    assert (said.status, said.out, site.asked) == (2, "", [])
    assert str(spider.relative_to(wire.folder)) in said.err
    assert spider.read_text("utf-8") == "# mine\n"


def test_a_source_that_reads_the_feed_already_is_named(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site, head=NAMED)
    spider = written(wire.run("new-source", site.home), wire)[0]
    said = wire.run("new-source", site.url("/rss/all"), "--into", "elsewhere")
    assert said.status == 2
    assert f"{spider.stem} reads {site.url('/rss/all')} already" in said.err
    assert not (wire.folder / "elsewhere").exists()


def test_another_folder_is_named_by_a_setting(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site, head=NAMED)
    said = wire.run("new-source", site.home, "--into", "mine/agencies")
    assert written(said, wire)[0].parent == wire.folder / "mine" / "agencies"
    assert "  export WIRECRAWLER_SPIDER_MODULES=mine/agencies\n" in said.err
    held = crawled(said, wire, WIRECRAWLER_SPIDER_MODULES="mine/agencies")
    assert held == set(HEADLINES)


def test_in_a_checkout_files_go_where_the_project_keeps_its_own(
    site: Site, tmp_path: Path
) -> None:
    for folder in ("docs", "wirecrawler/spiders", "tests/spiders"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "wirecrawler" / "spiders" / "__init__.py").touch()
    with_feed(site)
    front(site, head=NAMED)
    wire = Wire(tmp_path / "docs", f"sqlite:///{tmp_path / 'wire.db'}")
    said = wire.run("new-source", site.home)
    slug = Path(said.out.splitlines()[0]).stem
    assert {Path(line).parent for line in said.out.splitlines()} == {
        tmp_path / "wirecrawler" / "spiders",
        tmp_path / "tests" / "spiders" / slug,
    }


def test_what_cannot_be_written_whole_is_not_written(site: Site, wire: Wire) -> None:
    with_feed(site)
    front(site, head=NAMED)
    (wire.folder / "sources").mkdir()
    (wire.folder / "sources" / "fixtures").touch()
    said = wire.run("new-source", site.home)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert [path.name for path in (wire.folder / "sources").iterdir()] == ["fixtures"]


def test_a_system_s_own_address_is_asked_for(site: Site, wire: Wire) -> None:
    with_feed(site, "/sitemap/x", extra="")
    site.routes["/feed/"] = site.routes.pop("/sitemap/x")
    front(site, head="<meta name='generator' content='WordPress 6.7'>")
    said = wire.run("new-source", site.home)
    assert f'feeds = ("{site.url("/feed/")}",)' in written(said, wire)[0].read_text()
    assert "  system: WordPress\n" in said.err


def test_the_host_of_a_known_source_is_named(wire: Wire) -> None:
    said = wire.run(
        "new-source", "https://www.tehrantimes.com/x", WIRECRAWLER_MAX_SECONDS="1"
    )
    assert (
        "tehran_times reads stories of https://www.tehrantimes.com/ already" in said.err
    )


def test_nothing_workable_is_one_line_and_writes_nothing(
    site: Site, wire: Wire
) -> None:
    front(site, body="<p>We are away.</p>")
    said = wire.run("new-source", site.home)
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert f"{site.home}: no feed, sitemap or page whose links are stories" in said.err
    assert not (wire.folder / "sources").exists()


FAILED = {
    "robots.txt": "robots.txt",
    "gone": "http 410",
}


@pytest.mark.parametrize(("what", "reason"), FAILED.items(), ids=FAILED)
def test_a_source_that_may_not_or_cannot_be_read_is_one_line(
    site: Site, wire: Wire, what: str, reason: str
) -> None:
    if what == "gone":
        site.routes["/"] = Answer(status=410)
    else:
        robots(site, "Disallow: /")
        front(site)
    said = wire.run("new-source", site.home)
    line = f"wirecrawler: {site.home}: {reason}\n"
    assert (said.status, said.out, said.err) == (1, "", line)
    assert what == "gone" or site.asked == ["/robots.txt"]


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


REFUSED = {
    "no address": [],
    "two": ["https://e.example/", "--from-opml", "x.opml"],
    "a password": ["https://u:secret@e.example/"],
    "no http": ["ftp://e.example/"],
    "a file that is not there": ["--from-opml", "nowhere.opml"],
    "a folder that is a file": ["https://e.example/", "--into", "file"],
}


@pytest.mark.parametrize("words", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    wire: Wire, words: list[str]
) -> None:
    (wire.folder / "file").touch()
    said = wire.run("new-source", *words)
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1), said
    assert "secret" not in said.err


OPML = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<opml version="1.0"><head><title>&e;</title></head><body><outline text="Harbour">
<outline text="Post" xmlUrl="{one}"/><outline text="Post" xmlUrl="{one}"/>
</outline><outline text="Gone" type="rss" xmlUrl="{gone}"/>
<outline text="Other" xmlUrl="{two}"/></body></opml>"""


def test_subscriptions_are_probed_in_turn_and_failures_named(
    site: Site, wire: Wire
) -> None:
    with_feed(site)
    front(site)
    with serving(Site()) as other:
        with_feed(other)
        front(other)
        text = OPML.format(
            one=site.url("/rss/all"),
            gone="http://127.0.0.1:9/",
            two=other.url("/rss/all"),
        )
        (wire.folder / "mine.opml").write_text(text, "utf-8")
        said = wire.run("new-source", "--from-opml", "mine.opml")
        again = wire.run("new-source", "--from-opml", "mine.opml")
    assert said.status == 1
    assert said.out.count(".py\n") == 2
    assert "wirecrawler: http://127.0.0.1:9/: connection refused\n" in said.err
    assert (again.status, again.out, again.err.count(": skipped: ")) == (1, "", 2)


def test_sources_come_back_as_subscriptions(wire: Wire) -> None:
    listed = wire.run("sources", "--format", "jsonl").records
    said = wire.run("sources", "--format", "opml")
    assert (said.status, said.err) == (0, "")
    read = read_opml(said.out.encode(), url="sources.opml")
    assert read.problems == ()
    assert len(read.sources) >= len({record["home"] for record in listed})


def test_genspider_makes_a_file_of_this_house(wire: Wire) -> None:
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


def test_scrapy_s_own_templates_are_there_too(wire: Wire) -> None:
    said = wire.run("genspider", "-l")
    assert {"wire", "basic", "crawl"} <= set(said.out.split())
    assert "scrapy.Spider" in wire.run("genspider", "-d", "basic").out


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
    "www.hankookilbo.com": "feed",
    "observer.com": "front",
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
