"""Pages are read in processes that can be killed: one bad page costs itself alone."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, story_page
from wirecrawler.crawl.page_reader import PageReader
from wirecrawler.crawl.workers import Limits
from wirecrawler.errors import SettingError
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source

SPIDER = """
import os
import signal

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class OneSpider(FeedSpider):
    source = Source(slug="one", agency="One", home="{home}")
    name = source.slug
    feeds = ("/feed",)
    word = "declared"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.crawling = os.getpid()

    def read_story(self, page, entry, fetch):
        story = super().read_story(page, entry, fetch)
        if "bad" in entry.url:
            {bad}
        return story
"""
GOOD, BAD = {"link": "/n/good-1", "title": "Good"}, {"link": "/n/bad-2", "title": "Bad"}
WORDS = "The harbour board met on Monday to hear about the bridge and its hinges. "


def page(body: str) -> bytes:
    return story_page("Bad", ["{}"]).replace(b"<p>{}</p>", body.encode())


@pytest.fixture
def two(site: Site) -> Site:
    site.story("/n/good-1", "Good")
    site.story("/n/bad-2", "Bad", PARAGRAPHS[2] * 3)
    site.feed("/feed", [BAD, GOOD])
    return site


def spider(wire: Wire, site: Site, bad: str) -> Path:
    """Declare the source `one`, whose `read_story` does this with a bad page."""
    package = wire.folder / "more_sources"
    package.mkdir()
    (package / "__init__.py").touch()
    file = package / "one.py"
    file.write_text(SPIDER.format(home=site.home, bad=bad), "utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "more_sources"
    wire.environment["PYTHONPATH"] = str(wire.folder)
    return file


ATTRIBUTES = " ".join(f"data-attribute-{n}=1" for n in range(200_000))
CPU = ("failed", "reading took over 1 s of CPU")
STORED = ("stored", "")
HOSTILE = {
    "200,000-attributes": (f"<p {ATTRIBUTES}>x</p><p>{WORDS * 9}</p>", {CPU}),
    "100,000-divs": (
        f"{'<div>' * 100_000}<p>{WORDS * 9}</p>",
        {STORED, ("skipped", "no body")},
    ),
    "30-MB-of-text": (f"<p>{WORDS * (30 * 2**20 // len(WORDS))}</p>", {STORED, CPU}),
    "null-bytes": (f"<p>{WORDS}\0{WORDS * 9}\0</p>", {STORED}),
}


def test_hostile_pages_end_and_the_page_beside_them_is_stored(
    site: Site, wire: Wire
) -> None:
    site.story("/n/good-1", "Good")
    for name, (body, _) in HOSTILE.items():
        site.routes[f"/n/{name}"] = Answer(body=page(body))
    names = [*HOSTILE, "good-1"]
    site.feed("/feed", [{"link": f"/n/{name}", "title": ""} for name in names])

    said = wire.crawl(
        site.url("/feed"),
        WIRECRAWLER_MAX_BYTES=str(64 << 20),
        WIRECRAWLER_MAX_DECODED_BYTES=str(64 << 20),
        WIRECRAWLER_MAX_PAGE_CPU_SECONDS="1",
    )

    assert said.status == 0, said.err
    fates = wire.fates()
    assert fates.pop("/n/good-1") == STORED
    told = {name: fates[f"/n/{name}"] in among for name, (_, among) in HOSTILE.items()}
    assert told == dict.fromkeys(HOSTILE, True), fates


ENDS = {
    "never": ("while True: pass", "reading took over 1 s of CPU"),
    "waits": ("signal.pause()", "reading took over 6 s"),
    "segfault": ("os.kill(os.getpid(), signal.SIGSEGV)", "reading crashed: SIGSEGV"),
    "leaves": ("os._exit(3)", "reading crashed: exit status 3"),
    "memory": ("bytearray(8 << 30)", "reading took over 1024 MiB of memory"),
}
if sys.platform != "linux":  # the others do not bound memory
    del ENDS["memory"]


def test_a_worker_that_dies_costs_the_page_it_was_at(site: Site, wire: Wire) -> None:
    links = ["/n/good-1", *(f"/n/bad-{name}" for name in ENDS), "/n/good-2"]
    for link in links:
        site.story(link, link, f"{link} {PARAGRAPHS[0]}")
    site.feed("/feed", [{"link": link, "title": ""} for link in links])
    ends = "".join(
        f"\n            if {name!r} in entry.url:\n                {bad}"
        for name, (bad, _) in ENDS.items()
    )
    spider(wire, site, ends)

    said = wire.run("crawl", "one", WIRECRAWLER_MAX_PAGE_CPU_SECONDS="1")

    assert said.status == 0, said.err
    assert wire.fates() == {
        "/n/good-1": STORED,
        "/n/good-2": STORED,
        **{f"/n/bad-{name}": ("failed", reason) for name, (_, reason) in ENDS.items()},
    }


def test_what_a_spider_refuses_has_its_reason(two: Site, wire: Wire) -> None:
    error = "from wirecrawler.errors import ExtractionError"
    spider(wire, two, f'{error}; raise ExtractionError(page.url, "only a picture")')

    said = wire.run("crawl", "one")

    assert said.status == 0, said.err
    assert wire.fates()["/n/bad-2"] == ("failed", "only a picture")


def test_an_error_that_cannot_be_pickled_is_told_too(two: Site, wire: Wire) -> None:
    spider(
        wire,
        two,
        "raise type('Odd', (Exception,), {})('own words')",
    )

    said = wire.run("crawl", "one", "--quiet")

    assert said.status == 1
    assert said.err == "one: failed: crash: RuntimeError: Odd: own words\n"


def test_a_spider_reads_with_what_it_declares_and_nothing_else(
    two: Site, wire: Wire
) -> None:
    """A string of XPath's holds its element; a value that `__init__` set is not there."""
    spider(
        wire,
        two,
        "from dataclasses import replace; title = page.root.xpath('//h1/text()')[0]; "
        "return replace(story, headline=title, section=' '.join("
        "[self.word, str(hasattr(self, 'crawling')), self.source.slug]))",
    )

    said = wire.run("crawl", "one")

    assert said.status == 0, said.err
    (bad,) = (s for s in wire.stories() if "bad" in s["url"])
    assert (bad["headline"], bad["section"]) == ("Bad", "declared False one")


