"""The pages in a real browser: nothing scrolls sideways, complains, or calls elsewhere."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.conftest import Served
from tests.web.sample import HARBOUR, NOW, QUAY, RAIN, SAHEL, sample_story
from tests.web.server import GATE, TAG, file_all, serving_wire
from wirecrawler.store.archive import Archive

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM, reason="no Chromium: apt-get install chromium, then run again"
    ),
]

# A browser that keeps to itself.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCRIPTS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["scripts", "no scripts"]
)
WIDTHS = pytest.mark.parametrize("width", [1280, 390, 320])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@dataclass
class Visit:
    """A page and what happened while it was open."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """Console messages, errors and failed requests."""
    hosts: set[str] = field(default_factory=set)
    """Every host that was asked for anything."""


def visit(
    browser: Browser,
    url: str,
    *,
    width: int,
    scripts: bool = True,
    scheme: str = "light",
) -> Visit:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    seen = Visit(page=page)
    page.on("console", lambda message: seen.complaints.append(message.text))
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("requestfailed", lambda request: seen.complaints.append(request.url))
    page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).netloc))
    page.goto(url, wait_until="load")
    return seen


def overflow(page: Page) -> int:
    """Return by how many pixels the page, or anything in it, is wider than the window."""
    return round(float(page.locator("html").evaluate(OVERFLOW)))


OVERFLOW = """html => {
  const boxes = [...html.querySelectorAll("body *")].map(e => e.getBoundingClientRect())
    .filter(box => box.width > 1);
  const beyond = boxes.map(box => Math.max(box.right - html.clientWidth, -box.left));
  return Math.max(html.scrollWidth - html.clientWidth, ...beyond);
}"""


@pytest.mark.parametrize("kind", ["english", "persian", "excerpt", "link", "list"])
@WIDTHS
@SCRIPTS
def test_a_page_fits_is_quiet_and_keeps_to_its_host(
    browser: Browser, served: Served, kind: str, width: int, scripts: bool
) -> None:
    path = "/" if kind == "list" else f"/story/{getattr(served, kind)}"
    seen = visit(browser, served.url + path, width=width, scripts=scripts)
    told = (overflow(seen.page), seen.complaints, seen.hosts)
    seen.page.context.close()
    assert told == (0, [], {urlsplit(served.url).netloc})


@pytest.mark.parametrize(
    ("kind", "agency", "direction"),
    [("english", "Harbour Wire", "ltr"), ("persian", "خبرگزاری ساحل", "rtl")],
)
@WIDTHS
@SCRIPTS
def test_credit_and_disclaimer_are_seen_at_the_foot(
    browser: Browser,
    served: Served,
    kind: str,
    agency: str,
    direction: str,
    width: int,
    scripts: bool,
) -> None:
    url = f"{served.url}/story/{getattr(served, kind)}"
    page = visit(browser, url, width=width, scripts=scripts).page
    body, credit = page.locator(".body"), page.locator(".credit")
    article = page.locator("article.story")
    below, above = credit.bounding_box(), body.bounding_box()
    assert below is not None
    assert above is not None
    told = (
        credit.is_visible(),
        credit.inner_text().startswith(f"Source: {agency}, https://"),
        page.locator(".disclaimer").is_visible(),
        "do not necessarily reflect" in page.locator(".disclaimer").inner_text(),
        below["y"] >= above["y"] + above["height"],
        article.evaluate("e => getComputedStyle(e).direction"),
    )
    page.context.close()
    assert told == (True, True, True, True, True, direction)


def test_a_page_of_a_withheld_source_fits_and_says_why(
    browser: Browser, served: Served
) -> None:
    reason = "court order of 3 May 2026 " + "a" * 400
    gate = replace(GATE, withheld={"harbour_wire": reason})
    with serving_wire(served.database, gate=gate) as url:
        seen = visit(browser, f"{url}/story/{served.english}", width=320)
        told = (overflow(seen.page), reason in seen.page.locator("main").inner_text())
        seen.page.context.close()
    assert told == (0, True)


ENDLESS = "a" * 400


@WIDTHS
def test_words_and_addresses_without_end_wrap(
    browser: Browser, database: str, width: int
) -> None:
    stories = [
        sample_story(
            source, f"{word} {word}", body=f"{word} {word}\n\n{text}", number=number,
            published_at=NOW,
        )
        for number, source, word, text in (
            (f"1/{ENDLESS}", HARBOUR, ENDLESS, QUAY),
            (f"2/{ENDLESS}?q={ENDLESS}", SAHEL, "نمی‌خواهم" * 60, RAIN),
        )
    ]  # fmt: skip
    with Archive.open(database, tag=TAG) as archive:
        ids = file_all(archive, stories)
    with serving_wire(database) as url:
        paths = ["/", *(f"/story/{number}" for number in ids)]
        wide = []
        for path in paths:
            page = visit(browser, url + path, width=width).page
            wide.append(overflow(page))
            page.context.close()
    assert wide == [0, 0, 0]


@SCRIPTS
def test_hostile_markup_does_not_run(
    browser: Browser, database: str, scripts: bool
) -> None:
    hostile = "<script>document.title='owned'</script><img src=/x onerror=alert(1)>"
    story = sample_story(HARBOUR, hostile, body=hostile, number="1", published_at=NOW)
    with Archive.open(database, tag=TAG) as archive:
        [number] = file_all(archive, [story])
    with serving_wire(database) as url:
        seen = visit(browser, f"{url}/story/{number}", width=1280, scripts=scripts)
        told = (seen.page.locator("h1").inner_text(), seen.complaints)
        title = seen.page.title()
        seen.page.context.close()
    assert (*told, title) == (hostile, [], f"{hostile} | Media Wire")


def test_the_keyboard_skips_to_the_stories_and_sees_where_it_is(
    browser: Browser, served: Served
) -> None:
    page = visit(browser, served.url, width=1280).page
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    box = skip.bounding_box()
    assert box is not None
    shown = (skip.evaluate("e => e === document.activeElement"), box["y"] >= 0)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator("article h3 a").first
    outline = focused.evaluate(
        "e => [e === document.activeElement, getComputedStyle(e).outlineStyle]"
    )
    page.context.close()
    assert (shown, outline) == ((True, True), [True, "solid"])


@SCHEMES
def test_text_stands_out_from_its_ground(
    browser: Browser, served: Served, scheme: str
) -> None:
    page = visit(
        browser, f"{served.url}/story/{served.corrected}", width=1280, scheme=scheme
    ).page
    selectors = [
        *("h1", ".body", ".facts", ".agency", ".note", ".attribution", ".disclaimer"),
        ".imprint",
    ]
    ratios = {
        selector: page.locator(selector).first.evaluate(CONTRAST)
        for selector in selectors
    }
    page.context.close()
    # WCAG 2.2, success criterion 1.4.3, level AA.
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


CONTRAST = """element => {
  const light = color => {
    const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let ground = element;
  while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)")
    ground = ground.parentElement;
  const pair = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
  const [dark, bright] = pair.map(light).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}"""


def test_scripts_keep_times_true_and_tell_them_in_the_readers_zone(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(timezone_id="Asia/Tehran")
    page = context.new_page()
    page.clock.set_fixed_time(NOW + timedelta(hours=2))
    page.goto(served.url)
    times = page.locator("time").all()
    told = [(time.inner_text(), time.get_attribute("title")) for time in times[:2]]
    context.close()
    assert told == [
        ("2 hours ago", "3 November 2026, 15:24 UTC (3 November at 18:54 GMT+3:30)"),
        ("3 hours ago", "3 November 2026, 14:48 UTC (3 November at 18:18 GMT+3:30)"),
    ]


def test_scripts_tell_the_date_once_a_week_has_passed(
    browser: Browser, served: Served
) -> None:
    context = browser.new_context(timezone_id="UTC")
    page = context.new_page()
    page.clock.set_fixed_time(NOW + timedelta(days=9))
    page.goto(served.url)
    time = page.locator("time").first
    told = (time.inner_text(), time.get_attribute("title"))
    context.close()
    assert told == ("3 November 2026", "3 November 2026, 15:24 UTC")
