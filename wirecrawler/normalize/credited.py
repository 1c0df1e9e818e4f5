"""Credited: the other agencies to whom a story credits its text.

Byline, dateline, the lines that credit and the ends of the text are heard; what the text tells
("told Reuters") is not.  Where in doubt a story is another's: printed whole it would be a breach,
and an excerpt of one's own costs little.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from wirecrawler.normalize.agencies import (
    SOME_AGENCIES,
    agencies_named,
    credited_name,
    may_name_agency,
)
from wirecrawler.normalize.credit_lines import (
    LONGEST_CREDIT,
    credited_by_byline,
    credited_by_end,
    credited_by_line,
    credited_by_words,
    is_byline,
)
from wirecrawler.normalize.credit_openings import credited_by_opening, sure_dateline
from wirecrawler.normalize.dateline import dateline_of
from wirecrawler.source import Source
from wirecrawler.story import RawStory

Voice = tuple[str, tuple[str, ...]]
"""A text, verbatim, and the agencies that it credits."""

_OPENINGS = 3
"""Paragraphs that may open a story, ledes before its dateline among them; arbitrary."""
_OPENING_CHARS = 160
"""Characters of a paragraph in which it credits, where it opens with that; arbitrary."""
_END_CHARS = 60
"""Characters of the last paragraph that are shown where its end credits; arbitrary."""
_ENDINGS = 4
"""Paragraphs at the end that may be credits and codes; arbitrary."""
_STATEMENTS = 8
"""Paragraphs at the end that may say in words whose the story is; arbitrary."""
_FEW = 2
_WORDS = re.compile(r"[^\W\d_]+")
# "PETRA, Jordan (AP)": where brackets or slashes name the agency, the place does not.
_SENTENCE = re.compile(r"[.!?\u2026]\s*$|.{80}", re.DOTALL)
"""The end of a sentence, or more than a byline has."""
_PLACE = re.compile(r"^[^(/\[【]{2,60}(?=[(/\[【])")


def credited_agencies(raw: RawStory) -> tuple[str, ...]:
    """Return the agencies to whom a story is credited, less its source and that one's owner.

    Each by the name under which it is credited ("AP"), in the order in which they are named.
    """
    return credited_names(crediting_lines(raw))


def crediting_lines(raw: RawStory) -> tuple[Voice, ...]:
    """Return what credits other agencies: each text, verbatim, with whom it credits."""
    own = _own_names(raw.source)
    found: dict[str, tuple[str, ...]] = {}
    for text, agencies in _voices(raw):
        if others := tuple(a for a in agencies if a not in own):
            found.setdefault(text, others)
    return tuple(found.items())


def credited_names(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Return the agencies that any of the voices credits, each once."""
    found = dict.fromkeys(agency for _, named in voices for agency in named)
    if len(found) > 1:
        found.pop(SOME_AGENCIES, None)
    return tuple(found)


def _voices(raw: RawStory) -> Iterator[Voice]:
    for text in (*raw.byline, *raw.entry.byline):
        yield text, credited_by_byline(text)
    for text in raw.credits:
        yield text, credited_by_words(text)
    if raw.body:
        paragraphs = raw.body.split("\n\n")
        if _may_credit(paragraphs):
            yield from _opening_voices(paragraphs[:_OPENINGS])
            yield from _closing_voices(paragraphs)


def _may_credit(paragraphs: Sequence[str]) -> bool:
    """Tell whether any of the paragraphs that are heard may name an agency: most name none."""
    openings, last = paragraphs[:_OPENINGS], paragraphs[-1]
    heard = [text[:_OPENING_CHARS] for text in openings]
    return may_name_agency(
        "\n".join((*heard, *paragraphs[-_STATEMENTS:], last[-LONGEST_CREDIT:]))
    )


def _opening_voices(paragraphs: Iterable[str]) -> Iterator[Voice]:
    for text in paragraphs:
        if agencies_named(text[:_OPENING_CHARS]):
            if is_byline(text) and not _SENTENCE.search(text):
                yield text, credited_by_byline(text[:_OPENING_CHARS])
            dateline = dateline_of(text)
            named = sure_dateline(_PLACE.sub("", dateline))
            yield dateline, agencies_named(named)
            yield text, credited_by_opening(text)


def _closing_voices(paragraphs: Sequence[str]) -> Iterator[Voice]:
    for text in paragraphs[-_STATEMENTS:-_ENDINGS]:
        yield text, credited_by_line(text)
    for text in paragraphs[-_ENDINGS:]:
        for line in text.split("\n"):
            yield line, credited_by_line(line, closing=True)
    last = paragraphs[-1]
    yield last[-_END_CHARS:], credited_by_end(last)


@lru_cache(maxsize=512)
def names_of(source: Source) -> frozenset[str]:
    """Return the names under which others credit the source; none where no such is known."""
    words = _WORDS.findall(source.agency)
    # Two letters are too few: another agency's may be the same.
    initials = "".join(word[0] for word in words).upper() if len(words) > _FEW else ""
    labels = (urlsplit(source.home).hostname or "").removeprefix("www.").split(".")[:-1]
    said = (source.agency, initials, *labels, source.slug.partition("_")[0])
    return _credited_names(said) | frozenset(agencies_named(source.agency))


def _own_names(source: Source) -> frozenset[str]:
    """Return the names under which the agencies are credited that the source is or belongs to."""
    holder = source.terms.holder or ""
    owners = _credited_names((holder,)) | frozenset(agencies_named(holder))
    return names_of(source) | owners


def _credited_names(names: Iterable[str]) -> frozenset[str]:
    found = (credited_name(name) or credited_name(name.upper()) for name in names)
    return frozenset(filter(None, found))
