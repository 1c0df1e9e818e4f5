"""Radio Farda in English, of RFE/RL; permission is needed (https://smithmundt.com/faq).

Its feed is the default of its platform, not confirmed here; its pages were not looked at.
"""

from wirecrawler.crawl.pangea_spider import PANGEA_STORY_ID, PangeaSpider
from wirecrawler.source import Source, Terms, Use


class RadioFardaEnSpider(PangeaSpider):
    source = Source(
        slug="radio_farda_en",
        agency="Radio Farda",
        home="https://en.radiofarda.com/",
        country="CZ",
        language="en",
        timezone="Asia/Tehran",
        story_id=PANGEA_STORY_ID,
        terms=Terms(
            use=Use.EXCERPT,
            evidence_url="https://smithmundt.com/faq",
            reason="to be printed with its permission only: quoted, not reprinted",
        ),
        enabled=False,
        reason="its feed was not seen to answer",
    )
    name = source.slug
    zones = ("epiqq",)
