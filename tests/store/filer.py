"""A process that files invented stories: `python -m tests.store.filer URL SLUG COUNT`.

It says `ready`, waits for a line, opens the archive and files COUNT stories, five at a time,
saying the number of each batch that is filed.  The texts are the same for every SLUG, the
addresses are not.
"""

import sys
from dataclasses import replace

from tests.factories import HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.lease import lease
from wirecrawler.story import Story


def stories(slug: str, count: int) -> list[Story]:
    source = replace(HARBOUR_WIRE, slug=slug)
    return [
        make_sketched(
            url=f"https://{slug}.example/{number}",
            source=source,
            headline_original=f"Ship {number} sails",
            body=f"Ship {number}: " + " ".join(f"w{number}x{at}" for at in range(40)),
        )
        for number in range(count)
    ]


def file(url: str, slug: str, count: int) -> None:
    told = stories(slug, count)
    with Archive.open(url, tag="wire.example,2026") as archive:
        run = archive.begin_run(told[0].source, now=NOON)
        for start in range(0, count, 5):
            batch = told[start : start + 5]
            filings = [Filing(run=run, story=story) for story in batch]
            archive.file(filings, now=NOON)
            print(start, flush=True)
        archive.end_run(run, now=NOON, reason="finished")


def main(url: str, slug: str, count: int) -> None:
    with lease(url, slug) as is_held:
        print("ready" if is_held else "busy", flush=True)
        sys.stdin.readline()
        file(url, slug, count)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
