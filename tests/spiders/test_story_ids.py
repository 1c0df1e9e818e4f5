"""Declared story ids: each is found in the address of the source's own fixture."""

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.normalize.address_key import address_key

FIXTURES = Path(__file__).parent
SOURCES = {
    slug: spider.source
    for slug, spider in catalogue(crawl_settings({})).items()
    if spider.source.story_id
}


@pytest.mark.parametrize("slug", SOURCES)
def test_the_id_of_a_story_is_found_behind_another_slug(slug: str) -> None:
    source = SOURCES[slug]
    said = json.loads((FIXTURES / slug / "story.json").read_text())["url"]
    url = urljoin(source.home, said.replace("{home}", "/"))
    key = address_key(url, source.story_id, source.home)
    twin = address_key(f"{url}?from=feed", source.story_id, source.home)
    assert ("#" in key, twin) == (True, key)
