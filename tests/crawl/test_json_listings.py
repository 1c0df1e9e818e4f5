"""Sources that list their stories in JSON: WordPress's REST API, and the sections of Xinhua."""

import json

from tests.conftest import Wire
from tests.loopback import Answer, Site

_JSON = "application/json"
_ID = "0123456789abcdef0123456789abcdef"
_BLOG = """
from wirecrawler.crawl.wordpress_spider import WordPressSpider
from wirecrawler.source import Source

class HarbourBlogSpider(WordPressSpider):
    source = Source(slug="harbour_blog", agency="Harbour Blog", home="https://harbour.example/")
    name = source.slug
    posts = ("/wp-json/wp/v2/posts?per_page=50",)
"""


def test_the_posts_of_a_blog_are_read_besides_its_feed(site: Site, wire: Wire) -> None:
    (wire.folder / "blogs").mkdir()
    (wire.folder / "blogs" / "__init__.py").touch()
    (wire.folder / "blogs" / "harbour_blog.py").write_text(_BLOG)
    site.feed("/feed/", [{"link": site.url("/crane/"), "title": "Crane moved"}])
    posts = [
        {"link": site.url("/crane/"), "title": {"rendered": "Crane moved"}},
        {"link": site.url("/quay/"), "title": {"rendered": "Quay &amp; pier open"}},
    ]
    site.routes["/wp-json/wp/v2/posts"] = Answer(
        body=json.dumps(posts).encode(), kind=_JSON
    )
    site.story("/crane/", "Crane moved", "The old crane of the port was moved today.")
    site.story("/quay/", "Quay & pier open", "The new quay of the port was opened.")
    wire.environment |= {"WIRECRAWLER_SPIDER_MODULES": "blogs", "PYTHONPATH": "."}

    said = wire.run("crawl", "harbour_blog", "-a", f"home={site.home}", "--quiet")

    assert (said.status, said.err) == (0, "")
    headlines = {story["headline_original"] for story in wire.stories()}
    assert headlines == {"Crane moved", "Quay & pier open"}


def test_a_section_of_xinhua_is_filled_from_the_file_it_names(
    site: Site, wire: Wire
) -> None:
    linked, listed = f"/20261117/{_ID}/c.html", f"/20261118/{_ID}/c.html"
    empty = f'<p>News</p><ul class="list" data="datasource:{_ID}"></ul>'
    more = f'{empty}<a href="{linked}">Crane moved</a><a href="/about/c.html">About</a>'
    site.routes["/world/"] = Answer(body=empty.encode())
    site.routes["/china/"] = site.routes["/asiapacific/"] = Answer(body=more.encode())
    facts = {"datasource": [{"title": "Quay opens", "publishUrl": f"..{listed}"}]}
    file = Answer(body=json.dumps(facts).encode(), kind=_JSON)
    for section in ("world", "china", "asiapacific"):
        site.routes[f"/{section}/ds_{_ID}.json"] = file
    for path in (linked, listed):
        site.routes[path] = Answer(
            body=b'<h1>Quay</h1><div id="detail"><p>The quay of the port is open.</p></div>'
        )

    said = wire.run("crawl", "xinhua_en", "-a", f"home={site.home}", "--quiet")

    assert (said.status, said.err) == (0, "")
    assert {path for path in site.asked if path.endswith("/c.html")} == {linked, listed}
