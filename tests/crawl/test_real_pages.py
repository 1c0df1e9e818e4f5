"""Real pages of real agencies, served under their own paths and crawled as any feed is."""

import gzip
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site

pytestmark = pytest.mark.corpus


def test_every_story_is_stored_and_every_index_is_skipped(
    corpus: Path, site: Site, wire: Wire
) -> None:
    folder = corpus / "agencies"
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [json.loads(line) for line in lines]
    kinds = {}
    for page in pages:
        path = urlsplit(page["url"]).path
        kinds[path] = page["truth"]["kind"]
        site.routes[path] = Answer(
            body=gzip.decompress((folder / page["page"]).read_bytes()), kind="text/html"
        )
    site.feed("/feed", [{"link": path, "title": ""} for path in kinds])

    said = wire.crawl(site.url("/feed"), "-a", "terms=full")

    assert said.status == 0, said.err
    fates = wire.fates()
    assert fates == {
        path: ("stored", "") if kind == "story" else ("skipped", kind)
        for path, kind in kinds.items()
    }
    stories = {urlsplit(story["source_url"]).path: story for story in wire.stories()}
    for page in pages:
        path = urlsplit(page["url"]).path
        if kinds[path] == "story":
            story = stories[path]
            assert story["headline"]
            assert story["body"].count("\n\n") >= 2
            if page["truth"].get("published"):
                assert story["published_at"], page["id"]
