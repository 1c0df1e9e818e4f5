"""Feeds, well-made and as they are found."""

import gzip
import json
import time
from contextlib import suppress
from random import Random

import feedparser
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.feed import Feed, read_feed
from wirecrawler.story import Entry

URL = "https://harbourwire.example/feeds/all.xml"
ONE = "https://harbourwire.example/news/1"
TWO = "https://harbourwire.example/news/2"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(*items: str, head: str = "", attributes: str = "") -> bytes:
    """Return an RSS 2.0 feed with these items' contents."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<rss version="2.0" {attributes}><channel><title>Harbour Wire</title>{head}{inside}'
        "</channel></rss>"
    ).encode()


def atom(*entries: str, head: str = "", attributes: str = ATOM) -> bytes:
    """Return an Atom feed with these entries' contents."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        f"<feed {attributes}><title>Harbour Wire</title>{head}{inside}</feed>".encode()
    )


def jsonfeed(*items: object, **more: object) -> bytes:
    """Return a JSON Feed with these items."""
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps(
        {"version": version, "title": "Harbour Wire", "items": items} | more
    ).encode()


def read(content: bytes) -> Feed:
    """Return what the feed says, found at the usual place."""
    return read_feed(content, url=URL)


def entry(**said: object) -> Entry:
    """Return an entry with the first story's link unless it says another."""
    return Entry(**({"url": ONE, "link": ONE} | said))  # type: ignore[arg-type]  # by keyword


RSS_2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {DC} xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>Harbour Wire &#8211; Ships &amp; Ports</title>
  <link>https://harbourwire.example/</link>
  <atom:link href="https://harbourwire.example/feeds/all.xml" rel="self"/>
  <language>en-GB</language>
  <image><title>Not a story</title><link>https://harbourwire.example/logo</link></image>
  <item>
    <title>New quay opens, at last</title>
    <link>
      https://harbourwire.example/news/1?traffic_source=rss
    </link>
    <guid isPermaLink="false"> hw:1 </guid>
    <dc:creator><![CDATA[By Kari Nordmann]]></dc:creator>
    <dc:creator>Ola Nordmann</dc:creator>
    <author>desk@harbourwire.example (The Desk)</author>
    <pubDate>Tue, 03 Nov 2026 12:00:00 GMT</pubDate>
    <dcterms:modified>2026-11-03T13:00:00Z</dcterms:modified>
    <category>Ports</category><category>Oslo</category><category>Ports</category>
    <description><![CDATA[<p>The port of <b>Oslo</b> opened.</p>]]></description>
    <content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>
    <media:content url="https://harbourwire.example/1.jpg"><media:title>A quay</media:title>
    </media:content>
  </item>
  <item>
    <media:title>A ferry</media:title>
    <title>Ferry late again</title>
    <link>https://harbourwire.example/news/2</link>
    <dc:date>2026-11-02</dc:date>
    <atom:updated>2026-11-02T10:00:00Z</atom:updated>
    <dc:language>nb</dc:language>
  </item>
</channel></rss>"""

RSS_1 = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {DC}
  xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://harbourwire.example/"><title>Harbour Wire</title>
  <dc:language>en</dc:language><items><rdf:Seq><rdf:li rdf:resource="{ONE}"/></rdf:Seq></items>
</channel>
<item rdf:about="{ONE}"><title>New quay</title><link>{ONE}</link>
  <dc:date>2026-11-03T12:00:00Z</dc:date><dc:creator>Kari Nordmann</dc:creator>
  <dc:subject>Ports</dc:subject><description>Opened.</description></item>
</rdf:RDF>"""

ATOM_1 = f"""<?xml version="1.0"?>
<feed {ATOM} xml:lang="en">
  <title type="html">Harbour &amp;amp; Wire</title>
  <author><name>The Desk</name></author>
  <entry xml:lang="nb">
    <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">New <b>quay</b></div></title>
    <link rel="self" href="https://harbourwire.example/api/1"/>
    <link rel="alternate" type="application/pdf" href="https://harbourwire.example/1.pdf"/>
    <link rel="alternate" type="text/html" href="{ONE}"/>
    <id>tag:harbourwire.example,2026:1</id>
    <published>2026-11-03T12:00:00Z</published><updated>2026-11-03T13:00:00Z</updated>
    <author><name>Kari Nordmann</name><email>kari@harbourwire.example</email></author>
    <author><email>nobody@harbourwire.example</email></author>
    <category term="ports" label="Ports"/><category term="oslo"/><category/>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <i>opened</i>.</p></div>
    </summary>
    <content type="html">The whole text.</content>
  </entry>
  <entry>
    <title>Fish &amp;amp; ships</title><link href="{TWO}"/><id>urn:2</id>
    <updated>2026-11-02T12:00:00Z</updated>
    <source><author><name>Coast News</name></author></source>
    <summary type="html">&lt;p&gt;Late.&lt;/p&gt;</summary>
  </entry>
  <entry><link href="{ONE}"/><id>urn:3</id></entry>
</feed>"""

