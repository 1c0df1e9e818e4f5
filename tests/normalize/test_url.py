"""Addresses: one form for each, links made absolute, whose they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecrawler.normalize.url import (
    canonical_url,
    refusal_of,
    resolve,
    same_source,
)

S = "https://a.example/s"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("HTTPS://News.Example/A/b", "https://news.example/A/b", id="case"),
        pytest.param("http://a.example", "http://a.example/", id="empty path"),
        pytest.param(
            "http://a.example?x=1", "http://a.example/?x=1", id="query, no path"
        ),
        pytest.param("http://a.example:80/", "http://a.example/", id="default port"),
        pytest.param(
            "https://a.example:443/", "https://a.example/", id="default tls port"
        ),
        pytest.param("https://a.example:/", "https://a.example/", id="empty port"),
        pytest.param(
            "http://a.example:443/", "http://a.example:443/", id="another's port"
        ),
        pytest.param("http://a.example:08080/", "http://a.example:8080/", id="port"),
        pytest.param("https://a.example./s", S, id="root dot"),
        pytest.param("https://u:p@a.example/s", S, id="credentials"),
        pytest.param("https://a.example/s#top", S, id="fragment"),
        pytest.param("https://a.example/s?", S, id="empty query"),
        pytest.param("https://a.example/s?&a=1&&b", f"{S}?a=1&b", id="empty pairs"),
        pytest.param("https://a.example/s?b=2&a=1", f"{S}?b=2&a=1", id="order stays"),
        pytest.param(
            "https://a.example/s/", "https://a.example/s/", id="last slash stays"
        ),
        pytest.param(
            "https://a.example//s", "https://a.example//s", id="empty segment stays"
        ),
        pytest.param("https://a.example/a/../s", S, id="dots"),
        pytest.param("https://a.example/./b/%2e%2E/s", S, id="escaped dots"),
        pytest.param("https://a.example/../../s", S, id="dots over the root"),
        pytest.param("https://a.example/s/.", "https://a.example/s/", id="last dot"),
        pytest.param(
            "https://a.example/s/b/..", "https://a.example/s/", id="last dots"
        ),
        pytest.param(
            "https://a.example/%7e%41%2fb", "https://a.example/~A%2Fb", id="escapes"
        ),
        pytest.param(
            "https://a.example/100%", "https://a.example/100%25", id="bare percent"
        ),
        pytest.param(
            "https://a.example/%%34%31", "https://a.example/%2541", id="percent twice"
        ),
        pytest.param(
            'https://a.example/a b"<>', "https://a.example/a%20b%22%3C%3E", id="illegal"
        ),
        pytest.param(
            "https://a.example/خبر?q=é",
            "https://a.example/%D8%AE%D8%A8%D8%B1?q=%C3%A9",
            id="iri",
        ),
        pytest.param(
            "https://BÜCHER.example/", "https://bücher.example/", id="host of letters"
        ),
        pytest.param("http://[0:0::1]:80/", "http://[::1]/", id="ipv6"),
        pytest.param("http://[::1]:81/", "http://[::1]:81/", id="ipv6 and port"),
        pytest.param(" https://a.exa\nmple/s\t", S, id="white space"),
        pytest.param(
            "https://a.example/s?utm_source=x&id=7&utm_medium=y", f"{S}?id=7", id="utm"
        ),
        pytest.param(
            "https://a.example/s?utm%5Fsource=x&FBCLID=1", S, id="tracking, disguised"
        ),
        pytest.param("https://a.example/s?traffic_source=rss", S, id="al jazeera"),
        pytest.param(
            "https://a.example/s?at_medium=RSS&at_campaign=KARANGA", S, id="bbc"
        ),
        pytest.param("https://a.example/s?maca=en-rss-en-all-1573-rdf", S, id="dw"),
        pytest.param(
            "https://a.example/s?CMP=x&gclid=1&mc_eid=2&_hsmi=3", S, id="others"
        ),
        pytest.param(
            "https://a.example/s?replytocom=4&itm_source=x&gad_source=1&id=7&usqp=m",
            f"{S}?id=7",
            id="others again",
        ),
        pytest.param(
            "https://a.example/s?id=7&amp;utm_source=rss",
            f"{S}?id=7",
            id="escaped twice",
        ),
        pytest.param(
            "https://a.example/s?category=1&attach=2&ref=3&cid=4",
            f"{S}?category=1&attach=2&ref=3&cid=4",
            id="no",
        ),
        pytest.param(
            "https://a.example/s;JSESSIONID=0A1B/t;v=1?PHPSESSID=5",
            f"{S}/t;v=1",
            id="sessions",
        ),
        pytest.param(
            "https://a.example/#!/story/5é",
            "https://a.example/#!/story/5%C3%A9",
            id="bang",
        ),
        pytest.param(
            "https://a.example/app.html?a=1#/story/5",
            "https://a.example/app.html?a=1#/story/5",
            id="route",
        ),
        pytest.param("https://a.example/s#!/", S, id="no route"),
        pytest.param(
            "https://a.example/ferry-returns#/photo/2",
            "https://a.example/ferry-returns",
            id="a picture of a story",
        ),
        pytest.param(
            "https://a.example/12345#!comments",
            "https://a.example/12345",
            id="comments",
        ),
    ],
)
def test_an_address_has_one_form(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "", id="empty"),
        pytest.param(" /news/1 ", "/news/1", id="relative"),
        pytest.param("mailto:a@b.example", "mailto:a@b.example", id="mail"),
        pytest.param("http://", "http://", id="no host"),
        pytest.param("http://./", "http://./", id="a dot for a host"),
        pytest.param("http://[::1", "http://[::1", id="half a bracket"),
        pytest.param("http://[v1.a:b]/", "http://[v1.a:b]/", id="a future address"),
        pytest.param("http://a:b/", "http://a:b/", id="a port of letters"),
        pytest.param("http://a:99999/", "http://a:99999/", id="a port too large"),
        pytest.param("http://a%41/", "http://a%41/", id="an escaped host"),
        pytest.param("http://a\\b/", "http://a\\b/", id="a backslash in the host"),
        pytest.param("http://a b/", "http://a b/", id="a blank in the host"),
    ],
)
def test_what_is_no_address_stays(text: str, expected: str) -> None:
    assert canonical_url(text) == expected


HOSTILE = st.text(
    alphabet=st.sampled_from("hHtps:/@.%2eE4a1A?#&=[]\\ \t\x00ü٣utm_-;~")
    | st.characters()
)


@settings(deadline=None)
@given(st.one_of(HOSTILE, HOSTILE.map("http://a.example/".__add__), st.text()))
def test_canonical_url_is_idempotent(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


# RFC 3986 section 5.4: the base, and what each reference comes to.
RFC_BASE = "http://a/b/c/d;p?q"
RFC_EXAMPLES = {
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q#s",
    "g#s": "http://a/b/c/g#s",
    ";x": "http://a/b/c/;x",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../../g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    "..g": "http://a/b/c/..g",
    "./g/.": "http://a/b/c/g/",
    "g;x=1/../y": "http://a/b/c/y",
    "g?y/../x": "http://a/b/c/g?y/../x",
}


@pytest.mark.parametrize(("link", "expected"), RFC_EXAMPLES.items(), ids=repr)
def test_links_are_resolved_as_rfc_3986_says(link: str, expected: str) -> None:
    assert resolve(link, RFC_BASE) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("\n /a\tb \r\n", "https://h.example/ab", id="white space"),
        pytest.param("/a b", "https://h.example/a%20b", id="a blank within"),
        pytest.param('/a"b\x00', "https://h.example/a%22b", id="controls at the end"),
        pytest.param("/خبر", "https://h.example/خبر", id="other letters stay"),
        pytest.param("HTTP://X.example", "HTTP://X.example", id="absolute, verbatim"),
        pytest.param("https://x.example/s", "https://x.example/s", id="whole"),
        pytest.param("//x.example:8080/", "https://x.example:8080/", id="port"),
        pytest.param("javascript:alert(1)", None, id="script"),
        pytest.param("mailto:a@b.example", None, id="mail"),
        pytest.param("ftp://h.example/", None, id="ftp"),
        pytest.param("data:text/html,x", None, id="data"),
        pytest.param("https://u@x.example/", None, id="user"),
        pytest.param("https://u:p@x.example/", None, id="credentials"),
        pytest.param("https:///a", "https://h.example/a", id="no host of its own"),
        pytest.param("https://x.example\\@y.example/", None, id="backslash"),
        pytest.param("https://x%2e.example/", None, id="escaped host"),
        pytest.param("https://x.example:0x50/", None, id="port of letters"),
        pytest.param("https://[::1/", None, id="half a bracket"),
    ],
)
def test_links_are_resolved_as_browsers_do(link: str, expected: str | None) -> None:
    assert resolve(link, "https://h.example/f/rss.xml") == expected


@settings(deadline=None)
@given(
    HOSTILE,
    st.sampled_from(["https://h.example/", "", "nonsense", "http://[", "file:///x"]),
)
def test_resolving_never_raises(link: str, base: str) -> None:
    found = resolve(link, base)
    assert found is None or found.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("url", "home", "expected"),
    [
        pytest.param("https://h.example/a", "https://h.example/", True, id="same"),
        pytest.param(
            "http://H.example./a", "https://h.example/", True, id="case and scheme"
        ),
        pytest.param("https://www.h.example/", "https://h.example/", True, id="www"),
        pytest.param(
            "https://m.h.example/", "https://www.h.example/", True, id="mobile"
        ),
        pytest.param(
            "https://amp.h.example/", "https://en.h.example/", True, id="amp, language"
        ),
        pytest.param(
            "https://en.h.example/", "https://h.example/", True, id="under home"
        ),
        pytest.param(
            "https://h.example/", "https://en.h.example/", True, id="over home"
        ),
        pytest.param("https://h.example:8443/", "https://h.example/", True, id="port"),
        pytest.param(
            "https://fa.h.example/", "https://en.h.example/", False, id="siblings"
        ),
        pytest.param(
            "https://oh.example/", "https://h.example/", False, id="longer name"
        ),
        pytest.param(
            "https://example/", "https://h.example/", False, id="top-level domain"
        ),
        pytest.param(
            "https://m.tv/", "https://x.tv/", False, id="a host that begins with m."
        ),
        pytest.param(
            "https://amp.com.au/",
            "https://m.com.au/",
            False,
            id="two below a country's",
        ),
        pytest.param(
            "https://m.dw.example/", "https://www.m.dw.example/", True, id="two labels"
        ),
        pytest.param(
            "https://en.m.h.example/", "https://en.h.example/", True, id="m second"
        ),
        pytest.param(
            "https://fa.m.h.example/",
            "https://en.h.example/",
            False,
            id="others' m second",
        ),
        pytest.param("http://127.0.0.1:81/", "http://127.0.0.1:81/a", True, id="ip"),
        pytest.param(
            "http://127.0.0.1:81/", "http://127.0.0.1:82/", False, id="ip, ports"
        ),
        pytest.param(
            "http://127.0.0.1/", "http://1.127.0.0.1/", False, id="under an ip"
        ),
        pytest.param("http://[::1]:81/", "http://[0::1]:81/", True, id="ipv6"),
        pytest.param(
            "http://localhost:81/", "http://localhost/", False, id="localhost, ports"
        ),
        pytest.param(
            "http://a.localhost/", "http://localhost:80/", False, id="under localhost"
        ),
        pytest.param("mailto:a@h.example", "https://h.example/", False, id="no page"),
        pytest.param("https://h.example/", "", False, id="no home"),
    ],
)
def test_hosts_of_one_source_are_known(url: str, home: str, expected: bool) -> None:
    assert same_source(url, home) is expected


@pytest.mark.parametrize(
    ("link", "why"),
    [
        pytest.param("https://a.example/s", "", id="a sound one"),
        pytest.param("/news/one", "", id="a relative one"),
        pytest.param("", "", id="nothing"),
        pytest.param("bridge 17: open", "", id="words"),
        pytest.param("http://u:p@a.example/s", "it carries credentials", id="both"),
        pytest.param("HTTPS://u@a.example", "it carries credentials", id="user"),
        pytest.param("file:///etc/passwd", "scheme 'file'", id="file"),
        pytest.param("java\nscript:alert(1)", "scheme 'javascript'", id="script"),
        pytest.param("ftp://a.example/s", "scheme 'ftp'", id="ftp"),
        pytest.param("http://a.example:99999/", "no sound host or port", id="port"),
        pytest.param("http://a%6d.example/", "no sound host or port", id="host"),
        pytest.param("http:///s", "no sound host or port", id="no host"),
    ],
)
def test_why_a_link_is_refused(link: str, why: str) -> None:
    assert refusal_of(link) == why
