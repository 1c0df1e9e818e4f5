"""Radio Farda in Persian, of RFE/RL; permission is needed (smithmundt.com/faq)."""

from wirecrawler.crawl.pangea_spider import PangeaSpider
from wirecrawler.source import Source, Terms, Use


class RadioFardaFaSpider(PangeaSpider):
    source = Source(
        slug="radio_farda_fa",
        agency="Radio Farda",
        home="https://www.radiofarda.com/",
        country="CZ",
        language="fa",
        timezone="Asia/Tehran",
        terms=Terms(
            use=Use.EXCERPT,
            evidence_url="https://smithmundt.com/faq",
            reason="to be printed with its permission only: quoted, not reprinted",
        ),
    )
    name = source.slug
    zones = ("epiqq",)
