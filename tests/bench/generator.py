"""Invented stories without end, as a wire brings them: copies, serial bulletins, boilerplate.

Pure and seeded.  Words are made of syllables and drawn by Zipf's law, a part of them in set
phrases, so that some shingles stand in every hundredth story and most in one.  The shares below
were chosen so that features, candidates and rows of a story come out as for 9,190 items of an
agency of 1987 (18 features, of which 41 % stand in one story and 7 % in more than 120; three
candidates); copies are commoner here, one in ten.
"""

from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from tests.factories import make_entry, make_fetch, make_story
from wirecrawler.match.sketch import sketched
from wirecrawler.source import CC_BY_4, Source
from wirecrawler.story import Story

_SYLLABLES = [
    start + vowel + end
    for start in "b d f g h k l m n p r s t v br st tr sh ch".split()
    for vowel in "a e i o u".split()
    for end in ("", "", "n", "r", "s")
]
_WORDS, _NAMES, _PHRASES = 60_000, 5_000, 20_000
_PHRASE_SHARE, _NAME_SHARE, _FIGURE_SHARE = 0.24, 0.06, 0.05
_SOURCES = 200
_BOILERPLATE = 40
_SERIES, _SERIES_SLOTS = 250, 14
_SUBJECTS = 400
_COPIED, _SERIAL, _FOLLOWED, _FOOTED = 0.10, 0.24, 0.20, 0.30
# A copy comes within two days, of one of the last stories.
_SOON, _RECENT = timedelta(days=2), 2_000


