"""Hosts: the source of a page, found by its address among many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from wirecrawler.crawl.catalogue import Listed
from wirecrawler.normalize.url import same_source


class Hosts:
    """The hosts of some sources, those that answer no more included."""

    def __init__(self, listing: Mapping[str, Listed]) -> None:
        self._exact: dict[str, dict[str, Listed]] = defaultdict(dict)
        """Host -> the sources that bear it, by slug."""
        self._above: dict[str, dict[str, Listed]] = defaultdict(dict)
        """Host -> the sources whose own lie under it."""
        for slug, one in listing.items():
            for home in _homes(one):
                own, *above = _domains(home)
                self._exact[own][slug] = one
                for domain in above:
                    self._above[domain][slug] = one

    def listed_at(self, url: str) -> Listed | None:
        """Return the source of the page at an address, or None where no file declares it.

        Of several the one is meant that bears the page's host, then the one whose front page lies
        nearest above it: editions may have hosts of their own, or folders.
        """
        own, *above = _domains(url)
        held = self._exact.get(own, {}) | self._above.get(own, {})
        for domain in above:
            held |= self._exact.get(domain, {})
        fit = (one for one in held.values() if _is_its_own(url, one))
        return max(fit, key=lambda one: _nearness(url, one), default=None)


def listed_at(listing: Mapping[str, Listed], url: str) -> Listed | None:
    """Return what `Hosts` does, for one page."""
    return Hosts(listing).listed_at(url)


def _homes(one: Listed) -> Iterator[str]:
    yield one.source.home
    yield from (f"https://{host}/" for host in one.spider.moved)


def _domains(url: str) -> list[str]:
    """Return the host of an address, then the domains above it."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return [".".join(labels[n:]) for n in range(len(labels))]


def _is_its_own(url: str, one: Listed) -> bool:
    return any(same_source(url, home) for home in _homes(one))


def _nearness(url: str, one: Listed) -> tuple[bool, int]:
    """Return whether a page bears the source's very host, and how deep below its front page."""
    page, path = urlsplit(url), urlsplit(one.source.home).path.rstrip("/") + "/"
    hosts = {_domains(home)[0] for home in _homes(one)}
    return _domains(url)[0] in hosts, len(path) * page.path.startswith(path)
