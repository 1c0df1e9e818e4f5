"""The spider `feed`: any feed, sitemap or section page, without a file of its own.

`wirecrawler crawl feed -a url=URL [-a slug= -a agency= -a timezone= -a language= -a terms=
-a kind=]`
"""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wirecrawler.crawl.feed_spider import named_by_feed
from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.section_spider import SectionSpider
from wirecrawler.crawl.sitemap_spider import named_by_sitemap
from wirecrawler.errors import ExtractionError, SettingError
from wirecrawler.normalize.language import language_tag
from wirecrawler.outcome import Role
from wirecrawler.source import EXCERPT, LINK_ONLY, Source, Terms, Use

_KINDS = ("feed", "sitemap", "section")
_FULL = Terms(use=Use.FULL, reason="the operator's word")
_TERMS: dict[str, Terms] = {"full": _FULL, "excerpt": EXCERPT, "link": LINK_ONLY}


class AnySourceSpider(SectionSpider):
    """Reads one listing, whatever its kind."""

    name = "feed"
    carried = ("kind",)
    source: Source = Source(slug="feed", agency="feed", home="")
    kind: str = ""
    """Of the listing: `feed`, `sitemap` or `section`; "": told by looking."""

    def __init__(self, *, url: str = "", **kwargs: Any) -> None:
        declared = {
            k: kwargs.pop(k, "") for k in ("slug", "agency", "timezone", "language")
        }
        self.source = declared_source(url, terms=kwargs.pop("terms", ""), **declared)
        self.kind = kwargs.pop("kind", "")
        if self.kind and self.kind not in _KINDS:
            raise SettingError(
                "-a kind", f"{self.kind!r} is none of {', '.join(_KINDS)}"
            )
        self.role = Role(self.kind or "feed")
        self.sections = (url,)
        super().__init__(**kwargs)

    def listings(self) -> Sequence[str]:
        return self.sections

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        """Return what the listing names, read as the kind that was asked for, or by looking."""
        for kind in [self.kind] if self.kind else _KINDS:
            try:
                named = self._read_as(kind, content, url=url, encoding=encoding)
            except ExtractionError:
                if kind in (self.kind, _KINDS[-1]):
                    raise
            else:
                return replace(named, role=Role(kind))
        raise ExtractionError(url, "neither a feed nor a sitemap nor a page")

    def _read_as(
        self, kind: str, content: bytes, *, url: str, encoding: str | None
    ) -> Named:
        if kind == "feed":
            return named_by_feed(
                content, url=url, encoding=encoding, most_entries=self.most_entries
            )
        if kind == "sitemap":
            return named_by_sitemap(content, url=url, most_entries=self.most_entries)
        return super().read_listing(content, url=url, encoding=encoding)


def declared_source(
    url: str,
    *,
    slug: str = "",
    agency: str = "",
    timezone: str = "",
    language: str = "",
    terms: str = "",
) -> Source:
    """Return the source that the arguments of `crawl feed` declare.

    Raises:
        SettingError: One of them is not accepted.
        SourceError: The slug is none.
    """
    parts = _parts(url)
    if terms not in ("", *_TERMS):
        raise SettingError("-a terms", f"{terms!r} is none of {', '.join(_TERMS)}")
    if timezone:
        _check_zone(timezone)
    if language and not language_tag(language):
        raise SettingError(
            "-a language", f"{language!r} is no language tag such as en or fa"
        )
    host = (parts.hostname or "").removeprefix("www.")
    return Source(
        slug=slug or _slug_of(parts),
        agency=agency or host,
        home=f"{parts.scheme}://{parts.netloc}/",
        language=language_tag(language),
        timezone=timezone,
        terms=_TERMS[terms or "link"],
    )


def _slug_of(parts: SplitResult) -> str:
    """Return a slug of host and port; a name in another script gives its IDNA form."""
    host = (parts.hostname or "").removeprefix("www.")
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    port = f"_{parts.port}" if parts.port else ""
    return re.sub(r"[^a-z0-9]+", "_", host.lower()).strip("_") + port


def _parts(url: str) -> SplitResult:
    if not url:
        raise SettingError("-a url", "name the feed: wirecrawler crawl feed -a url=URL")
    try:
        parts = urlsplit(url)
        host = parts.hostname
        parts.port  # noqa: B018  (it is read when it is asked for, and may be none)
    except ValueError as error:
        raise SettingError("-a url", f"{url}: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise SettingError("-a url", f"{url} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise SettingError("-a url", "leave user and password out of the address")
    return parts


def _check_zone(timezone: str) -> None:
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingError(
            "-a timezone", f"{timezone!r} is no zone such as Europe/Oslo"
        ) from error
