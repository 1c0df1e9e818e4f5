"""How The Valley Courier prints: HTML 4.01 in tables, windows-1252, RSS 1.0.

Its server names no charset; only a meta element does.  The feed is RDF Site Summary 1.0 with the
Dublin Core module: dc:date, and dcterms:modified where a story changed.
"""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from wirecrawler_demo.edition import Answer, Edition, Printing, Site, robots_txt
from wirecrawler_demo.markup import body_html

_ZONE = ZoneInfo("Europe/London")
_NAME = "The Valley Courier"


def print_site(edition: Edition) -> Site:
    """Return every answer of The Valley Courier's site."""
    answers = {
        "/": _front(edition),
        "/index.rdf": _feed(edition),
        "/terms.html": _terms(edition),
        "/robots.txt": robots_txt(edition),
    }
    for place, printing in enumerate(edition.printings):
        page = _notice if printing.withdrawn else _story
        answers[_path(printing)] = page(edition, place)
    return Site(answers=answers, missing=_missing(edition))


def _path(printing: Printing) -> str:
    return f"/news/{printing.story.number}.html"


def _html(text: str, modified: datetime, status: int = 200) -> Answer:
    return Answer(
        content=text.encode("cp1252"),
        content_type="text/html",
        modified=modified,
        status=status,
    )


def _page(*, title: str, cell: str, year: int) -> str:
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"
 "http://www.w3.org/TR/html4/loose.dtd">
<html lang="en-GB">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>{escape(title, quote=False)}</title>
</head>
<body bgcolor="#fffdf5" text="#222222" link="#003366">
<table width="100%" border="0" cellspacing="0" cellpadding="8">
<tr><td colspan="2" bgcolor="#003366">
<p class=masthead><a href="/"><b>{_NAME}</b></a><br>
Serving Wendbridge, Marle and the Cawl since 1868</p>
</td></tr>
<tr>
<td class=menu width="150" valign="top">
<p><a href="/">Front page</a><br><a href="/index.rdf">Headlines (RDF)</a><br>
<a href="/terms.html">Copyright</a></p>
</td>
<td class=text valign="top">
{cell}
</td>
</tr>
<tr><td colspan="2" align="center"><hr>
<p class=foot>Copyright © {year} {_NAME}, 12 Corn Street, Wendbridge. All rights
reserved.</p>
</td></tr>
</table>
</body>
</html>
"""


def _story(edition: Edition, place: int) -> Answer:
    printing = edition.printings[place]
    story = printing.story
    cell = f"""<h1>{escape(story.headline, quote=False)}</h1>
<p class=by>By {escape(" and ".join(story.byline))}</p>
<p class=date>{_printed(printing.published)}</p>
<div class=story>
{body_html(story.body)}
</div>
{_neighbours(edition, place)}"""
    title = f"{story.headline} - {_NAME}"
    page = _page(title=title, cell=cell, year=_year(printing))
    return _html(page, printing.changed)


def _notice(edition: Edition, place: int) -> Answer:
    printing = edition.printings[place]
    cell = f"""<h1>Story withdrawn</h1>
<p>{escape(printing.story.withdrawal, quote=False)}</p>"""
    page = _page(title=f"Withdrawn - {_NAME}", cell=cell, year=_year(printing))
    return _html(page, printing.changed, status=410)


def _neighbours(edition: Edition, place: int) -> str:
    """Return links to the story before and the story after, where there are such."""
    links = []
    if place + 1 < len(edition.printings):
        older = _path(edition.printings[place + 1])
        links.append(f'<a href="{older}">&lt;&lt; Previous story</a>')
    if place:
        newer = _path(edition.printings[place - 1])
        links.append(f'<a href="{newer}">Next story &gt;&gt;</a>')
    return f"<p class=nav>{' | '.join(links)}</p>"


def _year(printing: Printing) -> int:
    return printing.published.astimezone(_ZONE).year


def _printed(instant: datetime) -> str:
    """Return "Saturday, 21 November 2026, 4:10 pm"."""
    local = instant.astimezone(_ZONE)
    half = "am" if local.hour < 12 else "pm"
    clock = f"{local.hour % 12 or 12}:{local:%M} {half}"
    return f"{local:%A}, {local.day} {local:%B %Y}, {clock}"


def _front(edition: Edition) -> Answer:
    rows = "".join(
        f'<tr><td><a href="{_path(p)}">{escape(p.story.headline, quote=False)}</a>'
        f"</td><td nowrap>{escape(p.story.section)}</td></tr>\n"
        for p in edition.printings
    )
    cell = f'<h1>This week in the valley</h1>\n<table border="0">\n{rows}</table>'
    year = _year(edition.printings[0])
    return _html(_page(title=_NAME, cell=cell, year=year), edition.opened)


def _terms(edition: Edition) -> Answer:
    text = body_html("\n\n".join(edition.agency.terms))
    page = _page(
        title=f"Copyright - {_NAME}",
        cell=f"<h1>Copyright</h1>\n{text}",
        year=_year(edition.printings[0]),
    )
    return _html(page, edition.opened)


def _missing(edition: Edition) -> Answer:
    cell = """<h1>Not found</h1>
<p>We have no such page. Try the <a href="/">front page</a>, or ring the office.</p>"""
    year = _year(edition.printings[0])
    page = _page(title=f"Not found - {_NAME}", cell=cell, year=year)
    return _html(page, edition.opened, status=404)


def _feed(edition: Edition) -> Answer:
    urls = [edition.home + _path(p).removeprefix("/") for p in edition.printings]
    listed = "".join(f'<rdf:li rdf:resource="{url}"/>\n' for url in urls)
    items = "".join(map(_item, edition.printings, urls))
    text = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/">
<channel rdf:about="{edition.home}index.rdf">
<title>{_NAME}</title>
<link>{edition.home}</link>
<description>{escape(edition.agency.tagline)}</description>
<dc:language>en-GB</dc:language>
<dc:rights>Copyright {_NAME}. All rights reserved.</dc:rights>
<items><rdf:Seq>
{listed}</rdf:Seq></items>
</channel>
{items}</rdf:RDF>
"""
    return Answer(
        content=text.encode("iso-8859-1", "xmlcharrefreplace"),
        content_type="application/rdf+xml",
        modified=edition.changed,
    )


def _item(printing: Printing, url: str) -> str:
    story = printing.story
    modified = ""
    if printing.updated:
        modified = f"<dcterms:modified>{_w3c(printing.updated)}</dcterms:modified>\n"
    return f"""<item rdf:about="{url}">
<title>{escape(story.feed_headline or story.headline, quote=False)}</title>
<link>{url}</link>
<description>{escape(story.summary, quote=False)}</description>
<dc:creator>{escape(" and ".join(story.byline))}</dc:creator>
<dc:subject>{escape(story.section)}</dc:subject>
<dc:date>{_w3c(printing.published)}</dc:date>
{modified}</item>
"""


def _w3c(instant: datetime) -> str:
    """Return `instant` as the W3C note on date and time formats has it, to the minute."""
    return instant.astimezone(_ZONE).isoformat(timespec="minutes")
