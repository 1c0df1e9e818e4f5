"""Body: which paragraphs of a page are its story's."""

import time

import pytest

from tests.extract.pages import page_of
from wirecrawler.extract.body import locate
from wirecrawler.extract.blocks import body_text

TITLE = "Port opens new quay"
ONE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned and a third"
    " over its budget, with a brass band and very little wind."
)
TWO = (
    "Two ferries and a grain ship tied up within the first hour, the harbour master said, and a"
    " fourth was waiting in the fjord for its pilot."
)
THREE = (
    "“We had begun to think that the concrete would never set,” she told reporters, “but it did,"
    " and the first lines were ashore before the speeches ended.”"
)
LEDE = (
    "After two years of waiting, ships may tie up in the east of the harbour at last."
)
OTHER = (
    "The mayor of Bergen has promised a tram to the airport, a bridge to Askøy and a new library,"
    " all of them before the next election."
)
P1, P2, P3 = (f"<p>{text}</p>" for text in (ONE, TWO, THREE))
H1 = f"<h1>{TITLE}</h1>"
WHOLE = f"{ONE}\n\n{TWO}\n\n{THREE}"


def story(inner: str, before: str = "", after: str = "") -> str:
    return f"{before}<article>{H1}<div class='text'>{inner}</div></article>{after}"


def read(markup: str, *, title: str = TITLE) -> str:
    """Return the text of a page's story."""
    root = page_of(markup).root
    headline = next(root.iter("h1"), None)
    located = locate(root, headline=headline, title=title)
    return body_text(located.blocks)


LEFT_OUT = {
    "a caption": f"<figure><img><figcaption>{OTHER}</figcaption></figure>",
    "a caption by its class": f"<div class='photo-caption'>{OTHER}</div>",
    "related stories": f"<div class='related'><p>{OTHER}</p></div>",
    "related stories by a compound name": f"<div class='c-relatedStories'><p>{OTHER}</p></div>",
    "a paragraph that is a link": f"<p><a href='/2'>{OTHER[:90]}</a></p>",
    "a share bar": "<ul class='share-bar'><li>Share this</li><li>Tell a friend, or two.</li></ul>",
    "a newsletter": f"<section class='newsletter-signup'><p>{OTHER}</p></section>",
    "an aside": f"<aside><p>{OTHER}</p></aside>",
    "an element by its role": f"<div role='complementary'><p>{OTHER}</p></div>",
    "a form": f"<form><p>{OTHER}</p><input></form>",
    "a paywall's prompt": f"<div id='regwall'><p>{OTHER}</p></div>",
    "the author's box": f"<div class='author-bio'><p>{OTHER}</p></div>",
    "tags": "<ul class='tags'><li>Oslo</li><li>Ports and quays, large.</li></ul>",
    "a part for screen readers": f"<p class='sr-only'>{OTHER}</p>",
    "a part hidden from screen readers": f"<p aria-hidden='true'>{OTHER}</p>",
    "a hidden part": f"<div style='display: none'><p>{OTHER}</p></div>",
    "a pull quote that says again": f"<div class='pull-quote'><p>{THREE}</p></div>",
    "a paragraph that says again": f"<p>{ONE}</p>",
    "the headline again": f"<h2>{TITLE.upper()}</h2>",
    "a details box": f"<details><summary>About</summary><p>{OTHER}</p></details>",
    "a list of subscriptions": f"<div data-testid='subscribe-box'><p>{OTHER}</p></div>",
    "a subhead that is a link": "<h3><a href='/2'>The mayor of Bergen promises</a></h3>",
}


