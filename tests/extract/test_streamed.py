"""Streamed: what React sends late stands where its script would put it."""

import pytest

from tests.extract.pages import page_of
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.paragraphs import read_blocks

STREAMED = {
    "one part": (
        "<p>a</p><template id='B:0'></template><p>c</p><div hidden id='S:0'><p>b</p></div>",
        "a b c",
    ),
    "a part of a part": (
        ("<p>a</p><template id='B:0'></template>"
        "<div hidden id='S:0'><p>b</p><template id='P:1f'></template><p>d</p></div>"
        "<div hidden id='S:1f'><p>c</p></div>"),
        "a b c d",
    ),
    "a part without a place": (
        "<template id='B:0'></template><p>a</p><div hidden id='S:9'><p>b</p></div>",
        "a b",
    ),
    "a place in its own part": (
        "<p>a</p><div hidden id='S:0'><p>b</p><template id='B:0'></template></div>",
        "a b",
    ),
    "a second part for one place": (
        (
            "<template id='B:0'></template><p>b</p><div hidden id='S:0'>a</div>"
            "<div hidden id='S:0'>c</div>"
        ),
        "a b c",
    ),
    "what is hidden for another reason": (
        "<template id='B:0'></template><p>a</p><div hidden id='x'>b</div>",
        "a",
    ),
    "another template": ("<template id='x'></template><p>a</p>", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), STREAMED.values(), ids=STREAMED)
def test_late_parts_are_placed(markup: str, expected: str) -> None:
    root = page_of(markup).root
    assert body_text(read_blocks(root)).replace("\n\n", " ") == expected
