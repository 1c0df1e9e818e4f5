"""Body: which paragraphs of a page are its story's."""

import time

import pytest

from tests.extract.pages import page_of
from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.body import locate

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
    "a label among others": (
        "<div><span class='tag'>Oslo</span> <span class='tag'>Port</span></div>"
    ),
    "a caption in a span": f"<p><span class='caption'>{OTHER}</span></p>",
    "a long caption in a span": f"<p><span class='caption'>{OTHER} {OTHER} {OTHER}</span>.</p>",
    "a part for screen readers": f"<p class='sr-only'>{OTHER}</p>",
    "a part hidden from screen readers": f"<p aria-hidden='true'>{OTHER}</p>",
    "a hidden part": f"<div style='display: none'><p>{OTHER}</p></div>",
    "a pull quote that says again": f"<div class='pull-quote'><p>{THREE}</p></div>",
    "a paragraph that says again": f"<p>{ONE}</p>",
    "the headline again": f"<h2>{TITLE.upper()}</h2>",
    "a tweet": f"<blockquote class='twitter-tweet'><p>{OTHER}</p>— Kari (@kari)</blockquote>",
    "a figure with a caption": f"<figure><img><div>{OTHER}</div></figure>",
    "a summary that a program wrote": f"<div class='aiArticleSummary'><p>{OTHER}</p></div>",
    "what a class hides": f"<div class='box is-hidden'><p>{OTHER}</p></div>",
    "a closed tab": f"<div class='tab-pane fade'><p>{OTHER}</p></div>",
    "a teaser": f"<div class='teaser'><p>{OTHER}</p><a href='/2'>More</a></div>",
    "a label": "<div><span>Photo gallery</span></div>",
    "a button's words in a list": "<div><ul><li>Like</li><li>Dislike</li></ul></div>",
    "a link and its label": f"<p>Les dette: <a href='/2'>{OTHER[:40]}</a>.</p>",
    "two links and their label": (
        f"<p>Dessuten: <a href='/2'>{OTHER[:40]}</a>, <a href='/3'>{OTHER[40:80]}</a></p>"
    ),
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
    "a year in a short opening paragraph": (
        f"<p>The port was begun in 2024, and nobody knew it.&nbsp;</p>{P2}",
        f"The port was begun in 2024, and nobody knew it.\xa0\n\n{TWO}",
    ),
    "a row of figures": (
        f"{P1}<table><tr><td>Quay of 2024</td><td>400 m</td></tr></table>{P2}",
        f"{ONE}\n\nQuay of 2024\t400 m\n\n{TWO}",
    ),
    "a short paragraph": (P1 + "<p>It rained.</p>" + P2, f"{ONE}\n\nIt rained.\n\n{TWO}"),
    "a short last line": (P1 + P2 + "<p>It rained.</p>", f"{ONE}\n\n{TWO}\n\nIt rained."),
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
    "a link in a sentence, whatever its name": (
        f"{P1}<p>It rained on <a class='tag' href='/2'>Oslo</a>, and nobody minded much.</p>{P2}",
        f"{ONE}\n\nIt rained on Oslo, and nobody minded much.\n\n{TWO}",
    ),
    "a link that opens a sentence": (
        f"{P1}<p><b><a class='tag' href='/2'>Oslo</a></b> is wet, and nobody minded much.</p>{P2}",
        f"{ONE}\n\nOslo is wet, and nobody minded much.\n\n{TWO}",
    ),
    "a link that ends a sentence, behind a line's end": (
        f"{P1}<p>It rained, and nobody minded, on<br><a class='tag' href='/2'>Oslo</a></p>{P2}",
        f"{ONE}\n\nIt rained, and nobody minded, on\nOslo\n\n{TWO}",
    ),
    "a short line in a box of the same style": (
        f"<div class='p'>{P1}</div><div class='p'><p>It rained.</p></div><div class='p'>{P2}</div>",
        f"{ONE}\n\nIt rained.\n\n{TWO}",
    ),
    "a short line of the same style": (
        f"<p class='p'>{ONE}</p><div><p class='p'>It rained.</p></div><p class='p'>{TWO}</p>",
        f"{ONE}\n\nIt rained.\n\n{TWO}",
    ),
    "a table": (
        f"{P1}<div><table><tr><td>Quay</td><td>400 m</td></tr></table></div>{P2}",
        f"{ONE}\n\nQuay\t400 m\n\n{TWO}",
    ),
    "a table at the end": (
        f"{P1}{P2}<table><tr><td>Quay</td><td>400 m</td></tr></table>",
        f"{ONE}\n\n{TWO}\n\nQuay\t400 m",
    ),
    "a list at the end, behind a label": (
        f"{P1}{P2}<div>Facts</div><ul><li>Length: 400 m</li></ul>",
        f"{ONE}\n\n{TWO}\n\nLength: 400 m",
    ),
    "a figure that is a quotation": (
        f"{P1}<figure><blockquote><p>{TWO}</p></blockquote></figure>{P3}",
        WHOLE,
    ),
    "a short quotation": (
        f"{P1}<div><blockquote>It rained.</blockquote></div>{P2}",
        f"{ONE}\n\nIt rained.\n\n{TWO}",
    ),
    "a figure that is a table": (
        f"{P1}<figure><table><tr><td>Quay</td><td>400 m</td></tr></table></figure>{P2}",
        f"{ONE}\n\nQuay\t400 m\n\n{TWO}",
    ),
    "what opens when it is asked for": (
        f"{P1}<details><summary>And the ferries?</summary>{P2}</details>{P3}",
        f"{ONE}\n\nAnd the ferries?\n\n{TWO}\n\n{THREE}",
    ),
    "a paragraph that is an anchor": (f"{P1}<p id='AdDsWC'>{TWO}</p>{P3}", WHOLE),
    "a box that is an anchor": (
        f"{P1}<div id='menu-of-the-day-and-more'><p>{TWO}</p></div>{P3}",
        WHOLE,
    ),
    "a box that hides what is over its edge": (
        f"{P1}<div class='overflow-hidden label-hidden'><p>{TWO}</p></div>{P3}",
        WHOLE,
    ),
    "a box that is hidden on narrow screens": (
        f"{P1}<div class='hidden md:block'><p>{TWO}</p></div>{P3}",
        WHOLE,
    ),
    "an open tab": (f"<div class='tab-pane active'>{P1}{P2}{P3}</div>", WHOLE),
    "a box beside a side bar": (f"<div class='content-sidebar-wrap'>{P1}{P2}{P3}</div>", WHOLE),
    "a subhead under a subhead": (
        f"{P1}<h2>Late</h2><h3>Very</h3>{P2}",
        f"{ONE}\n\nLate\n\nVery\n\n{TWO}",
    ),
    "the latter of two subheads": (
        f"{P1}<div><h3>Videos</h3></div><h3>Late</h3>{P2}",
        f"{ONE}\n\nLate\n\n{TWO}",
    ),
    "subheads side by side": (
        f"{P1}<h2>Late</h2><h2>Very</h2>{P2}",
        f"{ONE}\n\nLate\n\nVery\n\n{TWO}",
    ),
    "a link that ends a sentence": (
        f"{P1}<p>It rained, as this paper wrote on <a href='/2'>{OTHER[:40]}</a>.</p>{P2}",
        f"{ONE}\n\nIt rained, as this paper wrote on {OTHER[:40]}.\n\n{TWO}",
    ),
    "a label with much behind its link": (
        f"{P1}<p>The plan: <a href='/2'>{OTHER[:39]}</a> and, who knows, a ferry.</p>{P2}",
        f"{ONE}\n\nThe plan: {OTHER[:39]} and, who knows, a ferry.\n\n{TWO}",
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
    "two labels, and what follows them": (
        P1 + P2 + P3 + "<div>Facts</div><div>Tags</div><ul><li>Oslo</li></ul>"
    ),
    "times on top": (
        "<p>3.11.2026 - 11:48, 3.11.2026 - 12:05, 3.11.2026</p>" + P1 + P2 + P3
    ),
    "a time and a name on top": "<p>3 November</p><p>Kari</p>" + P1 + P2 + P3,
}