JSON_1_1 = jsonfeed(
    {
        "id": 17,
        "url": ONE,
        "title": "New <quay>",
        "summary": "Opened.",
        "content_html": "<p>The whole text.</p>",
        "date_published": "2026-11-03T12:00:00Z",
        "date_modified": "2026-11-03T13:00:00+01:00",
        "authors": [{"name": "Kari Nordmann"}, {"url": ONE}, "no object"],
        "tags": ["Ports", "Ports", 3, ""],
        "language": "nb",
    },
    "no object",
    {"id": TWO, "external_url": "", "author": {"name": "The Desk"}, "tags": "none"},
    language="en",
)

FORMATS = {
    "rss 2.0": (
        RSS_2,
        Feed(
            format="rss2",
            title="Harbour Wire – Ships & Ports",
            language="en-GB",
            entries=(
                Entry(
                    url=ONE + "?traffic_source=rss",
                    link=ONE + "?traffic_source=rss",
                    guid=" hw:1 ",
                    headline="New quay opens, at last",
                    byline=("By Kari Nordmann", "Ola Nordmann"),
                    published="Tue, 03 Nov 2026 12:00:00 GMT",
                    updated="2026-11-03T13:00:00Z",
                    summary="<p>The port of <b>Oslo</b> opened.</p>",
                    keywords=("Ports", "Oslo"),
                ),
                Entry(
                    url=TWO,
                    link=TWO,
                    headline="Ferry late again",
                    published="2026-11-02",
                    updated="2026-11-02T10:00:00Z",
                    language="nb",
                ),
            ),
        ),
    ),
    "rss 1.0": (
        RSS_1,
        Feed(
            format="rss1",
            title="Harbour Wire",
            language="en",
            entries=(
                entry(
                    guid=ONE,
                    headline="New quay",
                    byline=("Kari Nordmann",),
                    published="2026-11-03T12:00:00Z",
                    summary="Opened.",
                    keywords=("Ports",),
                ),
            ),
        ),
    ),
    "atom": (
        ATOM_1,
        Feed(
            format="atom",
            title="Harbour & Wire",
            language="en",
            entries=(
                entry(
                    guid="tag:harbourwire.example,2026:1",
                    headline="New quay",
                    byline=("Kari Nordmann",),
                    published="2026-11-03T12:00:00Z",
                    updated="2026-11-03T13:00:00Z",
                    summary="<p>It <i>opened</i>.</p>",
                    keywords=("Ports", "oslo"),
                    language="nb",
                ),
                Entry(
                    url=TWO,
                    link=TWO,
                    guid="urn:2",
                    headline="Fish &amp; ships",
                    byline=("Coast News",),
                    updated="2026-11-02T12:00:00Z",
                    summary="<p>Late.</p>",
                ),
                entry(guid="urn:3", byline=("The Desk",)),
            ),
        ),
    ),
    "json feed": (
        JSON_1_1,
        Feed(
            format="jsonfeed",
            title="Harbour Wire",
            language="en",
            entries=(
                entry(
                    guid="17",
                    headline="New <quay>",
                    byline=("Kari Nordmann",),
                    published="2026-11-03T12:00:00Z",
                    updated="2026-11-03T13:00:00+01:00",
                    summary="Opened.",
                    keywords=("Ports",),
                    language="nb",
                ),
                Entry(url=TWO, link=TWO, guid=TWO, byline=("The Desk",)),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("content", "expected"), FORMATS.values(), ids=FORMATS.keys())
def test_every_format_is_read_whole(content: str | bytes, expected: Feed) -> None:
    assert read(content.encode() if isinstance(content, str) else content) == expected


WELL_MADE = {
    "rss 2.0": RSS_2.encode(),
    "rss 1.0": RSS_1.encode(),
    "atom": ATOM_1.encode(),
    "rss 0.91 with its doctype": (
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
        ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        f"<title>Old</title><item><title>One</title><link>{ONE}</link></item></channel></rss>"
    ).encode(),
    "rss 0.92 without titles": rss(
        f"<link>{ONE}</link><description>Opened.</description>"
    ),
    "guid as the link": rss(f"<title>One</title><guid>{ONE}</guid>"),
    "relative links": rss("<link>/news/1</link>", "<link>../news/2</link>"),
    "xml:base": atom(
        '<link href="1"/><id>urn:a</id>',
        attributes=f'{ATOM} xml:base="https://b.example/news/"',
    ),
    "atom 0.3": (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry>'
        f'<title mode="escaped" type="text/html">A &amp;amp; B</title><id>urn:x</id>'
        f'<link rel="alternate" type="text/html" href="{ONE}"/>'
        "<issued>2004-01-01T00:00:00Z</issued></entry></feed>"
    ).encode(),
    "cdata and references": rss(
        f"<title><![CDATA[Fish & ships]]></title><link><![CDATA[{ONE}]]></link>",
        f"<title>Fish &amp;amp; ships &#8217;</title><link>{TWO}?a=1&amp;b=2</link>",
    ),
    "persian": rss(
        f"<title>ایران می‌گوید</title><link>{ONE}</link>", head="<language>fa</language>"
    ),
    "windows-1256": (
        '<?xml version="1.0" encoding="windows-1256"?><rss><channel><item><title>خبر</title>'
        f"<link>{ONE}</link></item></channel></rss>"
    ).encode("windows-1256"),
}


@pytest.mark.parametrize("content", WELL_MADE.values(), ids=WELL_MADE.keys())
def test_an_independent_reader_agrees(content: bytes) -> None:
    headers = {"content-location": URL, "content-type": "application/xml"}
    theirs = feedparser.parse(content, response_headers=headers)
    assert [(e.headline, e.link, e.guid.strip()) for e in read(content).entries] == [
        (shown(e.get("title_detail")), e.link, e.get("id", "")) for e in theirs.entries
    ]


def shown(title: dict[str, str] | None) -> str:
    """Return the text of a title of feedparser, which leaves HTML as HTML."""
    if not title or title["type"] == "text/plain" or not title["value"]:
        return title["value"] if title else ""
    return str(lxml.html.fromstring(title["value"]).text_content())


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("AT&amp;T", "AT&T", id="ampersand"),
        pytest.param("<![CDATA[AT&amp;T]]>", "AT&T", id="ampersand, escaped twice"),
        pytest.param("a &lt; b", "a < b", id="less than"),
        pytest.param("if x &lt;y&gt; z", "if x <y> z", id="no tag that anybody knows"),
        pytest.param(
            "&lt;b&gt;New&lt;/b&gt; quay&lt;br/&gt;opens", "New quay opens", id="markup"
        ),
        pytest.param("&lt;!-- x --&gt;New &lt;!-- y", "New", id="comments"),
        pytest.param(
            "&amp;lt;b&amp;gt; is a tag", "<b> is a tag", id="references, decoded once"
        ),
        pytest.param("Q&amp;A &amp;copy; &amp;nosuch;", "Q&A © &nosuch;", id="names"),
        pytest.param("&#146;Tis &#8217;twas", "’Tis ’twas", id="numbers of windows"),
        pytest.param("  New\n\t quay\u00a0 ", "New quay\u00a0", id="white space"),
        pytest.param(
            "New <![CDATA[<i>quay</i>]]>", "New quay", id="half a cdata section"
        ),
        pytest.param("<b>New</b> quay", "New quay", id="bare markup"),
        pytest.param("می‌رود", "می‌رود", id="zwnj"),
    ],
)
def test_an_rss_title_is_what_readers_see(title: str, expected: str) -> None:
    feed = read(rss(f"<title>{title}</title><link>{ONE}</link>"))
    assert feed.entries == (entry(headline=expected),)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("<title>a &lt;b&gt; &amp;amp;</title>", "a <b> &amp;", id="text"),
        pytest.param(
            '<title type="text">a &lt;b&gt;</title>', "a <b>", id="text, said"
        ),
        pytest.param(
            '<title type="html">a&lt;br&gt;&lt;x&gt;b&lt;/x&gt; &amp;amp; c</title>',
            "a b & c",
            id="html",
        ),
        pytest.param(
            '<title type="html">&lt;script&gt;x&lt;/script&gt;a &lt; b</title>',
            "a < b",
            id="script",
        ),
        pytest.param(
            '<title type="xhtml"><div xmlns="urn:x">a <b>b</b></div></title>',
            "a b",
            id="xhtml",
        ),
        pytest.param(
            '<title type="application/xhtml+xml"><p>a</p></title>', "a", id="atom 0.3"
        ),
        pytest.param("", "", id="none"),
    ],
)
def test_an_atom_title_is_what_its_type_says(title: str, expected: str) -> None:
    feed = read(atom(f'{title}<link href="{ONE}"/>'))
    assert feed.entries == (entry(headline=expected),)


