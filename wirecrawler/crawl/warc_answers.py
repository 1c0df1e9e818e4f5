"""WARC answers: what a server said, as the records of a WARC file keep it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from w3lib.encoding import http_content_type_encoding

from wirecrawler.crawl.codings import DecodingError
from wirecrawler.crawl.decoding import Decoder, codings_of
from wirecrawler.crawl.warc_reader import Broken, WarcRecord, bare
from wirecrawler.errors import ExtractionError

RESPONSE, REVISIT = "response", "revisit"

_STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n(?![ \t])")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, and what was noted beside it."""

    id: str
    kind: str
    """`response`, or `revisit` of one whose payload was the same."""
    url: str
    at: datetime | None
    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case and values, in order."""
    wire_body: bytes
    """As it was sent, its content codings on it; chunks are taken off."""
    digest: str
    """WARC-Payload-Digest; "" where none is told."""
    refers_to: str
    """Of a revisit the record that has its payload; "" where none is told."""
    """Its address; "" where none is told."""
    is_cut: bool
    """Its body is not whole."""
    facts: Mapping[str, Any]
    """What we noted of it; {} of another's file."""

    @property
    def encoding(self) -> str | None:
        """The charset that its Content-Type names, or None."""
        return http_content_type_encoding(self.header("content-type"))

    def header(self, name: str) -> str | None:
        """Return the value of the first header of this name in lower case, or None."""
        return next((value for key, value in self.headers if key == name), None)

    def body(self, *, most: int, payload: bytes | None = None) -> bytes:
        """Return the body without its codings; `payload` is that of another with the same.

        Raises:
            ExtractionError: It cannot be decoded, or is more than `most` bytes.
        """
        codings = codings_of([v for k, v in self.headers if k == "content-encoding"])
        wire = self.wire_body if payload is None else payload
        try:
            decoder = Decoder(codings, most=most)
            return b"".join([*decoder.decoded(wire), *decoder.ended()])
        except DecodingError as error:
            raise ExtractionError(self.url, str(error)) from error


def answers_in(records: Iterable[WarcRecord | Broken]) -> Iterator[Answer]:
    """Yield the answers by HTTP among records, each with the metadata that follows it."""
    waiting: WarcRecord | None = None
    facts: dict[str, Any] = {}
    for record in records:
        if isinstance(record, Broken):
            continue
        if record.kind in (RESPONSE, REVISIT):
            if waiting and (found := answer_of(waiting, facts)):
                yield found
            waiting, facts = record, {}
        elif record.kind == "metadata" and waiting and _is_about(record, waiting):
            facts |= facts_of(record)
    if waiting and (found := answer_of(waiting, facts)):
        yield found


def answer_of(record: WarcRecord, facts: Mapping[str, Any]) -> Answer | None:
    """Return the answer of a `response` or `revisit`; None where it is none by HTTP."""
    status = _STATUS.match(record.block)
    if not record.url.lower().startswith(("http://", "https://")):
        return None
    if status is None and record.kind == RESPONSE:
        return None
    ended = _HEAD_END.search(record.block)
    head = record.block[: ended.start()] if ended else record.block
    headers = tuple(_headers(head))
    body = record.block[ended.end() :] if ended and record.kind == RESPONSE else b""
    fields = record.fields
    return Answer(
        id=record.id,
        kind=record.kind,
        url=record.url,
        at=_instant(fields.get("warc-date", "")),
        status=int(status.group(1)) if status else 0,
        headers=headers,
        wire_body=_unchunked(body) if _is_chunked(headers) else body,
        digest=fields.get("warc-payload-digest", ""),
        refers_to=bare(fields.get("warc-refers-to", "")),
        is_cut=record.kind == RESPONSE and "warc-truncated" in fields,
        facts=facts,
    )


def facts_of(record: WarcRecord) -> dict[str, Any]:
    """Return what we noted of an answer; {} where the record is not ours."""
    if record.fields.get("content-type") != "application/json":
        return {}
    try:
        facts = json.loads(record.block)
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _is_about(record: WarcRecord, answer: WarcRecord) -> bool:
    return bare(record.fields.get("warc-concurrent-to", "")) == answer.id


def _headers(head: bytes) -> Iterator[tuple[str, str]]:
    for line in _LINE_END.split(head)[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            yield name.strip().lower(), " ".join(value.split())


def _is_chunked(headers: Iterable[tuple[str, str]]) -> bool:
    return any(k == "transfer-encoding" and "chunked" in v.lower() for k, v in headers)


def _unchunked(body: bytes) -> bytes:
    """Return a body without the framing of chunks (RFC 9112 section 7.1).

    As it is where it has none: many writers take the framing off and leave the header.
    """
    pieces: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(body, at)) is not None:
        length = int(size.group(1), 16)
        if length == 0:
            return b"".join(pieces)
        pieces.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
    return body


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
