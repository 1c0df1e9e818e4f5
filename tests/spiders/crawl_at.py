"""Crawl sources in one process, each at a home of its own: `crawl_at.py SLUG=HOME...`.

`wirecrawler crawl` takes one home for all of its sources.
"""

import sys

from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.crawl.process import Crawl, CrawlProcess


def main(pairs: list[str]) -> int:
    settings = crawl_settings({"LOG_LEVEL": "CRITICAL", "WIRECRAWLER_QUIET": "1"})
    listing = catalogue(settings)
    homes = dict(pair.split("=", 1) for pair in pairs)
    crawls = [
        Crawl(spider=listing[slug].spider, arguments={"home": home})
        for slug, home in homes.items()
    ]
    failures: list[str] = []

    async def step(process: CrawlProcess) -> None:
        ended = await process.crawl(crawls)
        failures.extend(f"{c.slug}: {c.failure}" for c in ended if c.failure)

    CrawlProcess(settings).run(step)
    print(*failures, sep="\n", end="", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