@pytest.mark.parametrize(
    ("content", "links"),
    [
        pytest.param(rss("<link>1</link>"), [("1", f"{URL[:-7]}1")], id="relative"),
        pytest.param(
            rss(f"<link/><link>{ONE}</link>"), [(ONE, ONE)], id="an empty one first"
        ),
        pytest.param(rss(f'<link href="{ONE}"/>'), [(ONE, ONE)], id="href in rss"),
        pytest.param(
            rss(
                f'<a:link rel="self" href="{TWO}"/><a:link href="{ONE}"/>',
                attributes='xmlns:a="http://www.w3.org/2005/Atom"',
            ),
            [(ONE, ONE)],
            id="atom link in rss",
        ),
        pytest.param(rss(f"<guid>{ONE}</guid>"), [(ONE, ONE)], id="guid"),
        pytest.param(
            rss(f"<link>javascript:x</link><guid>{ONE}</guid>"),
            [(ONE, ONE)],
            id="no usable link",
        ),
        pytest.param(
            rss("<link>/1</link>", attributes='xml:base="https://b.example/"'),
            [("/1", "https://b.example/1")],
            id="xml:base in rss",
        ),
        pytest.param(
            atom(
                '<link href="1" xml:base="ignored/"/>',
                attributes=f'{ATOM} xml:base="news/"',
            ),
            [("1", "https://harbourwire.example/feeds/news/1")],
            id="relative xml:base",
        ),
        pytest.param(
            atom('<link href="1"/>', attributes=f'{ATOM} xml:base="mailto:x"'),
            [("1", "https://harbourwire.example/feeds/1")],
            id="useless xml:base",
        ),
        pytest.param(atom(f"<id>{ONE}</id>"), [(ONE, ONE)], id="atom id"),
        pytest.param(
            atom(f"<link>{ONE}</link>"), [(ONE, ONE)], id="text in an atom link"
        ),
        pytest.param(
            atom(
                f'<link rel="enclosure" href="{TWO}"/><link rel="" type="image/png" href="{ONE}"/>'
            ),
            [(ONE, ONE)],
            id="any alternate",
        ),
        pytest.param(jsonfeed({"external_url": ONE}), [(ONE, ONE)], id="external url"),
        pytest.param(
            rss(f"<link>{ONE}</link>", f"<link>{ONE}</link>"),
            [(ONE, ONE)] * 2,
            id="the same twice",
        ),
    ],
)
def test_the_best_link_is_found(content: bytes, links: list[tuple[str, str]]) -> None:
    assert [(e.url, e.link) for e in read(content).entries] == links


