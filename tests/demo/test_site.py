"""The site: what it answers, to whom, and what changes before the second crawl."""

from datetime import datetime

import httpx
import pytest

from tests.demo.conftest import NOW
from wirecrawler_demo.content import AGENCIES
from wirecrawler_demo.site import DemoSite

HTML = "text/html; charset=utf-8"
ANSWERS = [
    ("harbour_wire", "", 200, HTML),
    ("harbour_wire", "feed.atom", 200, "application/atom+xml; charset=utf-8"),
    ("harbour_wire", "council/western-quay", 200, HTML),
    ("harbour_wire", "council/", 200, HTML),
    ("harbour_wire", "council/western-quay?from=feed", 200, HTML),
    ("harbour_wire", "pictures/bottle.svg", 200, "image/svg+xml"),
    ("harbour_wire", "terms", 200, HTML),
    ("harbour_wire", "robots.txt", 200, "text/plain; charset=utf-8"),
    ("harbour_wire", "council/no-such-story", 404, HTML),
    ("sahel_khabar", "", 200, HTML),
    ("sahel_khabar", "rss", 200, "application/rss+xml; charset=utf-8"),
    ("sahel_khabar", "print/7001431", 200, HTML),
    ("sahel_khabar", "n/7001431", 301, HTML),
    ("sahel_khabar", "terms", 200, HTML),
    ("sahel_khabar", "robots.txt", 200, "text/plain; charset=utf-8"),
    ("sahel_khabar", "news/1", 404, HTML),
    ("valley_courier", "", 200, "text/html"),
    ("valley_courier", "index.rdf", 200, "application/rdf+xml"),
    ("valley_courier", "news/4476.html", 200, "text/html"),
    ("valley_courier", "terms.html", 200, "text/html"),
    ("valley_courier", "robots.txt", 200, "text/plain; charset=utf-8"),
    ("valley_courier", "news/9999.html", 404, "text/html"),
]
FEEDS = {
    "harbour_wire": "feed.atom",
    "sahel_khabar": "rss",
    "valley_courier": "index.rdf",
}


@pytest.mark.parametrize(
    ("slug", "path", "status", "kind"), ANSWERS, ids=[f"{a[0]}/{a[1]}" for a in ANSWERS]
)
def test_the_site_answers(
    site: DemoSite, client: httpx.Client, slug: str, path: str, status: int, kind: str
) -> None:
    answer = client.get(site.homes[slug] + path)
    head = client.head(site.homes[slug] + path)
    length = int(answer.headers["Content-Length"])
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, kind)
    assert len(answer.content) == length
    assert status == 301 or length > 20
    assert (head.status_code, head.headers["Content-Length"], head.content) == (
        status,
        str(length),
        b"",
    )


@pytest.mark.parametrize("slug", AGENCIES)
def test_robots_txt_allows_everything(
    site: DemoSite, client: httpx.Client, slug: str
) -> None:
    answer = client.get(f"{site.homes[slug]}robots.txt")
    assert answer.text == "User-agent: *\nAllow: /\n"


def test_every_agency_has_a_home_of_its_own_on_loopback(site: DemoSite) -> None:
    homes = [httpx.URL(home) for home in site.homes.values()]
    assert tuple(site.homes) == AGENCIES
    assert {home.host for home in homes} == {"127.0.0.1"}
    assert len({home.port for home in homes}) == 3


def test_what_was_asked_is_kept_agency_by_agency(
    site: DemoSite, client: httpx.Client
) -> None:
    home = site.homes["harbour_wire"]
    etag = client.get(f"{home}feed.atom").headers["ETag"]
    client.get(f"{home}feed.atom", headers={"If-None-Match": etag})
    client.get(f"{home}nowhere?at=all")
    assert site.requests == {
        "harbour_wire": [
            ("/feed.atom", 200),
            ("/feed.atom", 304),
            ("/nowhere?at=all", 404),
        ],
        "sahel_khabar": [],
        "valley_courier": [],
    }


