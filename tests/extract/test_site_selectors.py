"""Selectors that a few stories prove."""

from dataclasses import dataclass

import pytest

from tests.extract.test_site_samples import HEADLINES, sample
from tests.factories import HARBOUR_WIRE
from tests.loopback import PARAGRAPHS
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.site_samples import SamplePage, judged
from wirecrawler.extract.site_selectors import text_share

WRITERS = ("Mara Lund", "Ole Moen", "Ida Vik")


def pages(
    *,
    before: str = "",
    behind: str = "",
    boxes: tuple[str, str, str] = ("story-text",) * 3,
    most: int = 3,
    top: str = "",
) -> list[SamplePage]:
    """Return samples; `{h}`, `{n}` and `{w}` stand for headline, number and writer."""
    found = []
    for n, h in enumerate(HEADLINES[:most]):
        facts = {"h": h, "n": str(n), "w": WRITERS[n]}
        page = sample(h, box=boxes[n], top=top.format(**facts))
        content = page.content.decode().replace(
            f"<body><h1>{h}</h1>", f"<body>{before.format(**facts) or f'<h1>{h}</h1>'}"
        )
        content = content.replace("</body>", f"{behind.format(**facts)}</body>")
        found.append(
            SamplePage(
                content=content.replace(f"<title>{h}", "<title>Eastwick").encode(),
                encoding=page.encoding,
                entry=page.entry,
                fetch=page.fetch,
            )
        )
    return found


BOXES = ("text-a", "text-b", "text-c")
TOLD = "".join(f"<p>{{h}}: {text}</p>" for text in PARAGRAPHS)
LATER = "".join(f"<p>{{h}}, later: {text}</p>" for text in PARAGRAPHS)
WHOLE = (
    f"<div itemprop='articleBody'><div class='part-{{n}}'>{TOLD}</div>"
    f"<aside>{LATER}</aside></div>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    pages: list[SamplePage]
    selectors: PageSelectors
    reasons: tuple[str, ...] = ()


KOP = "<div class='kop'>{h}</div><h1>Eastwick today: number {n}</h1>"
CASES = {
    "the listing's title": Case(
        pages=pages(before=KOP),
        selectors=PageSelectors(headline=".kop"),
        reasons=(
            "headline=.kop: it has the listing's title on all samples, the general rules on 0",
        ),
    ),
    "the listing's title, of two samples": Case(
        pages=pages(before=KOP, most=2), selectors=PageSelectors()
    ),
    "no title of the listing on the page": Case(
        pages=pages(before="<h1>Eastwick today: number {n}</h1>"),
        selectors=PageSelectors(),
    ),
    "a box that holds more of the text": Case(
        pages=pages(boxes=BOXES, behind=WHOLE),
        selectors=PageSelectors(body="[itemprop=articleBody]"),
        reasons=(
            (
                "body=[itemprop=articleBody]: it holds the text of all samples, of some more than"
                " the general rules"
            ),
        ),
    ),
    "a box that holds other stories too": Case(
        pages=pages(boxes=BOXES, behind=WHOLE.replace(LATER, LATER * 4)),
        selectors=PageSelectors(),
    ),
    "a box that holds the same on every page": Case(
        pages=pages(boxes=BOXES, behind=WHOLE.replace("{h}, later", "Later")),
        selectors=PageSelectors(),
    ),
    "writers that no rule finds": Case(
        pages=pages(behind="<footer><span class='the-reporter'>{w}</span></footer>"),
        selectors=PageSelectors(byline="span.the-reporter"),
        reasons=(
            (
                "byline=span.the-reporter: it names somebody on all samples, the general rules find"
                " nobody"
            ),
        ),
    ),
    "one name on every page": Case(
        pages=pages(
            behind="<footer><span class='the-reporter'>Mara Lund</span></footer>"
        ),
        selectors=PageSelectors(),
    ),
    "writers of other stories": Case(
        pages=pages(
            behind="<footer>" + "<b class='author-x'>{w}</b>" * 4 + "</footer>"
        ),
        selectors=PageSelectors(),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_three_samples_prove_a_selector(case: Case) -> None:
    found = judged(case.pages, HARBOUR_WIRE)
    assert (found.selectors, found.reasons) == (case.selectors, case.reasons)


SHARES = {
    "in other letters": ("The quay opens", "Today the QUAY opens.", 1.0),
    "itself": ("The quay opens", "The quay opens!", 1.0),
    "half": ("a" * 24 + "b" * 24, "b" * 30, 0.5),
    "nothing wanted": ("", "x", 1.0),
}


@pytest.mark.parametrize(("wanted", "held", "share"), SHARES.values(), ids=SHARES)
def test_a_share_of_a_text_is_told_by_its_pieces(
    wanted: str, held: str, share: float
) -> None:
    assert text_share(wanted, held) == share