@pytest.mark.parametrize(
    ("content", "url"),
    [
        pytest.param(rss("<title>No link</title>"), "", id="nothing"),
        pytest.param(rss('<guid isPermaLink="false">hw:1</guid>'), "hw:1", id="guid"),
        pytest.param(
            rss(f'<guid isPermaLink="FALSE">{ONE}</guid>'),
            ONE,
            id="a guid that says it is no link",
        ),
        pytest.param(
            rss("<link>mailto:x@y.example</link>"), "mailto:x@y.example", id="mail"
        ),
        pytest.param(atom("<id>tag:x</id>"), "tag:x", id="atom"),
        pytest.param(jsonfeed({"id": True}), "", id="json"),
    ],
)
def test_an_entry_without_link_is_kept_apart(content: bytes, url: str) -> None:
    feed = read(content)
    found = ([(e.url, e.link) for e in feed.linkless], feed.entries, feed.problems)
    assert found == ([(url, "")], (), ("entry 1 has no link",))


ITEM = f"<title>New quay</title><link>{ONE}</link>"
NOTHING_WRONG = entry(headline="New quay")
PROLOG = b'<?xml version="1.0" encoding="UTF-8"?>'


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        pytest.param(b"\xef\xbb\xbf" + PROLOG + rss(ITEM), (), id="byte order mark"),
        pytest.param(rss(ITEM).decode().encode("utf-16"), (), id="utf-16"),
        pytest.param(
            rss(ITEM).decode().encode("utf-16-be"), (), id="utf-16 without a mark"
        ),
        pytest.param(
            b"\n \n" + PROLOG + rss(ITEM),
            ("something before the document",),
            id="blank lines first",
        ),
        pytest.param(
            b"<br />\n<b>Warning</b>: x\n" + PROLOG + rss(ITEM),
            ("something before the document",),
            id="a warning first",
        ),
        pytest.param(
            b"junk" + rss(ITEM), ("something before the document",), id="junk first"
        ),
        pytest.param(
            b"<!-- x --><?x y?>" + rss(ITEM), (), id="comment and instruction first"
        ),
        pytest.param(rss(ITEM) + b"<!-- cached -->", (), id="comment last"),
        pytest.param(rss(ITEM) + b"junk", ("not well-formed",), id="junk last"),
        pytest.param(
            rss(ITEM, head="<link>a?b&c=1&d</link>"),
            ("not well-formed",),
            id="ampersand",
        ),
        pytest.param(
            rss(ITEM, head="<copyright>&nbsp;&copy;&raquo; &x;</copyright>"),
            ("not well-formed",),
            id="undefined names",
        ),
        pytest.param(
            rss(ITEM, head="<copyright>&#0;&#8;&#x1F;</copyright>"),
            ("not well-formed",),
            id="numbers of controls",
        ),
        pytest.param(
            rss(ITEM, head="<x>\x08\x0b</x>"), ("not well-formed",), id="controls"
        ),
        pytest.param(
            rss(ITEM, head="<m:x>y</m:x>"), ("not well-formed",), id="undeclared prefix"
        ),
        pytest.param(
            rss(ITEM, head="<description>a<br>b<p>c ]]></description>"),
            ("not well-formed",),
            id="bare html",
        ),
        pytest.param(
            rss(
                ITEM,
                head="<description/><description>a <![CDATA[<br>]]><i></description>",
            ),
            ("not well-formed",),
            id="html in part",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="latin1"?>' + rss(ITEM, head="<x>é</x>"),
            ("declared as latin1, read as utf-8",),
            id="declared wrongly",
        ),
        pytest.param(
            PROLOG + rss(ITEM, head="<x>é</x>").replace("é".encode(), b"\xe9\xe8"),
            ("declared as UTF-8, read as cp1252",),
            id="declared wrongly the other way",
        ),
        pytest.param(
            rss(ITEM, head="<x>ééééé!</x>").replace(b"!", b"\xff"),
            ("bytes that are no utf-8",),
            id="a bad byte",
        ),
        pytest.param(
            rss(ITEM).removesuffix(b"</channel></rss>") + b"<item><title>x",
            ("cut short",),
            id="cut",
        ),
        pytest.param(
            f"<rss><channel></channel><item>{ITEM}</item></rss>".encode(),
            (),
            id="outside channel",
        ),
        pytest.param(
            f"<channel><item>{ITEM}</item></channel>".encode(), (), id="no rss element"
        ),
        pytest.param(gzip.compress(rss(ITEM)), (), id="gzip"),
        pytest.param(gzip.compress(rss(ITEM))[:-4], ("gzip cut short",), id="cut gzip"),
        pytest.param(
            f'<feed><entry><title>New quay</title><link href="{ONE}"/></entry></feed>'.encode(),
            (),
            id="atom without its namespace",
        ),
        pytest.param(
            b"<atom:feed><atom:entry><atom:title>New quay</atom:title>"
            + f'<atom:link href="{ONE}"/></atom:entry></atom:feed>'.encode(),
            ("not well-formed",),
            id="atom with an undeclared prefix",
        ),
        pytest.param(
            atom(
                f'<title type="xhtml"><b>New</b> quay</title><link href="{ONE}"/>',
                head="<p>",
            ),
            ("not well-formed",),
            id="xhtml beside an open tag",
        ),
        pytest.param(
            f"<RSS><Channel><Item>{ITEM}</Item></Channel></RSS>".replace(
                "RSS", "rss"
            ).encode(),
            (),
            id="capitals",
        ),
        pytest.param(
            jsonfeed({"url": ONE, "title": "New quay"}, {"url": TWO})[:-8],
            ("cut short",),
            id="cut json",
        ),
    ],
)
def test_a_feed_that_is_badly_made_is_read(
    content: bytes, problems: tuple[str, ...]
) -> None:
    feed = read(content)
    assert (feed.entries, feed.problems) == ((NOTHING_WRONG,), problems)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(rss(ITEM), id="rss"),
        pytest.param(atom(f'<link href="{ONE}"/>'), id="atom"),
        pytest.param(jsonfeed({"url": ONE}), id="json"),
    ],
)
def test_a_feed_cut_anywhere_keeps_whole_entries(content: bytes) -> None:
    whole = read(content).entries
    for length in range(1, len(content)):
        try:
            assert read(content[:length]).entries in {(), whole}
        except ExtractionError as error:
            assert error.reason == "not a feed"  # noqa: PT017  (either is right)


