"""What the agencies have written: one TOML file a story, read as it is.

The files lie under `stories/<slug>/`, with the agency's own facts in `agency.toml`.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

AGENCIES = ("harbour_wire", "sahel_khabar", "valley_courier")
"""Slugs, in the order in which the demo names them."""

_STORIES = files("wirecrawler_demo") / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the second state of a story changes."""

    find: str
    """A piece of the body."""
    replace: str
    """What stands there instead."""
    note: str
    """The paragraph added at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStory:
    """One invented story, as its file says."""

    slug: str
    """Name of the file; unique in its agency."""
    headline: str
    summary: str
    """What the feed says; the Persian agency prints it above the text, too."""
    body: str
    """Paragraphs in light markup; see `wirecrawler_demo.markup`."""
    section: str
    hours_ago: float
    """How long before the site opened it was published."""
    byline: tuple[str, ...] = ()
    number: int = 0
    """The agency's own number, where it has one in its addresses."""
    feed_headline: str = ""
    """What the feed says instead of the headline; empty: the same."""
    kicker: str = ""
    """The line above the headline; Persian agency only."""
    caption: str = ""
    """Of the picture; empty: no picture."""
    keywords: tuple[str, ...] = ()
    correction: Correction | None = None
    """What changes before the second crawl."""
    withdrawal: str = ""
    """The notice that replaces the story before the second crawl; empty: it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An invented agency and all it has written, newest first."""

    slug: str
    name: str
    language: str
    """BCP 47 tag."""
    timezone: str
    """IANA name."""
    tagline: str
    terms: tuple[str, ...]
    """Paragraphs of the page that says what others may print."""
    stories: tuple[DemoStory, ...]


def read_agency(slug: str) -> Agency:
    """Return the agency `slug`, one of `AGENCIES`, with its stories newest first."""
    folder = _STORIES / slug
    facts = _toml(folder / "agency.toml")
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml"))
    stories = [_read_story(folder, n) for n in names if n != "agency.toml"]
    stories.sort(key=lambda story: story.hours_ago)
    return Agency(
        slug=slug,
        stories=tuple(stories),
        terms=tuple(facts.pop("terms")),
        **facts,
    )


def _read_story(folder: Traversable, name: str) -> DemoStory:
    """Return the story of the file `name`.

    `body_of = "agency/story"` stands for a story that carries another agency's text.
    """
    facts = _toml(folder / name)
    lender = facts.pop("body_of", "")
    if lender:
        facts["body"] = _toml(_STORIES / f"{lender}.toml")["body"]
    if "correction" in facts:
        facts["correction"] = Correction(**facts["correction"])
    for field in ("byline", "keywords"):
        facts[field] = tuple(facts.get(field, ()))
    return DemoStory(slug=name.removesuffix(".toml"), **facts)


def _toml(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
