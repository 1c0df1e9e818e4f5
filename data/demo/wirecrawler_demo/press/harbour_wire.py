"""How Harbour Wire prints: HTML 5, JSON-LD, OpenGraph and Atom.

JSON-LD is schema.org's NewsArticle, the feed Atom (RFC 4287) with tag URIs (RFC 4151).
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape

from wirecrawler_demo.edition import Answer, Edition, Printing, Site, robots_txt
from wirecrawler_demo.markup import body_html
from wirecrawler_demo.press.harbour_head import (
    LICENCE,
    ZONE,
    iso,
    picture_path,
    story_head,
    story_path,
    url_at,
)

_RELATED = 3

_STYLE = """
body { font: 1.05rem/1.55 Georgia, serif; max-width: 44rem; margin: 0 auto; padding: 0 1rem }
nav a { margin-right: 1rem } figure { margin: 1.5rem 0 } figure img { width: 100% }
figcaption, .meta { color: #555; font-size: .85rem }
aside { border-top: 1px solid #ccc; margin-top: 2rem }
"""


def print_site(edition: Edition) -> Site:
    """Return every answer of Harbour Wire's site."""
    answers = {
        "/": _front(edition, "The latest", edition.printings),
        "/feed.atom": _feed(edition),
        "/terms": _terms(edition),
        "/robots.txt": robots_txt(edition),
    }
    for section in _sections(edition):
        chosen = [p for p in edition.printings if p.story.section == section]
        answers[f"/{section.lower()}/"] = _front(edition, section, chosen)
    for printing in edition.printings:
        answers[story_path(printing)] = _story(edition, printing)
        if printing.story.caption:
            answers[picture_path(printing)] = _picture(edition, printing)
    return Site(answers=answers, missing=_missing(edition))


def _sections(edition: Edition) -> list[str]:
    return sorted({printing.story.section for printing in edition.printings})


def _time(instant: datetime) -> str:
    local = instant.astimezone(ZONE)
    shown = f"{local.day} {local:%B %Y, %H:%M}"
    return f'<time datetime="{local.isoformat()}">{shown}</time>'


def _page(edition: Edition, *, title: str, head: str, main: str) -> bytes:
    links = "".join(
        f'<a href="/{section.lower()}/">{escape(section)}</a>\n'
        for section in _sections(edition)
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} | Harbour Wire</title>
{head}
<link rel="alternate" type="application/atom+xml" title="Harbour Wire" href="/feed.atom">
<style>{_STYLE}</style>
</head>
<body>
<header>
<p><a href="/"><strong>Harbour Wire</strong></a> {escape(edition.agency.tagline)}</p>
<nav aria-label="Sections">
{links}</nav>
</header>
<main>
{main}
</main>
<footer>
<p>Harbour Wire, 3 Customs House Lane, Morvik. Text under
<a href="/terms">CC BY 4.0</a>; pictures are drawings of our own.</p>
</footer>
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
    content = _page(
        edition,
        title=printing.story.headline,
        head=story_head(edition, printing),
        main=_article(printing) + _asides(edition, printing),
    )
    return _html(content, printing.changed)


def _article(printing: Printing) -> str:
    story = printing.story
    updated = f" · Updated {_time(printing.updated)}" if printing.updated else ""
    names = " and ".join(escape(name) for name in story.byline)
    return f"""<article>
<header>
<p class="section"><a href="/{story.section.lower()}/">{escape(story.section)}</a></p>
<h1>{escape(story.headline)}</h1>
<p class="meta">By <span class="author" rel="author">{names}</span> ·
{_time(printing.published)}{updated}</p>
</header>
{_figure(printing)}<div class="story-text">
{body_html(story.body)}
</div>
</article>
"""


def _figure(printing: Printing) -> str:
    caption = escape(printing.story.caption)
    if not caption:
        return ""
    return f"""<figure>
<img src="{picture_path(printing)}" alt="" width="800" height="450">
<figcaption>{caption} <span class="credit">Drawing: Harbour Wire</span></figcaption>
</figure>
"""


def _asides(edition: Edition, printing: Printing) -> str:
    others = [p for p in edition.printings if p is not printing]
    kin = [p for p in others if p.story.section == printing.story.section]
    related = [*kin, *(p for p in others if p not in kin)][:_RELATED]
    return f"""<aside class="related">
<h2>More from the quay</h2>
<ul>
{_links(related)}</ul>
</aside>
<aside class="newsletter">
<form action="/terms" method="get">
<p><label>The tide table and five headlines, every morning at six:
<input type="email" name="address"></label> <button>Sign up</button></p>
</form>
</aside>"""


def _links(printings: Iterable[Printing]) -> str:
    return "".join(
        f'<li><a href="{story_path(p)}">{escape(p.story.headline)}</a></li>\n'
        for p in printings
    )


def _front(edition: Edition, title: str, printings: Iterable[Printing]) -> Answer:
    main = f"<h1>{escape(title)}</h1>\n<ul>\n{_links(printings)}</ul>"
    return _html(_page(edition, title=title, head="", main=main), edition.opened)


def _terms(edition: Edition) -> Answer:
    text = "\n\n".join(edition.agency.terms)
    main = f"<h1>Using our stories</h1>\n{body_html(text)}"
    content = _page(
        edition,
        title="Using our stories",
        head=f'<link rel="license" href="{LICENCE}">',
        main=main,
    )
    return _html(content, edition.opened)


def _missing(edition: Edition) -> Answer:
    main = """<h1>Lost at sea</h1>
<p>There is no page at this address. The <a href="/">front page</a> lists our stories.</p>"""
    content = _page(edition, title="Page not found", head="", main=main)
    return _html(content, edition.opened, status=404)


def _picture(edition: Edition, printing: Printing) -> Answer:
    # The colour of the sea follows from the name: every story has a picture of its own.
    hue = 170 + sum(printing.story.slug.encode()) % 60
    content = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">
<rect width="800" height="450" fill="hsl({hue},45%,82%)"/>
<circle cx="610" cy="120" r="46" fill="hsl(40,85%,78%)"/>
<path d="M0 300 Q200 270 400 300 T800 300 V450 H0Z" fill="hsl({hue},50%,38%)"/>
<path d="M250 300 h220 l-40 46 h-150z M350 296 v-130 l90 120z" fill="hsl({hue},30%,18%)"/>
</svg>
"""
    return Answer(
        content=content.encode(),
        content_type="image/svg+xml",
        modified=edition.opened,
    )


def _feed(edition: Edition) -> Answer:
    entries = "".join(_entry(edition, printing) for printing in edition.printings)
    content = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Harbour Wire</title>
<subtitle>{escape(edition.agency.tagline)}</subtitle>
<id>tag:harbourwire.example,2019:feed</id>
<updated>{iso(edition.changed)}</updated>
<link rel="self" type="application/atom+xml" href="{url_at(edition, "/feed.atom")}"/>
<link rel="alternate" type="text/html" href="{edition.home}"/>
<link rel="license" href="{LICENCE}"/>
<rights>Harbour Wire, CC BY 4.0</rights>
{entries}</feed>
"""
    return Answer(
        content=content.encode(),
        content_type="application/atom+xml; charset=utf-8",
        modified=edition.changed,
    )


def _entry(edition: Edition, printing: Printing) -> str:
    story = printing.story
    url = url_at(edition, story_path(printing))
    authors = "".join(
        f"<author><name>{escape(name)}</name></author>\n" for name in story.byline
    )
    return f"""<entry>
<title>{escape(story.feed_headline or story.headline)}</title>
<id>tag:harbourwire.example,2019:{story.slug}</id>
<link rel="alternate" type="text/html" href="{url}"/>
<published>{iso(printing.published)}</published>
<updated>{iso(printing.changed)}</updated>
{authors}<category term="{escape(story.section)}"/>
<summary>{escape(story.summary)}</summary>
</entry>
"""
