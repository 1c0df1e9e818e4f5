"""Kind: what tells a story from the pages that stand in its place."""

import json

import pytest

from tests.extract.pages import context_of, jsonld, meta
from wirecrawler.extract.body import locate
from wirecrawler.extract.kind import page_kind
from wirecrawler.story import Kind

SENTENCE = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned. "
)


def paragraphs(count: int) -> str:
    return "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(count))


STORY = f"<h1>Quay opens</h1><article>{paragraphs(6)}</article>"
TEASERS = "".join(
    f"<div><h2><a href='/news/{n}'>The harbour master says that ferry {n} is late</a></h2></div>"
    for n in range(40)
)
INDEX = f"<main>{TEASERS}<p>{SENTENCE}</p></main>"


def kind_of(body: str, head: str = "") -> Kind:
    context = context_of(body, head=head)
    located = locate(context.root, headline=None)
    return page_kind(context, blocks=located.blocks, located=located)


def types(*names: str) -> str:
    nodes = [{"@type": name} for name in names]
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


CASES = {
    "a story": (STORY, "", Kind.STORY),
    "a story that is said to be one": (STORY, jsonld(headline="x"), Kind.STORY),
    "a page of links": (INDEX, "", Kind.INDEX),
    "nothing but links": (TEASERS, "", Kind.INDEX),
    "a page of links of a website": (INDEX, meta(og__type="website"), Kind.INDEX),
    "a page of links that is said to be an article": (INDEX, meta(og__type="article"), Kind.STORY),
    "a page of links with a time of publication": (
        INDEX,
        meta(article__published_time="2026-11-03"),
        Kind.STORY,
    ),
    "a page of links with a story's JSON-LD": (INDEX, jsonld(headline="x"), Kind.STORY),
    "a collection with little text": (f"<p>{SENTENCE}</p>", types("CollectionPage"), Kind.INDEX),
    "a collection with more links than text": (
        TEASERS + STORY,
        types("WebSite", "ItemList"),
        Kind.INDEX,
    ),
    "a story of a site that calls all its pages a website": (
        STORY,
        meta(og__type="website"),
        Kind.STORY,
    ),
    "a long text among many links": (
        INDEX + f"<article>{paragraphs(12)}</article>",
        "",
        Kind.STORY,
    ),
    "nothing": ("", "", Kind.STORY),
    "nothing of a website": ("", meta(og__type="website"), Kind.INDEX),
    "a live blog": (STORY, types("NewsArticle", "LiveBlogPosting"), Kind.STORY),
    "a live blog alone": (STORY, types("LiveBlogPosting"), Kind.LIVE_BLOG),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "expected"), CASES.values(), ids=CASES)
def test_the_kind_of_a_page(body: str, head: str, expected: Kind) -> None:
    assert kind_of(body, head) is expected
