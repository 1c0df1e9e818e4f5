"""Young Journalists Club, IRIB's agency; no licence was found written.

By a collector's settings its pages have names of their own, and the path to a story begins with
the front page; none was looked at.
"""

from wirecrawler.crawl.iransamaneh_spider import IRANSAMANEH_STORY_ID, IranSamanehSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import EU_FREEZE, UNLICENSED, Source


class YjcFaSpider(IranSamanehSpider):
    source = Source(
        slug="yjc_fa",
        agency="Young Journalists Club",
        home="https://www.yjc.ir/",
        country="IR",
        language="fa",
        timezone="Asia/Tehran",
        story_id=IRANSAMANEH_STORY_ID,
        terms=UNLICENSED,
        cautions=(EU_FREEZE,),
    )
    name = source.slug
    selectors = PageSelectors(
        headline=".title-news, .baznashr-title",
        lede=".news_strong, .baznashr-subtitle",
        body="div.body, .baznashr-body",
        section=".path_bottom_body a ~ a",
        keywords=".tags_title a",
    )
