"""Record values: what a key of a JSON record holds, of the type that it has to be.

An absent key and null are the same; a value of another type is refused.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from wirecrawler.errors import ExtractionError
from wirecrawler.normalize.text import collapsed, encodable
from wirecrawler.normalize.url import resolve
from wirecrawler.source import Use
from wirecrawler.story import Kind, Precision, Status

_Value = TypeVar("_Value", Kind, Precision, Status, Use)


def refused(reason: str) -> ExtractionError:
    """Return the error that says why a record is not accepted."""
    return ExtractionError("", reason)


def text_of(record: Mapping[str, Any], key: str) -> str:
    """Return the text of a key; "" where there is none."""
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise refused(f"{key}: not a text")
    return encodable(value)


def texts_of(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the texts of a key, less empty ones; one alone need stand in no list."""
    value = record.get(key)
    if value is None:
        return ()
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise refused(f"{key}: not a list of texts")
    return tuple(text for v in values if (text := collapsed(encodable(v))))


def one_of(record: Mapping[str, Any], key: str, values: type[_Value]) -> _Value | None:
    """Return the value of a closed set that a key names; None where it names nothing."""
    said = text_of(record, key)
    try:
        return values(said) if said else None
    except ValueError as error:
        raise refused(f"{key}: {said!r} is none of {', '.join(values)}") from error


def address_of(record: Mapping[str, Any], key: str) -> str:
    """Return the address of a key, absolute; "" where there is none."""
    said = text_of(record, key)
    if not said:
        return ""
    if (url := resolve(said, said)) is None:
        raise refused(f"{key}: {said!r} is no http or https address")
    return url
