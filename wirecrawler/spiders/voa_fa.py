"""Voice of America in Persian, public domain (https://www.insidevoa.com/a/1204766.html).

What agencies wrote (a byline of AP, AFP or Reuters) is not, and is judged by their terms.  The
default feed of its platform is not confirmed here, and its pages were not looked at.
"""

from wirecrawler.crawl.pangea_spider import PANGEA_STORY_ID, PangeaSpider
from wirecrawler.source import Source, Terms, Use


class VoaFaSpider(PangeaSpider):
    source = Source(
        slug="voa_fa",
        agency="Voice of America",
        home="https://ir.voanews.com/",
        country="US",
        language="fa",
        timezone="Asia/Tehran",
        story_id=PANGEA_STORY_ID,
        terms=Terms(
            use=Use.FULL,
            # SPDX lists none for works that are nobody's; it keeps LicenseRef- for such.
            licence="LicenseRef-public-domain",
            evidence_url="https://www.insidevoa.com/a/1204766.html",
            reason="a work of the US government, to be credited to VOA; not the agencies' stories",
        ),
        enabled=False,
        reason="no zone of its feeds was seen to answer",
    )
    name = source.slug
    zones = ("epiqq",)