def test_a_feed_may_be_cut_before_its_first_entry() -> None:
    feed = read(b"<rss><channel><title>Harbour Wire</title><link>")
    assert (feed.title, feed.entries, feed.problems) == (
        "Harbour Wire",
        (),
        ("cut short",),
    )


def test_what_the_server_says_helps_where_nothing_is_declared() -> None:
    content = (
        rss(f"<title>خبر</title><link>{ONE}</link>").decode().encode("windows-1256")
    )
    feed = read_feed(content, url=URL, encoding="windows-1256")
    assert feed.entries == (entry(headline="خبر"),)


def test_bare_html_in_a_summary_costs_nothing_else() -> None:
    feed = read(rss(f"<description>A<br>B &amp; C</description>{ITEM}"))
    assert feed.entries == (entry(headline="New quay", summary="A<br>B &amp; C"),)


OVERDONE = {
    "too deep": "<a>" * 3_000 + "</a>" * 3_000,
    "too long": f"<description>{'x' * 10_500_000}</description>",
}


@pytest.mark.parametrize("name", OVERDONE)
def test_an_item_that_no_parser_takes_costs_no_other(name: str) -> None:
    overdone = f"<title>Odd</title><link>{TWO}</link>{OVERDONE[name]}"

    feed = read(rss(overdone, ITEM))

    assert [entry.link for entry in feed.entries] == [TWO, ONE]
    assert feed.problems == ("not well-formed",)


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_what_lies_beyond_so_many_entries_is_not_read(kind: str) -> None:
    content = rss(*[ITEM] * 3) if kind == "rss" else jsonfeed(*[{"url": ONE}] * 3)

    feeds = [read_feed(content, url=URL, most_entries=most) for most in (2, 3)]

    assert [(len(feed.entries), feed.problems) for feed in feeds] == [
        (2, ("over 2 entries: the rest was not read",)),
        (3, ()),
    ]


