"""Slugs of new sources."""

import re

import pytest

from wirecrawler.extract.site_slug import edition_of, front_of, slug_of

SLUGS = {
    "a name": ("https://www.tehrantimes.com/", "tehrantimes"),
    "a language before it": ("https://en.mehrnews.com/rss", "mehrnews_en"),
    "a part before it": ("https://news.un.org/feed", "un_news"),
    "an edition in the path": ("https://www.aa.com.tr/en/rss/default", "aa_en"),
    "an edition with a region": ("https://wire.example/pt-BR/", "wire_pt_br"),
    "one that the host says too": ("https://en.wire.example/en/", "wire_en"),
    "a second level of its country": ("https://www.bbc.co.uk/news", "bbc"),
    "that level as its name": ("https://co.uk/", "co"),
    "hyphens": ("https://www.waz-online.example/", "waz_online"),
    "another script": ("https://новости.example/", "xn_b1amnebsh"),
    "a digit first": ("https://www.20minutes.fr/", "source_20minutes"),
    "an address": ("http://127.0.0.1:8080/feed", "source_127_0_0_1_8080"),
    "localhost": ("http://localhost/", "source_localhost"),
    "a label alone": ("http://wire/", "wire"),
    "nothing that a name is made of": ("https://---.example/", "source"),
    "a label that IDNA has no form for": (f"https://{'é' * 70}.example/", "source"),
}


@pytest.mark.parametrize(("url", "slug"), SLUGS.values(), ids=SLUGS)
def test_a_slug_is_the_name_of_a_host(url: str, slug: str) -> None:
    assert slug_of(url) == slug
    assert re.fullmatch("[a-z][a-z0-9_]*", slug)


FRONTS = {
    "the root": ("https://e.example/2026/11/quay?x=1", "https://e.example/"),
    "an edition": ("https://e.example/fa/news/1", "https://e.example/fa/"),
    "an edition alone": ("https://e.example/fa", "https://e.example/fa/"),
    "two letters that are none": ("https://e.example/x1/news", "https://e.example/"),
}


@pytest.mark.parametrize(("url", "front"), FRONTS.values(), ids=FRONTS)
def test_a_front_page_is_that_of_the_edition(url: str, front: str) -> None:
    assert front_of(url) == front
    assert front.endswith(edition_of(url))
