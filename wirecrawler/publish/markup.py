"""A story's text as HTML that is safe to put into any page or feed."""

import html
import re

import nh3

from wirecrawler.credit import Printable, web_url
from wirecrawler.normalize.language import is_rtl, language_tag, script_language
from wirecrawler.story import Story

TAGS = frozenset(
    ["p", "h2", "h3", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br"]
)
"""The only elements of a body; their only attribute is the `href` of a link."""

_PARAGRAPH_BREAK = re.compile(r"\n{2,}")


def body_markup(story: Printable) -> str:
    """Return the body of `story` as HTML: `TAGS`, links to http and https, nothing else.

    Links carry `rel="nofollow noopener"`.  Without HTML of its own the body's paragraphs are
    wrapped in `p`.
    """
    if story.body_html:
        return _sanitized(story.body_html)
    paragraphs = _PARAGRAPH_BREAK.split(story.body.strip("\n"))
    return "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs if p)


def foot_markup(text: str, story: Story) -> str:
    """Return `text`, a credit or a disclaimer, escaped, the address it names as a link.

    Only an address of `story` itself is linked, where it last stands in `text`, and only when
    a reader may be sent there.
    """
    for url in (story.source_url, story.url, story.final_url):
        before, found, after = text.rpartition(url)
        if found and web_url(url):
            shown = html.escape(url)
            link = f'<a href="{shown}" rel="nofollow noopener">{shown}</a>'
            return f"{html.escape(before)}{link}{html.escape(after)}"
    return html.escape(text)


def language_and_direction(story: Story) -> tuple[str, str]:
    """Return the BCP 47 tag of `story` and HTML's word for its direction, `rtl` or `ltr`.

    Where the source does not say, the script of the headline does; where that tells no language,
    the tag is "" and the direction `auto`: the reader's browser looks at the letters.
    """
    language = language_tag(story.language) or script_language(story.headline)
    if not language:
        return "", "auto"
    return language, "rtl" if is_rtl(language) else "ltr"


def _sanitized(markup: str) -> str:
    return nh3.clean(
        # UTF-8 has no lone surrogates, and nh3 is written in a language that knows no others.
        markup.encode("utf-8", "replace").decode(),
        tags=set(TAGS),
        attributes={"a": {"href"}},
        link_rel="nofollow noopener",
        url_schemes={"http", "https"},
        url_relative="deny",
    )
