"""Pages in the shapes of agencies' platforms, read by the general rules alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.extract import platforms as p
from tests.extract.pages import jsonld, meta
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.normalize.story import normalized
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, Kind, Story

NOW = datetime(2026, 11, 4, 12, tzinfo=UTC)
QUAY = datetime(2026, 11, 3, 9, 35, tzinfo=UTC)
RENDERED = '<meta name="date" content="2026-11-04 T 15:29:54 +0330">'


def story_of(page: bytes, **source: str) -> Story:
    """Return the story of a page of a source with this zone and language, and no selectors."""
    home = "https://harbourwire.example/"
    url = f"{home}news/6017630/quay"
    facts = {"slug": "harbour_wire", "agency": "Harbour Wire", "home": home} | source
    raw = read_page(
        parse_page(page, url=url),
        source=Source(**facts),  # type: ignore[arg-type]  # every one of them is a string
        entry=Entry(url=url, link=url),
        fetch=Fetch(final_url=url, status=200, size=len(page), at=NOW),
    )
    return normalized(raw, "as-printed")


def at(hour: int, minute: int, second: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, whose it is and what it should give."""

    page: str
    source: dict[str, str]
    said: Sequence[str]
    """The paragraphs of the body."""
    facts: dict[str, Any]
    encoding: str = "utf-8"


TEHRAN_FA = {"timezone": "Asia/Tehran", "language": "fa"}
TEHRAN_EN = {"timezone": "Asia/Tehran", "language": "en"}
FA_FACTS: dict[str, Any] = {
    "headline": "اسکله تازه بندر گشایش یافت",
    "byline": (),
    "dateline": "",
    "published_at": QUAY,
    "published_zone": "Asia/Tehran",
    "updated_at": None,
    "section": "بنادر",
    "keywords": ("بندر", "کشتیرانی"),
    "language": "fa",
    "kind": Kind.STORY,
}
EN_FACTS = FA_FACTS | {
    "headline": "Port opens new quay",
    "section": "Economy",
    "keywords": ("ports", "ships"),
    "language": "en",
}
UTC_FACTS = {"published_zone": "UTC"}


def with_dateline(dateline: str, said: Sequence[str]) -> list[str]:
    return [f"{dateline} {said[0]}", *said[1:]]


MNA = with_dateline("TEHRAN, Nov. 03 (MNA) –", p.EN)
IRNA = with_dateline("Tehran, Nov 3, IRNA –", p.EN)
TASS = with_dateline("MOSCOW, November 3. /TASS/.", p.EN)
SANA = with_dateline("Damascus, Nov. 3 (SANA)", p.EN)

IRAN_PRESS = with_dateline("Iran Press/Iran news:", p.EN)
BARE = EN_FACTS | {"section": "", "keywords": ()}
TASS_RU = with_dateline("МОСКВА, 3 ноября. /ТАСС/.", p.RU)
TASS_FACTS = EN_FACTS | {
    "dateline": "MOSCOW, November 3. /TASS/.",
    "published_at": at(12, 52),
    "published_zone": "Europe/Moscow",
    "keywords": ("Ports",),
}

