"""Addresses: one form for each, links made absolute, whose they are (RFC 3986)."""

import ipaddress
import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
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
_ESCAPE_OR_ILLEGAL = re.compile(
    r"%[0-9A-Fa-f]{2}|%|[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a~]+"
)
_UNRESERVED = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
)
_FRONT_LABELS = ("www.", "m.", "mobile.", "amp.")

# Parameters that say where a reader came from, never which story is shown.
_TRACKING_PREFIXES = (
    "utm_",  # Google Analytics campaigns (support.google.com/analytics/answer/1033863)
    "at_",  # AT Internet campaigns, in the links of BBC feeds
    "ns_",  # comScore campaigns, in older links of BBC feeds
    "mtm_",  # Matomo campaigns (matomo.org/faq/reports/what-is-campaign-tracking)
    "pk_",  # the same under Matomo's old name, Piwik
    "hsa_",  # HubSpot's own ads
    "__hs",  # HubSpot, cookies handed over in links
    "_hs",  # HubSpot e-mails: _hsenc, _hsmi
    "oly_",  # Omeda (Olytics) e-mails
)
_TRACKING_NAMES = frozenset(
    {
        "traffic_source",  # Al Jazeera's feeds
        "maca",  # Deutsche Welle's feeds
        "cmp",  # The Guardian
        "ocid",  # BBC and MSN
        "cmpid",  # Adobe Analytics campaigns, several agencies
        "icid",  # internal campaigns
        "ito",  # Daily Mail
        "smid",  # New York Times
        "ref_src",  # Twitter embeds
        "__twitter_impression",
        "fbclid",  # click identifiers: Facebook
        "gclid",  # Google Ads, with the four below
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",  # Microsoft Advertising
        "yclid",  # Yandex, with the one below
        "ysclid",
        "twclid",  # Twitter
        "ttclid",  # TikTok
        "igshid",  # Instagram, with the one below
        "igsh",
        "li_fat_id",  # LinkedIn
        "mc_cid",  # Mailchimp, with the one below
        "mc_eid",
        "mkt_tok",  # Marketo
        "_ga",  # Google Analytics, between the domains of one owner, with the one below
        "_gl",
        "_openstat",  # Openstat, Russian outlets
        "wickedid",  # Wicked Reports
    }
)


def canonical_url(url: str) -> str:
    """Return the one form under which the address `url` is kept.

    Scheme and host in lower case, no default port, no credentials, no fragment, no tracking
    parameters, percent-encoding and dot segments normalised (RFC 3986 section 6.2.2), non-ASCII
    characters encoded as UTF-8 (RFC 3987 section 3.1), "/" for an empty path.  Order and case of
    everything else stay.  Text that is no http(s) address comes back without the white space and
    controls around it.
    """
    stripped = _stripped(url)
    parts = _split(stripped)
    if parts is None:
        return stripped
    path = _without_dots(_escaped(parts.path)) or "/"
    query = "&".join(_untracked(_escaped(parts.query)))
    return f"{parts.scheme}://{_authority(parts)}{path}" + (query and f"?{query}")


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


def same_source(url: str, home: str) -> bool:
    """Return whether `url` is on the hosts of the source whose front page is `home`.

    The same host or one under the other, `www.`, `m.`, `mobile.` and `amp.` aside.  Where a host
    is an IP address or localhost, the ports must be equal too.
    """
    a, b = _split(_stripped(url)), _split(_stripped(home))
    if a is None or b is None:
        return False
    one, other = _host(a), _host(b)
    if _is_local(one) or _is_local(other):
        return one == other and _port(a) == _port(b)
    one, other = _bare(one), _bare(other)
    return one == other or _is_under(one, other) or _is_under(other, one)


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
    return [pair for pair in query.split("&") if pair and not _is_tracking(pair)]


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)


def _escaped(text: str) -> str:
    """Return `text` with RFC 3986's one spelling of each character (section 6.2.2)."""
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


def _bare(host: str) -> str:
    for label in _FRONT_LABELS:
        if host.startswith(label) and "." in host.removeprefix(label):
            return host.removeprefix(label)
    return host


def _is_under(host: str, parent: str) -> bool:
    # A parent of one label is a top-level domain, nobody's home.
    return "." in parent and host.endswith("." + parent)
