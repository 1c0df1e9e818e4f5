"""Rows: feeds, sitemaps and section pages that are made to cost, to leak or to mislead.

Each is a crawl of its own: the listing is what is asked for.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.hostile.answers import (
    CHUNKED,
    atom,
    by_try,
    chunked,
    flood,
    http,
    keeps,
    page,
    raw,
    redirect,
    reset,
    sitemap_index,
    then_silent,
    urlset,
)
from tests.hostile.bombs import BOMBS, packed
from tests.hostile.server import Behaviour, Line

XML = "application/xml"


@dataclass(frozen=True, kw_only=True)
class ListingRow:
    """One listing."""

    id: str
    does: str
    good: str
    answer: Behaviour
    status: str = "0|1"
    """Exit statuses that are right, by `|`."""
    fate: str = "stored|failed"
    """Of the listing."""
    reason: str = ""
    """Found in the listing's reason, whatever its fate."""
    stored: tuple[int, int] = (2, 2)
    """How many stories: at least, at most."""
    more: Mapping[str, Behaviour] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    """Further words of the command."""
    most_asked: int = 120
    """Requests of its host, at most."""


def plain_links() -> list[tuple[str, str]]:
    return [("/plain-1", "One"), ("/plain-2", "Two")]


def feed(more: str = "", extra: list[tuple[str, str]] | None = None) -> bytes:
    return atom([*plain_links(), *(extra or [])], more)


def _xml(body: bytes) -> Behaviour:
    return keeps(http(body, kind=XML))


def _rss(*items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    each = "".join(items)
    channel = f"<channel><title>x</title>{each}</channel>"
    return f'{head}<rss version="2.0">{channel}</rss>'.encode()


_PLAIN_ITEMS = (
    "<item><title>One</title><link>/plain-1</link></item>",
    "<item><title>Two</title><link>/plain-2</link></item>",
)


def _with_doctype(doctype: str, use: str) -> bytes:
    return _rss(
        f"<item><title>Three {use}</title><link>/plain-1</link></item>",
        _PLAIN_ITEMS[1],
        head=f'<?xml version="1.0"?><!DOCTYPE rss [{doctype}]>',
    )


def _laughs() -> bytes:
    entities = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)
    )
    return _with_doctype(entities, "&l11;")


def _quadratic() -> bytes:
    return _with_doctype(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 20_000)


def _names(links: Sequence[str]) -> Behaviour:
    return _xml(feed(extra=[(link, "Three") for link in links]))


def _own_index(make: Callable[[str], bytes]) -> Behaviour:
    """Answer with what names its own host."""

    async def behave(line: Line) -> None:
        await line.send(http(make(f"http://{line.asked.headers['host']}"), kind=XML))

    return behave


def _deep(count: int) -> dict[str, Behaviour]:
    def level(n: int) -> Behaviour:
        return _own_index(lambda here: sitemap_index([f"{here}/s-{n + 1}.xml"]))

    return {f"/s-{n}.xml": level(n) for n in range(count)}


def _plain_set() -> Behaviour:
    return _own_index(lambda here: urlset([f"{here}/plain-1", f"{here}/plain-2"]))


async def _calendar(line: Line) -> None:
    """Answer with a page of a calendar without end."""
    day = int(line.asked.target.partition("=")[2] or 0)
    links = (
        "".join(
            f'<a href="/calendar/2026/11/{day + n:04}?day={day + n}">Day {day + n}</a>'
            for n in range(1, 40)
        )
        + f'<a rel="next" href="/calendar?day={day + 1}">Next day</a>'
    )
    stories = "".join(
        f'<h2><a href="/2026/11/20/{n}">A long headline of the plain story {n}</a></h2>'
        for n in ("plain-1", "plain-2")
    )
    await line.send(http(f"<html><body>{stories}{links}</body></html>".encode()))


READS = "reads what is whole of it; both plain stories stored"
REFUSES = "fails with a named reason, at little cost"
SOME = (0, 2)