CASES = {
    "nastooh in persian, told to machines in UTC": Case(
        page=p.nastooh_fa(
            p.FA[1:],
            lede=p.FA[0],
            date="۱۲ آبان ۱۴۰۵، ۱۳:۰۵",
            tail="MNA/6017630",
            head=meta(article__published_time="2026-11-03T09:35:12Z") + RENDERED,
        ),
        source=TEHRAN_FA,
        said=p.FA,
        facts=FA_FACTS | UTC_FACTS | {"published_at": at(9, 35, 12)},
    ),
    "nastooh in persian, as printed": Case(
        page=p.nastooh_fa(
            p.FA[1:],
            lede=p.FA[0],
            date="۱۲ آبان ۱۴۰۵، ۱۳:۰۵",
            tail="انتهای پیام/",
            head=RENDERED,
        ),
        source=TEHRAN_FA,
        said=p.FA,
        facts=FA_FACTS,
    ),
    "nastooh in english": Case(
        page=p.nastooh_en(
            MNA,
            date="November 3, 2026 - 13:05",
            tail="MNA/TT",
            head=RENDERED,
        ),
        source=TEHRAN_EN,
        said=MNA,
        facts=EN_FACTS | {"dateline": "TEHRAN, Nov. 03 (MNA) –"},
    ),
    "nastooh, a time without zeros": Case(
        page=p.nastooh_en(p.EN, date="March 6, 2016 - 0:0", tail="MS/4117223"),
        source=TEHRAN_EN,
        said=p.EN,
        facts=EN_FACTS | {"published_at": datetime(2016, 3, 5, 20, 30, tzinfo=UTC)},
    ),
    "nastooh, a desk's number": Case(
        page=p.nastooh_en(
            IRNA, date="Nov 3, 2026, 1:05 PM", tail="1483**1416", head=RENDERED
        ),
        source=TEHRAN_EN,
        said=IRNA,
        facts=EN_FACTS | {"dateline": "Tehran, Nov 3, IRNA –"},
    ),
    "nastooh, a theme of its own": Case(
        page=p.isna(p.FA),
        source=TEHRAN_FA,
        said=[f"موج/بندر {p.FA[0]}", *p.FA[1:]],
        facts=FA_FACTS | {"section": ""},
    ),
    "tasnim": Case(
        page=p.tasnim(with_dateline("TEHRAN (Tasnim) –", p.EN)),
        source=TEHRAN_EN | {"agency": "Harbour Wire News Agency"},
        said=with_dateline("TEHRAN (Tasnim) –", p.EN),
        facts=EN_FACTS
        | {"headline": "Port Opens New Quay", "dateline": "TEHRAN (Tasnim) –"},
    ),
    "iran samaneh": Case(
        page=p.iran_samaneh(
            p.FA, meta=meta(article__published_time="2026-11-03T13:05:01+03:30")
        ),
        source=TEHRAN_FA,
        said=p.FA,
        facts=FA_FACTS | {"published_at": at(9, 35, 1), "published_zone": "+03:30"},
    ),
    "iran samaneh, as printed": Case(
        page=p.iran_samaneh(p.FA, meta=""),
        source=TEHRAN_FA,
        said=p.FA,
        facts=FA_FACTS,
    ),
    "asam": Case(
        page=p.asam(p.FA),
        source=TEHRAN_FA,
        said=p.FA,
        facts=FA_FACTS | UTC_FACTS | {"section": ""},
    ),
    "press tv": Case(
        page=p.press_tv(p.EN),
        source=TEHRAN_EN,
        said=p.EN,
        facts=EN_FACTS | {"keywords": (), "updated_at": at(10, 50)},
    ),
    "pars today, told to machines": Case(
        page=p.pars_today(
            p.EN,
            date="Nov 03, 2026 09:35 UTC",
            head=meta(
                og__title="Port opens new quay",
                og__article__section="Economy",
                article__published_time="2026-11-03T09:35:58+00:00",
            ),
        ),
        source=TEHRAN_EN,
        said=p.EN,
        facts=EN_FACTS
        | UTC_FACTS
        | {"published_at": at(9, 35, 58), "keywords": ("Ports",)},
    ),
    "pars today, as printed": Case(
        page=p.pars_today(p.EN, date="Nov 03, 2026 09:35 UTC"),
        source=TEHRAN_EN,
        said=p.EN,
        facts=EN_FACTS | UTC_FACTS | {"section": "", "keywords": ("Ports",)},
    ),
    "pars today, month first and the zone by name": Case(
        page=p.pars_today(p.EN, date="آبان ۱۲, ۱۴۰۵ ۱۳:۰۵ Asia/Tehran"),
        source={"timezone": "", "language": "en"},
        said=p.EN,
        facts=EN_FACTS | {"section": "", "keywords": ("Ports",)},
    ),
    "pangea": Case(
        page=p.pangea(p.EN),
        source={"timezone": "UTC", "language": "en"},
        said=p.EN,
        facts=EN_FACTS
        | UTC_FACTS
        | {
            "headline": "Port Opens New Quay",
            "byline": ("Ingrid Moen",),
            "updated_at": at(10, 20),
            "keywords": (),
        },
    ),
    "rossiya segodnya": Case(
        page=p.rossiya_new(p.RU),
        source={"timezone": "Europe/Moscow", "language": "ru"},
        said=p.RU,
        facts=EN_FACTS
        | {
            "headline": "В порту открыли новый причал",
            "published_at": at(10, 5),
            "published_zone": "Europe/Moscow",
            "updated_at": at(10, 50),
            "section": "Экономика",
            "keywords": ("Экономика",),
            "language": "ru",
        },
    ),
    "rossiya segodnya, until 2020": Case(
        page=p.rossiya_old(p.EN),
        source={"timezone": "UTC", "language": "en"},
        said=p.EN,
        facts=EN_FACTS
        | UTC_FACTS
        | {
            "headline": "Port Opens New Quay",
            "published_at": at(9, 35, 27),
            "keywords": (),
        },
    ),
    "rt": Case(
        page=p.rt(p.EN),
        source={"timezone": "UTC", "language": "en"},
        said=p.EN,
        facts=EN_FACTS
        | UTC_FACTS
        | {"published_at": at(9, 35, 40), "section": "", "keywords": ()},
    ),
    "wordpress": Case(
        page=p.wordpress(SANA, tail="Kh.A / H.H"),
        source={"timezone": "Asia/Damascus", "language": "en"},
        said=SANA,
        facts=EN_FACTS
        | {
            "headline": "Port Opens New Quay",
            "byline": ("Ingrid Moen",),
            "dateline": "Damascus, Nov. 3 (SANA)",
            "published_zone": "+03:00",
            "updated_at": at(10, 20),
            "language": "en-US",
        },
    ),
    "drupal": Case(
        page=p.drupal(p.EN),
        source={"timezone": "Europe/London", "language": "en"},
        said=p.EN,
        facts=EN_FACTS
        | UTC_FACTS
        | {"byline": ("Ingrid Moen",), "section": "", "keywords": ()},
    ),
    "anadolu, told to machines without a zone": Case(
        page=p.anadolu(
            p.EN, head=jsonld(datePublished="2026-11-03T12:35:28.687"), date=""
        ),
        source={"timezone": "Europe/Istanbul", "language": "en"},
        said=[p.EN_SUMMARY, *p.EN],
        facts=EN_FACTS
        | {
            "published_at": at(9, 35, 28),
            "published_zone": "Europe/Istanbul",
            "section": "",
            "keywords": (),
        },
    ),
    "anadolu, date and update on one line": Case(
        page=p.anadolu(p.EN, date="3 November 2026, Update : 4 November 2026"),
        source={"timezone": "Europe/Istanbul", "language": "en"},
        said=[p.EN_SUMMARY, *p.EN],
        facts=EN_FACTS
        | {
            "published_at": at(0, 0),
            "published_zone": "Europe/Istanbul",
            "updated_at": at(0, 0, day=4),
            "section": "",
            "keywords": (),
        },
    ),
    "tass, a time without its year": Case(
        page=p.tass_en(TASS, date="3 Nov, 15:52"),
        source={"timezone": "Europe/Moscow", "language": "en", "agency": "TASS"},
        said=TASS,
        facts=TASS_FACTS,
    ),
    "tass, a time without its year and with its zone": Case(
        page=p.tass_en(TASS, date="November 3, 15:52 UTC+3"),
        source={"timezone": "", "language": "en", "agency": "TASS"},
        said=TASS,
        facts=TASS_FACTS | {"published_zone": "+03:00"},
    ),
    "tass in russian": Case(
        page=p.tass_ru(TASS_RU),
        source={"timezone": "Europe/Moscow", "language": "ru", "agency": "ТАСС"},
        said=TASS_RU,
        facts=TASS_FACTS
        | {
            "headline": "В порту открыли новый причал",
            "dateline": "МОСКВА, 3 ноября. /ТАСС/.",
            "published_at": at(9, 35),
            "published_zone": "+03:00",
            "section": "",
            "keywords": (),
            "language": "ru",
        },
    ),
    "iran press": Case(
        page=p.iran_press(IRAN_PRESS),
        source={"timezone": "", "language": "en"},
        said=IRAN_PRESS,
        facts=BARE,
    ),
    "irna, with the ids of its journalist": Case(
        page=p.irna_en(IRNA),
        source=TEHRAN_EN,
        said=IRNA,
        facts=BARE
        | {
            "dateline": "Tehran, Nov 3, IRNA –",
            "published_at": datetime(2020, 7, 29, 7, 14, tzinfo=UTC),
        },
    ),
    "lines in a table": Case(
        page=p.lines(SANA, tail="(end) nn.aa"),
        source={"timezone": "Asia/Kuwait", "language": "en"},
        said=SANA,
        facts=BARE
        | {"dateline": "Damascus, Nov. 3 (SANA)", "published_zone": "+03:00"},
    ),
    "arabic in an older encoding": Case(
        page=p.arabic(p.AR),
        source={"timezone": "Asia/Damascus", "language": "ar"},
        said=p.AR,
        facts=BARE
        | {
            "headline": "افتتاح رصيف الميناء الجديد",
            "published_zone": "Asia/Damascus",
            "language": "ar",
        },
        encoding="cp1256",
    ),
    "ap": Case(
        page=p.ap(p.EN),
        source={"timezone": "America/New_York", "language": "en"},
        said=p.EN,
        facts=BARE
        | UTC_FACTS
        | {
            "byline": ("Ingrid Moen",),
            "published_at": at(9, 35, 19),
            "updated_at": at(10, 20),
            "section": "World News",
        },
    ),
    "a text that is told alone": Case(
        page=p.told(TASS),
        source={"timezone": "UTC", "language": "en"},
        said=TASS,
        facts=BARE | UTC_FACTS | {"dateline": "MOSCOW, November 3. /TASS/."},
    ),
    "xinhua in an older encoding": Case(
        page=p.xinhua_zh(p.ZH),
        source={"timezone": "Asia/Shanghai", "language": "zh"},
        said=p.ZH,
        facts=EN_FACTS
        | {
            "headline": "港口新码头启用",
            "published_at": at(9, 35, 20),
            "published_zone": "Asia/Shanghai",
            "section": "",
            "keywords": (),
            "language": "zh-CN",
        },
        encoding="gb18030",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_general_rules_read_the_page(case: Case) -> None:
    story = story_of(case.page.encode(case.encoding), **case.source)
    found = {name: getattr(story, name) for name in case.facts}
    assert (found, story.body) == (case.facts, p.text(case.said))


PRINTED = {
    # As printed, its zone, its language -> the instant
    "November 3, 2026 - 13:05": ("Asia/Tehran", "en", at(9, 35)),
    "February 1, 2019 - 21:5": (
        "Asia/Tehran",
        "en",
        datetime(2019, 2, 1, 17, 35, tzinfo=UTC),
    ),
    "Oct 17, 2017, 9:29 PM": (
        "Asia/Tehran",
        "en",
        datetime(2017, 10, 17, 17, 59, tzinfo=UTC),
    ),
    "31 December 2018 - 14:11": (
        "Asia/Tehran",
        "en",
        datetime(2018, 12, 31, 10, 41, tzinfo=UTC),
    ),
    "Publish Date: 16 August 2017 - 14:43": (
        "Asia/Tehran",
        "en",
        datetime(2017, 8, 16, 10, 13, tzinfo=UTC),
    ),
    "Wed / 8 July 2020 / 14:42": (
        "Asia/Tehran",
        "en",
        datetime(2020, 7, 8, 10, 12, tzinfo=UTC),
    ),
    "Thursday, 19 October 2017 11:50 AM": (
        "Asia/Tehran",
        "en",
        datetime(2017, 10, 19, 8, 20, tzinfo=UTC),
    ),
    "Jan 12, 2019 07:06 Asia/Tehran": (
        "",
        "en",
        datetime(2019, 1, 12, 3, 36, tzinfo=UTC),
    ),
    "Apr 20, 2020 09:23 UTC": (
        "Asia/Tehran",
        "en",
        datetime(2020, 4, 20, 9, 23, tzinfo=UTC),
    ),
    "20 Nov, 2019 05:47": ("UTC", "en", datetime(2019, 11, 20, 5, 47, tzinfo=UTC)),
    "21:17 18.11.2019": ("UTC", "en", datetime(2019, 11, 18, 21, 17, tzinfo=UTC)),
    "19.01.2020": ("Europe/Berlin", "de", datetime(2020, 1, 19, tzinfo=UTC)),
    "Source: Harbour Wire | 2026-11-03 17:35:18 | Editor: kx": (
        "Asia/Shanghai",
        "en",
        at(9, 35, 18),
    ),
    "17 Feb 2019 05:57 GMT": (
        "Asia/Qatar",
        "en",
        datetime(2019, 2, 17, 5, 57, tzinfo=UTC),
    ),
    "۱۹ بهمن ۱۴۰۲، ۹:۳۰": ("Asia/Tehran", "fa", datetime(2024, 2, 8, 6, tzinfo=UTC)),
    "جمعه / ۹ خرداد ۱۴۰۴ / ۱۹:۳۱": (
        "Asia/Tehran",
        "fa",
        datetime(2025, 5, 30, 16, 1, tzinfo=UTC),
    ),
    "۰۹ مهر ۱۴۰۵ - ۱۵:۴۵": (
        "Asia/Tehran",
        "fa",
        datetime(2026, 10, 1, 12, 15, tzinfo=UTC),
    ),
    "مهر ۱۲, ۱۴۰۵ ۱۹:۲۴ Asia/Tehran": (
        "",
        "fa",
        datetime(2026, 10, 4, 15, 54, tzinfo=UTC),
    ),
    "شنبه ۲۱ بهمن ۱۴۰۲": ("Asia/Tehran", "fa", datetime(2024, 2, 10, tzinfo=UTC)),
    "يکشنبه 15 مرداد 1396 - 14:14": (
        "Asia/Tehran",
        "fa",
        datetime(2017, 8, 6, 9, 44, tzinfo=UTC),
    ),
    "۱۴۰۵/۰۷/۱۰- ۱۶:۱۷": (
        "Asia/Tehran",
        "fa",
        datetime(2026, 10, 2, 12, 47, tzinfo=UTC),
    ),
    "06/04/1404 03:06:48 ب.ظ": (
        "Asia/Tehran",
        "fa",
        datetime(2025, 6, 27, 11, 36, 48, tzinfo=UTC),
    ),
    "9 /مهر/ 1405": ("Asia/Tehran", "fa", datetime(2026, 10, 1, tzinfo=UTC)),
}


@pytest.mark.parametrize(
    ("date", "facts"), PRINTED.items(), ids=[date[:30] for date in PRINTED]
)
def test_the_date_that_a_page_prints_is_read(
    date: str, facts: tuple[str, str, datetime]
) -> None:
    zone, language, instant = facts
    page = p.dated(date, language=language)
    story = story_of(page.encode(), timezone=zone, language=language)
    assert story.published_at == instant


def test_an_answer_that_is_no_page_is_no_story() -> None:
    with pytest.raises(ExtractionError):
        story_of(b"Invalid url")