@pytest.mark.parametrize("inner", ENDS.values(), ids=ENDS)
def test_loose_ends_are_left_out(inner: str) -> None:
    assert read(story(inner)) == WHOLE


SHORT = "A quay is open at last"
LEDES: dict[str, tuple[str, str]] = {
    "a paragraph": (f"<p>{LEDE}</p>", LEDE),
    "a subhead named as one": (f"<h2 class='article-subtitle'>{LEDE}</h2>", LEDE),
    "a short line named as one": (f"<p class='dek'>{SHORT}, and so</p>", f"{SHORT}, and so"),
    "a box named as one": (f"<div class='sub-tit'><p>{SHORT}, oh</p></div>", f"{SHORT}, oh"),
    "one named like a teaser": (f"<p class='teaser'>{LEDE}</p>", LEDE),
    "a subhead in the header": (f"<header class='intro'><h2>{LEDE}</h2></header>", ""),
    "a few words named as one": (f"<p class='dek'>{SHORT}</p>", ""),
    "a link named as one": (f"<p class='dek'><a href='/2'>{SHORT}, and so</a></p>", ""),
    "a short line": (f"<p>{SHORT}</p>", ""),
    "a prompt": ("<p>We may earn a commission from links that are on this page.</p>", ""),
    "the headline again": (f"<p class='dek'>{TITLE}, at last!</p>", ""),
    "a name and a time": ("<p>Kari Nord, Ola Vest | 3 November 2026, at noon in Oslo</p>", ""),
    "a linked name and two times": (
        (
            "<div><a href='/k'>Kari Nord</a> |"
            "<span>3 November 2026, Update : 4 November 2026</span></div>"
        ),
        "",
    ),
    "the text's first words": (f"<p class='dek'>{ONE[:90]} …</p>", ""),
    "a caption": (f"<figure><figcaption>{LEDE}</figcaption></figure>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("between", "lede"), LEDES.values(), ids=LEDES)
def test_the_lede_stands_between_headline_and_text(between: str, lede: str) -> None:
    title = f"{TITLE}, at last"
    markup = f"<div><h1>{title}</h1>{between}</div><div class='t'>{P1}{P2}{P3}</div>"
    whole = f"<main><div>{markup}</div></main>"
    assert read(whole, title=title) == f"{lede}\n\n{WHOLE}".strip()


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
    "text straight in boxes, and a label in its own": (
        f"{H1}<div>{ONE}</div><div>{TWO}</div><section><div>Photos</div></section><div>{THREE}</div>",
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
        H1 + "".join(f"<div class='related-{n}'><p>{n}. {ONE}</p></div>" for n in range(4)),
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


def test_comments_may_outweigh_the_story() -> None:
    comments = f"<ul class='comments'>{f'<li><p>{OTHER}</p></li>' * 30}</ul>"
    longer = [f"{text} That was on day {n}." for n, text in enumerate((ONE, TWO) * 3)]
    inner = "".join(f"<p>{text}</p>" for text in longer)
    assert read(story(inner, after=comments)) == "\n\n".join(longer)


def test_the_headline_is_known_by_its_text_where_its_element_is_not() -> None:
    markup = (
        f"<div><p>{OTHER}</p><b>{TITLE}</b><p>{LEDE}</p></div><main>{P1}{P2}{P3}</main>"
    )
    located = locate(page_of(markup).root, headline=None, title=TITLE.upper())
    assert body_text(located.blocks) == f"{LEDE}\n\n{WHOLE}"


def test_a_page_that_only_says_its_headline_has_no_text() -> None:
    assert not read(f"<div><p>{ONE}</p><p>By the desk</p></div>", title=ONE)


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