ROWS = (
    ListingRow(
        id="laughs",
        does="a billion laughs",
        good=REFUSES,
        answer=_xml(_laughs()),
        stored=SOME,
    ),
    ListingRow(
        id="quadratic",
        does="quadratic blow-up: 2 GB of one entity",
        good=REFUSES,
        answer=_xml(_quadratic()),
        stored=SOME,
    ),
    ListingRow(
        id="laughs-loop",
        does="entities that name each other",
        good=REFUSES,
        answer=_xml(_with_doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;")),
        stored=SOME,
    ),
    ListingRow(
        id="xxe-file",
        does="an external entity: file:///etc/passwd",
        good="never opens it",
        answer=_xml(_with_doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")),
        stored=SOME,
    ),
    ListingRow(
        id="xxe-http",
        does="an external entity over HTTP",
        good="never asks for it",
        answer=_own_index(
            lambda here: _with_doctype(f'<!ENTITY x SYSTEM "{here}/xxe">', "&x;")
        ),
        stored=SOME,
    ),
    ListingRow(
        id="xxe-parameter",
        does="a parameter entity over HTTP",
        good="never asks for it",
        answer=_own_index(
            lambda here: _with_doctype(f'<!ENTITY % x SYSTEM "{here}/xxe"> %x;', "y")
        ),
        stored=SOME,
    ),
    ListingRow(
        id="xxe-dtd",
        does="an external DTD over HTTP",
        good="never asks for it",
        answer=_own_index(
            lambda here: _rss(
                *_PLAIN_ITEMS,
                head=f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{here}/xxe">',
            )
        ),
        stored=SOME,
    ),
    ListingRow(
        id="xinclude",
        does="XInclude of a file",
        good="never opens it",
        answer=_xml(
            feed(
                '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude"'
                ' href="file:///etc/passwd" parse="text"/>'
            )
        ),
    ),
    ListingRow(
        id="stylesheet",
        does="an xml-stylesheet over HTTP",
        good="never asks for it",
        answer=_xml(
            feed().replace(
                b"?>", b'?><?xml-stylesheet href="/xxe" type="text/xsl"?>', 1
            )
        ),
    ),
    ListingRow(
        id="cut-entry",
        does="a feed that stops within an entry, whole by its length",
        good=READS,
        answer=_xml(feed(extra=[("/plain-3", "Three " * 50)])[:-200]),
    ),
    ListingRow(
        id="cut-wire",
        does="a feed cut short on the wire, each time",
        good="tries again, then reads what came whole",
        answer=raw(http(feed(), kind=XML, length=len(feed()) + 900)),
        reason="cut short",
    ),
    ListingRow(
        id="cut-once",
        does="a feed cut short once",
        good="tries again; both stored",
        answer=by_try(
            raw(http(feed()[:200], kind=XML, length=len(feed()))), _xml(feed())
        ),
        status="0",
        fate="stored",
    ),
    ListingRow(
        id="reset-once",
        does="a feed whose server resets once",
        good="tries again; both stored",
        answer=by_try(reset, _xml(feed())),
        status="0",
        fate="stored",
    ),
    ListingRow(
        id="stalls",
        does="a feed that stalls in its middle",
        good="ends within its seconds",
        answer=then_silent(http(feed()[:300], kind=XML, length=5000)),
        stored=SOME,
        reason="cut short|timeout|seconds",
    ),
    ListingRow(
        id="12-mb",
        does="a feed of 12 MB",
        good="reads it up to the limit; its outcome says so",
        answer=keeps(http(feed(f"<!-- {'x' * (12 << 20)} -->"), kind=XML)),
        reason="large|bytes",
    ),
    ListingRow(
        id="endless",
        does="a feed without end",
        good="reads it up to the limit; its outcome says so",
        answer=flood(http(feed()[:-7], kind=XML, length=""), b"<!-- filler -->" * 5000),
        reason="large|bytes",
    ),
    ListingRow(
        id="endless-chunks",
        does="a feed of chunks without end",
        good="reads it up to the limit; its outcome says so",
        answer=flood(
            http(kind=XML, headers=[CHUNKED], length="")
            + chunked(feed()[:-7], end=b""),
            b"<!-- filler -->" * 5000,
            chunked=True,
        ),
        reason="large|bytes",
    ),
    *(
        ListingRow(
            id=f"bomb-{coding}",
            does=f"a feed, then 60 MB of spaces in {coding}",
            good="reads it up to the limit; its outcome says so",
            answer=keeps(
                http(
                    bomb(60 << 20, feed()[:-7]),
                    kind=XML,
                    headers=[("Content-Encoding", coding)],
                )
            ),
            reason="large|bytes|unpack",
        )
        for coding, bomb in BOMBS.items()
    ),
    ListingRow(
        id="empty",
        does="200 without a byte",
        good=REFUSES,
        answer=_xml(b""),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason=".",
    ),
    ListingRow(
        id="spaces",
        does="5 MB of spaces",
        good=REFUSES,
        answer=_xml(b" " * (5 << 20)),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason=".",
    ),
    ListingRow(
        id="404",
        does="404",
        good="fails as http 404",
        answer=keeps(http(b"", status=404)),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason="http 404",
    ),
    ListingRow(
        id="500",
        does="500",
        good="fails as http 500",
        answer=keeps(http(b"", status=500)),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason="http 500",
    ),
    ListingRow(
        id="304",
        does="304 that was not asked for",
        good="fails as http 304",
        answer=keeps(http(status=304)),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason="http 304",
    ),
    ListingRow(
        id="loop",
        does="a feed that redirects to itself",
        good="fails by name",
        answer=redirect("/feed"),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason="redirect",
    ),
    ListingRow(
        id="moved",
        does="a feed that moved",
        good="follows; both stored",
        answer=redirect("/new", status=301),
        more={"/new": _xml(feed())},
        status="0",
        fate="stored",
    ),
    ListingRow(
        id="private",
        does="a feed that leads to 169.254.169.254",
        good="fails by name",
        answer=redirect("http://169.254.169.254/feed"),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason="refused|public",
    ),
    ListingRow(
        id="nul",
        does="NULs in the XML",
        good=READS,
        answer=_xml(feed().replace(b"<title>", b"<title>\0", 2)),
        stored=(1, 2),
    ),
    ListingRow(
        id="controls",
        does="controls that XML does not allow",
        good=READS,
        answer=_xml(feed().replace(b"<title>One", b"<title>\x0b\x1b[2JOne")),
    ),
    ListingRow(
        id="bad-bytes",
        does="bytes that are no UTF-8",
        good=READS,
        answer=_xml(feed().replace(b"One", b"\xff\xfeOne")),
    ),
    ListingRow(
        id="ampersand",
        does="a bare & and an unknown entity",
        good=READS,
        answer=_xml(feed().replace(b"One", b"A & B &nbsp; C")),
    ),
    ListingRow(
        id="utf-16",
        does="UTF-16 with its mark",
        good=READS,
        answer=_xml(feed().decode().replace("utf-8", "utf-16").encode("utf-16")),
    ),
    ListingRow(
        id="wrong-name",
        does="UTF-8 that calls itself UTF-16",
        good=READS,
        answer=_xml(feed().replace(b"utf-8", b"utf-16")),
    ),
    ListingRow(
        id="codec",
        does="encoding='zlib_codec'",
        good=READS,
        answer=_xml(feed().replace(b"utf-8", b"zlib_codec")),
    ),
    ListingRow(
        id="blank-first",
        does="blank lines before <?xml",
        good=READS,
        answer=_xml(b"\n\n  " + feed()),
    ),
    ListingRow(
        id="junk-after",
        does="junk behind the end",
        good=READS,
        answer=_xml(feed() + b"<script>alert(1)</script>junk"),
    ),
    ListingRow(
        id="as-png",
        does="a feed as image/png",
        good=READS,
        answer=keeps(http(feed(), kind="image/png")),
    ),
    ListingRow(
        id="as-html",
        does="a feed as text/html",
        good=READS,
        answer=keeps(http(feed(), kind="text/html")),
    ),
    ListingRow(
        id="gzip-file",
        does="a feed that is a gzip file, unnamed",
        good="reads it or fails by name",
        answer=keeps(http(packed("gzip", feed()), kind="application/octet-stream")),
        stored=SOME,
    ),
    ListingRow(
        id="deep",
        does="100,000 elements, one in another",
        good=REFUSES,
        answer=_xml(_rss(*_PLAIN_ITEMS, "<a>" * 100_000 + "</a>" * 100_000)),
        stored=SOME,
    ),
    ListingRow(
        id="attributes",
        does="one element with 100,000 attributes",
        good=REFUSES,
        answer=_xml(
            _rss(
                *_PLAIN_ITEMS,
                "<a " + " ".join(f"b{n}='1'" for n in range(100_000)) + "/>",
            )
        ),
        stored=SOME,
    ),
    ListingRow(
        id="namespaces",
        does="20,000 namespaces",
        good=REFUSES,
        answer=_xml(
            _rss(
                *_PLAIN_ITEMS,
                "<a " + " ".join(f"xmlns:n{n}='u{n}'" for n in range(20_000)) + "/>",
            )
        ),
        stored=SOME,
    ),
    ListingRow(
        id="title-5-mb",
        does="a title of 5 MB",
        good=READS,
        answer=_xml(feed().replace(b"One", b"One" * 1_700_000)),
        stored=(1, 2),
    ),
    ListingRow(
        id="one-10000-times",
        does="one link, 10,000 times",
        good="asks for it once",
        answer=_xml(feed(extra=[("/plain-1", "One")] * 10_000)),
        most_asked=6,
    ),
    ListingRow(
        id="itself",
        does="a feed that names itself as a story",
        good="stores no feed as a story",
        answer=_names(["/feed"]),
    ),
    ListingRow(
        id="linkless",
        does="entries without a link",
        good="gives each a fate",
        answer=_xml(_rss(*_PLAIN_ITEMS, *["<item><title>No link</title></item>"] * 20)),
    ),
    ListingRow(
        id="fragments",
        does="links that are fragments alone",
        good="gives each a fate",
        answer=_names(["#a", "#b", "?"]),
    ),
    ListingRow(
        id="line-ends",
        does="links with line ends, tabs and escapes within",
        good="gives each a fate; nothing reaches the terminal",
        answer=_xml(
            _rss(
                *_PLAIN_ITEMS,
                "<item><link>http://exa\nmple.invalid/\ta</link></item>",
                "<item><link>http://x.invalid/&#x9;&#10;b</link></item>",
            )
        ),
    ),
    ListingRow(
        id="bidi",
        does="titles and links with bidi overrides",
        good="nothing reaches the terminal",
        answer=_names(["http://x.invalid/\u202egpj.exe", "\u2066/plain-9"]),
    ),
    ListingRow(
        id="json",
        does="a JSON feed of wrong types",
        good=READS,
        answer=keeps(
            http(
                json.dumps(
                    {
                        "version": "https://jsonfeed.org/version/1.1",
                        "title": ["x"],
                        "items": [
                            5,
                            None,
                            {"id": {}, "url": 7},
                            {"id": "1", "url": "/plain-1", "title": {}},
                            {
                                "id": "2",
                                "url": "/plain-2",
                                "authors": 3,
                                "date_published": [],
                            },
                        ],
                    }
                ).encode(),
                kind="application/feed+json",
            )
        ),
    ),
    ListingRow(
        id="json-deep",
        does="JSON 100,000 deep",
        good=REFUSES,
        answer=keeps(http(b"[" * 100_000, kind="application/json")),
        status="1",
        fate="failed",
        stored=(0, 0),
        reason=".",
    ),
    ListingRow(
        id="json-number",
        does="a JSON feed with a number of 100,000 digits",
        good=READS,
        answer=keeps(
            http(
                b'{"version":"https://jsonfeed.org/version/1.1","title":"x","y":'
                + b"9" * 100_000
                + b',"items":[{"id":"1","url":"/plain-1","title":"One"},'
                b'{"id":"2","url":"/plain-2","title":"Two"}]}',
                kind="application/feed+json",
            )
        ),
        stored=SOME,
    ),
    ListingRow(
        id="page-of-nothing",
        does="a page with no link at all",
        good=REFUSES,
        answer=keeps(http(b"<html><body>hello</body></html>")),
        status="0|1",
        stored=(0, 0),
    ),
    ListingRow(
        id="login",
        does="a login page where the feed was",
        good=REFUSES,
        answer=keeps(
            http(b"<html><title>Sign in</title><body><form><input type=password>")
        ),
        status="0|1",
        stored=(0, 0),
    ),
    ListingRow(
        id="sitemap-itself",
        does="a sitemap index that names itself",
        good="ends; both stored",
        answer=_own_index(
            lambda here: sitemap_index([f"{here}/feed", f"{here}/set.xml"])
        ),
        more={"/set.xml": _plain_set()},
        most_asked=12,
    ),
    ListingRow(
        id="sitemap-mutual",
        does="two indexes that name each other",
        good="ends; both stored",
        answer=_own_index(
            lambda here: sitemap_index([f"{here}/b.xml", f"{here}/set.xml"])
        ),
        more={
            "/b.xml": _own_index(lambda here: sitemap_index([f"{here}/feed"])),
            "/set.xml": _plain_set(),
        },
        most_asked=12,
    ),
    ListingRow(
        id="sitemap-deep",
        does="200 indexes, one below another",
        good="ends at its depth, by name; both stored",
        answer=_own_index(
            lambda here: sitemap_index([f"{here}/set.xml", f"{here}/s-1.xml"])
        ),
        more={"/set.xml": _plain_set(), **_deep(200)},
        most_asked=70,
    ),
    ListingRow(
        id="sitemap-wide",
        does="an index of 5,000 sitemaps",
        good="reads some, says so; both stored",
        answer=_own_index(
            lambda here: sitemap_index(
                [f"{here}/set.xml", *(f"{here}/w-{n}.xml" for n in range(5000))]
            )
        ),
        more={"/set.xml": _plain_set(), "": _xml(urlset([]))},
        most_asked=1100,
    ),
    ListingRow(
        id="sitemap-gzip",
        does="a sitemap.xml.gz bomb beside a good one",
        good="both stored",
        answer=_own_index(
            lambda here: sitemap_index([f"{here}/bomb.xml.gz", f"{here}/set.xml"])
        ),
        more={
            "/bomb.xml.gz": keeps(
                http(BOMBS["gzip"](200 << 20, b"<urlset>"), kind="application/gzip")
            ),
            "/set.xml": _plain_set(),
        },
    ),
    ListingRow(
        id="sitemap-other-host",
        does="a sitemap of another host's pages",
        good="gives each a fate",
        answer=_own_index(
            lambda here: urlset(
                [f"{here}/plain-1", f"{here}/plain-2", "http://elsewhere.invalid/x"]
            )
        ),
    ),
    ListingRow(
        id="calendar",
        does="a section whose calendar never ends",
        good="ends; both stored",
        answer=_calendar,
        more={"": _calendar, "/robots.txt": keeps(http(status=404))},
        words=("-a", "kind=section"),
        stored=(2, 3),
        most_asked=200,
    ),
    ListingRow(
        id="section-100000",
        does="a section of 100,000 links",
        good="reads up to its limit, or fails by name",
        answer=keeps(
            http(
                b"<html><body>"
                + b"".join(
                    b'<h2><a href="/2026/11/20/%s">A plain headline of the day</a></h2>'
                    % p
                    for p in (b"plain-1", b"plain-2")
                )
                + b"<a href=mailto:x>x</a>" * 100_000
                + b"</body></html>"
            )
        ),
        words=("-a", "kind=section"),
        stored=SOME,
    ),
    ListingRow(
        id="base-private",
        does="a section whose <base> is a private address",
        good="goes nowhere",
        answer=keeps(
            http(
                b'<html><head><base href="http://10.1.2.3/"></head><body><h2>'
                b'<a href="/plain-1">A plain headline of the day</a></h2></body></html>'
            )
        ),
        words=("-a", "kind=section"),
        stored=(0, 2),
    ),
)


def plain_pages(name: str) -> dict[str, Behaviour]:
    """Return the two plain stories, also where a section would look for them."""
    pages = {n: keeps(http(page(f"listing-{name}-{n}"))) for n in (1, 2)}
    return {
        f"{folder}/plain-{n}": answer
        for n, answer in pages.items()
        for folder in ("", "/2026/11/20")
    }
