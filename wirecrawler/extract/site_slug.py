"""Slug: the short fixed name of a source, from its address."""

import contextlib
import ipaddress
import re
from urllib.parse import urlsplit

from wirecrawler.normalize.language import language_tag

# What stands between a name and its country: co.uk, com.tr, org.ir.
_SECOND = frozenset(
    "ac co com edu gob gov gouv go info net ne or org press news".split()
)
_FRONT = frozenset("www www2 m mobile amp".split())
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_EDITION = re.compile(r"/([a-z]{2}(?:[-_][a-z]{2})?)(?:/|$)", re.IGNORECASE)


def slug_of(url: str) -> str:
    """Return a slug for the source at an address, fit for a module's name.

    The name of its host, then what stands before it, then its edition: `mehrnews_en` of
    https://en.mehrnews.com/, `aa_en` of https://www.aa.com.tr/en/rss, `bbc` of
    https://www.bbc.co.uk/.  A host that is an address or begins with a digit gets `source_`
    before it.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    if _is_address(host):
        port = f"_{parts.port}" if parts.port else ""
        return f"source_{_squeezed(host)}{port}"
    labels = _names(host.split("."))
    edition = edition_of(url).strip("/").lower()
    if edition and edition not in labels:
        labels.append(edition)
    slug = "_".join(filter(None, map(_squeezed, labels))) or "source"
    return slug if slug[0].isalpha() else f"source_{slug}"


def edition_of(url: str) -> str:
    """Return the path of the language edition that an address is in, "/" where it is in none."""
    found = _EDITION.match(urlsplit(url).path)
    is_language = found is not None and bool(language_tag(found[1]))
    return f"/{found[1]}/" if found and is_language else "/"


def front_of(url: str) -> str:
    """Return the address of the front page, that of its edition where it has one."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{edition_of(url)}"


def _names(labels: list[str]) -> list[str]:
    """Return the labels of a host that name it, the main one first."""
    own = [label for label in labels if label not in _FRONT]
    end = -2 if len(own) > 2 and own[-2] in _SECOND else -1
    own = own[:end] or own
    return [own[-1], *own[:-1]]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def _squeezed(label: str) -> str:
    return _NOT_SLUG.sub("_", label.lower()).strip("_")
