"""Normalizing what was normalized changes nothing, whatever it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import HARBOUR_WIRE, NOON, make_entry, make_fetch
from tests.normalize.headlines import CASES
from wirecrawler.normalize.language import language_tag
from wirecrawler.normalize.story import normalized
from wirecrawler.story import Kind, RawDate, RawStory, Story

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)


def pieces(*words: str) -> st.SearchStrategy[str]:
    """Return texts of these words and of any characters, joined with and without spaces."""
    several = st.lists(st.sampled_from(words) | ANY, max_size=7)
    return several.map(" ".join) | several.map("".join)


HEADLINES = pieces(
    *[original for _, _, original, _ in CASES.values()],
    *("(+Video)", "LIVE:", " | ", " - Harbour Wire", "Harbour Wire:", "(HW)", "“", "’"),
)
NAMES = pieces(
    *"By by BY Von von Por Par por: | · / ; , & and und et y ve و Jane Doe O'Neil Jr.".split(),
    *"Reuters (AP) AFP/dpa @jane jane@wire.example www.wire.example Editor Staff Oslo 2026".split(),
    *"Harbour Wire خبرنگار: علی\u200cرضا 记者 李明 Иван Петров ـ \u200f \u00a0 \n — - .".split(
        " "
    ),
    *"Correspondent Agencies Desk Reporting by Editing by writes Ministry".split(),
)
ADDRESSES = pieces(
    *"http:// https:// HTTPS:// // / . .. : :80 :443 @ ? & = # % %2e %2F %zz \\ [ ] ;".split(),
    *"harbourwire.example www. m. amp. utm_source=x fbclid=1 id=7 a b é 中 xn--p1ai [::1]".split(),
    *"127.0.0.1 index.html ?amp /amp outputType=amp \u200b \t".split(" "),
)
DATES = pieces(
    *"2026 11 03 3 1405 ۱۴۰۵ مهر May Mai Mayıs мая 5月 5日 - / . : , T Z +03:30 UTC IRST".split(),
    *"AM pm ب.ظ 14h 14:30 24:00 yesterday 2 hours ago gestern vor 3 ساعت پیش قبل 前".split(),
    *"Tue, Tuesday Updated: Published at on von um г. \u200f ٣ 1e9 1793715300 ~ # S0".split(
        " "
    ),
)
BODIES = pieces(
    *"OSLO, 3 November (HW) - – — Oslo TEHRAN (MNA) تهران-ایرنا- 【共同】 MOSCOW, /TASS/.".split(),
    *"The port opened. \n\n \n".split(" "),
)
LANGUAGES = pieces(*"en fa IR Hans zh _ - x und eng . , 419 UTF-8".split())
RAW = st.builds(
    RawStory,
    source=st.sampled_from(
        [HARBOUR_WIRE, replace(HARBOUR_WIRE, timezone="", language="fa")]
    ),
    entry=st.just(make_entry()),
    fetch=st.just(make_fetch()),
    kind=st.just(Kind.STORY),
    canonical=st.just("") | ADDRESSES.map("https://harbourwire.example/".__add__),
    headline=HEADLINES,
    byline=st.lists(NAMES, max_size=3).map(tuple),
    published=st.none() | st.builds(RawDate, text=DATES, evidence=st.just("x")),
    updated=st.none() | st.builds(RawDate, text=DATES, evidence=st.just("x")),
    body=BODIES,
    language=LANGUAGES.map(language_tag),
)


@settings(deadline=None)
@given(RAW, st.sampled_from(["title", "sentence", "as-printed"]))
def test_normalizing_a_story_again_changes_nothing(raw: RawStory, style: str) -> None:
    once = normalized(raw, style)
    again = normalized(
        replace(
            raw,
            canonical=once.url,
            headline=once.headline,
            byline=once.byline,
            body=once.dateline + raw.body.lstrip()[len(once.dateline) :],
            published=printed(once.published_at),
            updated=printed(once.updated_at),
        ),
        style,
    )
    assert facts(again) == facts(once)
    assert again.headline_rules == ()


def printed(instant: datetime | None) -> RawDate | None:
    return RawDate(text=instant.isoformat(), evidence="x") if instant else None


def facts(story: Story) -> tuple[object, ...]:
    return (
        story.url,
        story.headline,
        story.byline,
        story.dateline,
        story.published_at,
        story.updated_at,
    )


@settings(deadline=None)
@given(RAW)
def test_instants_are_in_utc_and_within_bounds(raw: RawStory) -> None:
    story = normalized(raw, "as-printed")
    for instant in filter(None, (story.published_at, story.updated_at)):
        assert instant.tzinfo is UTC
        assert datetime(1900, 1, 1, tzinfo=UTC) <= instant
        assert instant <= NOON + timedelta(hours=24)


@given(LANGUAGES)
def test_a_language_tag_is_its_own_tag(raw: str) -> None:
    assert language_tag(language_tag(raw)) == language_tag(raw)