@pytest.mark.parametrize("part", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_not_the_storys_is_left_out(part: str) -> None:
    assert read(story(P1 + P2 + part + P3)) == WHOLE


AROUND = {
    "navigation": f"<nav><p>{OTHER}</p></nav>",
    "a footer": f"<footer><p>© Harbour Wire, all rights reserved. {OTHER}</p></footer>",
    "a copyright line": f"<div class='copyright'>© 2026 Harbour Wire. {OTHER}</div>",
    "comments": f"<section id='comments'>{f'<div><p>{OTHER}</p></div>' * 5}</section>",
    "other stories": f"<div class='more-news'>{f'<div><p>{OTHER}</p></div>' * 3}</div>",
    "a cookie banner": f"<div class='cookie-consent'><p>{OTHER}</p></div>",
    "a dialog": f"<dialog open><p>{OTHER}</p></dialog>",
}


@pytest.mark.parametrize("part", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_stands_around_the_story_is_left_out(part: str, place: str) -> None:
    assert read(story(P1 + P2 + P3, **{place: part})) == WHOLE


KEPT: dict[str, tuple[str, str]] = {
    "a subhead": (P1 + P2 + "<h2>Late</h2>" + P3, f"{ONE}\n\n{TWO}\n\nLate\n\n{THREE}"),
    "a subhead on top": ("<h3>Late</h3>" + P1 + P2, f"Late\n\n{ONE}\n\n{TWO}"),
    "a list": (
        P1 + "<ul><li>Length: 400 m</li><li>Depth: 12 m</li></ul>" + P2,
        f"{ONE}\n\nLength: 400 m\n\nDepth: 12 m\n\n{TWO}",
    ),
    "a quotation": (f"{P1}<blockquote>{P3}</blockquote>{P2}", f"{ONE}\n\n{THREE}\n\n{TWO}"),
    "a short paragraph": (P1 + "<p>It rained.</p>" + P2, f"{ONE}\n\nIt rained.\n\n{TWO}"),
    "a short last line": (P1 + P2 + "<p>HW/kn</p>", f"{ONE}\n\n{TWO}\n\nHW/kn"),
    "a paragraph with links in it": (
        P1 + f"<p>It rained, <a href='/2'>{OTHER[:40]}</a>, it blew, and nobody minded.</p>",
        f"{ONE}\n\nIt rained, {OTHER[:40]}, it blew, and nobody minded.",
    ),
    "text between line ends": (f"{ONE}<br><br>{TWO}<br><br>{THREE}", WHOLE),
    "a box named for its contents": (
        f"<div class='body-content ad-free'>{P1}{P2}{P3}</div>",
        WHOLE,
    ),
    "a box that has a share bar": (
        f"<div class='has-sidebar no-comments'>{P1}{P2}{P3}</div>",
        WHOLE,
    ),
    "a short line said twice": (
        P1 + "<p>It rained.</p>" + P2 + "<p>It rained.</p>" + P3,
        f"{ONE}\n\nIt rained.\n\n{TWO}\n\nIt rained.\n\n{THREE}",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), KEPT.values(), ids=KEPT)
def test_what_is_the_storys_stays(inner: str, expected: str) -> None:
    assert read(story(inner)) == expected


ENDS = {
    "a subhead without a text": P1 + P2 + P3 + "<h3>Read also</h3>",
    "signs": P1 + P2 + P3 + "<p>***</p>",
    "a time and a name on top": "<p>3 November</p><p>Kari</p>" + P1 + P2 + P3,
}


@pytest.mark.parametrize("inner", ENDS.values(), ids=ENDS)
def test_loose_ends_are_left_out(inner: str) -> None:
    assert read(story(inner)) == WHOLE


TEXT = f"<div class='c'><div class='t'>{P1}{P2}{P3}</div></div>"
WHERE: dict[str, tuple[str, str]] = {
    "the lede stands before the text": (
        f"<div><header>{H1}<p>{LEDE}</p></header>{TEXT}</div>",
        f"{LEDE}\n\n{WHOLE}",
    ),
    "what stands before the headline is no lede": (
        f"<div><p>{LEDE}</p></div><div>{H1}</div>{TEXT}",
        WHOLE,
    ),
    "a lede that the text says again": (
        f"<header>{H1}<p>{ONE}</p></header><main><div class='t'>{P1}{P2}{P3}</div></main>",
        WHOLE,
    ),
    "three paragraphs of lede at most": (
        f"{H1}<div>" + "".join(f"<p>{n}. {LEDE}</p>" for n in range(5))
        + f"</div><article>{P1}{P2}{P3}{P1.replace('Oslo', 'Moss')}</article>",
        f"0. {LEDE}\n\n1. {LEDE}\n\n2. {LEDE}\n\n{WHOLE}\n\n{ONE.replace('Oslo', 'Moss')}",
    ),
    "a body in two boxes": (
        f"{H1}<div><div>{P1}{P2}</div><div class='ad'>x</div><div>{P3}</div></div>",
        WHOLE,
    ),
    "no class, no article, no headline element": (f"<b>{TITLE}</b><div>{P1}{P2}{P3}</div>", WHOLE),
    "text straight in the body": (f"{H1}{P1}{P2}{P3}", WHOLE),
    "a table that lays out an old page": (
        ("<table><tr><td width=150><a href='/a'>Front page</a><br><a href='/b'>Sports</a></td>"
        f"<td>{H1}{P1}{P2}{P3}</td><td>{OTHER[:50]}</td></tr></table>"),
        WHOLE,
    ),
    "an old page of line ends": (
        (f"<center><font><b>{TITLE}</b></font></center><table><tr><td><font>{ONE}<br><br>{TWO}"
        f"<br><br>{THREE}</font></td></tr></table>"),
        WHOLE,
    ),
    "a form around the page": (
        f"<form id='aspnetForm'><div class='menu'>Menu</div><div>{H1}{P1}{P2}{P3}</div></form>",
        WHOLE,
    ),
    "a story whose box is named like a menu": (
        f"<div class='popup-more'>{H1}{P1}{P2}{P3}</div>",
        WHOLE,
    ),
    "a story whose paragraphs are named like a menu": (
        H1 + "".join(f"<div class='teaser-{n}'><p>{n}. {ONE}</p></div>" for n in range(4)),
        "\n\n".join(f"{n}. {ONE}" for n in range(4)),
    ),
    "the text marked by itemprop": (
        f"{H1}<div itemprop='articleBody'>{P1}{P2}{P3}</div><div><p>{OTHER}</p></div>",
        WHOLE,
    ),
    "a headline of another story behind the text": (
        f"<div>{P1}{P2}{P3}</div><div>{H1}</div>",
        WHOLE,
    ),
    "a script without spaces": (
        "<div><p>" + "大阪港の新しい岸壁が火曜日に開業し、" * 4 + "</p><p>短い。</p></div>",
        "大阪港の新しい岸壁が火曜日に開業し、" * 4 + "\n\n短い。",
    ),
    "only links": ("".join(f"<p><a href='/{n}'>{ONE}</a></p>" for n in range(5)), ""),
    "only words": ("<p>Front page</p><p>Sports</p>", ""),
    "nothing": ("", ""),
    "all of it in a footer": (f"<footer>{P1}{P2}</footer>", f"{ONE}\n\n{TWO}"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), WHERE.values(), ids=WHERE)
def test_where_a_story_stands(markup: str, expected: str) -> None:
    assert read(markup) == expected


def test_the_headline_is_known_by_its_text_where_its_element_is_not() -> None:
    markup = (
        f"<div><p>{OTHER}</p><b>{TITLE}</b><p>{LEDE}</p></div><main>{P1}{P2}{P3}</main>"
    )
    located = locate(page_of(markup).root, headline=None, title=TITLE.upper())
    assert body_text(located.blocks) == f"{LEDE}\n\n{WHOLE}"


def test_a_page_that_only_says_its_headline_has_what_is_left() -> None:
    assert (
        read(f"<div><p>{ONE}</p><p>By the desk</p></div>", title=ONE) == "By the desk"
    )


def test_what_was_located_says_how_much_of_the_page_is_links() -> None:
    root = page_of(story(P1 + P2) + "<a href='/'>Home</a>").root
    assert locate(root, headline=None).page_links == len("Home")


@pytest.mark.parametrize(
    "markup",
    [
        P1 * 5000,
        "<div>" * 1900 + P1 * 300,
        "".join(f"<div>{P1}" for _ in range(900)),
        f"<div>{P1}</div>" * 3000,
        "<ul>" + f"<li><a href='/1'>{ONE}</a></li>" * 5000,
    ],
    ids=["paragraphs", "a deep one", "a stair", "boxes", "links"],
)
def test_a_hostile_page_costs_little(markup: str) -> None:
    root = page_of(markup).root
    start = time.process_time()
    locate(root, headline=None, title=TITLE)
    assert time.process_time() - start < 5
