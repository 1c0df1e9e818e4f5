"""Rows: pages that are made to be misread, content types, walls, and markup in headlines."""

import json
import random
import re

from tests.hostile.answers import Pairs, by_try, http, keeps, page, paragraphs
from tests.hostile.rows import Check, Met, Row

CPU = (
    "cpu|took over|too long|time|nodes|deep|large|attribute|crash|reader|limit|no body"
    "|text|headline"
)
NO_STORY = "."


def _row(
    name: str,
    does: str,
    good: str,
    body: bytes,
    *,
    fate: str = "stored",
    reason: str = NO_STORY,
    kind: str = "text/html; charset=utf-8",
    headers: Pairs = (),
    check: Check = lambda _: "",
) -> Row:
    return Row(
        id=name,
        does=does,
        good=good,
        answer=keeps(http(body, kind=kind, headers=headers)),
        fate=fate,
        reason=reason,
        check=check,
    )


_LIVE = re.compile(r"<script|javascript:|onerror|<iframe|<img|srcdoc", re.IGNORECASE)
_BIDI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _dead(met: Met) -> str:
    """Nothing in what is stored is live, and no headline has controls."""
    story = met.story or {}
    markup = str(story.get("body_html") or "")
    if found := _LIVE.search(markup):
        return f"live markup in body_html: {found[0]}"
    headline = str(story.get("headline") or "")
    return f"controls in {headline!r}" if _BIDI.search(headline) else ""


def _says(words: str) -> Check:
    def check(met: Met) -> str:
        body = str((met.story or {}).get("body") or "")
        return "" if words in body else f"{words!r} is not in {body[:80]!r}"

    return check


def _dated_by_feed(met: Met) -> str:
    at = (met.story or {}).get("published_at") or "2026-11-20"
    return "" if at.startswith("2026-11-20") else f"published_at is {at}"


def _at_home(met: Met) -> str:
    url = str((met.story or {}).get("url") or "")
    return "" if "127." in url else f"its url is {url}"


STORES = "stores the story"
COSTS = "costs this page alone, within its CPU seconds"
EITHER = "stored|failed|skipped"
NONE = "stores nothing"

_HEADLINES = {
    "bidi": "Good \u202enews\u202c \u2066of\u2069 the day at the harbour",
    "controls": "News \x07of\x08 the \x1b[31mday\x1b[0m at the\x00 harbour",
    "script": "News &lt;script&gt;alert(1)&lt;/script&gt; of the day",
    "img": "News &lt;img src=x onerror=alert(1)&gt; of the day",
    "formula": "=HYPERLINK(&quot;http://evil.example&quot;) of the day",
    "zalgo": "N" + "\u0301\u0316" * 200 + "ews of the day",
    "long": "News of the day " * 4000,
    "surrogate": "News &#xD800; of &#x110000; the &#0; day &#x202e; here",
    "tags": "News " + "\U000e0041\U000e0042\U000e0043" + " of the day",
    "osc": "News \x1b]8;;http://evil.example\x07click\x1b]8;;\x07 of the day",
    "c1": "News \x9b31m of \x85 the \x9d0;x\x9c day",
}

HEADLINES = tuple(
    _row(
        f"headline-{name}",
        f"a headline with {name}",
        "stores it without what is live or controls",
        page(f"headline-{name}", headline=headline),
        fate="stored" if name != "long" else EITHER,
        check=_dead,
    )
    for name, headline in _HEADLINES.items()
)

_MARKUP = {
    "script": "<p>Before</p><script>alert('x')</script>",
    "onclick": "<p onclick=alert(1) style='position:fixed'>Before</p>",
    "javascript": "<p><a href=' java\tscript:alert(1)'>Before</a></p>",
    "iframe": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "svg": "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "math": "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "template": "<template><script>alert(1)</script></template>",
    "comment": "<!--><script>alert(1)</script> --><p>Before</p>",
    "data": "<a href='data:text/html,<script>alert(1)</script>'>Before</a>",
    "base": "<base href='javascript:alert(1)//'><p><a href='x'>Before</a></p>",
    "form": "<form action=//evil.example><input name=x><button>Before</button></form>",
}
MARKUP = tuple(
    _row(
        f"markup-{name}",
        f"a body with {name}",
        "stores its text; nothing live",
        page(
            f"markup-{name}",
            body=markup + "".join(f"<p>{p}</p>" for p in paragraphs(f"markup-{name}")),
        ),
        check=_dead,
    )
    for name, markup in _MARKUP.items()
)

