"""What a crawl says on stderr: one line a failure, in plain text or as JSON, with no secret."""

import json
import logging

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site
from wirecrawler.crawl.logs import Lines, guard_logging, lines_of
from wirecrawler.errors import SettingError


@pytest.fixture
def broken(site: Site) -> Site:
    site.story("/good", "Bridge stays open")
    site.routes["/bad"] = Answer(status=403)
    links = [site.url("/good"), site.url("/bad?token=s3cret&x=1")]
    site.feed("/feed", [{"link": link, "title": "Bridge"} for link in links])
    return site


def test_each_failure_has_one_line_with_address_and_reason(
    wire: Wire, broken: Site
) -> None:
    said = wire.crawl(broken.url("/feed"), "-a", "slug=one")
    lines = [line for line in said.err.splitlines() if ": failed: " in line]
    assert lines == [f"one: failed: {broken.url('/bad?token=***&x=1')}: http 403"]


def test_as_json_every_line_is_an_object(wire: Wire, broken: Site) -> None:
    said = wire.crawl(
        broken.url("/feed"), "-a", "slug=one", WIRECRAWLER_LOG_FORMAT="json"
    )
    told = [json.loads(line) for line in said.err.splitlines()]
    failure, run = told
    known = {"event", "source", "url", "role", "reason", "status", "level"}
    assert {name: failure[name] for name in known} == {
        "event": "failure",
        "source": "one",
        "url": broken.url("/bad?token=***&x=1"),
        "role": "story",
        "reason": "http 403",
        "status": 403,
        "level": "warning",
    }
    assert (run["event"], run["named"], run["stored"], run["failed"]) == (
        *("run", 2),
        *(1, 1),
    )


def test_errors_of_a_command_are_json_too(wire: Wire) -> None:
    said = wire.run("crawl", "nobody", WIRECRAWLER_LOG_FORMAT="json")
    told = json.loads(said.err)
    assert (said.status, told["event"], told["message"][:20]) == (
        *(2, "error"),
        "wirecrawler: nobody:",
    )


def test_another_form_is_refused(wire: Wire) -> None:
    said = wire.run("crawl", "nobody", WIRECRAWLER_LOG_FORMAT="xml")
    told = "wirecrawler: WIRECRAWLER_LOG_FORMAT: 'xml' is none of text, json\n"
    assert (said.status, said.err) == (2, told)


def test_secrets_of_the_wire_are_never_said(capsys: pytest.CaptureFixture[str]) -> None:
    settings = {
        "WIRECRAWLER_DATABASE_URL": "postgresql://wire:pa%20ss@db/wire",
        "WIRECRAWLER_WEBHOOK": "https://hooks.example/T0/x9",
    }
    lines_of(settings).say(
        "pa ss and pa%20ss to https://hooks.example/T0/x9", event="x"
    )
    assert capsys.readouterr().err == "*** and *** to ***\n"


@pytest.mark.parametrize("is_json", [False, True])
def test_what_python_logs_passes_the_same_gate(*, is_json: bool) -> None:
    root = logging.getLogger()
    handler = logging.StreamHandler()
    root.addHandler(handler)
    before = {one: one.formatter for one in root.handlers}
    try:
        guard_logging(Lines(is_json))
        error = ValueError("\x1b[2J")
        told = (type(error), error, None)
        record = logging.LogRecord(
            "a", logging.ERROR, "", 1, "get http://me:pw@x/\x07", (), told
        )
        said = handler.format(record)
    finally:
        for one, formatter in before.items():
            one.setFormatter(formatter)
        root.removeHandler(handler)
    text = json.loads(said)["message"] if is_json else said
    assert ("http://***@x/\\x07" in text, "pw" in said, "\x1b" in said) == (
        *(True, False),
        False,
    )


def test_a_form_is_read_from_settings() -> None:
    assert lines_of({"WIRECRAWLER_LOG_FORMAT": "JSON"}).is_json
    with pytest.raises(SettingError):
        lines_of({"WIRECRAWLER_LOG_FORMAT": "xml"})
