"""Refresh: pages that do nothing but lead a browser on to another one.

HTML Standard, section 4.2.5.3 (`http-equiv="refresh"`).  Most pages that have one show a story and
reload themselves after some minutes; those that say next to nothing are meant here.
"""

import re

from wirecrawler.extract.html_tree import Element, base_address
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.url import resolve

MOST_CHARS = 400
"""Characters of a page that only leads on: "if you are not taken there, click here"."""
_CONTENT = re.compile(
    r"\s*[0-9.]+\s*[;,\s]\s*(?:url\s*=\s*)?(?P<quote>['\"]?)(?P<url>[^'\"]*)",
    re.IGNORECASE,
)
_UNSHOWN = ("script", "style", "template", "noscript", "title")


def refresh_target(root: Element, url: str) -> str:
    """Return the address to which the page at `url` leads on, which may be its own.

    "" where it names none, and where it shows something of its own.
    """
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() != "refresh":
            continue
        # Only for those whose browser runs no scripts.
        if any(parent.tag == "noscript" for parent in meta.iterancestors()):
            continue
        found = _CONTENT.match(meta.get("content") or "")
        said = found["url"].strip() if found else ""
        target = resolve(said, base_address(root, url)) if said else None
        if target is not None:
            return "" if _shows_something(root) else target
    return ""


def _shows_something(root: Element) -> bool:
    body = root.find("body")
    if body is None:
        return False
    hidden = sum(len(text_of(element)) for element in body.iter(*_UNSHOWN))
    return len(text_of(body)) - hidden > MOST_CHARS
