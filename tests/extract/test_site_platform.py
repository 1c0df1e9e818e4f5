"""The newsroom systems that pages tell."""

import pytest

from tests.extract.pages import page_of
from wirecrawler.extract import platform
from wirecrawler.extract.platform import platform_of

PAGES = {
    "WordPress by its generator": (
        '<meta name="generator" content="WordPress 6.7.1">',
        "",
        "WordPress",
    ),
    "WordPress by an address": ("", "<img src='/wp-content/x.png'>", "WordPress"),
    "Nastooh": ('<meta name="generator" content="www.nastooh.ir">', "", "Nastooh"),
    "Nastooh by its meta": ('<meta name="nastooh:nid" content="1">', "", "Nastooh"),
    "Drupal by a script": (
        "<script src='/core/misc/drupal.js'></script>",
        "",
        "Drupal",
    ),
    "Rossiya Segodnya": (
        "<link href='/export/rss2/archive/index.xml'>",
        "",
        "Rossiya Segodnya",
    ),
    "none": ("<meta name='generator' content='hands'>", "<a href='/x'>x</a>", None),
}


@pytest.mark.parametrize(("head", "body", "name"), PAGES.values(), ids=PAGES)
def test_a_page_tells_its_system(head: str, body: str, name: str | None) -> None:
    found = platform_of(page_of(body, head=head))
    assert (found.name if found else None) == name


def test_only_the_first_addresses_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platform, "_MOST_LINKS", 2)
    body = "<a href='/1'>1</a><a href='/2'>2</a><img src='/wp-content/x.png'>"
    assert platform_of(page_of(body)) is None
