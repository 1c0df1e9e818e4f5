"""Pages that only lead on."""

import pytest

from wirecrawler.extract.page import parse_page
from wirecrawler.extract.refresh import MOST_CHARS, refresh_target

URL = "https://harbour.example/news/a"
HERE = "https://harbour.example"
CONTENTS = {
    "relative": ("0;url=/b", f"{HERE}/b"),
    "quoted": ("0; URL='/b'", f"{HERE}/b"),
    "comma, no name": ("1.5, /b", f"{HERE}/b"),
    "itself": ("0;url=", ""),
    "its own address": ("5;url=/news/a", URL),
    "reloads": ("300", ""),
    "no number": ("url=/b", ""),
    "script": ("0;url=javascript:alert(1)", ""),
    "elsewhere": ("0;url=http://10.0.0.1/", "http://10.0.0.1/"),
}
WORDS = "<p>You are being taken on.</p><script>go()</script>"


def target(head: str, body: str = WORDS) -> str:
    page = parse_page(f"<html><head>{head}</head>{body}</html>".encode(), url=URL)
    return refresh_target(page.root, URL)


@pytest.mark.parametrize("name", CONTENTS)
def test_where_a_refresh_leads(name: str) -> None:
    content, expected = CONTENTS[name]

    assert target(f'<meta http-equiv="Refresh" content="{content}">') == expected


REFRESH = '<meta http-equiv="refresh" content="0;url=/b">'
PAGES = {
    "a story": (REFRESH, f"<body><p>{'x' * (MOST_CHARS + 1)}</p></body>", ""),
    "scripts say nothing": (
        REFRESH,
        f"<body><script>{'x' * 999}</script></body>",
        f"{HERE}/b",
    ),
    "without scripts": (f"<noscript>{REFRESH}</noscript>", WORDS, ""),
    "another meta": ('<meta name="refresh" content="0;url=/b">', WORDS, ""),
    "no content": ('<meta http-equiv="refresh">', WORDS, ""),
    "frames": (REFRESH, "<frameset><frame></frameset>", f"{HERE}/b"),
    "a base": (
        f'<base href="https://other.example/x/">{REFRESH}',
        WORDS,
        "https://other.example/b",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_shows_something_leads_nowhere(name: str) -> None:
    head, body, expected = PAGES[name]

    assert target(head, body) == expected
