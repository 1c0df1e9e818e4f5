"""Streamed: what React sends after a page's frame, put where its script would put it.

A part that is late (react-dom/server, `renderToPipeableStream`) stands in a hidden element with
the id `S:1` at the end of the page; its place is a `template` with the id `B:1` or `P:1`.
"""

import re

from wirecrawler.extract.html_tree import Element

_LATE = re.compile(r"S:([0-9a-f]{1,8})")


def place_streamed(root: Element) -> None:
    """Move the parts that came late to their places."""
    places = {
        element.get("id", "")[2:]: element
        for element in root.iter("template")
        if element.get("id", "")[:2] in ("B:", "P:")
    }
    if not places:
        return
    for part in list(root.iter("div", "table", "svg", "math")):
        late = _LATE.fullmatch(part.get("id") or "")
        place = places.pop(late[1], None) if late else None
        if place is not None and part not in place.iterancestors():
            part.attrib.pop("hidden", None)
            part.tail = None  # white space before a script
            place.addprevious(part)
