"""Where a source may list its stories."""

import pytest

from tests.extract.pages import page_of
from wirecrawler.extract.platform import PLATFORMS
from wirecrawler.extract.site_leads import (
    named_feeds,
    named_feeds_in,
    promise,
    robots_leads,
    usual_leads,
)

HOME = "https://harbourwire.example"
RSS = "application/rss+xml"
NAMED = {
    "in the head": (f'<link rel="alternate" type="{RSS}" href="/a">', "", ["/a"]),
    "Atom and JSON Feed": (
        (
            '<link rel="alternate" type="application/atom+xml" href="/a">'
            '<link rel="Alternate" type="application/feed+json" href="/b">'
        ),
        "",
        ["/a", "/b"],
    ),
    "no oEmbed": (
        (
            '<link rel="alternate" type="application/json+oembed" href="/a">'
            f'<link rel="stylesheet" type="{RSS}" href="/b">'
        ),
        "",
        [],
    ),
    "no comments": (
        (
            f'<link rel="alternate" type="{RSS}" href="/a" title="Quay Comments Feed">'
            f'<link rel="alternate" type="{RSS}" href="/comments/feed/">'
        ),
        "",
        [],
    ),
    "the narrow ones last": (
        (
            f'<link rel="alternate" type="{RSS}" href="/tag/quay/feed">'
            f'<link rel="alternate" type="{RSS}" href="/feed">'
        ),
        "",
        ["/feed", "/tag/quay/feed"],
    ),
    "by links": (
        "",
        (
            '<a href="/rss">RSS</a><a href="/rss-help">?</a><a href="/x/feed.xml">f</a>'
            '<a href="/?feed=rss2">w</a><a href="/feedback">no</a><a href="/rss">again</a>'
        ),
        ["/rss", "/rss-help", "/x/feed.xml", "/?feed=rss2"],
    ),
    "no link to another source": ("", '<a href="https://e.example/rss">RSS</a>', []),
    "no address": (
        f'<link rel="alternate" type="{RSS}">',
        '<a>rss</a><a href="http://[x/rss">b</a><a href="mailto:rss@e.example">m</a>',
        [],
    ),
}


@pytest.mark.parametrize(("head", "body", "paths"), NAMED.values(), ids=NAMED)
def test_a_page_names_feeds(head: str, body: str, paths: list[str]) -> None:
    page = page_of(body, head=head)
    assert [lead.url for lead in named_feeds(page)] == [HOME + path for path in paths]
    content = f"<html><head>{head}</head><body>{body}".encode()
    assert named_feeds_in(content, url=page.url, encoding=None) == named_feeds(page)


def test_usual_addresses_begin_with_those_of_the_system() -> None:
    nastooh = next(one for one in PLATFORMS if one.name == "Nastooh")
    leads = usual_leads(f"{HOME}/", nastooh)
    assert [lead.url for lead in leads[:3]] == [
        f"{HOME}/rss",
        f"{HOME}/sitemap/news/sitemap.xml",
        f"{HOME}/feed",
    ]
    assert len({lead.url for lead in leads}) == len(leads)
    assert {lead.kind for lead in leads} == {"feed", "sitemap"}


def test_an_edition_has_feeds_of_its_own() -> None:
    leads = usual_leads(f"{HOME}/en", None)
    assert [lead.url for lead in leads[:2]] == [f"{HOME}/en/feed", f"{HOME}/en/rss"]
    assert f"{HOME}/sitemap.xml" in {lead.url for lead in leads}


def test_sitemaps_of_robots_txt_begin_with_the_news() -> None:
    said = ["/video-sitemap.xml", "https://[x", f"{HOME}/all.xml", "/news.xml"]
    leads = robots_leads(said, f"{HOME}/robots.txt")
    assert [lead.url for lead in leads] == [
        f"{HOME}/news.xml",
        f"{HOME}/all.xml",
        f"{HOME}/video-sitemap.xml",
    ]
    assert [promise(lead.url) for lead in leads] == [0, 1, 2]
