"""Paywall: what of a story its page keeps for those who pay."""

import pytest

from tests.extract.kinds import DATED, SENTENCES, TEXT, kind_found, paragraphs
from tests.extract.pages import ENTRY, jsonld, meta, page_of
from tests.factories import HARBOUR_WIRE, make_fetch
from wirecrawler.extract.page import read_page
from wirecrawler.story import Kind

PAID = jsonld(**DATED, isAccessibleForFree=False)
FREE = jsonld(**DATED, isAccessibleForFree="True")
LEDE = f"<p>{SENTENCES[0]}</p>"
LEDES = f"<p>{' '.join(SENTENCES[:2])}</p>"
FIRST_LINES = f"<p>{TEXT}</p>"


def story(text: str, head: str = "") -> tuple[str, str]:
    return (
        f"<main><h1>Port opens new quay</h1><div class='text'>{text}</div></main>",
        head,
    )


def prompt(text: str) -> str:
    return f"<p>{text}</p>"


STUBS = {
    "not free, and one line": story(LEDE, PAID),
    "not free, as a word": story(LEDE, jsonld(**DATED, isAccessibleForFree="False")),
    "not free, as a URL": story(
        LEDE, jsonld(**DATED, isAccessibleForFree="http://schema.org/False")
    ),
    "locked": story(LEDE, meta(article__content_tier="locked")),
    "not free, with a prompt": story(LEDES + prompt("Subscribe to continue reading"), PAID),
    "not free, with requests": story(
        LEDE + prompt("Already a subscriber? Sign in") + prompt("Subscribe now."), PAID
    ),
    "not free, a prompt in a dialog": story(
        LEDES + '<div role="dialog"><p>Subscribe now to continue reading.</p></div>', PAID
    ),
    "not free, with too few words": story(
        LEDE, jsonld(**DATED, isAccessibleForFree=False, wordCount=640)
    ),
    "en, nothing told": story(LEDE + prompt("This article is for subscribers only.")),
    "en, a meter": story(LEDE + prompt("You have reached your limit of free articles.")),
    "en, a box": story(
        LEDE + '<aside id="regwall"><p>To continue reading, create an account.</p></aside>'
    ),
    "de": story(LEDE + prompt("Jetzt weiterlesen mit Hafenblatt Plus")),
    "fr": story(LEDE + prompt("Il vous reste 83 % de cet article à lire.")),
    "es": story(LEDE + prompt("Contenido exclusivo para suscriptores")),
    "it": story(LEDE + prompt("Abbonati per continuare a leggere")),
    "pt": story(LEDE + prompt("Conteúdo exclusivo para assinantes.")),
    "nl": story(LEDE + prompt("Dit artikel is alleen voor abonnees")),
    "sv": story(LEDE + prompt("Logga in för att läsa vidare")),
    "da": story(LEDE + prompt("Bliv abonnent for at læse videre")),
    "fi": story(LEDE + prompt("Tämä juttu on vain tilaajille.")),
    "pl": story(LEDE + prompt("Artykuł dostępny tylko dla prenumeratorów")),
    "ru": story(LEDE + prompt("Материал доступен только подписчикам: доступно по подписке")),
    "tr": story(LEDE + prompt("Haberin devamını okumak için abone olun")),
    "el": story(LEDE + prompt("Άρθρο μόνο για συνδρομητές")),
    "ar": story(LEDE + prompt("اشترك لمتابعة القراءة")),
    "fa": story(LEDE + prompt("برای خواندن ادامهٔ مطلب مشترک شوید")),
    "ja": story(LEDE + prompt("この記事は会員限定です。")),
    "ko": story(LEDE + prompt("구독자 전용 기사입니다")),
    "zh": story(LEDE + prompt("订阅后继续阅读全文")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), STUBS.values(), ids=STUBS)
def test_a_stub_before_a_paywall(body: str, head: str) -> None:
    assert kind_found(body, head).kind is Kind.PAYWALL


PARTS = {
    "not free, and short": story(FIRST_LINES, PAID),
    "not free, shorter yet, no prompt": story(LEDES + LEDE + LEDE, PAID),
    "not free, and a prompt": story(FIRST_LINES * 3 + prompt("Subscribe to read the rest"), PAID),
    "not free, cut off": story(paragraphs(4) + "<p>The quay, however, is…</p>", PAID),
    "not free, with far fewer words than counted": story(
        paragraphs(4), jsonld(**DATED, isAccessibleForFree=False, wordCount="2000")
    ),
    "nothing told, and a prompt": story(FIRST_LINES + prompt("Subscribe to continue reading")),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), PARTS.values(), ids=PARTS)
def test_the_first_lines_that_a_paywall_leaves(body: str, head: str) -> None:
    found = kind_found(body, head)
    assert (found.kind, found.partial) == (Kind.STORY, True)


def test_a_page_as_it_is_read_bears_its_kind_and_whether_it_is_a_part() -> None:
    read = [
        read_page(
            page_of(body, head=head),
            source=HARBOUR_WIRE,
            entry=ENTRY,
            fetch=make_fetch(),
        )
        for body, head in (PARTS["not free, and short"], STUBS["de"])
    ]
    assert [(story.kind, story.partial) for story in read] == [
        (Kind.STORY, True),
        (Kind.PAYWALL, False),
    ]


WHOLE = {
    "not free, and whole": story(paragraphs(4), PAID),
    "not free, and the words are all there": story(
        LEDE, jsonld(**DATED, isAccessibleForFree=False, wordCount=14)
    ),
    "not free, and a count that is none": story(
        paragraphs(4), jsonld(**DATED, isAccessibleForFree=False, wordCount="many")
    ),
    "free, with a prompt to register": story(LEDE + prompt("Subscribe to continue reading"), FREE),
    "free, and short": story(LEDE, FREE),
    "long, with a prompt for other stories": story(
        paragraphs(4) + prompt("Subscribe to read the rest of the series")
    ),
    "a window for every page": story(
        LEDE + '<div class="nl-modal"><p>Subscribe now to keep reading the archive.</p></div>'
    ),
    "a prompt above the headline": (
        "<div><p>Already a subscriber? Log in to continue reading.</p></div><div>"
        + story(LEDE * 2)[0] + "</div>", jsonld(**DATED)
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head"), WHOLE.values(), ids=WHOLE)
def test_a_story_that_no_paywall_cuts(body: str, head: str) -> None:
    found = kind_found(body, head)
    assert (found.kind, found.partial) == (Kind.STORY, False)
