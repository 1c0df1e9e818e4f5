"""Scripted: a story that stands in a script alone."""

import json
import time

import pytest

from tests.extract.pages import page_of
from tests.extract.test_body import ONE, OTHER, P1, P2, P3, THREE, WHOLE
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.scripted import scripted_blocks

STORY = f'<div class="text">{P1}{P2}{P3}</div>'
SAFE = json.dumps(STORY).replace("<", "\\u003c").replace(">", "\\u003e")


def told(*scripts: str) -> str:
    """Return the text told in the scripts of a page."""
    markup = "".join(f"<script>{script}</script>" for script in scripts)
    return body_text(scripted_blocks(page_of(markup).root))


TOLD = {
    "a string": f"show({SAFE})",
    "a string with its signs as they are": f"show({json.dumps(STORY)})",
    "an object": f'window.data = {{"id": "7", "body": {SAFE}, "next": "<p>{OTHER}</p>"}}',
    "an object in a string": f"push([1, {json.dumps(json.dumps({'body': STORY}))}])",
    "an object in a string, its signs escaped": f"push([1, {json.dumps(f'5:{{x:{SAFE}}}')}])",
    "beside a string that is no JSON": f'let a = "\\x3c<p>", b = {SAFE};',
    "a shorter one before it": f'show("<p>{ONE}</p>"); show({SAFE})',
}


@pytest.mark.parametrize("script", TOLD.values(), ids=TOLD)
def test_the_story_in_a_script_is_read(script: str) -> None:
    assert told("var x = 1", script) == WHOLE


UNTOLD = {
    "no script": "",
    "no markup": f'show("{THREE[:40]}")',
    "a prompt": 'show("<p>We and our partners store cookies on your device.</p>")',
    "nothing that is shown": 'show("<p hidden>x</p>")',
    "no element": 'show("<!-- <p> -->")',
    "a third string in the second": json.dumps(json.dumps(json.dumps(STORY))),
}


@pytest.mark.parametrize("script", UNTOLD.values(), ids=UNTOLD)
def test_what_is_no_story_is_not_told(script: str) -> None:
    assert not told(script)


@pytest.mark.parametrize(
    "script",
    [
        '"<p>' + '\\"' * 500_000,
        '"<p>\\\\' * 200_000,
        json.dumps("<p>" * 300_000),
        '"<p>"' * 200_000,
    ],
    ids=["escaped quotes", "backslashes", "paragraphs", "strings"],
)
def test_a_hostile_script_costs_little(script: str) -> None:
    root = page_of(f"<script>{script}</script>").root
    start = time.process_time()
    scripted_blocks(root)
    assert time.process_time() - start < 5
