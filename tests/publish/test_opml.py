"""The sources as subscriptions."""

from datetime import UTC, datetime

from wirecrawler.publish.opml import Outline, opml_lines


def test_feeds_are_subscriptions_and_other_listings_links() -> None:
    outlines = [
        Outline(
            agency='Harbour & "Wire"\x00',
            home="https://hw.example/",
            language="en-GB",
            kind="feed",
            listings=("https://hw.example/rss?a=1&b=2",),
        ),
        Outline(
            agency="Coast",
            home="https://c.example/",
            language="",
            kind="feed",
            listings=("https://c.example/1", "https://c.example/2"),
        ),
        Outline(
            agency="Map",
            home="https://m.example/",
            language="en",
            kind="sitemap",
            listings=("https://m.example/sitemap.xml",),
        ),
        Outline(agency="None", home="", language="", kind="feed", listings=()),
    ]
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert "".join(opml_lines(outlines, title="A & B <x>\x01", now=now)) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "<head><title>A &amp; B &lt;x></title>"
        "<dateCreated>Sun, 22 Nov 2026 00:00:00 +0000</dateCreated></head>\n"
        "<body>\n"
        '<outline type="rss" text=\'Harbour &amp; "Wire"\' title=\'Harbour &amp; "Wire"\''
        ' xmlUrl="https://hw.example/rss?a=1&amp;b=2" htmlUrl="https://hw.example/"'
        ' language="en-GB"/>\n'
        '<outline text="Coast">\n'
        '  <outline type="rss" text="Coast" title="Coast" xmlUrl="https://c.example/1"'
        ' htmlUrl="https://c.example/"/>\n'
        '  <outline type="rss" text="Coast" title="Coast" xmlUrl="https://c.example/2"'
        ' htmlUrl="https://c.example/"/>\n'
        "</outline>\n"
        '<outline type="link" text="Map" url="https://m.example/sitemap.xml"'
        ' htmlUrl="https://m.example/"/>\n'
        "</body>\n</opml>\n"
    )
