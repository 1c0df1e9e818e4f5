"""Finding words: what was found out of a source, how sure it is, what a person must decide."""

from collections.abc import Iterator, Sequence

from wirecrawler.commands.source_draft import Draft
from wirecrawler.commands.source_files import Places
from wirecrawler.crawl.platform_spiders import PlatformSpider
from wirecrawler.crawl.probe_samples import Chosen
from wirecrawler.crawl.probing import Finding
from wirecrawler.extract.site_facts import Guess
from wirecrawler.publish.terminal import cut, terminal_line
from wirecrawler.settings import sources_folder

_UNSURE = {
    "agency": "write its name into the file",
    "language": "write it into the file, or each story says its own",
    "country": "write it into the file if it has one",
    "time zone": "write it into the file, or times without an offset are read as UTC",
}
"""dict[str, str]: name of a guess -> what to do where it is unsure."""
_WIDE = 160
"""Cells of a line, at most."""


def finding_lines(draft: Draft) -> Iterator[str]:
    """Yield the lines that say what was found and how sure it is."""
    finding = draft.finding
    chosen = finding.chosen
    listing = chosen.listing
    yield f"{draft.slug}: what {finding.requests} requests found, and how sure that is"
    count = counted(len(listing.entries), "story", "stories")
    yield _line("listing", f"{listing.format}, {count}: {chosen.declared}")
    if chosen.pattern:
        yield _line("story_pattern", f"{chosen.pattern} is in a story's address")
    for name, guess in _guesses(finding):
        yield _line(name, f"{guess.value or 'not known'} ({_sure(guess)})")
    system = finding.platform
    yield _line(
        "system", f"{system.name}{_zone(system.zone)}" if system else "not known"
    )
    if finding.spider is not None:
        yield _line("spider", _spider(finding.spider, chosen))
    yield _line("data for machines", ", ".join(finding.data) or "none")
    delay = finding.robots.delay_s
    said = f"allowed; Crawl-delay {delay:g} s" if delay else "allowed"
    yield _line("robots.txt", said)
    yield _line("samples", _samples(finding))
    for one in finding.judgement.fields:
        yield _line(one.field, f"{one.sureness}: {one.ground}")
    for reason in finding.judgement.reasons:
        yield _line("selector", reason)
    for failure in chosen.failures:
        yield _line("not taken", failure.replace("live_blog", "live blog"))
    if draft.problem:
        yield _line("fixture", draft.problem)


def short_line(draft: Draft) -> str:
    """Return the line of one source among many."""
    chosen = draft.finding.chosen
    stories = counted(len(chosen.samples), "story", "stories")
    said = f"{chosen.listing.format} {chosen.declared}, {stories} sampled"
    return terminal_line(f"{draft.slug}: {said}; its terms are to be read")


def decision_lines(draft: Draft) -> Iterator[str]:
    """Yield what a person must decide."""
    finding = draft.finding
    yield "A person must decide:"
    yield "  terms: only headline and link are published until the file names a permission"
    for lead in finding.terms[:4]:
        yield f"  {_line(f'read {lead.url}', repr(lead.words))}"
    for name, guess in _guesses(finding):
        if guess.sureness == "unsure":
            others = f", perhaps {', '.join(guess.others)}" if guess.others else ""
            yield _line(name, f"{guess.ground}{others}; {_UNSURE[name]}")
    doubted = [o.field for o in finding.judgement.fields if o.sureness == "unsure"]
    if doubted and finding.chosen.samples:
        page = finding.chosen.samples[0].story.entry.link
        yield f"  {', '.join(doubted)}: see what is read, `wirecrawler preview {page}`"
    if finding.chosen.listing.is_large:
        yield "  its sitemap names very many stories: the first crawl asks for them all"


def counted(number: int, one: str, many: str) -> str:
    """Return a number of things, in words where it is none."""
    return f"{number or 'no'} {one if number == 1 else many}"


def next_lines(slugs: Sequence[str], where: Places) -> Iterator[str]:
    """Yield the commands that come next."""
    if not where.is_checkout and str(where.spiders) != sources_folder().removeprefix(
        "./"
    ):
        folder = str(where.spiders)
        folder = folder if "/" in folder else f"./{folder}"
        yield f"  export WIRECRAWLER_SPIDER_MODULES={folder}"
    yield f"  wirecrawler crawl {' '.join(slugs)}"


def _guesses(finding: Finding) -> list[tuple[str, Guess]]:
    return [
        ("agency", finding.agency),
        ("language", finding.language),
        ("country", finding.country),
        ("time zone", finding.timezone),
    ]


def _sure(guess: Guess) -> str:
    return f"{guess.sureness}: {guess.ground}"


def _zone(words: str) -> str:
    return f": {words}" if words else ""


def _spider(spider: PlatformSpider, chosen: Chosen) -> str:
    name = f"{spider.spider.__name__}, made for {spider.platform}"
    if not spider.has_layouts:
        return name
    return f"{name}; its selectors read {len(chosen.samples)} of {len(chosen.samples)} samples"


def _samples(finding: Finding) -> str:
    chosen = finding.chosen
    tried = len(chosen.samples) + len(chosen.failures)
    if not chosen.reads_pages:
        return f"0 of {tried} can be had; the feed's own words are read instead"
    return f"stories on {len(chosen.samples)} of {counted(tried, 'page', 'pages')}"


def _line(name: str, words: str) -> str:
    return f"  {cut(terminal_line(f'{name}: {words}'), _WIDE)}"
