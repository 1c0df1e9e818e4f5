"""Container and neighbours: the element of a page in which its story stands."""

import pytest

from tests.extract.test_body import (
    H1,
    LEDE,
    ONE,
    OTHER,
    P1,
    P2,
    P3,
    THREE,
    TWO,
    WHOLE,
    read,
)

LONG = "".join(f"<p>{n}. {OTHER}</p>" for n in range(9))
NEXT = f"<article><h1>A tram to the airport</h1>{LONG}</article>"
ENTRIES = [f"At {n} o'clock {text}" for n, text in enumerate((ONE, TWO, THREE) * 3, 10)]
MORE = [f"{text} That was at {n}." for n, text in enumerate((ONE, TWO, THREE) * 9, 19)]


def boxes(markup: str, name: str) -> str:
    """Return paragraphs in a box each, deep enough to be stories of their own."""
    return f"<div><div><div class='{name}'>{markup}</div></div></div>"


PAGES: dict[str, tuple[str, str]] = {
    "a longer story follows": (
        f"<main><article>{H1}{P1}{P2}{P3}</article><div>{NEXT}</div></main>",
        WHOLE,
    ),
    "a longer story follows a headline without a text": (
        f"<article>{H1}</article><main>{P1}{P2}{P3}</main><article>{P1}</article>",
        WHOLE,
    ),
    "a teaser in the text": (
        f"<article>{H1}{P1}{P2}{P3}{LONG}<article><h3>Bergen</h3><p>{LEDE}</p></article></article>",
        "\n\n".join((WHOLE, *(f"{n}. {OTHER}" for n in range(9)))),
    ),
    "a teaser in a teaser": (
        (f"<article>{H1}{P1}{P2}{P3}{LONG}"
        f"<article><article><p>{LEDE}</p></article></article></article>"),
        "\n\n".join((WHOLE, *(f"{n}. {OTHER}" for n in range(9)))),
    ),
    "the text in an article behind its headline": (
        f"<div>{H1}</div><article>{P1}</article><aside>{P2}</aside><article>x</article>",
        ONE,
    ),
    "a headline that is unknown": (
        f"<main><article>{P1}{P2}{P3}{LONG}</article><article><p>{LEDE}</p></article></main>",
        "\n\n".join((WHOLE, *(f"{n}. {OTHER}" for n in range(9)))),
    ),
    "the entries of a live blog": (
        f"{H1}<main>" + "".join(f"<article><p>{t}</p></article>" for t in ENTRIES) + "</main>",
        "\n\n".join(ENTRIES),
    ),
    "boxes of one style": (
        f"<main>{H1}" + boxes("".join(f"<p>{text}</p>" for text in ENTRIES), "rich")
        + boxes("".join(f"<p>{text}</p>" for text in MORE), "rich") + "</main><p>Oslo</p>",
        "\n\n".join(ENTRIES + MORE),
    ),
    "boxes of one style, each with its time": (
        f"<main>{H1}" + boxes("".join(f"<p>{text}</p>" for text in ENTRIES), "rich")
        + "".join(boxes(f"<p>{text}</p><i>12:15</i>", "rich") for text in MORE) + "</main>",
        "\n\n".join(ENTRIES),
    ),
    "boxes of another style around it": (
        f"<main>{H1}{boxes(P1 + P2 + P3, 'rich')}"
        + "".join(boxes(f"<p>{n}. {OTHER}</p>", f"card-{n}") for n in range(5))
        + "</main>",
        WHOLE,
    ),
    "an article that holds it all": (
        (f"<main><article>{H1}{P1}{P2}{P3}<p>{OTHER} {OTHER} {OTHER} {OTHER}</p></article>"
        f"<div><div><p>{OTHER} {LEDE} {OTHER}</p><p>{LEDE} {OTHER}</p></div></div></main>"),
        f"{WHOLE}\n\n{OTHER} {OTHER} {OTHER} {OTHER}",
    ),
    "a teaser that holds the headline": (
        (f"<main><section class='teaser'>{H1}<p>{LEDE}</p><a href='/kari'>Kari</a></section>"
        f"<div>{P1}{P2}{P3}</div></main>"),
        f"{LEDE}\n\n{WHOLE}",
    ),
    "a teaser that holds the text": (
        (f"<main>{H1}<div class='teaser-content'><div class='article-body'>{P1}"
        f"<a href='/2'>A link</a></div></div><div class='article-body'>{P2}{P3}{P3}</div></main>"),
        WHOLE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), PAGES.values(), ids=PAGES)
def test_which_of_several_texts_is_the_story(markup: str, expected: str) -> None:
    assert read(markup) == expected
