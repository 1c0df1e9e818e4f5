"""What agencies' pages show around a headline and a text, and what is left of it: nothing."""

import pytest

from tests.extract.pages import page_of
from tests.extract.platforms import EN, EN_SUMMARY, paragraphs, text
from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.extract.page import read_page
from wirecrawler.story import Entry, Fetch, RawStory

URL = "https://harbourwire.example/news/6017630"
TITLE = "Port opens new quay"
DATE = '<div class="item-date">2 Nov 2026, 1:05 PM</div>'
HEAD = f'<h1 class="title">{TITLE}</h1>{DATE}'
BODY = f'<div class="item-text">{paragraphs(EN)}</div>'
STRIKE = '<a href="/news/1">Ferry strike enters its second week</a>'


def story_of(markup: str) -> RawStory:
    return read_page(
        page_of(markup, url=URL, root='<html lang="en">'),
        source=HARBOUR_WIRE,
        entry=Entry(url=URL, link=URL),
        fetch=Fetch(final_url=URL, status=200, size=len(markup), at=NOON),
    )


def ended(*behind: str) -> str:
    """Return a page whose text ends in this markup."""
    return f'{HEAD}<div class="item-text">{paragraphs(EN)}{"".join(behind)}</div>'


AROUND = {
    "a kicker in the heading": (
        f'<h1 class="title"><span class="rutitr">Harbour master:</span> {TITLE}</h1>'
        f"{DATE}{BODY}"
    ),
    "a kicker in a heading of its own": (
        f'<h2 class="rutitr">The harbour master announces</h2>{HEAD}{BODY}'
    ),
    "a kicker below the heading": (
        f'<h1>{TITLE}</h1><h4 class="uptitle">The harbour master announces</h4>{DATE}{BODY}'
    ),
    "a kicker in a paragraph": (
        f'<p class="kicker">The harbour master has announced on Tuesday:</p>{HEAD}{BODY}'
    ),
    "a link around the heading's words": (
        f'<h1 class="title"><a itemprop="headline" href="/news/6017630">{TITLE}</a></h1>'
        f"{DATE}{BODY}"
    ),
    "the ids of the story above it": (
        f"<ul><li>News ID: 128745</li><li>Journalist ID: 2379</li></ul>{HEAD}{BODY}"
    ),
    "a hidden head for print": (
        '<div class="print-header" style="display: none;"><ul><li>Nov 2, 2026</li>'
        f"<li>News ID 128745</li></ul></div>{HEAD}{BODY}"
    ),
    "a short link": ended(
        '<div class="short-link">Short Link: harbour.example/x</div>'
    ),
    "a share bar": ended('<div class="addthis_toolbox">Share on Telegram</div>'),
    "a code and the story's id": ended("<p>MNA/PR</p><p>News ID 128745</p>"),
    "a code before a box": ended("<p>Enditem</p>", f'<div class="tags">{STRIKE}</div>'),
    "a code before a link to another story": ended(
        f"<p>END/</p><p>Read more:</p><p>{STRIKE}</p>"
    ),
    "initials and sources": ended("<p>im/kx (AP, Reuters)</p>"),
    "a related story inside the text": (
        f'{HEAD}<div class="item-text">{paragraphs(EN[:2])}<div class="related-inline">'
        f"<h3>Related news</h3><ul><li>{STRIKE}</li></ul></div>{paragraphs(EN[2:])}</div>"
    ),
    "no paragraphs": f'{HEAD}<div id="text">{"<br /><br />".join((*EN, "END/"))}</div>',
    "a layout of tables": (
        f'<table width="100%"><tr><td>{HEAD}<table><tr><td>{BODY}</td></tr></table></td>'
        f'<td width="200"><ul><li>{STRIKE}</li></ul></td></tr></table>'
    ),
    "who keeps a section, and how": (
        f'<article>{HEAD}<div class="entry-content">{paragraphs(EN)}</div>'
        '<div class="td-author-box"><h4>Front Media Wire</h4><p>Reports in this section have'
        " been taken from other agencies and outlets, and need not reflect the opinion of the"
        " Front Wire site, which may change their headlines.</p></div></article>"
    ),
    "comments and their rules": (
        f'{HEAD}{BODY}<section class="comments"><h2>Your Comment</h2><p>Comments that contain'
        " insults are not published here.</p><p>What is 2 + 3?</p></section>"
    ),
    "the licence at the foot": (
        f"{HEAD}{BODY}<footer><p>All Content by Harbour Wire is licensed under a Creative"
        " Commons Attribution 4.0 International License.</p></footer>"
    ),
}


@pytest.mark.parametrize("markup", AROUND.values(), ids=AROUND)
def test_nothing_from_around_a_story_is_in_it(markup: str) -> None:
    story = story_of(markup)
    printed = story.published.text if story.published else ""
    found = (story.headline, story.body, printed)
    assert found == (TITLE, text(EN), "2 Nov 2026, 1:05 PM")


LEDES = {
    "a paragraph": f'<p class="summary introtext">{EN_SUMMARY}</p>',
    "a heading": f'<h3 class="lead">{EN_SUMMARY}</h3>',
    "a box": f'<div class="subtitle">{EN_SUMMARY}</div>',
}


@pytest.mark.parametrize("lede", LEDES.values(), ids=LEDES)
def test_a_lede_is_kept_once(lede: str) -> None:
    repeated = f'<div class="item-text"><p>{EN_SUMMARY}</p>{paragraphs(EN)}</div>'
    whole = text((EN_SUMMARY, *EN))
    assert story_of(f"{HEAD}{lede}{BODY}").body == whole
    assert story_of(f"{HEAD}{lede}{repeated}").body == whole
