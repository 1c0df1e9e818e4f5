"""Dates as sources print them, as instants in UTC."""

from datetime import UTC, date, datetime, timedelta, timezone
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
        ("3 May 2020 10:00 utc", "2020-05-03 10:00:00 minute UTC"),
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
    ("languages", "expected"),
    [
        ((), "2026-03-01 21:10:00 minute Europe/London"),
        (("en",), "2026-03-01 21:10:00 minute Europe/London"),
        (("en-GB", "en"), "2026-01-03 21:10:00 minute Europe/London"),
        (("en-US", "en"), "2026-03-01 21:10:00 minute Europe/London"),
    ],
)
def test_pm_means_the_month_first_but_where_a_region_is_declared(
    languages: tuple[str, ...], expected: str
) -> None:
    said = parsed("3/1/2026 9:10 PM", "Europe/London", languages=languages)
    assert said == expected


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
    ("text", "language", "expected"),
    [
        pytest.param("3 listopada 2024", "pl", "2024-11-03", id="november, in Polish"),
        pytest.param(
            "3. listopada 2024.", "hr", "2024-10-03", id="october, in Croatian"
        ),
        pytest.param("3 out 2024", "pt", "2024-10-03", id="october, in Portuguese"),
        pytest.param("3 out of 2024", "en", None, id="no month, in English"),
        pytest.param("3 ago 2024", "es", "2024-08-03", id="august, in Spanish"),
        pytest.param("Ago 3, 2024", "es", "2024-08-03", id="august first"),
        pytest.param("3 days ago", "es", "2026-10-31", id="ago, in whichever language"),
        pytest.param("for 3 dager siden", "nb", "2026-10-31", id="ago, in Norwegian"),
        pytest.param("for 3 days", "en", None, id="a while, in English"),
        pytest.param("hier", "fr", "2026-11-02", id="yesterday, in French"),
        pytest.param("hier", "de", None, id="here, in German"),
        pytest.param("ma 14:05", "hu", "2026-11-03", id="today, in Hungarian"),
        pytest.param("ma 14:05", "nl", None, id="Monday, in Dutch"),
        pytest.param("03/07/10", "fa", "2024-10-01", id="a Jalali year of two digits"),
        pytest.param("24/07/10", "fa", "2010-07-24", id="no Jalali year"),
        pytest.param("24/11/03", "ja", "2024-11-03", id="year first, in Japanese"),
        pytest.param("03/11/24", "fr", "2024-11-03", id="day first, in French"),
        pytest.param("03.11.24", "de", "2024-11-03", id="dots, in German"),
        pytest.param("03.11.24", "en", None, id="a version, in English"),
        pytest.param("03.11.24, 14:05", "en", "2024-11-03", id="no version has a time"),
        pytest.param("3 พ.ย. 24", "th", "2024-11-03", id="a Gregorian year in Thai"),
        pytest.param(
            "3 Tachwedd 2024", "cy", "2024-11-03", id="a month left to dateparser"
        ),
        pytest.param("Tachwedd 3, 2024", "cy", "2024-11-03", id="month first"),
        pytest.param("2024 Tachwedd 3", "cy", "2024-11-03", id="year first"),
        pytest.param("3 Foo 2024", "cy", None, id="no month to dateparser"),
        pytest.param("3 Tachwedd 2024", "xx", None, id="no language to dateparser"),
        pytest.param("3 Tachwedd 2024", "en", None, id="not of the source's language"),
    ],
)
def test_the_language_settles_what_words_mean(
    text: str, language: str, expected: str | None
) -> None:
    found = parse_published(text, timezone="", languages=(language,), now=NOW)
    assert (found and f"{found.instant:%Y-%m-%d}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Posted 3 May 2020 | Updated 4 May 2020 9:00",
            "2020-05-03 00:00:00 day None",
            id="the time of a change is not the day's",
        ),
        pytest.param(
            "Updated 4 May 2020 9:00 | Posted 3 May 2020 8:00",
            "2020-05-03 08:00:00 minute None",
            id="published after changed",
        ),
        pytest.param(
            "Updated 4 May 2020 9:00",
            "2020-05-04 09:00:00 minute None",
            id="only changed",
        ),
        pytest.param(
            "10:00, 3 May 2020 / 11:00, 4 May 2020",
            "2020-05-03 10:00:00 minute None",
            id="the nearer time",
        ),
        pytest.param(
            "3 May 2020 (14 Ordibehesht 1399) - 10:00",
            "2020-05-03 10:00:00 minute None",
            id="the time beside its twin",
        ),
        pytest.param(
            "Doe, Roe and Poe / London, 3 May 2020",
            "2020-05-03 00:00:00 day None",
            id="among names",
        ),
        pytest.param(
            "A walk on the wild side of a town that nobody knew by then, 3 May 2020",
            None,
            id="in a sentence",
        ),
        pytest.param(
            "Doe Roe Poe Coe Noe Loe Moe Voe Zoe Boe Goe, 3 May 2020",
            None,
            id="among many names",
        ),
        pytest.param(
            "更新日時 2020年5月4日 公開日 2020年5月3日",
            "2020-05-03 00:00:00 day None",
            id="words that stand close",
        ),
        pytest.param("Z, 3 May 2020", "2020-05-03 00:00:00 day None", id="no zone"),
        pytest.param(
            "T 3 May 2020 t", "2020-05-03 00:00:00 day None", id="no separator"
        ),
        pytest.param(
            "Jane Doe, 3 May, 10:00",
            "2026-05-03 10:00:00 minute None",
            id="no year, but a time",
        ),
        pytest.param("Jane Doe, 3 May", None, id="no year, among names"),
        pytest.param(
            "Jane Doe | 3 May",
            "2026-05-03 00:00:00 day None",
            id="no year, behind a bar",
        ),
        pytest.param("Jane Doe | World", None, id="nothing behind a bar"),
        pytest.param("Jane Doe | 3 read | World", None, id="no date behind a bar"),
        pytest.param("2-6 May 2020", None, id="the end of a span"),
        pytest.param("2-6 May", None, id="the end of a span, no year"),
        pytest.param("May 2 - 6, 2020", None, id="the start of a span"),
        pytest.param(
            "1 hour 20 minutes ago",
            "2026-11-03 10:40:00 minute UTC",
            id="hours, minutes",
        ),
        pytest.param(
            "30 seconds ago", "2026-11-03 11:59:00 minute UTC", id="to the minute"
        ),
        pytest.param(
            "3 hours ago · 2 min read",
            "2026-11-03 09:00:00 minute UTC",
            id="minutes to read",
        ),
    ],
)
def test_a_line_has_the_date_that_it_says_is_its_own(
    text: str, expected: str | None
) -> None:
    assert parsed(text) == expected


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
            "2020 May",
            "14:30",
            "now",
            "Sunday 3",
        ),
        *(
            "3 weeks ago",
            "2 months ago",
            "a year ago",
            "in 3 hours",
            "3 hours",
            "24h",
            "5 min read",
        ),
        *(
            "2026-02-30",
            "31 April 2020",
            "30 Feb",
            "31 February",
            "2024-13-40",
            "13/13/2020",
        ),
        *(
            "1403-13-01",
            "1404-12-30",
            "31/11/2020",
            "30.02.2020",
            "00/00/0000",
            "2024-00-00",
        ),
        *(
            "3 May 2020 25:00",
            "3 May 2020 12:60",
            "3 May 2020 12:00:61",
            "2020-05-03T25:00:00Z",
        ),
        *(
            "2020-05-03T12:00:61Z",
            "2020-05-03T12:00:00+15:00",
            "3 Abc 2020 12:00:00 GMT",
        ),
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
            "12 Mehr 05",
        ),
        *(
            "News ID 128745",
            "1483**1416",
            "0700000000",
            "99041813800",
            "201912345678",
            "2999999999",
        ),
        *(
            "v2.10.2024",
            "2.10.2024.1",
            "Version 10.15.7",
            "iOS 17.4",
            "12.10.15",
            "10.0.0.1",
        ),
        *(
            "+1 202 555 0143",
            "020 7946 0958",
            "030/12.11.2024",
            "$12.50",
            "1,250",
            "21-19",
            "3-1",
        ),
        *(
            "24/7",
            "9/11",
            "Covid-19",
            "50/50",
            "1/2",
            "100%",
            "G20",
            "Windows 11 24H2",
            "007",
        ),
        *("١٤ ربيع الآخر ١٤٤٦ هـ", "14 رجب 1446", "1446/04/14"),
        *("12 in 2020", "3 xyz 2020", "٣٣٣٣٣", "2020-13-13", "x" * 200 + "2020-01-01"),
        *(
            "+03:30",
            "UTC+3",
            "12:00 UTC",
            "²",
            "3 May ²020",
            "tháng 13",
            "令和",
            "3 tháng 2020",
        ),
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
        " Oktober شنبه IST 年 月 日 st of ' 0 ago vor hours 小时 "
        "heute R1 ~ x Published updated | تشرين "
        "الأول 2567 พ.ย. tháng 令和 午後 1762513252000 min read &amp; \\u002b".split()
    ),
    max_size=9,
)


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=60), PIECES.map("".join), PIECES.map(" ".join)),
    st.sampled_from(["", "fa", "en", "de", "th", "ja", "hu", "cy"]),
    st.sampled_from(["", TEHRAN, "Pacific/Kiritimati", "America/Chicago"]),
)
def test_any_text_is_a_date_within_bounds_or_none(
    text: str, language: str, timezone: str
) -> None:
    languages = (language,) if language else ()
    found = parse_published(text, timezone=timezone, languages=languages, now=NOW)
    if found:
        earliest = datetime(1900, 1, 1, tzinfo=UTC)
        assert earliest <= found.instant <= NOW + timedelta(hours=24)
        assert found.instant.tzinfo is UTC
        assert found.precision is Precision.SECOND or not found.instant.second


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 2), datetime(2026, 11, 3)),  # noqa: DTZ001  (made aware below)
    st.integers(-14 * 60, 14 * 60),
)
def test_an_instant_that_a_machine_wrote_is_read_back(
    moment: datetime, offset: int
) -> None:
    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    forms = (
        moment.isoformat(),
        moment.isoformat(" "),
        moment.strftime("%Y%m%dT%H%M%S%z"),
        moment.strftime("%a, %d %b %Y %H:%M:%S %z"),
        # As readers' dates are read: a machine would not write these.
        moment.isoformat().replace("T", "t"),
        moment.strftime("%a,  %d %b %Y  %H:%M:%S %z"),
    )
    found = [parse_published(form, timezone="", now=NOW) for form in forms]
    assert found[0]
    assert found[0].instant == moment
    assert found == found[:1] * len(forms)