# E: the ETag that the site gave.  M: its Last-Modified.
CONDITIONS: dict[str, tuple[dict[str, str], int]] = {
    "the tag": ({"If-None-Match": "E"}, 304),
    "the tag, weak": ({"If-None-Match": "W/E"}, 304),
    "the tag among others": ({"If-None-Match": '"x", E'}, 304),
    "any tag": ({"If-None-Match": "*"}, 304),
    "another tag": ({"If-None-Match": '"x"'}, 200),
    "another tag, though not modified": (
        {"If-None-Match": '"x"', "If-Modified-Since": "M"},
        200,
    ),
    "not modified": ({"If-Modified-Since": "M"}, 304),
    "not modified, no zone": (
        {"If-Modified-Since": "Sat, 21 Nov 2099 00:00:00 -0000"},
        304,
    ),
    "modified": ({"If-Modified-Since": "Tue, 01 Jan 2019 00:00:00 GMT"}, 200),
    "no date": ({"If-Modified-Since": "yesterday"}, 200),
}


@pytest.mark.parametrize(("asked", "status"), CONDITIONS.values(), ids=list(CONDITIONS))
@pytest.mark.parametrize("path", ["feed.atom", "harbour/electric-tug", ""])
def test_conditional_requests(
    site: DemoSite,
    client: httpx.Client,
    path: str,
    asked: dict[str, str],
    status: int,
) -> None:
    url = site.homes["harbour_wire"] + path
    first = client.get(url)
    given = {"E": first.headers["ETag"], "M": first.headers["Last-Modified"]}
    headers = {
        name: given["M"] if value == "M" else value.replace("E", given["E"])
        for name, value in asked.items()
    }
    again = client.get(url, headers=headers)
    assert again.status_code == status
    assert again.headers["ETag"] == given["E"]
    assert (again.content == b"") == (status == 304)


def test_a_page_that_is_gone_is_never_304(site: DemoSite, client: httpx.Client) -> None:
    site.advance()
    url = f"{site.homes['valley_courier']}news/4476.html"
    answer = client.get(url, headers={"If-None-Match": "*"})
    assert answer.status_code == 410
    assert "ETag" not in answer.headers


def _etags(site: DemoSite, client: httpx.Client) -> dict[str, tuple[int, bytes]]:
    """Return status and content of everything that the first state has."""
    found: dict[str, tuple[int, bytes]] = {}
    for slug, home in site.homes.items():
        for path in site.paths(slug):
            answer = client.get(f"{home}{path.removeprefix('/')}")
            found[f"{slug}{path}"] = (answer.status_code, answer.content)
    return found


def test_advance_changes_two_feeds_and_two_pages_and_nothing_else(
    site: DemoSite, client: httpx.Client
) -> None:
    first = _etags(site, client)
    assert _etags(site, client) == first
    site.advance()
    second = _etags(site, client)
    changed = {
        path: (first[path][0], second[path][0])
        for path in first
        if first[path] != second[path]
    }
    assert changed == {
        "harbour_wire/feed.atom": (200, 200),
        "harbour_wire/council/western-quay": (200, 200),
        "valley_courier/index.rdf": (200, 200),
        "valley_courier/news/4476.html": (200, 410),
    }


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since"])
def test_after_advance_only_the_unchanged_agency_answers_304(
    site: DemoSite, client: httpx.Client, header: str
) -> None:
    validator = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}[header]
    urls = {slug: site.homes[slug] + FEEDS[slug] for slug in AGENCIES}
    known = {s: client.get(url).headers[validator] for s, url in urls.items()}
    site.advance()
    second = {
        slug: client.get(url, headers={header: known[slug]}).status_code
        for slug, url in urls.items()
    }
    assert second == {"harbour_wire": 200, "sahel_khabar": 304, "valley_courier": 200}


def test_advancing_twice_is_advancing_once(
    site: DemoSite, client: httpx.Client
) -> None:
    site.advance()
    once = _etags(site, client)
    site.advance()
    assert _etags(site, client) == once


def test_nothing_answers_once_the_site_is_closed(client: httpx.Client) -> None:
    with DemoSite(NOW) as site:
        home = site.homes["harbour_wire"]
        assert client.get(home).status_code == 200
    with pytest.raises(httpx.ConnectError):
        client.get(home)


def test_the_site_is_quiet(
    site: DemoSite, client: httpx.Client, capfd: pytest.CaptureFixture[str]
) -> None:
    client.get(f"{site.homes['harbour_wire']}nowhere")
    client.post(site.homes["harbour_wire"])
    assert capfd.readouterr() == ("", "")


def test_a_time_without_a_zone_is_not_accepted() -> None:
    with pytest.raises(ValueError, match="a time without a zone"):
        DemoSite(datetime(2026, 11, 21, 16, 10))  # noqa: DTZ001  (what is tested)
