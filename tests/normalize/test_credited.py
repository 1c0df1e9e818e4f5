"""Credited: to whom else a story credits its text, and what is no credit."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import HARBOUR_WIRE, make_entry, make_fetch
from wirecrawler.normalize.credited import credited_agencies, crediting_lines
from wirecrawler.normalize.story import normalized
from wirecrawler.source import EXCERPT, Source, Terms
from wirecrawler.story import RawStory

TEXT = (
    "The port opened its new quay on Tuesday, two years late.\n\nTwo ferries tied up."
)


def raw_of(source: Source = HARBOUR_WIRE, **changes: Any) -> RawStory:
    """Return a story of `source` that credits nobody but for `changes`."""
    facts: dict[str, Any] = {"entry": make_entry(), "headline": "Port", "body": TEXT}
    return RawStory(source=source, fetch=make_fetch(), **(facts | changes))


def source_of(
    agency: str, home: str, slug: str, *, holder: str | None = None
) -> Source:
    """Return a source whose terms name this holder."""
    return Source(
        slug=slug, agency=agency, home=home, terms=Terms(use=EXCERPT.use, holder=holder)
    )


MEHR = source_of("Mehr News Agency", "https://en.mehrnews.com/", "mehr_en")
MEHR_FA = source_of("خبرگزاری مهر", "https://www.mehrnews.com/", "mehr_fa")
TEHRAN_TIMES = source_of(
    "Tehran Times", "https://www.tehrantimes.com/", "tehran_times", holder=MEHR.agency
)
AP_NEWS = source_of("The Associated Press", "https://apnews.com/", "ap")
SPUTNIK = source_of("Sputnik", "https://sputniknews.com/", "sputnik_en")
BBC = source_of("BBC News", "https://www.bbc.com/", "bbc")
AL_JAZEERA = source_of("Al Jazeera", "https://www.aljazeera.com/", "aljazeera_en")
TASS = source_of("ТАСС", "https://tass.ru/", "tass_ru")

CREDITED = {
    "nobody": (raw_of(), ()),
    "an agency in the byline": (raw_of(byline=("Associated Press",)), ("AP",)),
    "beside a person": (raw_of(byline=("Ann Poe, Associated Press",)), ("AP",)),
    "behind a person": (raw_of(byline=("By Ann Poe The Associated Press",)), ("AP",)),
    "with its place": (raw_of(byline=("Associated Press in Oslo",)), ("AP",)),
    "with its writer": (raw_of(byline=("AFP journalist Ann Poe",)), ("AFP",)),
    "several": (raw_of(byline=("dpa/AFP",)), ("dpa", "AFP")),
    "agencies that are not named": (
        raw_of(byline=("Staff and agencies in Oslo",)),
        ("news agencies",),
    ),
    "in the entry of the feed": (
        raw_of(entry=make_entry(byline=("Reuters",))),
        ("Reuters",),
    ),
    "a dateline": (raw_of(body="OSLO (AP) — The port opened."), ("AP",)),
    "a German dateline": (raw_of(body="Berlin (dpa) - Der Hafen ist offen."), ("dpa",)),
    "a French dateline": (
        raw_of(body="PARIS, 3 juin (AFP) - Le port ouvre."),
        ("AFP",),
    ),
    "a Russian dateline": (
        raw_of(body="MOSCOW, October 19. /TASS/. The port opened."),
        ("TASS",),
    ),
    "a state is no agency": (raw_of(body="SCRANTON, PA - The port opened."), ()),
    "a dateline below a lede": (
        raw_of(body="A port opens.\n\nOSLO, Nov 3 (Reuters) - The port opened."),
        ("Reuters",),
    ),
    "the end of the text": (raw_of(body=f"{TEXT} (AP)"), ("AP",)),
    "a dash at the end": (raw_of(body=f"{TEXT} – Reuters"), ("Reuters",)),
    "a sentence at the end": (
        raw_of(body=f"{TEXT} – Additional reporting from Reuters"),
        ("Reuters",),
    ),
    "a closing line": (
        raw_of(body=f"{TEXT}\n\nim/kx (AP, Reuters)"),
        ("AP", "Reuters"),
    ),
    "contributors": (
        raw_of(
            body=f"{TEXT}\n\nAssociated Press writer Ann Poe contributed to this report."
        ),
        ("AP",),
    ),
    "what a Persian story opens with": (
        raw_of(MEHR_FA, body="به گزارش خبرگزاری مهر به نقل از رویترز، بندر باز شد."),
        ("Reuters",),
    ),
    "a Persian source": (raw_of(credits=("منبع: ایسنا",)), ("ISNA",)),
    "Arabic agencies": (
        raw_of(credits=("المصدر: الأناضول + وكالات",)),
        ("Anadolu Agency",),
    ),
    "beside the source itself": (
        raw_of(AL_JAZEERA, credits=("Source: Al Jazeera and news agencies",)),
        ("news agencies",),
    ),
    "one name for all of its names": (
        raw_of(byline=("AP",), credits=("© 2026 The Associated Press",)),
        ("AP",),
    ),
    "the source by its initials": (
        raw_of(
            MEHR, body="OSLO, Nov. 3 (MNA) – The port opened.", credits=("MNA/6017630",)
        ),
        (),
    ),
    "the source's owner": (raw_of(TEHRAN_TIMES, credits=("MNA",)), ()),
    "the source by another name": (
        raw_of(
            AP_NEWS, byline=("ANN POE, Associated Press",), body="OSLO (AP) — The port."
        ),
        (),
    ),
    "the source in its own byline": (
        raw_of(SPUTNIK, byline=("Sputnik International",)),
        (),
    ),
    "a desk of the source": (raw_of(BBC, byline=("Ann Poe, BBC News, Oslo",)), ()),
    "the source in its own script": (
        raw_of(TASS, body="МОСКВА, 18 января. /ТАСС/. Порт открыт."),
        (),
    ),
    "a statement before the end": (
        raw_of(body="\n\n".join(["Written by AP.", *["The quay is long."] * 5])),
        ("AP",),
    ),
    "what the text tells": (
        raw_of(
            body="AP said on Tuesday that it would move.\n\nThe mayor told Reuters so."
            "\n\nThe port is open, according to a report by AFP."
        ),
        (),
    ),
    "pictures": (raw_of(body=f"{TEXT}\n\nPhoto: AP", credits=("Foto: dpa",)), ()),
    "people named as agencies are": (raw_of(byline=("Petra Kelly", "Ani Poe")), ()),
    "initials": (raw_of(TEHRAN_TIMES, body=f"{TEXT}\n\nSB/PA"), ()),
}


@pytest.mark.parametrize(("raw", "expected"), CREDITED.values(), ids=CREDITED)
def test_whom_a_story_credits(raw: RawStory, expected: tuple[str, ...]) -> None:
    assert credited_agencies(raw) == expected


def test_what_decided_and_what_follows() -> None:
    raw = raw_of(byline=("Ann Poe, AP",), credits=("With files from AFP",))
    story = normalized(raw, "title")
    assert (
        crediting_lines(raw),
        story.terms.use,
        story.terms.reason,
        story.evidence,
    ) == (
        (("Ann Poe, AP", ("AP",)), ("With files from AFP", ("AFP",))),
        EXCERPT.use,
        "credits AP, AFP: all rights reserved",
        {"credits": "Ann Poe, AP | With files from AFP", "agencies": "AP, AFP"},
    )


def test_a_story_that_credits_nobody_keeps_its_terms() -> None:
    story = normalized(raw_of(), "title")
    assert (story.terms, story.evidence) == (HARBOUR_WIRE.terms, {})


@given(body=st.text(), byline=st.text(), credit=st.text())
def test_any_text_is_read(body: str, byline: str, credit: str) -> None:
    raw = raw_of(body=body, byline=(byline,), credits=(credit,))
    assert len(set(credited_agencies(raw))) == len(credited_agencies(raw))
