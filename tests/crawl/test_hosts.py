"""Hosts: which source's page an address is."""

import pytest

from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.hosts import Hosts, listed_at
from wirecrawler.crawl.overrides import crawl_settings

LISTING = catalogue(crawl_settings({}))
HOSTS = Hosts(LISTING)
PAGES = {
    "https://www.tehrantimes.com/news/1/x": "tehran_times",
    "https://tehrantimes.com/news/1/x": "tehran_times",
    "https://www.mehrnews.com/news/1": "mehr_fa",
    "https://en.mehrnews.com/news/1": "mehr_en",
    "https://www.aa.com.tr/tr/x/1": "aa_tr",
    "https://www.aa.com.tr/en/x/1": "aa_en",
    "https://sputniknews.com/x": "sputnik_en",
    "https://arabic.sputniknews.com/x": "sputnik_ar",
    "https://de.globalvoices.org/x": "global_voices_de",
    "http://uk.reuters.com/article/x": "reuters",
    "https://eastwickpost.example/x": None,
    "https://com/x": None,
    "https:///x": None,
    "mailto:x": None,
    "": None,
}


@pytest.mark.parametrize(("url", "slug"), PAGES.items(), ids=PAGES)
def test_an_address_is_that_of_the_nearest_source(url: str, slug: str | None) -> None:
    found = HOSTS.listed_at(url)
    assert (found and found.source.slug) == slug
    assert listed_at(LISTING, url) is found
