"""What pages say of the use of their texts."""

import pytest

from tests.extract.pages import URL, page_of
from wirecrawler.extract.site_terms import TermsLead, terms_leads

CC = "https://creativecommons.org/licenses/by/4.0/"
PAGES = {
    "a licence": (
        f"<p>Text is free: <a href='{CC}'>CC BY 4.0</a>.</p>",
        [TermsLead(url=URL, words="Text is free: CC BY 4.0.", is_licence=True)],
    ),
    "a foot": (
        "<footer>© Harbour Wire, all rights reserved</footer>",
        [TermsLead(url=URL, words="© Harbour Wire, all rights reserved")],
    ),
    "a foot that names one": (
        "<footer>Under a Creative Commons licence</footer>",
        [TermsLead(url=URL, words="Under a Creative Commons licence", is_licence=True)],
    ),
    "links": (
        (
            "<a href='/terms'>Use</a><a href='/x'>Impressum</a><a href='/terms'>Again</a>"
            "<a>terms</a><a href=' '>terms</a><a href='/y'>Sport</a>"
            f"<a href='/z'>{'The terms of peace are long ' * 4}</a>"
        ),
        [
            TermsLead(url="https://harbourwire.example/terms", words="Use"),
            TermsLead(url="https://harbourwire.example/x", words="Impressum"),
        ],
    ),
    "in Persian": (
        "<div>تمامی حقوق محفوظ است</div>",
        [TermsLead(url=URL, words="تمامی حقوق محفوظ است")],
    ),
    "nothing": ("<p>The quay opens.</p>", []),
}


@pytest.mark.parametrize(("body", "leads"), PAGES.values(), ids=PAGES)
def test_a_page_says_where_to_read_terms(body: str, leads: list[TermsLead]) -> None:
    assert list(terms_leads(page_of(body))) == leads


def test_a_licence_in_the_head_is_one() -> None:
    page = page_of(
        "", head=f"<link rel='x' href='/terms'><link rel='license' href='{CC}'>"
    )
    assert [lead.is_licence for lead in terms_leads(page)] == [True]
    assert [lead.words for lead in terms_leads(page)] == [CC]
