"""Subscriptions of other readers."""

import pytest

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.opml import Subscription, read_opml

ONE = "https://e.example/rss"
GOOD = {
    "version 1": (
        f"<opml version='1.0'><body><outline text='E' xmlUrl='{ONE}'/></body></opml>",
        [Subscription(title="E", url=ONE)],
    ),
    "version 2, in folders": (
        f"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Agencies">
        <outline text="Iran"><outline type="rss" text="e" title="The E" xmlUrl="{ONE}"
        htmlUrl="https://e.example/"/></outline></outline></body></opml>""",
        [Subscription(title="The E", url=ONE, home="https://e.example/")],
    ),
    "each address once": (
        f"<opml><outline xmlUrl='{ONE}'/><outline xmlurl='{ONE}'/></opml>",
        [Subscription(title="", url=ONE)],
    ),
    "a source without a feed": (
        f"<opml><outline type='link' text='E' url='{ONE}'/><outline url='{ONE}2'/></opml>",
        [Subscription(title="E", url=ONE)],
    ),
    "cut": (
        f"<opml><body><outline text='E' xmlUrl='{ONE}'/><outline te",
        [Subscription(title="E", url=ONE)],
    ),
    "an entity of its own": (
        (
            "<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            f"<opml><outline text='&e;' xmlUrl='{ONE}'/></opml>"
        ),
        [Subscription(title="&e;", url=ONE)],
    ),
}


@pytest.mark.parametrize(("text", "sources"), GOOD.values(), ids=GOOD)
def test_subscriptions_are_read(text: str, sources: list[Subscription]) -> None:
    assert list(read_opml(text.encode(), url="x.opml").sources) == sources


def test_an_address_that_is_none_is_named() -> None:
    text = f"<opml><outline xmlUrl='feed.xml'/><outline xmlUrl='{ONE}'/></opml>"
    read = read_opml(text.encode(), url="x.opml")
    assert len(read.sources) == 1
    assert read.problems == ("feed.xml: not an address",)


BAD = {
    "empty": "",
    "a page": "<html><p>x</p></html>",
    "a feed": "<rss><channel/></rss>",
    "no subscription": "<opml><body><outline text='x'/></body></opml>",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_what_names_no_feed_is_refused(text: str) -> None:
    with pytest.raises(ExtractionError, match=r"^x\.opml: "):
        read_opml(text.encode(), url="x.opml")
