"""Twins: the AMP and print forms of a story's address, and what they are twins of.

The forms are those that sources name in `link rel=amphtml` (amp.dev, guides, discovery), and the
addresses of AMP caches (amp.dev, "AMP Cache URL Format") and of WordPress's print plugins.  An
"amp" or "print" that is a section, a tag or a story's own slug is left alone: the form is taken
off only where what it is put to looks like the address of a story.
"""

import re
from urllib.parse import unquote

from wirecrawler.normalize.url import names_story

_LAST_SEGMENTS = frozenset({"amp", "print"})
_FIRST_SEGMENTS = ("/amp/", "/.amp/", "/amphtml/")
# At the end of the name of a file; "-amp" only after a number, as there are guitar amps.
_AMP_FILE = re.compile(
    r"(?<=[^/])(?:[._]amp(?=\.s?html?$)|\.amp$|(?<=\d)-amp(?=\.html?$))"
)
_FIVE_DIGITS = re.compile(r"\d{5}", re.ASCII)

_YES = frozenset({"", "1", "true", "yes", "y", "on"})
# Parameters of AMP plugins and of systems (Arc's outputType, Funke's service,
# HubSpot's hs_amp), in lower case, by
# the values that ask for the AMP form of the page; "" is also for a name alone.
_AMP = frozenset({"amp", "amp-type"})
_PRINT = frozenset({"print", "printable", "printer", "print_view"})
_FORMS = {
    "amp": _YES | _AMP,
    "_amp": _YES,
    "isamp": _YES,
    "amp_markup": _YES,
    "hs_amp": _YES,
    "noamp": _YES | {"mobile"},
    "outputtype": _AMP,
    "service": _AMP,
    "print": _YES | _PRINT,
    "printable": _YES,
    "printview": _YES,
    "print-view": _YES,
    "printerfriendly": _YES,
    "output": _AMP | _PRINT,
    "format": _AMP | _PRINT,
    "view": _AMP | _PRINT,
    "mode": _AMP | _PRINT,
}

# Google's cache and Bing's, as registered in caches.json of the AMP project: "c" a document, "v"
# the same in a viewer, "s" fetched over TLS.
_CACHED = re.compile(
    r"https?://(?:[\w-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)/[cv]/(s/)?([^/?#]+\..+)",
    re.ASCII,
)
# Google's and Bing's viewers.
_VIEWED = re.compile(
    r"https?://(?:www\.)?(?:google(?:\.[a-z]{2,3}){1,2}|bing\.com)/amp/(s/)?([^/?#]+\..+)"
)


def out_of_cache(url: str) -> str:
    """Return the address of which the canonical URL `url` is a copy in an AMP cache, or `url`.

    It is cut out as it stands there: it may be none.
    """
    if "amp" not in url:
        return url
    if found := _CACHED.fullmatch(url):
        kept = found[2]
    elif found := _VIEWED.fullmatch(url):
        # The viewer takes the whole address for a path.
        path, mark, query = found[2].partition("%3F")
        kept = (
            path + (mark and "?") + (unquote(query, errors="replace") if mark else "")
        )
    else:
        return url
    scheme = "https" if found[1] else "http"
    return f"{scheme}://{kept}"


def main_path(path: str) -> str:
    """Return the path of the page of which the page at `path` is the AMP or print form.

    `path` has no slash at its end.  Itself where it names no such form.
    """
    folders, _, name = path.rpartition("/")
    if name.lower() in _LAST_SEGMENTS:
        return folders if names_story(folders) else path
    path = _AMP_FILE.sub("", path)
    lowered = path.lower()
    if lowered.startswith(_FIRST_SEGMENTS):
        rest = path[path.index("/", 1) :]
        return rest if any(map(names_story, rest.split("/"))) else path
    place = lowered.rfind("/amp/")
    # In the middle: beside the number of the story, which nothing else has.
    if place > 0 and _is_numbered(path, place):
        return path[:place] + path[place + len("/amp") :]
    return path


def is_form(name: str, value: str) -> bool:
    """Return whether a parameter asks for the AMP or print form of a page."""
    return value.lower() in _FORMS.get(name.lower(), ())


def _is_numbered(path: str, place: int) -> bool:
    """Return whether the segment before `place`, or what follows it, holds a long number."""
    before = path.rfind("/", 0, place)
    return _FIVE_DIGITS.search(path, before) is not None