_CHARSETS = (
    "rot13",
    "base64",
    "zlib_codec",
    "bz2",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "utf-7",
    "cow",
    "\\x1b[2J",
    "x" * 5000,
)
CHARSETS = tuple(
    _row(
        f"charset-{number}",
        f"charset={name[:20]}",
        "reads it by what it is",
        page(f"charset-{number}"),
        kind=f"text/html; charset={name}",
        check=_says("said a reader of"),
    )
    for number, name in enumerate(_CHARSETS)
)

_PAST = "<p>" + "</p><p>".join(paragraphs("past")) + "</p>"


def _in_charset(charset: str, *, meta: str, header: str, words: str) -> Row:
    mixed = " ".join(
        random.Random(f"{charset} {meta}, {header}").choices(words.split(), k=90)
    )
    text = f"<p>{words}{mixed}</p>"
    body = page(f"in-{charset}-{meta}-{header}", body=text).decode()
    body = body.replace(
        '<meta charset="utf-8">', f'<meta charset="{meta}">' if meta else ""
    )
    return _row(
        f"in-{charset}-{meta or 'none'}-{header or 'none'}",
        f"a page in {charset}; meta says {meta or 'nothing'}, the header {header or 'nothing'}",
        "reads its letters right",
        body.encode(charset, errors="replace"),
        kind=f"text/html; charset={header}" if header else "text/html",
        check=_says(words),
    )


_PERSIAN = "وزیر امور خارجه روز دوشنبه در نشست خبری گفت که گفت‌وگوها ادامه دارد. "
_RUSSIAN = "Министр сообщил в понедельник, что переговоры будут продолжены. "
READABLE = (
    _in_charset("utf-8", meta="", header="", words=_PERSIAN),
    _in_charset("utf-8", meta="iso-8859-1", header="utf-8", words=_PERSIAN),
    _in_charset("windows-1251", meta="windows-1251", header="", words=_RUSSIAN),
    _in_charset("windows-1251", meta="", header="windows-1251", words=_RUSSIAN),
    _in_charset("utf-16", meta="", header="", words=_RUSSIAN),
)


def _wall(name: str, title: str, words: str, *, status: int = 200) -> Row:
    body = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>{words}</p></body></html>"
    )
    return Row(
        id=f"wall-{name}",
        does=f"a wall with status {status}: {title}",
        good="stores no wall as a story",
        answer=keeps(http(body.encode(), status=status)),
        fate="skipped|failed",
        reason=".",
    )


WALLS = (
    _wall(
        "soft-404",
        "Page not found",
        "Sorry, the page you are looking for does not exist or has been moved.",
    ),
    _wall(
        "soft-404-fa",
        "صفحه مورد نظر یافت نشد",
        "متاسفانه صفحه‌ای که به دنبال آن هستید وجود ندارد.",
    ),
    _wall(
        "consent",
        "Before you continue",
        "We use cookies and data to deliver our services. Accept all. Reject all. Manage options.",
    ),
    _wall(
        "login",
        "Sign in",
        "Please log in to continue reading. Email. Password. Forgot your password?",
    ),
    _wall(
        "captcha",
        "Just a moment...",
        "Checking your browser before accessing this site."
        " Enable JavaScript and cookies to continue.",
    ),
    _wall(
        "denied",
        "Access Denied",
        "You don't have permission to access this resource. Reference #18.2d1f.",
    ),
    _wall(
        "maintenance",
        "We'll be back soon",
        "The site is down for scheduled maintenance. Please check back later.",
    ),
    _wall("error", "500 Internal Server Error", "nginx"),
    _wall("script", "Loading", "You need to enable JavaScript to run this app."),
)

