"""Dates as sources print them, as instants in UTC."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from wirecrawler.normalize.dates import parse_published
from wirecrawler.story import ParsedDate, Precision

NOW = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
TEHRAN = "Asia/Tehran"


def parsed(text: str, timezone: str = "", **more: tuple[str, ...]) -> str | None:
    """Return what was read as "instant precision zone", or None."""
    found = parse_published(text, timezone=timezone, now=NOW, **more)
    if found is None:
        return None
    assert found.instant.tzinfo is UTC
    return f"{found.instant:%Y-%m-%d %H:%M:%S} {found.precision} {found.zone}"


# Every form that agencies were seen to print, and what it was found to mean.
SEEN = [
    ("nastooh meta", "2023-12-17T19:06:22Z", TEHRAN, "2023-12-17 19:06:22 second UTC"),
    (
        "nastooh",
        "December 17, 2023 - 22:36",
        TEHRAN,
        "2023-12-17 19:06:00 minute Asia/Tehran",
    ),
    (
        "one digit",
        "February 1, 2019 - 21:5",
        TEHRAN,
        "2019-02-01 17:35:00 minute Asia/Tehran",
    ),
    (
        "no digit",
        "March 6, 2016 - 0:0",
        TEHRAN,
        "2016-03-05 20:30:00 minute Asia/Tehran",
    ),
    ("archive", "2020-09-02 20:14", TEHRAN, "2020-09-02 15:44:00 minute Asia/Tehran"),
    ("mehr", "Oct 17, 2017, 9:29 PM", TEHRAN, "2017-10-17 17:59:00 minute Asia/Tehran"),
    (
        "mehr long",
        "31 December 2018 - 14:11",
        TEHRAN,
        "2018-12-31 10:41:00 minute Asia/Tehran",
    ),
    (
        "mehr amp",
        "Publish Date: 16 August 2017 - 14:43",
        TEHRAN,
        "2017-08-16 10:13:00 minute Asia/Tehran",
    ),
    (
        "irna",
        "Jul 29, 2020, 11:44 AM",
        TEHRAN,
        "2020-07-29 07:14:00 minute Asia/Tehran",
    ),
    (
        "isna",
        "Wed / 8 July 2020 / 14:42",
        TEHRAN,
        "2020-07-08 10:12:00 minute Asia/Tehran",
    ),
    ("mehr fa", "۱۹ بهمن ۱۴۰۲، ۹:۳۰", TEHRAN, "2024-02-08 06:00:00 minute Asia/Tehran"),
    (
        "isna fa",
        "۹ خرداد ۱۴۰۴ / ۱۹:۳۱",
        TEHRAN,
        "2025-05-30 16:01:00 minute Asia/Tehran",
    ),
    ("didgah", "۰۹ مهر ۱۴۰۵ - ۱۵:۴۵", TEHRAN, "2026-10-01 12:15:00 minute Asia/Tehran"),
    (
        "didgah meta",
        "2026-10-01T15:45:01+03:30",
        TEHRAN,
        "2026-10-01 12:15:01 second +03:30",
    ),
    (
        "pars today fa",
        "مهر ۱۲, ۱۴۰۵ ۱۹:۲۴ Asia/Tehran",
        "",
        "2026-10-04 15:54:00 minute Asia/Tehran",
    ),
    ("pars today", "Apr 20, 2020 09:23 UTC", TEHRAN, "2020-04-20 09:23:00 minute UTC"),
    ("weekday", "شنبه ۲۱ بهمن ۱۴۰۲", TEHRAN, "2024-02-10 00:00:00 day Asia/Tehran"),
    (
        "arabic yeh",
        "يکشنبه 15 مرداد 1396 - 14:14",
        TEHRAN,
        "2017-08-06 09:44:00 minute Asia/Tehran",
    ),
    (
        "jalali numbers",
        "۱۴۰۵/۰۷/۱۰- ۱۶:۱۷",
        TEHRAN,
        "2026-10-02 12:47:00 minute Asia/Tehran",
    ),
    (
        "jalali day first",
        "06/04/1404 03:06:48 ب.ظ",
        TEHRAN,
        "2025-06-27 11:36:48 second Asia/Tehran",
    ),
    (
        "slashes and a name",
        "9 /مهر/ 1405",
        TEHRAN,
        "2026-10-01 00:00:00 day Asia/Tehran",
    ),
    (
        "press tv",
        "Thursday, 19 October 2017 11:50 AM",
        TEHRAN,
        "2017-10-19 08:20:00 minute Asia/Tehran",
    ),
    (
        "press tv meta",
        "3/9/2026 11:50:13 AM",
        TEHRAN,
        "2026-03-09 08:20:13 second Asia/Tehran",
    ),
    (
        "anadolu",
        "2026-04-20T14:09:42.493",
        "Europe/Istanbul",
        "2026-04-20 11:09:42 second Europe/Istanbul",
    ),
    ("ap", "2024-09-03T04:03:19", "UTC", "2024-09-03 04:03:19 second UTC"),
    ("al jazeera", "2023-12-22T17:25:23", "", "2023-12-22 17:25:23 second None"),
    ("al jazeera 2019", "17 Feb 2019 05:57 GMT", "", "2019-02-17 05:57:00 minute UTC"),
    (
        "voa",
        "2024-04-28 07:00:00Z",
        "America/New_York",
        "2024-04-28 07:00:00 second UTC",
    ),
    (
        "tass",
        "October 19, 15:52 UTC+3",
        "Europe/Moscow",
        "2026-10-19 12:52:00 minute +03:00",
    ),
    ("sputnik", "21:17 18.11.2019", "UTC", "2019-11-18 21:17:00 minute UTC"),
    ("sputnik meta", "2019-11-18T21:17:27Z", "", "2019-11-18 21:17:27 second UTC"),
    ("rt", "20 Nov, 2019 05:47", "UTC", "2019-11-20 05:47:00 minute UTC"),
    ("dw", "19.01.2020", "Europe/Berlin", "2020-01-19 00:00:00 day Europe/Berlin"),
    ("rss", "Sun, 17 Dec 2023 19:06:22 GMT", TEHRAN, "2023-12-17 19:06:22 second UTC"),
    (
        "wordpress",
        "Thu, 06 Feb 2025 23:41:21 +0000",
        "",
        "2025-02-06 23:41:21 second UTC",
    ),
    (
        "render time",
        "2023-12-25 T 01:24:54 +0330",
        TEHRAN,
        "2023-12-24 21:54:54 second +03:30",
    ),
    (
        "iran press",
        "Jan 12, 2019 07:06 Asia/Tehran",
        "",
        "2019-01-12 03:36:00 minute Asia/Tehran",
    ),
]


@pytest.mark.parametrize(
    ("text", "timezone", "expected"),
    [row[1:] for row in SEEN],
    ids=[row[0] for row in SEEN],
)
def test_every_form_that_was_seen_is_read(
    text: str, timezone: str, expected: str
) -> None:
    assert parsed(text, timezone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03", "2026-11-03 00:00:00 day None"),
        ("2026-11-3", "2026-11-03 00:00:00 day None"),
        ("20261103", "2026-11-03 00:00:00 day None"),
        ("20261103T091500Z", "2026-11-03 09:15:00 second UTC"),
        ("20261103T0915", "2026-11-03 09:15:00 minute None"),
        ("2026-11-03t09:15:00z", "2026-11-03 09:15:00 second UTC"),
        ("2026-11-03T09:15Z", "2026-11-03 09:15:00 minute UTC"),
        ("2026-11-03T09:15:00,123456789+01", "2026-11-03 08:15:00 second +01:00"),
        ("2026-11-03T09:15:00-0500", "2026-11-03 14:15:00 second -05:00"),
        ("2026-11-03T09:15:00 +05:30", "2026-11-03 03:45:00 second +05:30"),
        ("2026-11-03T09:15:00-00:00", "2026-11-03 09:15:00 second UTC"),
        ("2026-11-03T09:15:60Z", "2026-11-03 09:15:59 second UTC"),
        ("2026/11/03 09:15:00", "2026-11-03 09:15:00 second None"),
        ("2026.11.03", "2026-11-03 00:00:00 day None"),
        ("2026-11-03 at 9.15 am", "2026-11-03 09:15:00 minute None"),
    ],
)
def test_iso_8601_and_its_cousins_are_read(text: str, expected: str) -> None:
    assert parsed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 03 Nov 2026 07:00:00 EST", "2026-11-03 12:00:00 second -05:00"),
        ("Tue, 03 Nov 2026 07:00:00 EDT", "2026-11-03 11:00:00 second -04:00"),
        ("Tue, 03 Nov 2026 04:00:00 PST", "2026-11-03 12:00:00 second -08:00"),
        ("Tue, 03 Nov 2026 12:00:00 UT", "2026-11-03 12:00:00 second UTC"),
        ("Tue, 03 Nov 2026 12:00:00 Z", "2026-11-03 12:00:00 second UTC"),
        ("3 Nov 26 12:00 GMT", "2026-11-03 12:00:00 minute UTC"),
        ("3 Nov 98 12:00 +0100", "1998-11-03 11:00:00 minute +01:00"),
        ("Tuesday, 03-Nov-26 12:00:00 GMT", "2026-11-03 12:00:00 second UTC"),
        ("Tue Nov  3 12:00:00 2026", "2026-11-03 12:00:00 second None"),
        ("Tue Nov 03 12:00:00 +0000 2026", "2026-11-03 12:00:00 second UTC"),
        (
            "Tue Nov 03 2026 12:00:00 GMT+0100 (Central European Standard Time)",
            "2026-11-03 11:00:00 second +01:00",
        ),
    ],
)
def test_rfc_822_and_its_cousins_are_read(text: str, expected: str) -> None:
    assert parsed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 November 2026", "2026-11-03 00:00:00 day None"),
        ("November 3rd, 2026", "2026-11-03 00:00:00 day None"),
        ("Nov. 3, 2026", "2026-11-03 00:00:00 day None"),
        ("3rd of November, 2026", "2026-11-03 00:00:00 day None"),
        ("2026 November 3", "2026-11-03 00:00:00 day None"),
        ("17 OCT 12:00", "2026-10-17 12:00:00 minute None"),
        ("December 24", "2025-12-24 00:00:00 day None"),
        ("Published on 3 May 2020 at 9am", "2020-05-03 09:00:00 minute None"),
        ("Updated: 9 PM, May 3, 2020", "2020-05-03 21:00:00 minute None"),
        ("May 3, 2020 12:05 a.m.", "2020-05-03 00:05:00 minute None"),
        ("May 3, 2020 12:05 p. m.", "2020-05-03 12:05:00 minute None"),
        ("May 3, 2020 14:05 PM", "2020-05-03 14:05:00 minute None"),
        ("3 May 2020 | 10:00 (CET)", "2020-05-03 09:00:00 minute +01:00"),
        ("10:00, 3 May 2020 UTC", "2020-05-03 10:00:00 minute UTC"),
        ("10:00, 3 May 2020 (GMT+3)", "2020-05-03 07:00:00 minute +03:00"),
        ("10:00, 3 May 2020 UTC-3:30", "2020-05-03 13:30:00 minute -03:30"),
        ("10:00 - 3 May 2020", "2020-05-03 10:00:00 minute None"),
        ("3/11/2026", "2026-11-03 00:00:00 day None"),
        ("11/3/2026 9:00 AM", "2026-11-03 09:00:00 minute None"),
        ("13/3/2026 9:00 AM", "2026-03-13 09:00:00 minute None"),
        ("11/2/2026", "2026-02-11 00:00:00 day None"),
        ("2/12/2026", "2026-02-12 00:00:00 day None"),
        ("03-11-2026", "2026-11-03 00:00:00 day None"),
        ("2026年11月3日 9:00", "2026-11-03 09:00:00 minute None"),
        ("2026년 11월 3일", "2026-11-03 00:00:00 day None"),
    ],
)
def test_long_and_short_forms_are_read(text: str, expected: str) -> None:
    assert parsed(text) == expected


@pytest.mark.parametrize(
    ("timezone", "languages", "expected"),
    [
        ("Europe/Oslo", (), "2026-04-03 00:00:00 day Europe/Oslo"),
        ("America/Chicago", (), "2026-03-04 00:00:00 day America/Chicago"),
        ("", ("en-US",), "2026-03-04 00:00:00 day None"),
        ("", ("en-GB",), "2026-04-03 00:00:00 day None"),
    ],
)
def test_americans_print_the_month_first(
    timezone: str, languages: tuple[str, ...], expected: str
) -> None:
    assert parsed("3/4/2026", timezone, languages=languages) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "۳ اردیبهشت ۱۴۰۰ ساعت ۸:۰۵", "2021-04-23 03:35:00", id="summer time"
        ),
        pytest.param(
            "۱ فروردین ۱۴۰۲ ۰۰:۳۰",
            "2023-03-20 21:00:00",
            id="no summer time since 2022",
        ),
        pytest.param(
            "سه‌شنبه ۱۲ آبان ۱۴۰۵ ۱۲:۰۰", "2026-11-03 08:30:00", id="half-space"
        ),
        pytest.param("پنج شنبه، ۳۰ اسفند ۱۳۹۹", "2021-03-20 00:00:00", id="leap day"),
        pytest.param("۱۴۰۲ بهمن ۱۹", "2024-02-08 00:00:00", id="year first"),
        pytest.param("12 Mehr 1405", "2026-10-04 00:00:00", id="latin letters"),
        pytest.param("۱۲ میزان ۱۴۰۵", "2026-10-04 00:00:00", id="afghan month"),
        pytest.param("۱۲ مهر", "2026-10-04 00:00:00", id="no year"),
        pytest.param("۱۲ اسفند", "2026-03-03 00:00:00", id="no year, last year's"),
        pytest.param("1404-10-12", "2026-01-02 00:00:00", id="dashes"),
        pytest.param("12.10.1404", "2026-01-02 00:00:00", id="dots"),
        pytest.param(
            "۱۲/۱۰/۱۴۰۴ ۱۲:۱۰ ق.ظ", "2026-01-01 20:40:00", id="after midnight"
        ),
        pytest.param(
            "۱۲/۱۰/۱۴۰۴ ۵:۱۰ بعد از ظهر", "2026-01-02 13:40:00", id="afternoon"
        ),
        pytest.param("تاریخ انتشار: ۱۲ دی ۱۴۰۴", "2026-01-02 00:00:00", id="label"),
        pytest.param(
            "۸ فوریه ۲۰۲۴", "2024-02-08 00:00:00", id="gregorian month in persian"
        ),
        pytest.param("٣ يونيو ٢٠٢٠ - ١٠:١٥ مساءً", "2020-06-03 17:45:00", id="arabic"),
        pytest.param(
            "الأربعاء، 3 حزيران 2020", "2020-06-03 00:00:00", id="levantine arabic"
        ),
        pytest.param(
            "3 كانون الثاني 2020", "2020-01-03 00:00:00", id="month of two words"
        ),
        pytest.param("٣ أوت ٢٠٢٠", "2020-08-03 00:00:00", id="maghrebi arabic"),
    ],
)
def test_dates_in_arabic_script_are_read(text: str, expected: str) -> None:
    found = parsed(text, TEHRAN)
    assert found is not None
    assert found[:19] == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1399-10-12", date(2021, 1, 1)),
        ("1399-12-30", date(2021, 3, 20)),
        ("1403-01-01", date(2024, 3, 20)),
        ("1403-12-30", date(2025, 3, 20)),
        ("1404-01-01", date(2025, 3, 21)),
        ("1405-01-01", date(2026, 3, 21)),
        ("1396-05-15", date(2017, 8, 6)),
    ],
)
def test_known_days_of_the_jalali_calendar_are_right(text: str, day: date) -> None:
    found = parse_published(text, timezone=TEHRAN, now=NOW)
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert found == ParsedDate(instant=midnight, precision=Precision.DAY, zone=TEHRAN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19. Oktober 2017, 14.30 Uhr", "2017-10-19 14:30:00"),
        ("Donnerstag, 19. Oktober 2017 um 14 Uhr", "2017-10-19 14:00:00"),
        ("3. März 2020", "2020-03-03 00:00:00"),
        ("jeudi 19 octobre 2017 à 14h30", "2017-10-19 14:30:00"),
        ("1er janvier 2020", "2020-01-01 00:00:00"),
        ("19 de octubre de 2017 a las 14:30", "2017-10-19 14:30:00"),
        ("19 ottobre 2017 alle ore 14:30", "2017-10-19 14:30:00"),
        ("19 de outubro de 2017 às 14h30", "2017-10-19 14:30:00"),
        ("19 Ekim 2017 Perşembe saat 14:30", "2017-10-19 14:30:00"),
        ("19 октября 2017 г. в 14:30", "2017-10-19 14:30:00"),
    ],
)
def test_months_of_other_languages_are_read(text: str, expected: str) -> None:
    precision = "day" if expected.endswith(" 00:00:00") else "minute"
    assert parsed(text) == f"{expected} {precision} None"


def test_the_languages_of_a_source_are_tried_too() -> None:
    found = [
        parsed("19 października 2017", languages=tags) for tags in ((), ("pl-PL", "xx"))
    ]
    assert found == [None, "2017-10-19 00:00:00 day None"]


@pytest.mark.parametrize(
    ("zone", "timezone", "expected"),
    [
        pytest.param("IST", "", "06:30 +05:30", id="likeliest"),
        pytest.param("IST", "Asia/Kolkata", "06:30 Asia/Kolkata", id="india's"),
        pytest.param("IST", "Asia/Jerusalem", "10:00 +02:00", id="israel's, in summer"),
        pytest.param("IST", "Europe/Dublin", "11:00 Europe/Dublin", id="ireland's"),
        pytest.param("IRST", TEHRAN, "08:30 +03:30", id="iran's, in summer"),
        pytest.param("IRST", "Europe/Oslo", "08:30 +03:30", id="another's"),
        pytest.param("CST", "Asia/Shanghai", "04:00 Asia/Shanghai", id="china's"),
        pytest.param(
            "CST", "America/Chicago", "18:00 -06:00", id="a winter name in summer"
        ),
        pytest.param("AST", "Asia/Riyadh", "09:00 Asia/Riyadh", id="by offset"),
        pytest.param("MSK", "", "09:00 Europe/Moscow", id="a name with a history"),
        pytest.param("GMT", "Europe/London", "12:00 UTC", id="gmt is never local"),
        pytest.param("CEST", "Europe/Oslo", "10:00 Europe/Oslo", id="summer"),
        pytest.param("Europe/Nowhere", "", None, id="no place"),
        pytest.param("UTC+15", "", None, id="no offset"),
        pytest.param("+9900", "", None, id="nobody's offset"),
    ],
)
def test_a_printed_zone_is_read_as_its_source_means_it(
    zone: str, timezone: str, expected: str | None
) -> None:
    found = parse_published(f"3 July 2020 12:00 {zone}", timezone=timezone, now=NOW)
    assert (found and f"{found.instant:%H:%M} {found.zone}") == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "Friday",
            "10",
            "May",
            "May 2020",
            "14:30",
            "now",
            "2 hours ago",
            "yesterday",
        ),
        *(
            "2026-02-30",
            "31 April 2020",
            "30 Feb",
            "1403-13-01",
            "1404-12-30",
            "31/11/2020",
        ),
        *("3 May 2020 25:00", "3 May 2020 12:60", "3 May 2020 12:00:61"),
        *(
            "2026-11-04T12:00:01Z",
            "1405/09/01",
            "5 November 2026",
            "1899-12-31",
            "0001-01-01",
        ),
        *(
            "9999-12-31T23:59:59-12:00",
            "12 مهر 1299",
            "12 مهر 2005",
            "12 May 1405",
            "12 مهر 05",
        ),
        *(
            "News ID 128745",
            "1483**1416",
            "1700000000",
            "3 May 2020 and more",
            "May 3 2020 4 5",
        ),
        *("12 in 2020", "3 xyz 2020", "٣٣٣٣٣", "2020-13-13", "x" * 200 + "2020-01-01"),
        *("+03:30", "UTC+3", "12:00 UTC", "²", "3 May ²020"),
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert parsed(text, TEHRAN) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-04T12:00:00Z", "2026-11-04 12:00:00 second UTC"),
        ("4 November 2026", "2026-11-04 00:00:00 day None"),
        ("1900-01-01", "1900-01-01 00:00:00 day None"),
    ],
)
def test_the_bounds_themselves_are_dates(text: str, expected: str) -> None:
    assert parsed(text) == expected


def test_an_unknown_zone_of_a_source_is_an_error() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        parsed("2020-01-01", "Asia/Nowhere")


@settings(deadline=None)
@given(st.dates(date(1922, 1, 1), date(2026, 11, 3)))
def test_every_jalali_day_is_the_day_it_is(day: date) -> None:
    jalali = JalaliDate(day)  # type: ignore[no-untyped-call]  # has no types
    found = parse_published(str(jalali.isoformat()), timezone=TEHRAN, now=NOW)
    assert found is not None
    assert found.instant.date() == day


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2026, 11, 3)),  # noqa: DTZ001  (made aware below)
    st.sampled_from(
        [
            *(
                "%Y-%m-%dT%H:%M:%SZ",
                "%a, %d %b %Y %H:%M:%S GMT",
                "%d %B %Y - %H:%M:%S UTC",
            ),
            *(
                "%A, %B %d, %Y %I:%M:%S %p (UTC)",
                "%H:%M:%S %d.%m.%Y",
                "%m/%d/%Y %I:%M:%S %p",
            ),
        ]
    ),
)
def test_what_is_printed_is_what_is_read(moment: datetime, form: str) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    found = parse_published(moment.strftime(form), timezone="", now=NOW)
    assert found is not None
    assert found.instant == moment


PIECES = st.lists(
    st.sampled_from(
        "2026 11 3 03 1405 مهر May ۱۲ - / . : , T Z +03:30 UTC AM ب.ظ Asia/Tehran 14h 30 24 99 ("
        " Oktober شنبه IST 年 st of ' 0".split()
    ),
    max_size=9,
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), PIECES.map("".join), PIECES.map(" ".join)))
def test_any_text_is_a_date_within_bounds_or_none(text: str) -> None:
    found = parse_published(text, timezone=TEHRAN, languages=("fa",), now=NOW)
    if found:
        earliest = datetime(1900, 1, 1, tzinfo=UTC)
        assert earliest <= found.instant <= NOW + timedelta(hours=24)


def test_the_forms_that_were_seen_are_read_fast() -> None:
    started = time.process_time()
    for _, text, timezone, _ in SEEN:
        parsed(text, timezone)
    assert (time.process_time() - started) / len(SEEN) < 0.001