def test_what_lies_beyond_so_many_tags_is_not_read() -> None:
    feed = read(rss(ITEM, "<a/>" * 2_000_001))

    assert (len(feed.entries), feed.problems) == (
        1,
        ("over 2000000 tags: the rest was not read",),
    )


def test_a_document_is_read_to_its_limit() -> None:
    feed = read(rss(*[f"<link>{ONE}</link>"] * 10_001))
    assert (len(feed.entries), feed.problems) == (
        10_000,
        ("over 10000 entries: the rest was not read",),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t", "empty", id="white space"),
        pytest.param(
            b"<!DOCTYPE html><html></html>", "an HTML page, not a feed", id="page"
        ),
        pytest.param(
            b"<html><rss></rss></html>", "an HTML page, not a feed", id="page with more"
        ),
        pytest.param(
            b'<?xml version="1.0"?><!-- x --><HTML/>',
            "an HTML page, not a feed",
            id="xhtml",
        ),
        pytest.param(
            b"<script>go()</script>", "an HTML page, not a feed", id="challenge"
        ),
        pytest.param(
            b"Wait <p>please</p>", "an HTML page, not a feed", id="half a page"
        ),
        pytest.param(b"Invalid url", "not a feed", id="words"),
        pytest.param(b"<urlset></urlset>", "not a feed", id="sitemap"),
        pytest.param(
            b"<rss a='" + b"x" * 10_500_000 + b"'/>",
            "not a feed",
            id="no root can be made",
        ),
        pytest.param(b"\x1f\x8b\x08 no gzip", "empty", id="no gzip"),
        pytest.param(b"{}", "not a feed", id="other json"),
        pytest.param(b'{"items": 1', "not a feed", id="no json"),
        pytest.param(b'{"a" "items": [', "not a feed", id="no json, cut"),
        pytest.param(
            b'{"a":' * 100_000, "not a feed: nested too deeply", id="deep json"
        ),
        pytest.param(b"[]", "not a feed", id="a list"),
    ],
)
def test_what_is_no_feed_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError) as raised:
        read(content)
    assert (raised.value.url, raised.value.reason) == (URL, reason)


