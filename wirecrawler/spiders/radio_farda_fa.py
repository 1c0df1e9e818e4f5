"""Radio Farda in Persian, of RFE/RL; permission is needed (https://smithmundt.com/faq).

Its feed is the default of its platform, not confirmed here; its pages were not looked at.
"""

from wirecrawler.crawl.pangea_spider import PANGEA_STORY_ID, PangeaSpider
from wirecrawler.source import Source, Terms, Use


class RadioFardaFaSpider(PangeaSpider):
    source = Source(
        slug="radio_farda_fa",
        agency="Radio Farda",
        home="https://www.radiofarda.com/",
        country="CZ",
        language="fa",
        timezone="Asia/Tehran",
        story_id=PANGEA_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            evidence_url="https://smithmundt.com/faq",
            reason="to be printed with its permission only: quoted, not reprinted",
        ),
    )
    name = source.slug
    zones = ("epiqq",)
