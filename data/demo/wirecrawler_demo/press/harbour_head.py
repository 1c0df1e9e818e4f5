"""What Harbour Wire's pages say to machines: JSON-LD (schema.org NewsArticle) and OpenGraph."""

import json
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from wirecrawler_demo.edition import Edition, Printing

ZONE = ZoneInfo("Europe/Oslo")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def story_path(printing: Printing) -> str:
    """Return the path of a story's page."""
    return f"/{printing.story.section.lower()}/{printing.story.slug}"


def picture_path(printing: Printing) -> str:
    """Return the path of a story's picture, where it has one."""
    return f"/pictures/{printing.story.slug}.svg"


def url_at(edition: Edition, path: str) -> str:
    """Return the absolute address of a path."""
    return edition.home + path.removeprefix("/")


def iso(instant: datetime) -> str:
    """Return an instant with the offset of the agency's zone (RFC 3339)."""
    return instant.astimezone(ZONE).isoformat()


def story_head(edition: Edition, printing: Printing) -> str:
    """Return what stands in the head of a story's page besides its title."""
    story = printing.story
    url = url_at(edition, story_path(printing))
    pairs = [
        ("og:type", "article"),
        ("og:site_name", "Harbour Wire"),
        ("og:title", story.headline),
        ("og:description", story.summary),
        ("og:url", url),
        ("og:locale", "en_GB"),
        ("article:published_time", iso(printing.published)),
        ("article:modified_time", iso(printing.changed)),
        ("article:section", story.section),
        *(("article:tag", keyword) for keyword in story.keywords),
    ]
    if story.caption:
        pairs.append(("og:image", url_at(edition, picture_path(printing))))
    metas = [f'<meta property="{k}" content="{escape(v)}">' for k, v in pairs]
    return "\n".join(
        (
            f'<link rel="canonical" href="{url}">',
            f'<link rel="license" href="{LICENCE}">',
            f'<meta name="description" content="{escape(story.summary)}">',
            *metas,
            _json_ld(edition, printing),
        )
    )


def _json_ld(edition: Edition, printing: Printing) -> str:
    story = printing.story
    url = url_at(edition, story_path(printing))
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{url}#story",
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "headline": story.headline,
        "description": story.summary,
        "datePublished": iso(printing.published),
        "dateModified": iso(printing.changed),
        "author": [{"@type": "Person", "name": name} for name in story.byline],
        "articleSection": story.section,
        "keywords": list(story.keywords),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": LICENCE,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "Harbour Wire",
            "url": edition.home,
        },
    }
    if story.caption:
        picture = url_at(edition, picture_path(printing))
        facts["image"] = [
            {"@type": "ImageObject", "url": picture, "caption": story.caption}
        ]
    # A script ends at the first "</", wherever it stands.
    text = json.dumps(facts, ensure_ascii=False, indent=1).replace("</", "<\\/")
    return f'<script type="application/ld+json">\n{text}\n</script>'
