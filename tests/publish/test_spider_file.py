"""The file of a new source."""

import ast

import pytest

from wirecrawler.publish.spider_file import (
    PARENTS,
    Declared,
    Parent,
    class_name,
    quoted,
    spider_file,
)
from wirecrawler.source import Source

WORDS = "no permission was read yet, so headline and link alone."
FULL = Declared(
    source=Source(
        slug="harbour_wire",
        agency="Harbour Wire",
        home="https://hw.example/",
        country="NO",
        language="en",
        timezone="Europe/Oslo",
    ),
    parent=PARENTS["section"],
    listings=("https://hw.example/news",),
    selectors={"drop": "div.join-us", "byline": "p.by"},
    story_pattern=r"://[^/]+/\d+$",
    delay_s=2.5,
    reads_pages=False,
    words=WORDS,
    notes=("Read https://hw.example/terms\nimport os",),
)


def test_a_file_declares_a_source() -> None:
    assert (
        spider_file(FULL)
        == f'''"""Harbour Wire: {WORDS}"""

from wirecrawler.crawl.section_spider import SectionSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source


class HarbourWireSpider(SectionSpider):
    source = Source(
        slug="harbour_wire",
        agency="Harbour Wire",
        home="https://hw.example/",
        country="NO",
        language="en",
        timezone="Europe/Oslo",
        # Read https://hw.example/terms import os
    )
    name = source.slug
    sections = ("https://hw.example/news",)
    story_pattern = r"://[^/]+/\\d+$"
    # What robots.txt asks for.
    delay_s = 2.5
    # Its pages are walled: the stories are what the feed says.
    reads_pages = False
    selectors = PageSelectors(drop="div.join-us", byline="p.by")
'''
    )


def changed(**more: object) -> str:
    facts = {
        "source": FULL.source,
        "parent": PARENTS["feed"],
        "listings": ("https://e/",),
    }
    return spider_file(Declared(**(facts | more)))  # type: ignore[arg-type]  # a table's


LONG = "https://hw.example/" + "a" * 80
SHAPES = {
    "long listings": ({"listings": (LONG, LONG)}, f'        "{LONG}",\n'),
    "several": ({"listings": ("a", "b")}, '    feeds = ("a", "b")\n'),
    "selectors of two lines": (
        {
            "selectors": {
                "drop": "div.join-us-for-a-long-breakfast",
                "byline": "p.by-a-name",
            }
        },
        '(\n        drop="div.join-us-for-a-long-breakfast", byline="p.by-a-name"\n    )\n',
    ),
    "selectors of many": (
        {"selectors": {"drop": "a" * 70, "byline": "p.by-a-name"}},
        f'        drop="{"a" * 70}",\n        byline="p.by-a-name",\n    )\n',
    ),
    "a plain pattern": (
        {"story_pattern": "/news/."},
        '    story_pattern = "/news/."\n',
    ),
    "a pattern with a quote": (
        {"story_pattern": '"'},
        "    story_pattern = '\"'\n",
    ),
    "a long docstring": (
        {"words": "word " * 20 + "end"},
        '"""Harbour Wire.\n\n' + "word " * 19 + "word\nend\n" + '"""\n',
    ),
    "a hostile docstring": (
        {"words": 'a"""\nimport os\\'},
        '"""Harbour Wire: a\'\'\' import os/"""\n',
    ),
    "a long note": (
        {"notes": ("word " * 30,)},
        "        # " + "word " * 17 + "word\n        # " + "word " * 11 + "word\n",
    ),
    "a system's own listings and layout": (
        {
            "parent": Parent(
                module="wirecrawler.crawl.nastooh_spider",
                name="NastoohSpider",
                listings="feeds",
                layout="NASTOOH_FIRST_TITLE",
            ),
            "listings": (),
        },
        (
            "\nfrom wirecrawler.crawl.nastooh_spider import NASTOOH_FIRST_TITLE, NastoohSpider\n"
            "from wirecrawler.source import Source\n"
        ),
    ),
    "posts instead of a feed": (
        {
            "parent": Parent(
                module="wirecrawler.crawl.wordpress_spider",
                name="WordPressSpider",
                listings="posts",
            )
        },
        '    name = source.slug\n    feeds = ()\n    posts = ("https://e/",)\n',
    ),
    "no language": (
        {"source": Source(slug="e-1", agency="E", home="https://e/")},
        (
            'class E1Spider(FeedSpider):\n    source = Source(\n        slug="e-1",\n'
            '        agency="E",\n        home="https://e/",\n    )\n'
        ),
    ),
}


@pytest.mark.parametrize(("more", "lines"), SHAPES.values(), ids=SHAPES)
def test_a_file_is_as_wide_as_the_house_s(more: dict[str, object], lines: str) -> None:
    text = changed(**more)
    assert lines in text
    ast.parse(text)


STRINGS = {
    "plain": ("Harbour", '"Harbour"'),
    "a quote": ('"Wire"', "'\"Wire\"'"),
    "both": ('"Wire\'s"', "'\"Wire\\'s\"'"),
    "more apostrophes": ("'it''s' \"", "\"'it''s' \\\"\""),
    "a backslash before a quote": ('\\"', "'\\\\\"'"),
    "a backslash": ("a\\", '"a\\\\"'),
    "controls": ("a\x00b\n\u202ec\x7f", '"ab c"'),
    "joiners": ("می\u200cشود", '"می\u200cشود"'),
}


@pytest.mark.parametrize(("text", "literal"), STRINGS.values(), ids=STRINGS)
def test_a_text_is_one_literal(text: str, literal: str) -> None:
    assert quoted(text) == literal
    assert isinstance(ast.literal_eval(literal), str)


def test_a_class_is_named_after_its_slug() -> None:
    assert class_name("mehr-news_en") == "MehrNewsEnSpider"
