"""JSON Lines: one JSON object (RFC 8259) a line, UTF-8, each line ended by a line feed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

# Characters that some readers take for a line's end, and halves of a surrogate pair, which
# UTF-8 cannot carry: JSON may spell any of them as an escape (RFC 8259 section 7).
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_line(record: Mapping[str, object]) -> str:
    """Return `record` as one line with its line feed; any string in it survives unchanged."""
    text = json.dumps(record, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def json_lines(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield a line for each of `records`, as they come."""
    return map(json_line, records)