class Newsroom:
    """All sources together; what it tells depends on the seed alone."""

    def __init__(self, *, seed: int = 1, words: int = 138) -> None:
        """Make up a language and its sources.

        Args:
            seed: Another one tells other stories in other words.
            words: Of a body, about, on average.
        """
        self._random = Random(seed)
        self._mean = words
        self._told = 0
        self._seed = seed
        self._recent: deque[Story] = deque(maxlen=_RECENT)
        self._units, self._unit_weights = self._language()
        self.sources = [_source(number) for number in range(_SOURCES)]
        self._source_weights = _zipf(_SOURCES, shift=6)
        self._boilerplate = [self._sentence(45) for _ in range(_BOILERPLATE)]
        self._boilerplate_weights = _zipf(_BOILERPLATE, shift=1)
        self._series = [self._template() for _ in range(_SERIES)]
        self._subjects = [self._subject() for _ in range(_SUBJECTS)]

    def tell(self, at: datetime) -> Story:
        """Return the next story, published at `at`: new, or the copy of one of the last."""
        while self._recent and at - self._recent[0].seen_at > _SOON:
            self._recent.popleft()
        if self._recent and self.chance() < _COPIED:
            return self.copy_of(self._random.choice(self._recent), at)
        story = self.tell_new(at)
        self._recent.append(story)
        return story

    def tell_new(self, at: datetime) -> Story:
        """Return a story that is no copy: of its own, or the next issue of a series."""
        if self.chance() < _SERIAL:
            headline, body, source = self._bulletin()
        else:
            headline, body = self._news()
            source = self._any_source()
        return self._story(source, headline, body, at)

    def chance(self) -> float:
        """Return a number from 0 to 1."""
        return self._random.random()

    def copy_of(self, story: Story, at: datetime) -> Story:
        """Return what another source makes of `story`: the same, a part of it, an edited text."""
        source = self._any_source()
        while source == story.source:
            source = self._any_source()
        kind = self._random.choice(["exact", "cut", "edited"])
        body, headline = story.body, story.headline
        if kind == "cut":
            parts = body.split("\n\n")
            body = "\n\n".join(parts[: max(2, len(parts) * 2 // 3)])
        if kind == "edited":
            body = self._edited(body)
            headline = self._words(7)
        copy = self._story(source, headline, body, at)
        return replace(copy, evidence={"agencies": story.source.agency})

    def _language(self) -> tuple[list[str], list[float]]:
        """Return the units of its sentences, words, names and phrases, and their weights."""
        pick = self._random
        made: dict[str, None] = {}
        while len(made) < _WORDS + _NAMES:
            # The commonest words are the shortest.
            size = 1 + (len(made) > 60) + (len(made) > 4_000) + (pick.random() < 0.3)
            made["".join(pick.choices(_SYLLABLES, k=size))] = None
        words = list(made)
        names = [word.title() for word in words[_WORDS:]]
        words = words[:_WORDS]
        by_word = _zipf(_WORDS, shift=3)
        phrases = [
            " ".join(pick.choices(words, cum_weights=by_word, k=pick.randint(4, 8)))
            for _ in range(_PHRASES)
        ]
        rest = 1 - _PHRASE_SHARE - _NAME_SHARE
        weights = [
            *_shares(_WORDS, rest, shift=3),
            *_shares(_NAMES, _NAME_SHARE, shift=30),
            *_shares(_PHRASES, _PHRASE_SHARE, shift=20),
        ]
        return [*words, *names, *phrases], list(accumulate(weights))

    def _drawn(self, size: int) -> list[str]:
        pick = self._random
        found = pick.choices(self._units, cum_weights=self._unit_weights, k=size)
        for place in range(int(size * _FIGURE_SHARE + pick.random())):
            found[pick.randrange(size)] = _figure(pick, place)
        return found

    def _words(self, size: int) -> str:
        return " ".join(" ".join(self._drawn(size)).split()[:size])

    def _sentence(self, size: int) -> str:
        said = self._words(size)
        return said[:1].upper() + said[1:] + "."

    def _paragraphs(self, size: int) -> list[str]:
        """Return paragraphs of one or two sentences with `size` words together."""
        drawn = " ".join(self._drawn(size)).split()[:size]
        found = []
        place = 0
        while place < size:
            end = place + self._random.randint(16, 40)
            said = " ".join(drawn[place:end])
            found.append(said[:1].upper() + said[1:] + ".")
            place = end
        return found

    def _news(self) -> tuple[str, str]:
        pick = self._random
        size = max(25, int(self._mean * pick.lognormvariate(-0.35, 0.6)))
        parts = self._paragraphs(size)
        headline = self._words(pick.randint(6, 9))
        if pick.random() < _FOLLOWED:
            subject, background = pick.choice(self._subjects)
            headline = f"{subject} {self._words(4)}"
            parts.append(pick.choice(background))
        if pick.random() < _FOOTED:
            weights = self._boilerplate_weights
            parts += pick.choices(self._boilerplate, cum_weights=weights)
        return headline, "\n\n".join(parts)

    def _bulletin(self) -> tuple[str, str, Source]:
        """Return the next issue of a series: the same words, other figures."""
        headline, text, source = self._random.choice(self._series)
        figures = [_figure(self._random, n) for n in range(_SERIES_SLOTS)]
        return headline, text.format(*figures), source

    def _template(self) -> tuple[str, str, Source]:
        size = max(25, int(self._mean * self._random.uniform(0.3, 1)))
        words = " ".join(self._drawn(size)).split()
        step = max(1, len(words) // _SERIES_SLOTS)
        for slot in range(_SERIES_SLOTS):
            words.insert(slot * (step + 1), f"{{{slot}}}")
        text = " ".join(words)
        return self._words(6), text, self._any_source()

    def _subject(self) -> tuple[str, list[str]]:
        return self._words(3), [self._sentence(28) for _ in range(3)]

    def _edited(self, body: str) -> str:
        """Return a text with a dateline, every 25th word gone and a sentence more."""
        dropped = self._random.randrange(25)
        parts = [
            " ".join(
                word
                for n, word in enumerate(part.split())
                if n % 25 != dropped or n < 3
            )
            for part in body.split("\n\n")
        ]
        return "\n\n".join([*parts, self._sentence(12)])

    def _any_source(self) -> Source:
        weights = self._source_weights
        return self._random.choices(self.sources, cum_weights=weights)[0]

    def _story(self, source: Source, headline: str, body: str, at: datetime) -> Story:
        self._told += 1
        url = f"{source.home}{at:%Y/%m/%d}/{self._seed}-{self._told}.html"
        story = make_story(
            url=url,
            source=source,
            headline=headline,
            headline_original=headline,
            body=body,
            entry=make_entry(url, headline=headline, published=at.isoformat()),
            fetch=make_fetch(url, at=at),
            published_at=at,
            published_raw=at.isoformat(),
            seen_at=at,
            dateline="",
            evidence={"headline": "ingested", "body": "ingested"},
        )
        return sketched(story)


def _source(number: int) -> Source:
    return Source(
        slug=f"wire_{number:03}",
        agency=f"Wire {number:03}",
        home=f"https://wire{number:03}.example/",
        language="en",
        terms=CC_BY_4,
    )


def _figure(pick: Random, place: int) -> str:
    if place % 3 == 0:
        return str(pick.randint(2, 99))
    if place % 3 == 1:
        return f"{pick.randint(1, 999)}.{pick.randint(0, 9)}"
    return f"{pick.randint(1, 99)},{pick.randint(100, 999)}"


def _shares(size: int, whole: float, *, shift: float) -> list[float]:
    """Return the weights of ranks by Zipf's law (Mandelbrot's shift), `whole` together."""
    weights = [1 / (rank + shift) for rank in range(1, size + 1)]
    total = sum(weights)
    return [whole * weight / total for weight in weights]


def _zipf(size: int, *, shift: float) -> list[float]:
    return list(accumulate(_shares(size, 1, shift=shift)))
