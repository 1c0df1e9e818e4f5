"""Fixtures: the folder of a source with its listing, its pages and what is expected of them.

`feed.xml`, `sitemap.xml`, `section.html` or `listing.json` is what the source's listings answer;
`story.html` and `story.json`, `story-2019.html` and `story-2019.json` are a page and its
expectation.  `{home}` stands for the address of the source's front page.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from wirecrawler.commands.finding import spider_file
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.errors import SourceError

_LISTINGS = ("feed.xml", "sitemap.xml", "section.html", "listing.json")
_MOST_ABOVE = 3
"""Folders above that of a spider in which `tests/spiders` is looked for; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixtureStory:
    """One page of a fixture and what is expected of it."""

    name: str
    """Of the file with the expectation."""
    expected: dict[str, Any]
    """Keys of a story's record -> their values."""
    page: bytes | None
    """None where the source's pages are not read."""

    @property
    def path(self) -> str:
        """Where the page stands on its host."""
        return path_of(self.expected["url"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    """The fixture of a source."""

    folder: Path
    home: str
    """What `{home}` was replaced by: a mirror that is none, so that no host is taken for ours."""
    listing: bytes
    stories: tuple[FixtureStory, ...]

    def further(self, url: str) -> bytes | None:
        """Return the listing at an address that the first one names, None where it has no file."""
        file = self.folder / Path(urlsplit(url).path).name
        return _text(file, self.home) if file.is_file() else None


def fixture_of(listed: Listed) -> Fixture:
    """Return the fixture of a source.

    Raises:
        SourceError: There is none, or it cannot be read.
    """
    slug = listed.source.slug
    places = list(_places(listed))
    folder = next((place for place in places if place.is_dir()), None)
    if folder is None:
        looked = ", ".join(map(str, places))
        raise SourceError(slug, f"it has no fixture; looked for {looked}")
    try:
        return _read(folder, listed)
    except (OSError, ValueError, KeyError) as error:
        said = " ".join(str(error).split())
        raise SourceError(slug, f"its fixture in {folder}: {said}") from error


def path_of(url: str) -> str:
    """Return the path of an address, by which pages and entries of a fixture are matched."""
    return unquote(urlsplit(url).path).rstrip("/")


def _places(listed: Listed) -> Iterator[Path]:
    """Yield where the fixture of a source may be, the nearest to its file first."""
    file, slug = spider_file(listed), listed.source.slug
    yield file.parent / "fixtures" / slug
    for above in file.parents[:_MOST_ABOVE]:
        yield above / "tests" / "spiders" / slug


def _read(folder: Path, listed: Listed) -> Fixture:
    home = f"https://{listed.source.slug.replace('_', '-')}.example/"
    listing = next((f for n in _LISTINGS if (f := folder / n).is_file()), None)
    if listing is None:
        raise ValueError(f"none of {', '.join(_LISTINGS)} is there")
    files = sorted(folder.glob("story*.json"))
    if not files:
        raise ValueError("no story.json is there")
    return Fixture(
        folder=folder,
        home=home,
        listing=_text(listing, home),
        stories=tuple(_story(file, home) for file in files),
    )


def _story(file: Path, home: str) -> FixtureStory:
    page = file.with_suffix(".html")
    expected = json.loads(_text(file, home))
    has_url = isinstance(expected, dict) and isinstance(expected.get("url"), str)
    if not has_url:
        raise ValueError(f"{file.name} is no object with a url")
    return FixtureStory(
        name=file.name,
        expected=expected,
        page=_text(page, home) if page.is_file() else None,
    )


def _text(file: Path, home: str) -> bytes:
    return file.read_text(encoding="utf-8").replace("{home}", home).encode()
