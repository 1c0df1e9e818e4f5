"""Addresses: one form for each, links made absolute, whose they are (RFC 3986)."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from wirecrawler.normalize.tracking import is_tracking

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}")
_C0_AND_SPACE = "".join(map(chr, range(0x21)))
_TAB_OR_LINE_END = re.compile(r"[\t\n\r]")
# A host with any of these is refused: browsers and libraries disagree on where it ends (WHATWG
# URL section 3.5, forbidden host code points; "%" because we never decode a host).
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f#%/<>?@\\^|\"`{}]")
# What no part of an address may hold as it is (RFC 3986 section 2; "[" and "]" are left, as
# browsers leave them in paths and queries).
_ILLEGAL = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")
# What most links of stories are: absolute, nothing in them to mend.
_WHOLE = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}"
    r"/[\w/.~%+,;=:@-]*(?:\?[\w/.~%+,;=:@&-]+)?(?:#[\w/.-]+)?",
    re.ASCII,
)
# What is in its one form already, as most are: no dot begins a part of its path.
_CANONICAL = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}"
    r"(?:/[\w~-][\w~.-]*){1,40}/?",
    re.ASCII,
)
_ESCAPE_OR_ILLEGAL = re.compile(
    r"%[0-9A-Fa-f]{2}|%|[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a~]+"
)
_UNRESERVED = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)
# What servers put before the host of the same pages for other screens.  "s." and "text." are left
# out: their pages have other paths, or are short links.
_FRONT_LABELS = frozenset(
    {"www", "m", "mobile", "mobil", "amp", "wap", "touch", "lite"}
)
# Second-level names under which everybody may have a domain, below a country's two letters: of
# amp.com.au nothing may be taken away.
_OPEN_TO_ALL = frozenset("ac co com edu go gob gov gouv mil ne net nom or org".split())
# Nothing in it that `_escaped` would change: no escape but those of characters beyond ASCII.
_ESCAPED = re.compile(r"(?:[!#-$&-;=?-Z\[\]_a-z~]|%[89A-F][0-9A-F])*", re.ASCII)
# Sessions in paths (Jakarta Servlet 6.0 section 7.1.3).
_SESSION = re.compile(r";jsessionid=[^/;?#]*", re.IGNORECASE)
# What a headline or a number leaves in an address; four digits may be a year.
_SLUG_OR_NUMBER = re.compile(r"[-_]|\d{5}", re.ASCII)


@lru_cache(maxsize=4096)  # each step from page to table asks for the same few
def canonical_url(url: str) -> str:
    """Return the one form under which the address `url` is kept.

    Scheme and host in lower case, no default port, no credentials, no tracking parameters or
    session, percent-encoding and dot segments normalised (RFC 3986 section 6.2.2), non-ASCII
    characters encoded as UTF-8 (RFC 3987 section 3.1), "/" for an empty path.  No fragment but
    a route ("#!..." and "#/..."), by which sources that are one scripted page tell their stories
    apart.  Order and case of everything else stay.  Text that is no http(s) address comes back
    without the white space and controls around it.
    """
    if _CANONICAL.fullmatch(url):
        return url
    stripped = _stripped(url)
    parts = _split(stripped)
    if parts is None:
        return stripped
    path = _without_dots(_without_session(_escaped(parts.path))) or "/"
    query = "&".join(_untracked(_escaped(parts.query)))
    route = _route(path, parts.fragment)
    return (
        f"{parts.scheme}://{_authority(parts)}{path}" + (query and f"?{query}") + route
    )


def resolve(link: str, base: str) -> str | None:
    """Return `link`, as it stands in the document at `base`, as an absolute http(s) address.

    RFC 3986 section 5; white space and controls around it, and tabs and line ends within, are
    taken out as browsers do (WHATWG URL section 4.4), characters that no address may hold are
    percent-encoded.  None where the result is not http or https, has no host, an odd host, a bad
    port or credentials.
    """
    if _WHOLE.fullmatch(link):
        return link
    try:
        absolute = urljoin(base, _ILLEGAL.sub(_encoded, _stripped(link)))
    except ValueError:  # brackets that hold no IPv6 address
        return None
    parts = _split(absolute)
    if parts is None or "@" in parts.netloc:
        return None
    return absolute


def refusal_of(link: str) -> str:
    """Return why a link that names something is none that `resolve` takes, in a few words.

    "" where it takes it, and of what is no address at all.
    """
    bare = _stripped(link)
    scheme, sign, rest = bare.partition(":")
    if not sign or not _SCHEME.fullmatch(scheme) or resolve(link, "") is not None:
        return ""
    if scheme.lower() not in _DEFAULT_PORTS:
        return f"scheme {scheme.lower()!r}"
    authority = re.split(r"[/?#]", rest.lstrip("/"), maxsplit=1)[0]
    return "it carries credentials" if "@" in authority else "no sound host or port"


def same_source(url: str, home: str) -> bool:
    """Return whether `url` is on the hosts of the source whose front page is `home`.

    The same host or one under the other, what `bare_host` leaves out aside.  Where a host is an
    IP address or localhost, the ports must be equal too.
    """
    a, b = _split(_stripped(url)), _split(_stripped(home))
    if a is None or b is None:
        return False
    one, other = _host(a), _host(b)
    if _is_local(one) or _is_local(other):
        return one == other and _port(a) == _port(b)
    one, other = bare_host(one), bare_host(other)
    return one == other or _is_under(one, other) or _is_under(other, one)


def bare_host(host: str) -> str:
    """Return the host less the labels that only say for which screen its pages are.

    `www.`, `m.`, `mobile.`, `mobil.`, `amp.`, `wap.`, `touch.`, `lite.` before it, and the `m`
    that Wikimedia puts second (`en.m.wikinews.org`); never so much that a public suffix is left.
    """
    labels = host.split(".")
    while labels[0] in _FRONT_LABELS and _is_domain(labels[1:]):
        del labels[0]
    if len(labels) > 3 and labels[1] == "m":
        del labels[1]
    return ".".join(labels)


def names_story(path: str) -> bool:
    """Return whether the end of `path` looks like the slug or the number of a story.

    Two words or five digits; "/middle-east" looks so too, "/world" and "/2026/11" do not.
    """
    return _SLUG_OR_NUMBER.search(path.rpartition("/")[2]) is not None


def _stripped(url: str) -> str:
    return _TAB_OR_LINE_END.sub("", url.strip(_C0_AND_SPACE))


def _split(url: str) -> SplitResult | None:
    """Return the parts of an http(s) address with a sound host and port, or None."""
    try:
        parts = urlsplit(url)
        host = _host(parts)
        parts.port  # noqa: B018  (it raises on a port that is none)
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    if _FORBIDDEN_IN_HOST.search(host) or "\\" in parts.netloc:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    """Return the host in its one form; ValueError where brackets hold no IPv6 address."""
    host = (parts.hostname or "").rstrip(".")
    bracketed = "[" in parts.netloc or ":" in host
    return ipaddress.IPv6Address(host).compressed if bracketed else host


def _port(parts: SplitResult) -> int:
    port = parts.port
    return _DEFAULT_PORTS[parts.scheme] if port is None else port


def _authority(parts: SplitResult) -> str:
    host, port = _host(parts), _port(parts)
    host = f"[{host}]" if ":" in host else host
    return host if port == _DEFAULT_PORTS[parts.scheme] else f"{host}:{port}"


def _untracked(query: str) -> list[str]:
    pairs = query.split("&") if query else ()
    return [pair for pair in pairs if pair and not is_tracking(pair.partition("=")[0])]


def _without_session(path: str) -> str:
    return _SESSION.sub("", path) if ";" in path else path


def _route(path: str, fragment: str) -> str:
    """Return what of the fragment says which page is shown, with its "#", or ""."""
    if not fragment.startswith(("!", "/")) or not fragment.strip("!/"):
        return ""
    # Below the address of a story it is a picture of a gallery, a comment, a way to share.
    return "" if names_story(path) else f"#{_escaped(fragment)}"


def _escaped(text: str) -> str:
    """Return `text` with RFC 3986's one spelling of each character (section 6.2.2)."""
    if _ESCAPED.fullmatch(text):
        return text
    return _ESCAPE_OR_ILLEGAL.sub(_normal_escape, text)


def _normal_escape(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] != "%" or found == "%":
        return quote(found, safe="", errors="replace")
    byte = int(found[1:], 16)
    return chr(byte) if byte in _UNRESERVED else found.upper()


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0])


def _without_dots(path: str) -> str:
    """Return `path` without its "." and ".." segments (RFC 3986 section 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            kept[-1:] = []
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_domain(labels: list[str]) -> bool:
    """Return whether the labels are more than a public suffix."""
    if len(labels) != 2:
        return len(labels) > 2
    return len(labels[1]) != 2 or labels[0] not in _OPEN_TO_ALL


def _is_under(host: str, parent: str) -> bool:
    # A parent of one label is a top-level domain, nobody's home.
    return "." in parent and host.endswith("." + parent)
