"""Xinhua in English; no licence was found written.

The lists of a section page are filled by a script from a file of JSON that the page names; which
sections there are is derived.  The layout of before is that of a Chinese page of 2020.
"""

from wirecrawler.crawl.xinhua_spider import XinhuaSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import UNLICENSED, Source


class XinhuaEnSpider(XinhuaSpider):
    source = Source(
        slug="xinhua_en",
        agency="Xinhua",
        home="https://english.news.cn/",
        country="CN",
        language="en",
        timezone="Asia/Shanghai",
        terms=UNLICENSED,
    )
    name = source.slug
    sections = (
        "https://english.news.cn/world/",
        "https://english.news.cn/china/",
        "https://english.news.cn/asiapacific/",
    )
    selectors = (
        PageSelectors(body="#detail", years="about 2022 and later, at english.news.cn"),
        PageSelectors(
            body="#p-detail",
            published=".h-time",
            years="up to about 2021, at xinhuanet.com",
        ),
    )
