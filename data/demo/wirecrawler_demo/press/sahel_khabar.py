"""How the Persian agency prints: right to left, Jalali dates, RSS 2.0.

The head of a page says nothing of when its story was published; only the line under the headline
does, in the Jalali calendar and in Tehran's time.
"""

import re
from datetime import datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from persiantools.jdatetime import JalaliDateTime

from wirecrawler_demo.edition import Answer, Edition, Printing, Site, robots_txt
from wirecrawler_demo.markup import body_html

_ZONE = ZoneInfo("Asia/Tehran")
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_RELATED = 3
_WORDS_IN_PATH = 4


def print_site(edition: Edition) -> Site:
    """Return every answer of the Persian agency's site."""
    answers = {
        "/": _front(edition),
        "/rss": _feed(edition),
        "/terms": _terms(edition),
        "/robots.txt": robots_txt(edition),
    }
    for printing in edition.printings:
        number = printing.story.number
        answers[_path(printing)] = _story(edition, printing)
        answers[f"/print/{number}"] = _print_version(edition, printing)
        answers[f"/n/{number}"] = _short_link(edition, printing)
    return Site(answers=answers, missing=_missing(edition))


def _path(printing: Printing) -> str:
    """Return the address's path, not percent-encoded; it ends as the headline begins."""
    opening = " ".join(printing.story.headline.split()[:_WORDS_IN_PATH])
    words = re.sub(r"[\W_]+", "-", opening).strip("-")
    return f"/news/{printing.story.number}/{words}"


def _url(edition: Edition, path: str) -> str:
    return edition.home + quote(path.removeprefix("/"))


def _jalali(instant: datetime) -> str:
    """Return "۱۲ آذر ۱۴۰۵ - ۱۵:۴۵", in Tehran's time."""
    local = JalaliDateTime(instant.astimezone(_ZONE))  # type: ignore[no-untyped-call]  # untyped library
    text = f"{local.day} {local.strftime('%B %Y - %H:%M', locale='fa')}"
    return text.translate(_PERSIAN_DIGITS)


def _page(edition: Edition, *, title: str, head: str, main: str) -> bytes:
    name = escape(edition.agency.name)
    return f"""<!DOCTYPE html>
<html lang="fa-IR" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
{head}
<link rel="alternate" type="application/rss+xml" title="{name}" href="/rss">
</head>
<body>
<div id="header">
<p><a href="/">{name}</a></p>
<p class="slogan">{escape(edition.agency.tagline)}</p>
</div>
{main}
<div id="footer">
<p>بازنشر نوشته‌های این پایگاه با ذکر نام و نشانی آن <a href="/terms">آزاد است</a>.</p>
</div>
</body>
</html>
""".encode()


def _html(content: bytes, modified: datetime, status: int = 200) -> Answer:
    return Answer(
        content=content,
        content_type="text/html; charset=utf-8",
        modified=modified,
        status=status,
    )


def _story(edition: Edition, printing: Printing) -> Answer:
    story = printing.story
    head = f"""<link rel="canonical" href="{_url(edition, _path(printing))}">
<meta property="og:title" content="{escape(story.headline)}">
<meta property="og:site_name" content="{escape(edition.agency.name)}">"""
    main = _article(edition, printing) + _related(edition, printing)
    title = f"{story.headline} - {edition.agency.name}"
    content = _page(edition, title=title, head=head, main=main)
    return _html(content, printing.changed)


