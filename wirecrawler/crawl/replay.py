"""Replay: a crawl whose every request is answered from WARC files, with no network at all.

The newest good answer of each address is given, at the address where it was found; what the
files do not hold fails.  No host is asked, so neither robots.txt nor delays are of any use here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from urllib.parse import urldefrag, urlsplit

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import Settings
from w3lib.url import safe_url_string

from wirecrawler.crawl.answers import ANSWERED_AT
from wirecrawler.crawl.exchange import Exchange, keep_exchange
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.limits import fetch_limits
from wirecrawler.crawl.warc_answers import REVISIT, Answer, answers_in
from wirecrawler.crawl.warc_reader import Content, warc_content, warc_records
from wirecrawler.errors import ExtractionError, SettingError

FILES = "WIRECRAWLER_REPLAY"
"""The setting, of one crawl alone: the files, by line feeds."""

_HANDLER = "wirecrawler.crawl.replay.ReplayHandler"
_ON_THE_WAY = ("RedirectMiddleware",)
"""Those of our middlewares that a replay needs: archived redirects are followed."""
_DROPPED = frozenset(("content-encoding", "transfer-encoding", "content-length"))
"""Headers that no longer tell how the body is."""


def replay_settings(settings: Settings, files: Sequence[str]) -> Settings:
    """Return the settings of a crawl that is answered from `files`.

    Raises:
        SettingError: One of them cannot be read, or holds no answer.
    """
    for file in files:
        _check(Path(file))
    ours = settings.getdict("DOWNLOADER_MIDDLEWARES")
    offline = settings.copy()
    offline.setdict(
        {
            FILES: "\n".join(files),
            "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
            "DOWNLOADER_MIDDLEWARES": {
                name: None if _is_of_the_network(name) else order
                for name, order in ours.items()
            },
            "DOWNLOAD_DELAY": 0,
            "CONCURRENT_REQUESTS_PER_DOMAIN": settings.getint("CONCURRENT_REQUESTS"),
        },
        priority="cmdline",
    )
    return offline


def _is_of_the_network(name: str) -> bool:
    return name.startswith("wirecrawler.") and not name.endswith(_ON_THE_WAY)


def _check(file: Path) -> None:
    try:
        with warc_content(file) as content:
            if next(answers_in(warc_records(content)), None) is None:
                raise SettingError("--replay", f"{file}: no WARC file with answers")
    except ExtractionError as error:
        raise SettingError("--replay", str(error)) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an answer lies."""

    file: Path
    offset: int
    end: int
    record_id: str
    url: str
    payload: "_Place | None" = None
    """Where the payload of a revisit lies."""


@dataclass(slots=True)
class ReplayFiles:
    """The answers of WARC files by address; they are read again when they are asked for."""

    _by_url: dict[str, _Place] = field(default_factory=dict)
    _by_id: dict[str, _Place] = field(default_factory=dict)
    _by_digest: dict[str, _Place] = field(default_factory=dict)
    _poor: set[str] = field(default_factory=set)
    """Addresses of which only an error is known."""

    @classmethod
    def of(cls, files: Iterable[Path]) -> Self:
        """Return the answers in `files`, of which later ones hold newer answers.

        Raises:
            ExtractionError: One of them cannot be read.
        """
        made = cls()
        for file in files:
            with warc_content(file) as content:
                for place, answer in _placed(file, content):
                    made._take(place, answer)
        return made

    def answer(self, url: str, *, most: int) -> tuple[Answer, bytes, bytes] | None:
        """Return the answer of an address, its body and its payload; None: it is not there.

        Raises:
            ExtractionError: It cannot be read, or is more than `most` bytes.
        """
        keys = _keys(url)
        place = next((self._by_url[key] for key in keys if key in self._by_url), None)
        if place is None:
            return None
        answer = _read(place)
        payload = answer.wire_body
        if place.payload is not None:
            payload = _read(place.payload).wire_body
        return answer, answer.body(most=most, payload=payload), payload

    def _take(self, place: _Place, answer: Answer) -> None:
        if answer.kind == REVISIT:
            held = self._by_id.get(answer.refers_to) or self._by_digest.get(
                answer.digest
            )
            if held is None or answer.status not in (0, 200):
                return  # not modified, or since what is in another file
            place = _Place(
                file=place.file,
                offset=place.offset,
                end=place.end,
                record_id=place.record_id,
                url=place.url,
                payload=held,
            )
        else:
            self._by_id[answer.id] = place
            if answer.digest:
                self._by_digest.setdefault(answer.digest, place)
        link = str(answer.facts.get("link", ""))
        is_poor = answer.status >= 400 or answer.is_cut
        for key in (*_keys(answer.url), *(_keys(link) if link else ())):
            if not is_poor or key in self._poor or key not in self._by_url:
                self._by_url[key] = place
                (self._poor.add if is_poor else self._poor.discard)(key)


class ReplayHandler(BaseDownloadHandler):
    """Answers the requests of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        names = str(crawler.settings[FILES]).split("\n")
        self._files = ReplayFiles.of([Path(name) for name in names])
        self._most = fetch_limits(crawler.settings).decoded_bytes

    async def download_request(self, request: Request) -> Response:
        """Return the archived answer to a request.

        Raises:
            FetchFailed: There is none, or it is not whole.
        """
        try:
            found = self._files.answer(request.url, most=self._most)
        except ExtractionError as error:
            raise FetchFailed(error.reason) from error
        if found is None:
            raise FetchFailed("not in the replayed file")
        answer, body, payload = found
        if answer.is_cut:
            raise FetchFailed("cut short")
        keep_exchange(request, _exchange(request, answer, payload))
        request.meta[ANSWERED_AT] = answer.at
        headers = Headers(
            [(name, value) for name, value in answer.headers if name not in _DROPPED]
        )
        kind = responsetypes.from_args(headers=headers, url=answer.url, body=body)
        return kind(
            url=answer.url, status=answer.status or 200, headers=headers, body=body
        )


def _placed(file: Path, content: Content) -> Iterator[tuple[_Place, Answer]]:
    """Yield the answers in a file, with where they lie."""
    ends: dict[str, tuple[int, int]] = {}

    def seen() -> Iterator[object]:
        for record in warc_records(content):
            if (found := getattr(record, "id", "")) and found not in ends:
                ends[found] = record.offset, record.end
            yield record

    for answer in answers_in(seen()):  # type: ignore[arg-type]  # records, passed through
        offset, end = ends[answer.id]
        yield (
            _Place(
                file=file, offset=offset, end=end, record_id=answer.id, url=answer.url
            ),
            answer,
        )


def _read(place: _Place) -> Answer:
    with warc_content(place.file) as content:
        for answer in answers_in(warc_records(content, place.offset, place.end)):
            if answer.id == place.record_id:
                return answer
    raise ExtractionError(place.url, "no longer in the replayed file")


def _keys(url: str) -> tuple[str, str]:
    """Return by what an address is found: as it is asked, then whatever its scheme."""
    asked = urldefrag(safe_url_string(url)).url
    parts = urlsplit(asked)
    return asked, f"//{parts.netloc.lower()}{parts.path or '/'}?{parts.query}"


def _exchange(request: Request, answer: Answer, payload: bytes) -> Exchange:
    """Return what went over the wire once; the request that was asked then is not known."""
    return Exchange(
        url=answer.url,
        method=request.method,
        request_head=b"",
        version="HTTP/1.1",
        status=answer.status or 200,
        phrase="",
        response_head=tuple(
            (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
            for name, value in answer.headers
        ),
        wire_body=payload,
        ip="",
        at=answer.at or datetime.now(UTC),
        cut="",
    )
