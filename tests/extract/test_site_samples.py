"""What a few stories say together of how they are read."""

import pytest

from tests.factories import HARBOUR_WIRE, NOON, make_entry, make_fetch
from tests.loopback import PARAGRAPHS
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.site_samples import (
    Judgement,
    SamplePage,
    judged,
    read_sample,
)

HEADLINES = ("Swing bridge to stay open", "Ferry is found in the fog", "Choir sings")
OFFICE = "The harbour office on the north quay is open from nine to noon on every day."


def sample(
    headline: str,
    *,
    head: str = "",
    top: str = "<p class='byline'>By Mara Lund</p>",
    extra: str = "",
    box: str = "story-text",
    texts: tuple[str, ...] = PARAGRAPHS,
) -> SamplePage:
    told = "".join(f"<p>{headline}: {text}</p>" for text in texts)
    page = (
        f"<html><head><title>{headline}</title>{head}</head><body><h1>{headline}</h1>{top}"
        f"<div class='{box}'>{told}{extra}</div></body></html>"
    )
    url = f"https://harbourwire.example/news/{len(headline)}"
    return SamplePage(
        content=page.encode(),
        encoding="utf-8",
        entry=make_entry(url, headline=headline, published=""),
        fetch=make_fetch(url),
    )


DATED = '<meta property="article:published_time" content="2026-11-02T09:30:00Z">'


def judgement(**more: str) -> Judgement:
    return judged([sample(h, **more) for h in HEADLINES], HARBOUR_WIRE)  # type: ignore[arg-type]  # all are texts


def sureness(found: Judgement) -> dict[str, str]:
    return {one.field: one.sureness for one in found.fields}


def test_what_all_samples_agree_on_is_certain() -> None:
    found = judgement(head=DATED)
    assert found.selectors == PageSelectors()
    assert sureness(found) == dict.fromkeys(
        ("headline", "body", "byline", "published_at"), "certain"
    )
    assert found.fields[1].ground == "in div.story-text on 3 of 3 samples"


def test_one_sample_is_never_certain() -> None:
    found = judged([sample(HEADLINES[0], head=DATED)], HARBOUR_WIRE)
    assert set(sureness(found).values()) == {"likely"}


def test_what_nobody_says_is_unsure() -> None:
    found = judgement(top="")
    assert sureness(found) == {
        "headline": "certain",
        "body": "certain",
        "byline": "unsure",
        "published_at": "unsure",
    }
    assert found.fields[3].ground == "no sample has one"


DROPPED = {
    "a box": (f"<div class='office'><p>{OFFICE}</p></div>", "div.office"),
    "the nearest box": (
        f"<div id='office'><div class='office-x'><p>{OFFICE}</p></div></div>",
        "div.office-x",
    ),
    "a paragraph of its own": (f"<p class='office'>{OFFICE}</p>", "p.office"),
}


@pytest.mark.parametrize(("extra", "drop"), DROPPED.values(), ids=DROPPED)
def test_what_repeats_is_dropped(extra: str, drop: str) -> None:
    found = judgement(extra=extra)
    assert found.selectors.drop == drop
    assert found.reasons == (f"drop={drop}: it repeats on several pages",)


KEPT = {
    "without a name": f"<p>{OFFICE}</p>",
    "in a box of the text": f"<p class='x-par'>{OFFICE}</p><p class='x-par'>{{}}</p>",
    "short": "<p class='end'>End.</p>",
    "a credit": (
        "<p class='sign'>The harbour told Reuters so on Monday at noon.</p><p>{}</p>"
    ),
}


@pytest.mark.parametrize("extra", KEPT.values(), ids=KEPT)
def test_what_cannot_be_told_from_the_text_is_kept(extra: str) -> None:
    pages = [sample(h, extra=extra.format(f"{h} {PARAGRAPHS[0]}")) for h in HEADLINES]
    assert judged(pages, HARBOUR_WIRE).selectors == PageSelectors()


def test_two_printings_of_one_story_prove_nothing() -> None:
    extra = f"<div class='office'><p>{OFFICE}</p></div>"
    pages = [sample(HEADLINES[0], extra=extra)] * 2
    assert judged(pages, HARBOUR_WIRE).selectors == PageSelectors()


def test_a_selector_that_would_take_most_of_the_text_is_none() -> None:
    office = f"<div class='office'><p>{OFFICE * 3}</p><p>{OFFICE * 4}</p></div>"
    pages = [sample(h, texts=PARAGRAPHS[:1], extra=office) for h in HEADLINES]
    found = judged(pages, HARBOUR_WIRE)
    assert (found.selectors, found.reasons) == (PageSelectors(), ())


def test_what_repeats_and_has_no_selector_makes_the_text_unsure() -> None:
    body = judgement(extra=f"<p>{OFFICE}</p>").fields[1]
    assert body.sureness == "unsure"
    assert f"several have {OFFICE[:40]!r} in it" in body.ground


def test_a_short_text_is_unsure() -> None:
    pages = [
        sample(h, texts=("The quay opens at last, says the harbour.",))
        for h in HEADLINES
    ]
    body = judged(pages, HARBOUR_WIRE).fields[1]
    assert (body.sureness, "under 200 characters" in body.ground) == ("unsure", True)


def test_texts_in_boxes_that_share_no_name_are_likely() -> None:
    pages = [sample(h, box=f"css-{n}") for n, h in enumerate(HEADLINES)]
    body = judged(pages, HARBOUR_WIRE).fields[1]
    assert (body.sureness, body.ground) == ("likely", "no class or id that all share")


def test_a_sample_holds_what_its_page_says() -> None:
    found = read_sample(sample(HEADLINES[0], head=DATED), HARBOUR_WIRE, PageSelectors())
    assert found.is_sound
    assert found.story.headline == HEADLINES[0]
    assert found.titles == (HEADLINES[0],)
    assert found.facts.title == HEADLINES[0]
    assert found.story.fetch.at == NOON


def test_no_sample_is_judged_as_nothing() -> None:
    assert set(sureness(judged([], HARBOUR_WIRE)).values()) == {"unsure", "likely"}
