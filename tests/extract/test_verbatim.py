"""Paragraphs are what a browser shows, character for character."""

import re

import pytest
from playwright.sync_api import sync_playwright

from tests.extract.verbatim_table import (
    APART,
    CHARACTERS,
    ENTITIES,
    LINES,
    TAGS,
    WHITE_SPACE,
)
from tests.web.test_browser import ARGUMENTS, CHROMIUM
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.html_tree import read_html
from wirecrawler.extract.markup import body_html
from wirecrawler.extract.paragraphs import read_blocks

GROUPS = {
    "characters": CHARACTERS,
    "entities": ENTITIES,
    "white space": WHITE_SPACE,
    "tags": TAGS,
    "lines": LINES,
}
EXACT = {
    f"{group}: {name}": case
    for group, cases in GROUPS.items()
    for name, case in cases.items()
}
URL = "https://harbourwire.example/news/1"
INNER_TEXT = """pages => pages.map(page => {
  document.open(); document.write(page); document.close();
  return document.getElementById("part").innerText;
})"""


def page(markup: str) -> str:
    return (
        "<!doctype html><html><head><meta charset='utf-8'></head>"
        f"<body><div id='part'>{markup}</div></body></html>"
    )


def read(markup: str) -> tuple[str, str]:
    """Return the text and the HTML of a part of a page."""
    root = read_html(page(markup).encode(), url=URL, encoding="utf-8")
    part = root.find(".//div[@id='part']")
    assert part is not None
    blocks = read_blocks(part)
    return body_text(blocks), body_html(blocks, base=URL)


def lines(text: str) -> list[str]:
    return re.findall("[^\n]+", text)


@pytest.mark.parametrize(("markup", "text"), EXACT.values(), ids=EXACT)
def test_a_paragraph_is_what_a_browser_shows(markup: str, text: str) -> None:
    shown, html = read(markup)
    again, _ = read(html)
    assert (shown, lines(again)) == (text, lines(re.sub("\t+", " ", text)))


@pytest.mark.parametrize(("markup", "text", "shown"), APART.values(), ids=APART)
def test_a_blank_line_parts_all_blocks(markup: str, text: str, shown: str) -> None:
    assert (read(markup)[0], lines(text)) == (text, lines(shown))


@pytest.mark.browser
@pytest.mark.skipif(
    not CHROMIUM, reason="no Chromium: apt-get install chromium, then run again"
)
def test_a_browser_shows_what_is_expected_of_it() -> None:
    expected = {name: (markup, text) for name, (markup, text) in EXACT.items()}
    expected |= {name: (markup, shown) for name, (markup, _, shown) in APART.items()}
    pages = [page(markup) for markup, _ in expected.values()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        told = browser.new_page().evaluate(INNER_TEXT, pages)
        browser.close()
    shown = dict(zip(expected, told, strict=True))
    assert shown == {name: text for name, (_, text) in expected.items()}
