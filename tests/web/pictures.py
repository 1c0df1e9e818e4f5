"""The pictures under docs/: the demo's wire in a browser.  `make pictures`."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import Wire
from tests.web.server import serving_wire
from tests.web.test_browser import ARGUMENTS, CHROMIUM

WIDTHS = (1280, 390)
_TALLEST = 1200
"""Pixels; a story goes on, its picture does not, and has its foot in another."""


def take(page: Page, address: str, folder: Path, stories: dict[str, int]) -> None:
    """Take the front page and a story in each language, wide and narrow."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for name, path in {"front": "/"}.items() | {
            (f"story-{language}", f"/story/{number}")
            for language, number in stories.items()
        }:
            page.goto(address + path)
            height = page.evaluate("document.documentElement.scrollHeight")
            target = folder / f"{name}-{width}.png"
            clip = {"x": 0, "y": 0, "width": width, "height": min(height, _TALLEST)}
            page.screenshot(path=target, full_page=True, clip=clip)  # type: ignore[arg-type]  # a FloatRect
            if name != "front":
                foot = page.locator(".foot")
                foot.screenshot(path=folder / f"{name}-{width}-foot.png")
            print(target)


def main(folder: Path) -> None:
    """Run the demo, serve its wire, and take the pictures into `folder`."""
    with tempfile.TemporaryDirectory() as home:
        database = f"sqlite:///{home}/data/demo.db"
        wire = Wire(Path(home), database)
        said = wire.run("demo", "--quiet")
        assert said.status == 0, said.err
        chosen = {
            language: wire.stories("--language", language, "--terms", "full")[0]["id"]
            for language in ("en", "fa")
        }
        with (
            serving_wire(database, now=lambda: datetime.now(UTC)) as address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=ARGUMENTS
            )
            take(browser.new_page(), address, folder, chosen)
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
