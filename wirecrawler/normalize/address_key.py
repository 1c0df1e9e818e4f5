"""The key of an address: one for all its twins, by which the archive finds a story again.

Not an address: a key has no scheme and is asked for nowhere.  Whatever folds two stories into one
loses the second, and whatever is not folded costs a comparison of texts, so what is not known to
be a twin keeps a key of its own: other values of any parameter, the case of a path, "/s" and
"/s.html", "?page=2".
"""

import re
from unicodedata import normalize

from wirecrawler.normalize.address_twins import is_form, main_path, out_of_cache
from wirecrawler.normalize.url import bare_host, canonical_url, same_source

# What most addresses of stories are, one form of them each; what may be folded is left to the
# long way by `_MARKS`.
_PLAIN = re.compile(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    r"((?:/(?!\.)(?:[\w~.@,=+!$'()*:-]|%[89A-F][0-9A-F])+)*)/?",
    re.ASCII,
)
_MARKS = re.compile(r"(?<![a-z0-9])amp|/(?:print|index|default)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://([^/?#@\\\s]+)(/[^?#]*)(?:\?([^#]*))?(#.*)?")
_DEFAULT_PORT = re.compile(r":(?:80|443)$")
_SLASHES = re.compile(r"/{2,}")
_INDEX_FILE = re.compile(
    r"/(?:index|default)\.(?:s?html?|xhtml|php\d?|aspx?|jsp|cfm|amp)$", re.IGNORECASE
)
# Characters that some write as they are and some as escapes, with one meaning to servers
# (sub-delims, RFC 3986 section 2.2, less those that part the pairs of a query).
_ESCAPED_MARKS = re.compile(r"%(?:21|24|27|28|29|2A|2C|3A|3B|40)")
_LETTERS = re.compile(r"[A-Za-z_]+")
# What people type for the dot of a host name (UTS 46 section 2.3).
_DOTS = re.compile("[.\u3002\uff0e\uff61]")


def address_key(url: str, story_id: str = "", home: str = "") -> str:
    """Return what `url` has in common with all twins of it, and with nothing else.

    Left out: the scheme, `bare_host`'s labels, tracking, index files, slashes at the end or
    doubled, empty parameters and their order, the AMP and print forms, AMP caches; host names
    in letters are as in DNS.  Where the pattern `story_id` of the source whose front page is
    `home` is found in the path and query of an address on the source's hosts, the key is the
    host, the folder of the front page and the id, whatever else the address says: editions
    below one host may each count from 1.  "" for `home` asks for no host.  Text that is no
    http(s) address comes back as `canonical_url` gives it.
    """
    if not story_id:
        plain = _PLAIN.fullmatch(url)
        if plain is not None and _MARKS.search(url) is None:
            return bare_host(plain[1]) + (plain[2] or "/")
    address = canonical_url(url)
    kept = out_of_cache(address)
    address = address if kept is address else canonical_url(kept)
    parts = _ADDRESS.fullmatch(address)
    if parts is None:
        return address
    host, path, query, route = parts.groups("")
    host = _host_key(host)
    if number := _number(address, story_id, host=host, home=home):
        return f"{host}{_folder(home)}#{number}"
    return host + _path_key(path) + _query_key(query) + route


def _number(address: str, story_id: str, *, host: str, home: str) -> str:
    """Return the id that the pattern finds in an address of the source, or ""."""
    if not story_id:
        return ""
    place = address.index("/", address.index("//") + 2)
    found = re.search(story_id, address[place:])
    if found is None or (home and not _is_at(address, host=host, home=home)):
        return ""
    return found[1] or ""


def _is_at(address: str, *, host: str, home: str) -> bool:
    # Most addresses are on the very host of the front page, which is seen in less time.
    own = home.partition("://")[2].partition("/")[0]
    return _host_key(own) == host or same_source(address, home)


def _folder(home: str) -> str:
    """Return the path of a front page less the slash at its end."""
    path = home.partition("://")[2].partition("/")[2].rstrip("/")
    return f"/{path}" if path else ""


def _host_key(host: str) -> str:
    host = _DEFAULT_PORT.sub("", host)
    if not host.isascii():
        host = ".".join(map(_in_dns, _DOTS.split(host)))
    return bare_host(host)


def _in_dns(label: str) -> str:
    """Return a label of a host name in the letters of DNS (RFC 3492)."""
    label = normalize("NFKC", label).lower()
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"


def _path_key(path: str) -> str:
    if "//" in path:
        path = _SLASHES.sub("/", path)
    if "%" in path:
        path = _ESCAPED_MARKS.sub(_written_out, path)
    path = _without_index(path)
    main = main_path(path)
    return (main if main is path else _without_index(main)) or "/"


def _without_index(path: str) -> str:
    return _INDEX_FILE.sub("", path).rstrip("/")


def _query_key(query: str) -> str:
    if not query:
        return ""
    if "%" in query or "+" in query:
        query = _ESCAPED_MARKS.sub(_written_out, query).replace("+", "%20")
    pairs = sorted(filter(None, set(map(_pair_key, query.split("&")))))
    return f"?{'&'.join(pairs)}" if pairs else ""


def _pair_key(pair: str) -> str:
    """Return a pair of a query as it stands in keys, "" where it says nothing."""
    pair = pair.removeprefix("amp;")
    name, _, value = pair.partition("=")
    if is_form(name, value):
        return ""
    if value:
        return pair
    # A name alone may be the slug or the number of the story.
    return "" if pair != name and _LETTERS.fullmatch(name) else name


def _written_out(escape: re.Match[str]) -> str:
    return chr(int(escape[0][1:], 16))