def test_a_spider_s_file_runs_alone(two: Site, wire: Wire) -> None:
    file = spider(wire, two, "os._exit(3)")

    wire.run("runspider", str(file))

    assert wire.fates() == {
        "/n/good-1": STORED,
        "/n/bad-2": ("failed", "reading crashed: exit status 3"),
    }


def test_a_spider_that_no_other_process_can_find_is_read_and_told(
    two: Site, wire: Wire
) -> None:
    file = spider(wire, two, "story = None")
    text = file.read_text("utf-8").replace("story = None", "pass")
    body = text.partition("class OneSpider")[2].replace("\n", "\n    ")
    head = text.partition("class OneSpider")[0]
    local = f"{head}def made():\n    class OneSpider{body}\n    return OneSpider\n"
    file.write_text(f"{local}\n\nMade = made()\n", "utf-8")

    said = wire.run("crawl", "one", "-s", "LOG_LEVEL=WARNING")

    assert set(wire.fates().values()) == {STORED}
    assert "/n/good-1 is read by the crawl itself, without a limit: " in said.err


def children(process: int) -> Iterator[int]:
    """Yield the descendants of a process that are there now."""
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield int(child)
        yield from children(int(child))


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_no_worker_outlives_its_crawl(
    two: Site, wire: Wire, number: signal.Signals
) -> None:
    begun = wire.folder / "begun"
    bad = f"open({str(begun)!r}, 'w').close()\n            while True: pass"
    spider(wire, two, bad)
    crawl = wire.start("crawl", "one", WIRECRAWLER_MAX_PAGE_CPU_SECONDS="1")
    while not begun.exists() and crawl.poll() is None:
        pass
    workers = list(children(crawl.pid))

    crawl.send_signal(number)
    _, err = crawl.communicate(timeout=60)

    assert len(workers) >= 2
    assert "Traceback" not in err
    assert crawl.returncode == (-9 if number == signal.SIGKILL else 130)
    deadline = time.monotonic() + 5
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        pass
    assert [w for w in workers if is_running(w)] == []


@pytest.mark.parametrize(
    ("way", "seconds"),
    [("environment", "0"), ("environment", "soon"), ("option", "0.5")],
)
def test_a_limit_that_is_none_is_refused(wire: Wire, way: str, seconds: str) -> None:
    name = "WIRECRAWLER_MAX_PAGE_CPU_SECONDS"
    if way == "option":
        words = ["-s", f"{name}={seconds}"]
        said = wire.crawl("http://127.0.0.1:1/feed", *words)
    else:
        said = wire.crawl("http://127.0.0.1:1/feed", **{name: seconds})
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert said.err.startswith(f"wirecrawler: {name}: ")


def test_limits_know_no_0() -> None:
    with pytest.raises(SettingError):
        Limits(cpu_s=0)


def test_a_reader_is_made_without_its_constructor() -> None:
    class Odd(PageReader):
        def __init__(self, needed: str) -> None:
            raise AssertionError(needed)

    source = Source(slug="odd", agency="Odd", home="https://odd.example/")
    reader = Odd.made(source, PageSelectors(body="main"))

    assert vars(reader) == {"source": source, "selectors": PageSelectors(body="main")}
