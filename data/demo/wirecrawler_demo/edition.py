"""An agency's stories at one moment, and the answers its site gives with them."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from wirecrawler_demo.content import Agency, DemoStory


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """A story as it stands in an edition."""

    story: DemoStory
    """With the correction made, where it was made."""
    published: datetime
    """Aware, UTC, a whole minute."""
    updated: datetime | None = None
    """When it was corrected or withdrawn; None where it was not."""
    withdrawn: bool = False

    @property
    def changed(self) -> datetime:
        """When the story last changed."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that an agency prints at one moment."""

    agency: Agency
    home: str
    """Address of the front page, with the slash at its end."""
    printings: tuple[Printing, ...]
    """Newest first."""

    @property
    def changed(self) -> datetime:
        """When the newest change of any story was made."""
        return max(printing.changed for printing in self.printings)

    @property
    def opened(self) -> datetime:
        """When the pages that are no stories last changed: they never do."""
        return max(printing.published for printing in self.printings)


def edition(agency: Agency, *, home: str, now: datetime, second: bool) -> Edition:
    """Return what `agency` prints at `home`: its first state, or its `second`.

    Stories are dated back from `now`, which is cut to its minute because two of the three
    agencies print no seconds; corrections and withdrawals of the second state bear `now`.
    """
    minute = now.replace(second=0, microsecond=0)
    printings = []
    for story in agency.stories:
        published = minute - timedelta(minutes=round(story.hours_ago * 60))
        printing = Printing(story=story, published=published)
        printings.append(_second(printing, minute) if second else printing)
    return Edition(agency=agency, home=home, printings=tuple(printings))


def _second(printing: Printing, now: datetime) -> Printing:
    story = printing.story
    if story.withdrawal:
        return replace(printing, updated=now, withdrawn=True)
    if story.correction is None:
        return printing
    change = story.correction
    body = story.body.replace(change.find, change.replace)
    corrected = replace(story, body=f"{body.rstrip()}\n\n{change.note}\n")
    return replace(printing, story=corrected, updated=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the site says to a GET."""

    content: bytes
    content_type: str
    """The header, verbatim."""
    modified: datetime
    """For Last-Modified; aware."""
    status: int = 200
    location: str = ""
    """Where a redirect leads."""

    @property
    def etag(self) -> str:
        """A strong validator: the same bytes, the same tag (RFC 9110 section 8.8.3)."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:20]}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All the answers of a site in one state."""

    missing: Answer
    """For any address it does not know."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """dict[str, Answer]: path, percent-decoded -> what is said there."""

    def answer(self, path: str) -> Answer:
        """Return what is said at `path`, percent-decoded."""
        return self.answers.get(path, self.missing)


def robots_txt(edition: Edition) -> Answer:
    """Return a robots.txt that allows everything (RFC 9309)."""
    return Answer(
        content=b"User-agent: *\nAllow: /\n",
        content_type="text/plain; charset=utf-8",
        modified=edition.opened,
    )
