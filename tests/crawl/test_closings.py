"""Closings: hosts that asked to be left alone, and hosts that fail."""

import asyncio
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from scrapy.http import Response

from wirecrawler.crawl.closings import Closings
from wirecrawler.crawl.refusals import HostClosed
from wirecrawler.crawl.retry_after import asked_until

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
HOST = "a.example:443"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        pytest.param(["120"], 120, id="seconds"),
        pytest.param([" 7 "], 7, id="white space"),
        pytest.param(["Mon, 23 Nov 2026 10:05:00 GMT"], 300, id="date"),
        pytest.param(["Monday, 23-Nov-26 10:05:00 GMT"], 300, id="older date"),
        pytest.param(["Mon, 23 Nov 2026 11:05:00 +0100"], 300, id="date with offset"),
        pytest.param(["Mon Nov 23 10:05:00 2026"], 300, id="asctime"),
        pytest.param(["86401"], 86400, id="over a day"),
        pytest.param(["9" * 400], 86400, id="a number without end"),
        pytest.param(["Sat, 01 Jan 2050 00:00:00 GMT"], 86400, id="a far date"),
        pytest.param(["5", "soon", "60"], 60, id="several"),
        pytest.param([], None, id="not sent"),
        pytest.param(["0"], None, id="now"),
        pytest.param(["-5"], None, id="negative"),
        pytest.param(["1.5"], None, id="fraction"),
        pytest.param(["²"], None, id="no digit of ours"),
        pytest.param([""], None, id="empty"),
        pytest.param(["soon"], None, id="word"),
        pytest.param(["Sun, 22 Nov 2026 10:05:00 GMT"], None, id="past date"),
        pytest.param(["Mon, 99 Nov 2026 10:05:00 GMT"], None, id="no date"),
        pytest.param(["Mon, 23 Nov 99999999999 10:05:00 GMT"], None, id="no year"),
    ],
)
def test_retry_after(said: Sequence[str], seconds: int | None) -> None:
    response = Response("http://a.example/", headers={"Retry-After": list(said)})
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert asked_until(response, now=NOW) == expected


def in_s(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def left(closings: Closings, host: str = HOST) -> tuple[int, str] | None:
    """Return for how many seconds a host is closed, rounded, and why."""
    closed = closings.closed_until(host)
    if closed is None:
        return None
    until, reason = closed
    return round((until - datetime.now(UTC)).total_seconds()), reason


def test_a_host_stays_closed_for_all_crawls_until_then(tmp_path: Path) -> None:
    Closings(tmp_path).close(HOST, in_s(600), "http 503")
    Closings(tmp_path).close(HOST, in_s(60), "http 429")
    closings = Closings(tmp_path)
    closings.answered(HOST)  # by one that was under way
    closings.close("b.example:80", in_s(10**7), "http 503")
    closings.close("c.example:80", in_s(-5), "http 503")
    hosts = (HOST, "a.example:80", "b.example:80", "c.example:80")
    assert [left(closings, host) for host in hosts] == [
        (600, "http 503"),
        None,
        (86400, "http 503"),
        None,
    ]


def test_a_host_that_fails_is_left_alone_ever_longer(tmp_path: Path) -> None:
    closings = Closings(tmp_path)
    waits = []
    for _ in range(16):
        closings.failed(HOST)
        waits.append((left(closings) or (0, ""))[0])
    closings.answered(HOST)
    assert (waits, left(closings), list(tmp_path.iterdir())) == (
        [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600],
        None,
        [],
    )


def test_what_a_host_asks_for_outlasts_its_failures(tmp_path: Path) -> None:
    closings = Closings(tmp_path)
    closings.close(HOST, in_s(600), "http 503; the host asks to wait")
    for _ in range(4):
        closings.failed(HOST)
    failing = left(closings)
    closings.answered(HOST)
    assert (failing, left(closings)) == ((600, "http 503; the host asks to wait"),) * 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"[]",
        b"{}",
        b'{"asked_until": 1e999, "left_until": 0, "reason": "", "failures": 0}',
        b"\xff",
    ],
)
def test_a_damaged_file_closes_nothing(tmp_path: Path, content: bytes) -> None:
    closings = Closings(tmp_path)
    closings.close(HOST, in_s(600), "http 503")
    for file in tmp_path.iterdir():
        file.write_bytes(content)
    assert closings.closed_until(HOST) is None


def test_a_clock_that_was_moved_back_closes_nothing_for_ever(tmp_path: Path) -> None:
    closings = Closings(tmp_path)
    closings.close(HOST, in_s(600), "http 503")
    for file in tmp_path.iterdir():
        told = file.read_text("utf-8").replace('"left_until": 0', '"left_until": 9e12')
        file.write_text(told, "utf-8")
    assert closings.closed_until(HOST) is None


def test_only_a_short_wait_is_waited_for(tmp_path: Path) -> None:
    closings = Closings(tmp_path)
    closings.close(HOST, in_s(0.1), "http 503")
    closings.close("b:80", in_s(-5), "past")
    closings.close("c:80", in_s(3600), "http 503; the host asks to wait")
    asyncio.run(closings.opened(HOST))
    asyncio.run(closings.opened("b:80"))
    until = f"{in_s(3600):%Y-%m-%dT%H:}"
    with pytest.raises(
        HostClosed, match=f"http 503; the host asks to wait until {until}"
    ):
        asyncio.run(closings.opened("c:80"))


def test_old_files_are_swept_away(tmp_path: Path) -> None:
    closings = Closings(tmp_path)
    closings.close(HOST, in_s(600), "http 503")
    (tmp_path / "half.new").write_bytes(b"")
    for file in tmp_path.iterdir():
        os.utime(file, (0, 0))
    closings.close("b:80", in_s(600), "http 503")
    closings.sweep()
    Closings(tmp_path / "nowhere").sweep()
    assert (closings.closed_until(HOST), left(closings, "b:80")) == (
        None,
        (600, "http 503"),
    )


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    closings = Closings(tmp_path / "nowhere")
    closings.failed(HOST)
    closings.close(HOST, in_s(600), "http 503")
    closings.answered(HOST)
    assert closings.closed_until(HOST) is None
