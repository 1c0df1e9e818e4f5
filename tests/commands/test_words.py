"""What commands say to those who ask for the odd thing; one line each, never a traceback."""

import json
import subprocess
import sys

import pytest

from tests.conftest import Wire

URL = "url=http://127.0.0.1:1/feed"

REFUSED = {
    "a-delay-that-is-no-number": ["-s", "DOWNLOAD_DELAY=soon"],
    "a-delay-without-end": ["-s", "DOWNLOAD_DELAY=inf"],
    "our-name-of-it": ["-s", "WIRECRAWLER_HOST_DELAY_S=soon"],
    "half-a-request": ["-s", "CONCURRENT_REQUESTS=2.5"],
    "no-request-at-all": ["-s", "WIRECRAWLER_HOST_CONCURRENCY=0"],
    "no-time": ["-s", "WIRECRAWLER_MAX_SECONDS=0"],
    "a-switch-that-is-none": ["-s", "ROBOTSTXT_OBEY=perhaps"],
    "a-level-that-is-none": ["-s", "LOG_LEVEL=LOUD"],
    "json-that-is-none": ["-s", "EXTENSIONS={x"],
    "a-misspelt-setting": ["-s", "WIRECRAWLER_HOST_DELAY=3"],
    "time-that-ran-out": ["--max-time", "-3"],
    "time-that-is-none": ["--max-time", "nan"],
    "an-address-with-a-password": ["-a", "url=http://u:secret@h.example/"],
    "a-port-that-is-none": ["-a", "url=http://h.example:99999/"],
    "a-source-beside-feed": ["tehran_times"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_crawl_that_cannot_be_meant_is_status_2(wire: Wire, name: str) -> None:
    said = wire.run("crawl", "feed", "-a", URL, *REFUSED[name])
    assert said.status == 2, said
    assert said.err.splitlines()[-1].startswith("wirecrawler")
    assert "Traceback" not in said.err
    assert "secret" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["stories", "--since", "999999w"], id="before-the-calendar"),
        pytest.param(["stories", "--since", "0001-01-01T00:00+14:00"], id="year-0"),
        pytest.param(["stories", "--until", "9999-12-31T23:59-14:00"], id="year-10000"),
        pytest.param(["export", "--output", "/"], id="the-root-folder"),
    ],
)
def test_what_is_out_of_range_is_one_line_and_status_2(
    wire: Wire, words: list[str]
) -> None:
    said = wire.run(*words)
    assert (said.status, said.err.count("\n")) == (2, 1), said


def shell(wire: Wire, command: str) -> "subprocess.CompletedProcess[str]":
    python = f"{sys.executable} -m wirecrawler"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{python} {command}"],
        cwd=wire.folder,
        env=wire.environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["list", "sources", "--help"])
def test_a_full_disk_behind_stdout_is_one_line(wire: Wire, command: str) -> None:
    done = shell(wire, f"{command} >/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        "wirecrawler: [Errno 28] No space left on device\n",
    )


@pytest.mark.parametrize("command", ["list", "sources", "--help", "crawl --help"])
@pytest.mark.parametrize("end", ["| true", ">&-"], ids=["gone", "closed"])
def test_a_reader_that_is_gone_is_no_error(wire: Wire, command: str, end: str) -> None:
    done = shell(wire, f"{command} {end}")
    assert (done.returncode, "Error" in done.stderr) == (0, False), done


def test_words_for_a_closed_stderr_do_not_go_among_the_records(wire: Wire) -> None:
    (wire.folder / "pages.jsonl").write_text("{\n{\n")
    done = shell(wire, "extract pages.jsonl 2>&-")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(lines)) == (1, 2)


def test_the_slug_of_a_host_in_another_script_is_its_idna_form(wire: Wire) -> None:
    said = wire.run("crawl", "feed", "-a", "url=http://127.0.0.1:1/", "--quiet")
    assert said.err.startswith("127_0_0_1_1: failed: ")
    # ASCII digits of a full-width host name the same machine.
    wide = wire.run(
        "crawl", "feed", "-a", "url=http://\uff11\uff12\uff17.0.0.1:1/", "--quiet"
    )
    assert wide.err.startswith("127_0_0_1_1: failed: ")


def test_the_demo_needs_no_proxy(wire: Wire) -> None:
    said = wire.run("demo", "--quiet", http_proxy="http://127.0.0.1:9")
    assert said.status == 0, said
    assert said.out.endswith("second crawl: 0 new, 1 correction, 1 kill\n")


def test_the_demo_refuses_a_bad_setting_before_it_begins(wire: Wire) -> None:
    said = wire.run("demo", WIRECRAWLER_HEADLINE_STYLE="loud")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