def _article(edition: Edition, printing: Printing) -> str:
    story = printing.story
    tags = "".join(f"<li>{escape(keyword)}</li>\n" for keyword in story.keywords)
    names = "، ".join(f"<span>{escape(name)}</span>" for name in story.byline)
    short = f"{edition.home}n/{story.number}"
    return f"""<div id="item" itemscope itemtype="https://schema.org/NewsArticle">
<div class="item-header">
<span class="item-date">{_jalali(printing.published)}</span>
<span class="item-section">{escape(story.section)}</span>
<h4 class="kicker">{escape(story.kicker)}</h4>
<h1 class="title" itemprop="headline">{escape(story.headline)}</h1>
</div>
<div class="print-box"><a href="/print/{story.number}" rel="nofollow">نسخهٔ چاپی</a></div>
<p class="summary" itemprop="description">{escape(story.summary)}</p>
<div class="item-text" itemprop="articleBody">
{body_html(story.body)}
</div>
<p class="item-author">{names}</p>
<div class="short-link">لینک کوتاه: <a href="/n/{story.number}">{short}</a></div>
<ul class="tags">
{tags}</ul>
</div>
"""


def _related(edition: Edition, printing: Printing) -> str:
    others = [p for p in edition.printings if p is not printing][:_RELATED]
    return f"""<div class="related">
<h3>اخبار مرتبط</h3>
<ul>
{_links(others)}</ul>
</div>"""


def _links(printings: list[Printing]) -> str:
    return "".join(
        f'<li><a href="{quote(_path(p))}">{escape(p.story.headline)}</a></li>\n'
        for p in printings
    )


def _print_version(edition: Edition, printing: Printing) -> Answer:
    story = printing.story
    head = f"""<meta name="robots" content="noindex">
<link rel="canonical" href="{_url(edition, _path(printing))}">"""
    main = f"<h1>{escape(story.headline)}</h1>\n{body_html(story.body)}"
    content = _page(edition, title=story.headline, head=head, main=main)
    return _html(content, printing.changed)


def _short_link(edition: Edition, printing: Printing) -> Answer:
    return Answer(
        content=b"",
        content_type="text/html; charset=utf-8",
        modified=printing.changed,
        status=301,
        location=_url(edition, _path(printing)),
    )


def _front(edition: Edition) -> Answer:
    name = edition.agency.name
    main = f"<h1>تازه‌ترین خبرها</h1>\n<ul>\n{_links(list(edition.printings))}</ul>"
    return _html(_page(edition, title=name, head="", main=main), edition.opened)


def _terms(edition: Edition) -> Answer:
    title = "شرایط بازنشر"
    text = body_html("\n\n".join(edition.agency.terms))
    content = _page(
        edition,
        title=title,
        head=f'<link rel="license" href="{_LICENCE}">',
        main=f"<h1>{title}</h1>\n{text}",
    )
    return _html(content, edition.opened)


def _missing(edition: Edition) -> Answer:
    main = """<h1>صفحه پیدا نشد</h1>
<p>در این نشانی صفحه‌ای نیست. به <a href="/">صفحهٔ نخست</a> برگردید.</p>"""
    content = _page(edition, title="صفحه پیدا نشد", head="", main=main)
    return _html(content, edition.opened, status=404)


def _feed(edition: Edition) -> Answer:
    name = escape(edition.agency.name)
    items = "".join(_item(edition, printing) for printing in edition.printings)
    content = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{name}</title>
<link>{edition.home}</link>
<description>{escape(edition.agency.tagline)}</description>
<language>fa-IR</language>
<copyright>CC BY 4.0, {name}</copyright>
<lastBuildDate>{_rfc822(edition.changed)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="{edition.home}rss"/>
{items}</channel>
</rss>
"""
    return Answer(
        content=content.encode(),
        content_type="application/rss+xml; charset=utf-8",
        modified=edition.changed,
    )


def _item(edition: Edition, printing: Printing) -> str:
    story = printing.story
    creators = "".join(
        f"<dc:creator>{escape(name)}</dc:creator>\n" for name in story.byline
    )
    return f"""<item>
<title>{escape(story.feed_headline or story.headline)}</title>
<link>{_url(edition, _path(printing))}</link>
<guid isPermaLink="false">{story.number}</guid>
<description><![CDATA[{story.summary}]]></description>
{creators}<category>{escape(story.section)}</category>
<pubDate>{_rfc822(printing.published)}</pubDate>
</item>
"""


def _rfc822(instant: datetime) -> str:
    return format_datetime(instant, usegmt=True)
