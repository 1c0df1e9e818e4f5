"""Days with month names of other languages, by dateparser: its one home.

Only ever asked for a day of which the time and zone were read before, always with fixed languages:
detecting them costs 13 ms on text that holds no date.
"""

import re
from datetime import date, datetime

from dateparser.data.languages_info import language_order
from dateparser.date import DateDataParser

# The languages of the agencies that are read most, tried where a source's own do not help.
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "tr", "ru", "ar")
_KNOWN = frozenset(language_order)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}")


def guessed_day(text: str, *, languages: tuple[str, ...], now: datetime) -> date | None:
    """Return the day that `text` names, or None where it names none.

    `text` has a month's name and two numbers, a day and a year of four digits.  `languages` are
    BCP 47 tags, tried first.  `now` is aware; nothing relative to it is read.
    """
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if len(numbers) != 2 or not _WORD.search(text):
        return None
    found: datetime | None = _parser(languages, now).get_date_data(text).date_obj
    if found is None or sorted(numbers) != [found.day, found.year]:
        return None
    return found.date()


def _parser(languages: tuple[str, ...], now: datetime) -> DateDataParser:
    own = [tag.partition("-")[0].lower() for tag in languages]
    return DateDataParser(
        languages=[*dict.fromkeys((*filter(_KNOWN.__contains__, own), *_LANGUAGES))],
        use_given_order=True,
        try_previous_locales=False,
        settings={
            "STRICT_PARSING": True,
            "PARSERS": ["absolute-time"],
            "RELATIVE_BASE": now,
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