def bomb() -> bytes:
    entities = ['<!ENTITY l0 "lol">']
    entities += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    declared = f"<!DOCTYPE rss [{''.join(entities)}]>"
    return declared.encode() + rss(f"<title>&l9;</title><link>{ONE}</link>")


def test_entities_of_a_document_are_never_expanded() -> None:
    assert read(bomb()).entries == (entry(headline="&l9;"),)


def test_nothing_outside_a_document_is_read(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("secret")
    declared = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    feed = read(declared.encode() + rss(f"<title>&x;</title><link>{ONE}</link>"))
    assert feed.entries == (entry(headline="&x;"),)


JUNK = {
    "bytes": Random(1).randbytes(5_000_000),
    "bytes in rss": b"<rss>" + Random(2).randbytes(5_000_000),
    "nul": b"\x00" * 5_000_000,
    "ampersands": b"<rss>" + b"&" * 5_000_000,
    "open angles": b"<rss>" + b"<" * 5_000_000,
    "open titles": b"<rss>" + b"<title>" * 700_000,
    "half tags": b"<rss>" + b"<title" * 800_000,
    "comments": b"<rss>" + b"<!--" * 1_200_000,
    "cdata": b"<rss>" + b"<![CDATA[" * 500_000,
    "deep": b"<rss>" + b"<a>" * 1_600_000,
    "deep items": b"<rss>" + b"<item>" * 800_000 + b"</item>" * 2,
    "empty items": b"<rss>" + b"<item></item>" * 400_000 + b"</rss>",
    "attributes": b"<rss><item "
    + b" ".join(b'a%d=""' % n for n in range(400_000))
    + b"/></rss>",
    "bases": b"<rss>"
    + b"<a xml:base='x/'>" * 250
    + b"<item><link>y</link></item>" * 100_000,
    "open tags in a title": rss("<title>" + "&lt;a " * 800_000 + "</title>"),
    "names": b"<" + b"a" * 5_000_000,
    "doctypes": b"<!DOCTYPE " * 500_000,
    "white space": b" " * 5_000_000,
    "json lists": b'{"version":"https://jsonfeed.org/version/1","items":'
    + b"[" * 5_000_000,
    "json items": b'{"items":[' + b'{"a":1},' * 600_000,
}


@pytest.mark.parametrize("content", JUNK.values(), ids=JUNK.keys())
def test_five_megabytes_of_junk_are_soon_done_with(content: bytes) -> None:
    started = time.process_time()
    with suppress(ExtractionError):
        read(content)
    assert time.process_time() - started < 10


MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<rss>",
                "<channel>",
                "<item>",
                "</item>",
                "<title>",
                "</title>",
                "<link>",
                "</link>",
            ),
            *(
                "<feed>",
                "<entry>",
                "</entry>",
                "<link href='x'/>",
                "<guid>",
                "</rss>",
                "</feed>",
            ),
            *(
                "&amp;",
                "&",
                "&nbsp;",
                "&#0;",
                "<![CDATA[",
                "]]>",
                "<!--",
                "-->",
                "<!DOCTYPE x [",
                "]>",
            ),
            *(
                "\x00",
                "é",
                "<rdf:RDF>",
                "xml:base='[' ",
                '{"items":[',
                "{}",
                "]}",
                "http://[",
                "<b>",
            ),
            *(
                "<?xml version='1.0' encoding='utf-16'?>",
                "<dc:date>",
                "https://a.example/1",
                "\ufeff",
            ),
        ]
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode())


@settings(deadline=None)
@given(
    st.one_of(st.binary(), MARKUP),
    st.sampled_from([None, "utf-8", "cp1256", "nonsense"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, encoding: str | None) -> None:
    try:
        feed = read_feed(content, url=URL, encoding=encoding)
    except ExtractionError as error:
        assert error.url == URL  # noqa: PT017  (either is right)
    else:
        assert all(e.link.startswith("http") for e in feed.entries)
