"""WARC files: what we write is read by others, and what others write, whole or broken, by us."""

import gzip
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.conftest import Wire
from tests.factories import NOON
from tests.loopback import Site
from wirecrawler.crawl.exchange import Exchange
from wirecrawler.crawl.warc import response_records, revisit_records
from wirecrawler.crawl.warc_answers import answers_in
from wirecrawler.crawl.warc_reader import Broken, warc_records
from wirecrawler.store.records import Record

URL = "https://harbourwire.example/quay"
PAGE = "<p>The quay opened at noon: Kaiøpning.</p>".encode()
EXCHANGE = Exchange(
    url=URL,
    method="GET",
    request_head=b"GET /quay HTTP/1.1\r\nHost: harbourwire.example\r\n\r\n",
    version="HTTP/1.1",
    status=200,
    phrase="OK",
    response_head=(
        (b"Content-Type", b"text/html; charset=utf-8"),
        (b"Transfer-Encoding", b"chunked"),
        (b"X-Odd", b"a\r\nb"),
    ),
    wire_body=PAGE,
    ip="192.0.2.7",
    at=NOON,
    cut="",
)
FACTS = {"source": "harbour_wire", "fields": {"body": "0123"}}
GZIPPED = replace(
    EXCHANGE,
    wire_body=gzip.compress(PAGE),
    response_head=((b"Content-Encoding", b"gzip"),),
)
HELD = Record(
    id="urn:uuid:1",
    file="x.warc.gz",
    offset=0,
    size=1,
    crc=0,
    kind="response",
    url=URL,
    digest="sha256:0",
    refers_to=None,
    at=NOON,
)


def test_others_read_what_we_write() -> None:
    content = response_records("urn:uuid:2", GZIPPED, FACTS)
    content += revisit_records("urn:uuid:3", EXCHANGE, FACTS, HELD)
    content += revisit_records("urn:uuid:4", replace(EXCHANGE, status=304), FACTS, None)

    read = [
        (one.rec_type, one.content_stream().read())
        for one in ArchiveIterator(BytesIO(content), check_digests="raise")
    ]

    told = b'{"source":"harbour_wire","fields":{"body":"0123"}}'
    followers = [("request", b""), ("metadata", told)]
    assert read == [
        ("response", PAGE),
        *followers,
        ("revisit", b""),
        *followers,
        ("revisit", b""),
        *followers,
    ]


def test_what_is_written_is_read_back() -> None:
    (answer,) = answers_in(
        warc_records(response_records("urn:uuid:2", EXCHANGE, FACTS))
    )

    assert (answer.id, answer.url, answer.at) == ("urn:uuid:2", URL, NOON)
    assert answer.headers == (
        ("content-type", "text/html; charset=utf-8"),
        ("x-archive-orig-transfer-encoding", "chunked"),
        ("x-odd", "a b"),
    )
    assert (answer.status, answer.body(most=1_000), answer.facts) == (200, PAGE, FACTS)


def foreign(*, is_gzip: bool, body: bytes = PAGE, head: str = "") -> bytes:
    """Return a file as another program writes it."""
    block = f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body
    records = [
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
        f"WARC-Target-URI: <{URL}/{number}>\r\nContent-Length: {len(block)}\r\n"
        "Folded: one\r\n two\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
        for number in range(2)
    ]
    return b"".join(map(gzip.compress, records) if is_gzip else records)


CHUNKED = b"".join((b"5\r\nabcde\r\n", b"3;x=1\r\nfgh\r\n", b"0\r\n\r\n"))


@pytest.mark.parametrize(
    ("content", "bodies"),
    [
        pytest.param(foreign(is_gzip=True), [PAGE, PAGE], id="compressed"),
        pytest.param(foreign(is_gzip=False), [PAGE, PAGE], id="not compressed"),
        pytest.param(
            gzip.compress(foreign(is_gzip=False)), [PAGE, PAGE], id="one member for all"
        ),
        pytest.param(
            foreign(is_gzip=True, body=CHUNKED, head="Transfer-Encoding: chunked\r\n"),
            [b"abcdefgh"] * 2,
            id="chunks",
        ),
        pytest.param(
            foreign(is_gzip=True, head="Transfer-Encoding: chunked\r\n"),
            [PAGE, PAGE],
            id="chunks that are off",
        ),
        pytest.param(foreign(is_gzip=True)[:-9], [PAGE], id="cut short"),
        pytest.param(
            b"garbage " * 9 + b"\r\n" + foreign(is_gzip=False),
            [PAGE, PAGE],
            id="garbage",
        ),
        pytest.param(
            foreign(is_gzip=True).replace(b"\x1f\x8b", b"\x1f\x8c", 1),
            [PAGE],
            id="a broken member before a whole one",
        ),
        pytest.param(b"", [], id="empty"),
        pytest.param(b"\x1f\x8b\x08" * 99, [], id="beginnings alone"),
        pytest.param(
            b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\nx",
            [],
            id="a length lied",
        ),
        pytest.param(b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", [], id="below zero"),
        pytest.param(gzip.compress(b"\0" * (65 << 20)), [], id="a bomb"),
    ],
)
def test_any_file_is_read_as_far_as_it_is_whole(
    content: bytes, bodies: list[bytes]
) -> None:
    answers = answers_in(warc_records(content))
    assert [answer.body(most=10_000) for answer in answers] == bodies


def test_what_is_broken_is_told() -> None:
    content = response_records("urn:uuid:2", EXCHANGE, FACTS)
    cut = content + content[:50]
    assert [one for one in warc_records(cut) if isinstance(one, Broken)] == [
        Broken(offset=len(content), end=len(cut), reason="cut short")
    ]


def test_nothing_is_archived_where_that_is_off(
    site: Site, wire: Wire, tmp_path: Path
) -> None:
    site.story("/quay", "Quay opens")
    site.feed("/feed", [{"link": "/quay", "title": "Quay opens"}])

    said = wire.crawl(site.url("/feed"), WIRECRAWLER_ARCHIVE="off")

    assert said.status == 0, said.err
    assert [story["archive"] for story in wire.stories()] == [None]
    assert list(tmp_path.rglob("*.warc.gz")) == []
    wrong = wire.crawl(site.url("/feed"), WIRECRAWLER_ARCHIVE="perhaps")
    assert (wrong.status, wrong.err) == (
        2,
        "wirecrawler: WIRECRAWLER_ARCHIVE: 'perhaps' is neither on nor off\n",
    )


def test_an_answer_of_304_is_a_revisit(site: Site, wire: Wire, tmp_path: Path) -> None:
    site.story("/quay", "Quay opens")
    site.feed("/feed", [{"link": "/quay", "title": "Quay opens"}])

    for _ in range(2):
        assert wire.crawl(site.url("/feed")).status == 0

    (path,) = tmp_path.rglob("*.warc.gz")
    with path.open("rb") as file:
        told = [
            (
                one.rec_type,
                one.rec_headers.get_header("WARC-Profile", "").split("/")[-1],
            )
            for one in ArchiveIterator(file)
            if one.rec_type in ("response", "revisit")
        ]
    assert sorted(told) == [
        ("response", ""),
        ("response", ""),
        ("revisit", "server-not-modified"),
    ]
