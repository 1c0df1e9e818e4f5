"""JSON object: the one in a line, of numbers and texts that can be written again."""

import json
from math import isfinite
from typing import Any, NoReturn

_KINDS = {
    list: "an array",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
}
"""What JSON calls what it reads as each type, objects aside."""
_DEEPEST = 100
"""Levels of an id; arbitrary."""
_LONGEST_NUMBER = 40
_LONGEST_REASON = 300
"""Characters; arbitrary."""


def json_object(line: bytes) -> dict[str, Any]:
    """Return the JSON object in a line, whose `id` can be written again.

    Raises:
        ValueError: There is none.
    """
    try:
        text = line.decode(json.detect_encoding(line), "surrogatepass")
        read = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        # Where its own words say "line 1", the line of the input may be any.
        raise ValueError(f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("it nests too deep") from error
    if not isinstance(read, dict):
        raise ValueError(f"it is {_KINDS[type(read)]}")  # noqa: TRY004  (as what json raises)
    if _is_deep(read.get("id")):
        raise ValueError("its id nests too deep")
    return read


def shortened(reason: str) -> str:
    """Return the reason of a failure as one line that is not too long."""
    return " ".join(reason.split())[:_LONGEST_REASON]


def crash(error: Exception) -> str:
    """Return the reason of a failure that nobody foresaw."""
    return shortened(f"crash: {type(error).__name__}: {error}")


def _is_deep(value: object) -> bool:
    """Tell a value that could be read and might not be written again, for Python's own limit."""
    if isinstance(value, str):
        return False
    level = [value]
    for _ in range(_DEEPEST):
        lists = [one for one in level if isinstance(one, list)]
        lists += [list(one.values()) for one in level if isinstance(one, dict)]
        level = [inner for one in lists for inner in one]
    return bool(level)


def _number(text: str) -> float:
    """Return a number; one that is too great for Python would be written as no JSON."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text[:_LONGEST_NUMBER]} is no number")
    return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant, parse_float=_number)
