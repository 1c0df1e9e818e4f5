"""WordPressSpider: sources that run on WordPress.

Its feed is at `feed/`, or where addresses are left as they come at `?feed=rss2`; some leave the
listing of the REST API open to everybody as well.
"""

import re
from collections.abc import Sequence

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.crawl.listing_reader import Named
from wirecrawler.extract.wordpress import read_posts

_REST = re.compile(r"/wp-json/|[?&]rest_route=")
"""What the address of anything of the REST API has."""


class WordPressSpider(FeedSpider):
    """Reads the stories that the feeds of a blog name, and those that its listing of posts does."""

    feeds: Sequence[str] = ("feed/",)
    posts: Sequence[str] = ()
    """Addresses of listings of posts, such as `/wp-json/wp/v2/posts?per_page=50`; with
    `&_embed=author,wp:term` the names of authors and sections come along.  Absolute or relative to
    the source's home; besides the feeds, or instead of them where `feeds` is empty.
    """

    def listings(self) -> Sequence[str]:
        return (*self.feeds, *self.posts)

    def read_listing(self, content: bytes, *, url: str, encoding: str | None) -> Named:
        if not _REST.search(url):
            return super().read_listing(content, url=url, encoding=encoding)
        posts = read_posts(content, url=url, encoding=encoding)
        return Named(
            entries=posts.entries, linkless=posts.linkless, problems=posts.problems
        )
