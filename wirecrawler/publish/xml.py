"""XML 1.0, written piece by piece: text, attributes and elements, escaped."""

import html
import re
from collections.abc import Mapping

# What XML 1.0 (section 2.2) calls a character; nothing else may stand in a document, not even
# as a reference.  A carriage return would be read back as a line feed: it is left out too.
_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """Return `text` without the characters that XML does not know."""
    return _NO_XML.sub("", text)


def xml_text(text: str) -> str:
    """Return `text` escaped for the content of an element or between double quotes."""
    return html.escape(xml_characters(text))


def xml_attributes(values: Mapping[str, str]) -> str:
    """Return the attributes of `values`, each with a space in front; empty ones are left out."""
    return "".join(
        f' {name}="{xml_text(value)}"' for name, value in values.items() if value
    )


def xml_element(
    name: str, text: str, attributes: Mapping[str, str] | None = None
) -> str:
    """Return an element that holds `text`, on a line of its own."""
    return f"<{name}{xml_attributes(attributes or {})}>{xml_text(text)}</{name}>\n"


def xml_empty(name: str, attributes: Mapping[str, str]) -> str:
    """Return an element that holds nothing, on a line of its own."""
    return f"<{name}{xml_attributes(attributes)}/>\n"
