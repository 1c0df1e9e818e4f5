"""Sessions: what a server puts into every address of a page to know its reader again.

A page has another address for each reader then, or each time it is read, and is the same page.
"""

import re

# Jakarta Servlet 6.0 section 7.1.3, PHP's and ASP's sessions, ColdFusion's, shops'; "sid" is what
# some sources number their stories by, so only a long one in hexadecimal is a session.
_SESSION = re.compile(
    r"(?P<before>[?&;])(?:(?:jsessionid|phpsessid|aspsessionid[a-z]*|session_?id|cfid|cftoken"
    r"|oscsid|zenid)=[0-9a-z.,_!-]{8,}|sid=[0-9a-f]{24,})(?P<after>&|(?=[;/?#]|$))",
    re.IGNORECASE,
)
# ASP.NET without cookies: /(S(...))/.
_IN_PATH = re.compile(r"/\([A-Z]\([0-9a-z]{20,}\)\)(?=/)", re.IGNORECASE)


def without_session(url: str) -> str:
    """Return an address less the session of whoever read the page that names it."""
    if "=" in url:
        url = _SESSION.sub(_joined, url)
    return _IN_PATH.sub("", url) if "/(" in url else url


def _joined(found: re.Match[str]) -> str:
    """Return what is left between what stood before a session and what stands behind it."""
    if found["before"] == ";":
        return found["after"]
    return found["before"] if found["after"] else ""