TYPES = (
    *(
        _row(
            f"type-{name}",
            f"{kind}, and it is",
            "skips what is no page",
            content,
            kind=kind,
            fate="skipped|failed",
            reason="page|type|text|body|headline|html",
        )
        for name, kind, content in (
            ("pdf", "application/pdf", b"%PDF-1.7\n" + b"x" * 3000),
            ("png", "image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 3000),
            ("mp4", "video/mp4", b"\0\0\0 ftypisom" + b"\0" * 3000),
            ("zip", "application/zip", b"PK\x03\x04" + b"\0" * 3000),
            ("json", "application/json", b'{"a": [1, 2]}'),
            ("pdf-as-html", "text/html", b"%PDF-1.7\n" + b"x" * 3000),
            ("png-as-html", "text/html", b"\x89PNG\r\n\x1a\n" + b"\0" * 3000),
            ("zip-as-html", "text/html", b"PK\x03\x04" + b"\0\x01\x02" * 3000),
            ("noise-as-html", "text/html", bytes(range(256)) * 300),
            ("nul", "text/html", b"\0" * 100_000),
            (
                "feed-as-page",
                "application/rss+xml",
                b"<rss version='2.0'><channel/></rss>",
            ),
        )
    ),
    _row(
        "type-none", "a page without Content-Type", STORES, page("type-none"), kind=""
    ),
    _row(
        "type-octets",
        "a page as application/octet-stream",
        "skips it, or stores it",
        page("type-octets"),
        kind="application/octet-stream",
        fate="skipped|stored",
        reason="page|type",
    ),
    _row(
        "type-broken",
        "Content-Type: text",
        "skips it, or stores it",
        page("type-broken"),
        kind="text",
        fate="skipped|stored|failed",
        reason="page|type",
    ),
    _row(
        "type-twice",
        "Content-Type: text/html, text/html",
        "skips it, or stores it",
        page("type-twice"),
        kind="text/html, text/html",
        fate="skipped|stored",
        reason="page|type",
    ),
    _row(
        "type-parts",
        "multipart/x-mixed-replace",
        "skips it",
        b"--x\r\n\r\n" + page("parts"),
        kind="multipart/x-mixed-replace; boundary=x",
        fate="skipped|failed",
        reason="page|type",
    ),
    _row(
        "type-xhtml",
        "application/xhtml+xml",
        STORES,
        page("xhtml"),
        kind="application/xhtml+xml",
    ),
    _row(
        "attachment",
        "a page to be downloaded (Content-Disposition)",
        "stores it, or skips it",
        page("attachment"),
        headers=[("Content-Disposition", "attachment; filename=../../etc/passwd")],
        fate="stored|skipped",
    ),
)

_ONE = "<p>@@</p>"
"""Stands for the text of a row's own."""


def _heavy(name: str, does: str, body: bytes, fate: str = EITHER) -> Row:
    text = "".join(f"<p>{p}</p>" for p in paragraphs(f"heavy-{name}"))
    own = body.replace(_ONE.encode(), text.encode())
    return _row(f"heavy-{name}", does, COSTS, own, fate=fate, reason=CPU)


_DEEP_JSON = '{"@graph":' + "[" * 50_000 + "]" * 50_000 + "}"
_JSON_LD = '<script type="application/ld+json">%s</script>'
HEAVY = (
    _heavy(
        "attributes",
        "one tag with 100,000 attributes",
        page(
            "ha",
            body="<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + _ONE,
        ),
    ),
    _heavy(
        "deep",
        "100,000 tags, one in another",
        page("hd", body="<div>" * 100_000 + _ONE),
    ),
    _heavy("deep-b", "100,000 open <b>", page("hb", body="<b><i>" * 50_000 + _ONE)),
    _heavy(
        "tables",
        "30,000 tables, one in another",
        page("ht", body="<table><tr><td>" * 30_000 + _ONE),
    ),
    _heavy("p", "500,000 empty paragraphs", page("hp", body="<p>" * 500_000 + _ONE)),
    _heavy(
        "links",
        "100,000 links",
        page(
            "hl", body=_ONE + "".join(f"<a href=/x/{n}>x</a> " for n in range(100_000))
        ),
    ),
    _heavy(
        "one-line",
        "a paragraph of 5 MB",
        page("ho", body="<p>" + "word " * 1_000_000 + "</p>"),
    ),
    _heavy(
        "entities",
        "500,000 character references",
        page("he", body=_ONE + "<p>" + "&amp;&#x41;" * 250_000 + "</p>"),
    ),
    _heavy(
        "comment",
        "a comment that never ends",
        page("hc", body=_ONE + "<!-- " + "x" * 500_000),
    ),
    _heavy(
        "spaces",
        "a headline of 1,000,000 spaces",
        page("hs", headline="a" + " " * 1_000_000 + "b"),
    ),
    _heavy(
        "script-data",
        "5 MB of script",
        page("hsd", body=_ONE + "<script>" + "var x=1;" * 600_000 + "</script>"),
    ),
    _heavy(
        "json-ld-deep",
        "JSON-LD 50,000 deep",
        page("hj", head=_JSON_LD % _DEEP_JSON),
        "stored",
    ),
    _heavy(
        "json-ld-graph",
        "JSON-LD with 100,000 nodes",
        page(
            "hg",
            head=_JSON_LD
            % json.dumps(
                {
                    "@graph": [
                        {"@type": "NewsArticle", "headline": f"h{n}"}
                        for n in range(100_000)
                    ]
                }
            ),
        ),
    ),
    _heavy(
        "json-ld-number",
        "JSON-LD with a number of 100,000 digits",
        page(
            "hn",
            head=_JSON_LD
            % ('{"@type":"NewsArticle","wordCount":' + "9" * 100_000 + "}"),
        ),
        "stored",
    ),
    _heavy(
        "json-ld-broken",
        "JSON-LD that is none",
        page("hx", head=_JSON_LD % '{"@type": "NewsArticle", "headline": "x'),
        "stored",
    ),
    _heavy(
        "json-ld-types",
        "JSON-LD of wrong types",
        page(
            "hy",
            head=_JSON_LD
            % (
                '{"@type":["NewsArticle",5],"headline":{"a":[1]},"author":[[[null]]],'
                '"datePublished":{"x":1},"image":7,"keywords":{"a":2}}'
            ),
        ),
        "stored",
    ),
    _heavy(
        "date",
        "a date of 1 MB",
        page("hdt").replace(
            b"2026-11-20T09:30:00+01:00", b"2026-11-20 " + b"1 " * 500_000
        ),
    ),
    _heavy(
        "meta",
        "100,000 meta tags",
        page(
            "hm",
            head="".join(
                f'<meta property="og:x{n}" content="y">' for n in range(100_000)
            ),
        ),
    ),
    _heavy(
        "plaintext",
        "<plaintext> before the text",
        page("hpt", body=_ONE + "<plaintext>" + "<p>x</p>" * 1000),
    ),
    _heavy(
        "frameset",
        "a frameset of itself",
        b"<html><frameset cols=*><frame src=/hostile></frameset></html>",
    ),
)

_DATES = (
    "9999-12-31T23:59:59Z",
    "0000-00-00",
    "2026-02-30T00:00:00Z",
    "1e99",
    "2099-01-01T00:00:00Z",
    "-0001-01-01",
    "1601-01-01T00:00:00+99:99",
)
DATES = tuple(
    _row(
        f"date-{number}",
        f"published {date}",
        "stores the story, dated by its feed or not at all",
        page(f"date-{number}").replace(b"2026-11-20T09:30:00+01:00", date.encode()),
        check=_dated_by_feed,
    )
    for number, date in enumerate(_DATES)
)


def _opted(
    name: str, does: str, good: str, fate: str, *, head: str = "", headers: Pairs = ()
) -> Row:
    return _row(
        f"opt-{name}",
        does,
        good,
        page(f"opt-{name}", head=head),
        headers=headers,
        fate=fate,
        reason="opted out|noindex|robots",
    )


OPT_OUTS = (
    _opted(
        "meta",
        "meta robots noindex",
        NONE,
        "skipped",
        head='<meta name="robots" content="noindex, follow">',
    ),
    _opted(
        "none",
        "meta ROBOTS NONE",
        NONE,
        "skipped",
        head='<META NAME="ROBOTS" CONTENT="NONE">',
    ),
    _opted(
        "ours",
        "meta wirecrawler noindex",
        NONE,
        "skipped",
        head='<meta name="wirecrawler" content="noindex">',
    ),
    _opted(
        "others",
        "meta of another crawler: noindex",
        STORES,
        "stored",
        head='<meta name="otherbot" content="noindex">',
    ),
    _opted(
        "header",
        "X-Robots-Tag: noindex",
        NONE,
        "skipped",
        headers=[("X-Robots-Tag", "noindex")],
    ),
    _opted(
        "header-ours",
        "X-Robots-Tag: otherbot: all, wirecrawler: noindex",
        NONE,
        "skipped",
        headers=[
            ("X-Robots-Tag", "otherbot: all"),
            ("X-Robots-Tag", "wirecrawler: noindex"),
        ],
    ),
    _opted(
        "header-others",
        "X-Robots-Tag: otherbot: noindex",
        STORES,
        "stored",
        headers=[("X-Robots-Tag", "otherbot: noindex")],
    ),
    _opted(
        "noai",
        "meta robots noai",
        "stores it for the house",
        "stored",
        head='<meta name="robots" content="noai, noimageai">',
    ),
    _opted(
        "tdm",
        "tdm-reservation: 1",
        "stores it for the house",
        "stored",
        headers=[("tdm-reservation", "1")],
    ),
    _opted(
        "noarchive",
        "meta robots noarchive",
        "stores it, keeps no copy of the page",
        "stored",
        head='<meta name="robots" content="noarchive">',
    ),
)

CANONICALS = tuple(
    _row(
        f"canonical-{name}",
        f"canonical: {link[:60]}",
        "keeps the story under its own address",
        page(f"canonical-{name}", head=f'<link rel="canonical" href="{link}">'),
        check=_at_home,
    )
    for name, link in {
        "script": "javascript:alert(1)",
        "file": "file:///etc/passwd",
        "other": "https://elsewhere.example/story",
        "metadata": "http://169.254.169.254/latest/",
        "broken": "http://[",
        "controls": "http://127.0.0.1/\x1b[2J",
        "long": "/" + "x" * 20_000,
    }.items()
)

OTHERS = (
    Row(
        id="wall-after-good",
        does="a page whose text changes with each look",
        good=STORES,
        answer=by_try(keeps(http(page("changes")))),
        fate="stored",
    ),
    _row("empty", "200 with no byte", NONE, b"", fate="skipped|failed"),
    _row(
        "no-body",
        "a page of a headline alone",
        NONE,
        b"<html><head><title>Only this</title></head><body><h1>Only this</h1></body></html>",
        fate="skipped|failed",
    ),
    _row(
        "index",
        "a list of other stories",
        NONE,
        b"<html><head><title>News</title></head><body><h1>News</h1><ul>"
        + b"".join(
            b'<li><a href="/n/%d">Story number %d of the day</a></li>' % (n, n)
            for n in range(80)
        )
        + b"</ul></body></html>",
        fate="skipped|failed",
    ),
    _row(
        "cut-html",
        "HTML that stops within a tag, whole by its length",
        "stores what is there, or fails",
        page("cut-html")[:-40] + b'<p class="',
        fate="stored|failed|skipped",
    ),
    _row(
        "nul-bytes",
        "NULs between the letters",
        "stores the text without them",
        page("nul").replace(b"said a", b"said\0 a"),
        check=lambda met: (
            "a NUL is stored" if "\0" in str((met.story or {}).get("body")) else ""
        ),
    ),
    _row(
        "lone-bytes",
        "bytes that are no UTF-8",
        STORES,
        page("lone").replace(b"said a", b"said \xff\xc3 a"),
    ),
    _row(
        "base-file",
        "<base href=file:///>",
        "stores it; no link of it leads to a file",
        page(
            "base",
            head='<base href="file:///etc/">',
            body='<p><a href="passwd">x</a></p>' + _PAST,
        ),
        check=lambda met: (
            "a file: link" if "file:" in str((met.story or {}).get("body_html")) else ""
        ),
    ),
)
