"""Agencies: the names by which they are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.normalize.agencies import agencies_named, credited_name

NAMED = {
    "The Associated Press and AFP": ("AP", "AFP"),
    "Agence France-Presse": ("AFP",),
    "Keystone-SDA": ("Keystone-SDA",),
    "dpa-AFX, dpa-infocom": ("dpa-AFX", "dpa"),
    "RFE/RL": ("RFE/RL",),
    "رويترز والأناضول": ("Reuters", "Anadolu Agency"),
    "أ ب": ("AP",),
    "أب": (),
    "【ロンドン共同】": ("Kyodo",),
    "共同話題": (),
    "AFP " * 200: ("AFP",),
    "Ani, Sana, map": (),
    "": (),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items(), ids=range(len(NAMED)))
def test_agencies_that_a_credit_names(text: str, expected: tuple[str, ...]) -> None:
    assert agencies_named(text) == expected


NAMES = {
    "the associated press": "AP",
    "DPA": "dpa",
    "Dpa": "",
    "Harbour Wire": "",
    "": "",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=NAMES)
def test_the_name_to_credit(name: str, expected: str) -> None:
    assert credited_name(name) == expected


@given(st.text())
def test_an_agency_is_named_by_the_name_to_credit(text: str) -> None:
    for name in agencies_named(text):
        assert credited_name(name) == name
