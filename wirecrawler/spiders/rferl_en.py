"""Radio Free Europe/Radio Liberty in English; permission is needed (https://smithmundt.com/faq).

Its pages were not looked at: the layout is Voice of America's, of the same platform.
"""

from wirecrawler.crawl.pangea_spider import PANGEA_STORY_ID, PangeaSpider
from wirecrawler.source import Source, Terms, Use


class RferlEnSpider(PangeaSpider):
    source = Source(
        slug="rferl_en",
        agency="RFE/RL",
        home="https://www.rferl.org/",
        country="CZ",
        language="en",
        timezone="Europe/Prague",
        story_id=PANGEA_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            evidence_url="https://smithmundt.com/faq",
            reason="to be printed with its permission only: quoted, not reprinted",
        ),
    )
    name = source.slug
    zones = ("epiqq",)
