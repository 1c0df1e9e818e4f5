"""Voice of America in English, public domain (https://www.insidevoa.com/a/1204766.html).

What agencies wrote (a byline of AP, AFP or Reuters) is not, and is judged by their terms.  Its own
stories are nobody's property in the United States.
"""

from wirecrawler.crawl.pangea_spider import PANGEA_STORY_ID, PangeaSpider
from wirecrawler.source import Source, Terms, Use


class VoaEnSpider(PangeaSpider):
    source = Source(
        slug="voa_en",
        agency="Voice of America",
        home="https://www.voanews.com/",
        country="US",
        language="en",
        timezone="America/New_York",
        story_id=PANGEA_STORY_ID,
        terms=Terms(
            use=Use.FULL,
            # SPDX lists none for works that are nobody's; it keeps LicenseRef- for such.
            licence="LicenseRef-public-domain",
            evidence_url="https://www.insidevoa.com/a/1204766.html",
            reason="a work of the US government, to be credited to VOA; not the agencies' stories",
        ),
    )
    name = source.slug
