"""Sections of Xinhua's sites: the page names a file of JSON, and that the stories.

An element of the page says `datasource:` and 32 hexadecimal digits; beside the page lies
`ds_DIGITS.json`, whose `datasource` lists the stories.
"""

import re

from wirecrawler.extract.feed_entry import FoundEntry
from wirecrawler.extract.feed_json import Json
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.json_listing import JsonListing, read_json_listing, text_under
from wirecrawler.extract.plain import html_text
from wirecrawler.normalize.text import collapsed
from wirecrawler.normalize.url import resolve
from wirecrawler.story import Entry

_NAMED = re.compile(r"\s*datasource:([0-9a-f]{32})\s*", re.ASCII)
_MOST = 20
"""Files that one page is let name; arbitrary: a front page has a dozen lists."""


def named_datasources(root: Element, *, url: str) -> tuple[str, ...]:
    """Return the addresses of the files that the section page at `url` names, each once."""
    said = root.xpath("//@*[starts-with(normalize-space(), 'datasource:')]")
    found = (_NAMED.fullmatch(str(value)) for value in said)
    files = dict.fromkeys(f"ds_{one[1]}.json" for one in found if one)
    links = (resolve(file, url) for file in list(files)[:_MOST])
    return tuple(link for link in links if link)


def read_datasource(
    content: bytes, *, url: str, encoding: str | None = None
) -> JsonListing:
    """Return what such a file names; its times have no zone and are Beijing's.

    Raises:
        ExtractionError: It is no such file.
    """
    return read_json_listing(
        content,
        url=url,
        encoding=encoding,
        kind="a list of Xinhua's",
        found=_found,
        member="datasource",
    )


def _found(story: dict[str, Json], url: str) -> FoundEntry:
    # Its `author` is who edited the story, not who wrote it.
    entry = Entry(
        url="",
        link="",
        guid=collapsed(text_under(story, "contentId")),
        headline=html_text(text_under(story, "title")),
        published=collapsed(text_under(story, "publishTime")),
        summary=collapsed(text_under(story, "summary")),
        keywords=_listed(text_under(story, "keywords")),
    )
    links = (text_under(story, "publishUrl"),)
    return FoundEntry(entry=entry, links=links, base=url)


def _listed(names: str) -> tuple[str, ...]:
    found = (collapsed(name) for name in names.split(","))
    return tuple(dict.fromkeys(name for name in found if name))
