"""Real pages read one after another; as a program it prints the memory that took, in MB.

python -m tests.bench.reads ../shared/corpus/fundus
"""

import gzip
import json
import re
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.factories import make_entry, make_fetch
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.normalize.story import normalized
from wirecrawler.source import Source
from wirecrawler.story import Story

_ANY_SOURCE = Source(slug="page", agency="", home="https://e.example/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page as it was fetched."""

    url: str
    content: bytes
    encoding: str | None = None


def samples(folder: Path) -> Iterator[Sample]:
    """Yield the pages of a corpus."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            known = json.loads(line)
            content = (folder / known["page"]).read_bytes()
            yield Sample(
                url=known["url"],
                content=gzip.decompress(content) if _is_gzip(content) else content,
                encoding=known.get("encoding"),
            )


def story_of(sample: Sample) -> Story:
    """Return the story on a page, every field of it."""
    page = parse_page(sample.content, url=sample.url, encoding=sample.encoding)
    fetch = make_fetch(sample.url)
    entry = make_entry(sample.url, headline="", published="")
    return normalized(
        read_page(page, source=_ANY_SOURCE, entry=entry, fetch=fetch), "title"
    )


def _is_gzip(content: bytes) -> bool:
    return content.startswith(b"\x1f\x8b")


def _peak_mb() -> float:
    # On Linux ru_maxrss knows the process that started this one too.
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
        assert found is not None
        return int(found[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    """Print the peak before the first page, and after the last."""
    before = _peak_mb()
    for sample in samples(Path(sys.argv[1])):
        story_of(sample)
    print(f"{before:.0f} {_peak_mb():.0f}")


if __name__ == "__main__":
    main()
