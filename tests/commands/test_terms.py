"""The terms, from the spider's file to print: crawled, served and exported for real."""

import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import httpx
import lxml.html
import pytest

from tests.conftest import Said, Wire
from tests.loopback import PARAGRAPHS, Site, serving
from wirecrawler.source import EU_BAN

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
EXPIRED = f"the licence CC-BY-4.0 expired on {YESTERDAY.isoformat()}"
CREDITS = "credits AP: all rights reserved"
BANNED = f"eu-ban: {EU_BAN.reason}"

SPIDER = '''"""{agency}: invented."""

from datetime import date

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import EU_BAN, Source, Terms, Use


class {name}Spider(FeedSpider):
    source = Source(
        slug="{slug}", agency="{agency}", home="https://{slug}.example/", language="en",
        timezone="UTC", cautions={cautions},
        terms=Terms(use=Use.FULL, {terms}, evidence_url="https://{slug}.example/terms"),
    )
    name = source.slug
    feeds = ("feed.xml",)
'''
LICENSED = 'licence="CC-BY-4.0", reason="licensed CC BY 4.0"'
SOURCES = {
    "open_voice": ("Open Voice", "()", 'reason="in the public domain"'),
    "lapsed_wire": (
        "Lapsed Wire",
        "()",
        f"{LICENSED}, expires_on=date({YESTERDAY:%Y, %-m, %-d})",
    ),
    "barred_tv": ("Barred TV", "(EU_BAN,)", LICENSED),
}
"""dict: slug -> agency, cautions, terms."""
STORIES = {
    "open_voice": {
        "/own": ("Bridge Stays Open", "Mara Lund"),
        "/agency": ("Senate Votes on Bridges", "The Associated Press"),
    },
    "lapsed_wire": {"/story": ("Engineers Grease the Hinges", "Mara Lund")},
    "barred_tv": {"/story": ("Harbour Master Praises the Tide", "Mara Lund")},
}
"""dict: slug -> path -> headline and byline."""
HEADLINES = dict(
    zip(
        ("own", "agency", "lapsed", "barred"),
        (headline for of in STORIES.values() for headline, _ in of.values()),
        strict=True,
    )
)
# Of each its own text: what is printed of a copy is another matter.
TEXTS = {
    "own": PARAGRAPHS,
    "agency": (
        (
            "Senators set aside four hundred million on Thursday for bridges that nobody dares to"
            " drive a bus over, and went home before the names of the bridges had been read out."
        ),
        (
            "A clerk said that the list runs to nineteen pages and that seven of the spans on it"
            " fell down while it was being typed, which saves the state the cost of mending them."
        ),
        (
            "“I have voted for bridges since I was thirty,” the eldest of them told a half-empty"
            " chamber, “and I am still waiting for one that reaches the other side.”"
        ),
    ),
    "lapsed": (
        (
            "Two men with a bucket of tallow climbed the eastern tower before dawn and had the"
            " great pins turning by breakfast, for the first time since the long frost."
        ),
        (
            "Their foreman counted forty strokes of the pump at each joint and wrote them in a"
            " ledger that his grandfather began, in which no month has ever been left out."
        ),
        (
            "“It sings when it is dry and it sulks when it is wet,” he said, wiping his hands on"
            " the railing, “so we listen first and grease afterwards.”"
        ),
    ),
    "barred": (
        (
            "High water came eleven minutes early on Sunday and was praised from the pier head by"
            " the man who is paid to announce it, in a speech that outlasted the ebb."
        ),
        (
            "Fishermen applauded from their decks, mooring lines in hand, though several admitted"
            " that they had taken the occasion for somebody's funeral and come out of respect."
        ),
        (
            "“A tide like this is made by patience,” he told them through a brass trumpet, “and by"
            " the moon, to whom the port remains deeply obliged.”"
        ),
    ),
}
"""dict: kind -> paragraphs."""
BODIES = {kind: "\n\n".join(paragraphs) for kind, paragraphs in TEXTS.items()}


@dataclass(frozen=True, kw_only=True)
class Published:
    """A wire that was crawled, and its server."""

    wire: Wire
    url: str
    own: int
    agency: int
    lapsed: int
    barred: int
    told: dict[tuple[str, ...], Said] = field(default_factory=dict)

    def run(self, *words: str) -> Said:
        """Return what a command says; it is asked once."""
        if words not in self.told:
            self.told[words] = self.wire.run(*words)
        return self.told[words]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    folder = tmp_path_factory.mktemp("terms")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    spiders = folder / "my_sources"
    spiders.mkdir()
    (spiders / "__init__.py").touch()
    for slug, (agency, cautions, terms) in SOURCES.items():
        text = SPIDER.format(
            slug=slug,
            agency=agency,
            name=agency.replace(" ", ""),
            cautions=cautions,
            terms=terms,
        )
        (spiders / f"{slug}.py").write_text(text, encoding="utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "my_sources"
    for slug in SOURCES:
        crawl(wire, slug)
    wire.environment["WIRECRAWLER_WITHHELD"] = "eu-ban"
    ids = {story["headline"]: story["id"] for story in wire.stories()}
    named = [ids[headline] for of in STORIES.values() for headline, _ in of.values()]
    with served(wire) as url:
        own, agency_story, lapsed, barred = named
        yield Published(
            wire=wire,
            url=url,
            own=own,
            agency=agency_story,
            lapsed=lapsed,
            barred=barred,
        )


def kind_of(headline: str) -> str:
    [kind] = [kind for kind, known in HEADLINES.items() if known == headline]
    return kind


def crawl(wire: Wire, slug: str) -> None:
    with ExitStack() as stack:
        site = stack.enter_context(serving(Site()))
        for path, (headline, byline) in STORIES[slug].items():
            site.story(path, headline, *TEXTS[kind_of(headline)], byline=byline)
        links = [{"link": p, "title": h} for p, (h, _) in STORIES[slug].items()]
        site.feed("/feed.xml", links)
        said = wire.run("crawl", slug, "-a", f"home={site.home}")
    assert said.status == 0, said.err


@contextmanager
def served(wire: Wire) -> Iterator[str]:
    with wire.start("serve", "--port", "0") as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        address = re.search(r"http://\S+(?=/ )", line)
        try:
            assert address, line
            yield address[0]
        finally:
            server.send_signal(signal.SIGINT)


def page(published: Published, number: int) -> tuple[int, Any]:
    answer = httpx.get(f"{published.url}/story/{number}")
    return answer.status_code, lxml.html.fromstring(answer.content)


def words(tree: Any, selector: str) -> str:
    return " ".join(
        " ".join(e.text_content().split()) for e in tree.cssselect(selector)
    )


def api(published: Published, path: str) -> Any:
    return httpx.get(f"{published.url}/api/v1/{path}").json()


def printed(record: dict[str, Any]) -> tuple[object, ...]:
    """Return what a record of print says of use, reason, holder, licence, and its text."""
    terms = record["terms"]
    body = record["body"]
    whole = BODIES[kind_of(record["headline"])]
    line = " ".join((body or "").split())
    return (
        terms["use"],
        terms["reason"],
        terms["holder"],
        terms["licence"],
        body and (body[-1], " ".join(whole.split()).startswith(line[:200])),
    )


EXPECTED = {
    "own": ("full", "in the public domain", None, None, ("”", True)),
    "agency": ("excerpt", CREDITS, "AP", None, ("…", True)),
    "lapsed": ("link", EXPIRED, None, None, None),
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_the_api_and_the_export_tell_what_holds_and_why(
    published: Published, kind: str
) -> None:
    number = getattr(published, kind)
    record = api(published, f"stories/{number}")
    exported = {
        r["id"]: r for r in published.run("export", "--format", "jsonl").records
    }
    listed = {r["id"]: r for r in api(published, "stories")["stories"]}
    assert (printed(record), record == exported[number] == listed[number]) == (
        EXPECTED[kind],
        True,
    )


@pytest.mark.parametrize(
    ("kind", "box", "foot", "has_text"),
    [
        pytest.param(
            "own",
            "",
            "“Bridge Stays Open” by Mara Lund, Open Voice; in the public domain",
            (True, True),
            id="whole",
        ),
        pytest.param(
            "agency",
            (
                f"This is an excerpt ({CREDITS}). Rights held by AP. Read the whole story at "
                "Open Voice"
            ),
            "“Senate Votes on Bridges” (excerpt) by ",
            (True, False),
            id="another agency's story: the excerpt",
        ),
        pytest.param(
            "lapsed",
            (
                f"Only the headline and the link are printed here ({EXPIRED}). Rights held by "
                "Lapsed Wire. Read the whole story at Lapsed Wire"
            ),
            (
                "“Engineers Grease the Hinges” by Mara Lund, Lapsed Wire; rights held by "
                "Lapsed Wire"
            ),
            (False, False),
            id="an expired licence: the link",
        ),
    ],
)
def test_a_page_shows_what_holds_and_why(
    published: Published, kind: str, box: str, foot: str, has_text: tuple[bool, bool]
) -> None:
    status, tree = page(published, getattr(published, kind))
    text = words(tree, "article.story")
    assert (
        status,
        words(tree, ".terms"),
        words(tree, ".attribution").startswith(foot),
        (TEXTS[kind][0][:60] in text, TEXTS[kind][2][:20] in text),
    ) == (200, box, True, has_text)


def test_the_page_and_the_api_of_a_withheld_story_answer_451(
    published: Published,
) -> None:
    status, tree = page(published, published.barred)
    answer = httpx.get(f"{published.url}/api/v1/stories/{published.barred}")
    headers = answer.headers
    assert (
        status,
        words(tree, ".notice h1"),
        words(tree, ".notice p:nth-of-type(1)"),
        answer.status_code,
        headers["content-type"],
        headers["link"],
        answer.json(),
        "Harbour Master" in tree.text_content() + answer.text,
    ) == (
        451,
        "This story is withheld here",
        f"This wire publishes nothing by Barred TV ({BANNED}).",
        451,
        "application/problem+json",
        '<http://127.0.0.1:8080>; rel="blocked-by"',
        {
            "type": "about:blank",
            "title": "Unavailable For Legal Reasons",
            "status": 451,
            "detail": f"Withheld by this wire: {BANNED}.",
        },
        False,
    )


def test_no_list_has_a_story_that_is_withheld(published: Published) -> None:
    told = api(published, "stories")
    of_source = api(published, "stories?source=barred_tv")
    front = httpx.get(published.url).text
    recent = words(page(published, published.own)[1], "aside")
    assert (
        sorted(record["source"] for record in told["stories"]),
        told["withheld"],
        of_source,
        api(published, "stories?source=open_voice")["withheld"],
        [name for name in ("Hinges", "Harbour Master") if name in front],
        [name for name in ("Hinges", "Harbour Master") if name in recent],
    ) == (
        ["lapsed_wire", "open_voice", "open_voice"],
        [{"source": "barred_tv", "reason": BANNED}],
        {"stories": [], "withheld": [{"source": "barred_tv", "reason": BANNED}]},
        [],
        ["Hinges"],
        ["Hinges"],
    )


@pytest.mark.parametrize("from_server", [True, False], ids=["feed", "export"])
def test_the_feed_tells_what_holds_and_why(
    published: Published, from_server: bool
) -> None:
    told = (
        httpx.get(f"{published.url}/feed.atom").text
        if from_server
        else published.run("export", "--format", "atom").out
    )
    entries = {e.title: e for e in feedparser.parse(told).entries}
    whole = {
        title: TEXTS[kind_of(title)][2][:20] in e.content[0].value
        for title, e in entries.items()
    }
    reasons = {title: e.rights.split("; ") for title, e in entries.items()}
    assert (whole, reasons) == (
        {
            "Bridge Stays Open": True,
            "Senate Votes on Bridges": False,
            "Engineers Grease the Hinges": False,
        },
        {
            "Bridge Stays Open": [
                "The whole text may be printed",
                "rights held by Open Voice",
                "in the public domain",
                "https://open_voice.example/terms",
            ],
            "Senate Votes on Bridges": [
                "An excerpt may be printed",
                "rights held by AP",
                CREDITS,
            ],
            "Engineers Grease the Hinges": [
                "The headline and the link may be printed",
                "rights held by Lapsed Wire",
                EXPIRED,
                "https://lapsed_wire.example/terms",
            ],
        },
    )


@pytest.mark.parametrize("form", ["jsonl", "csv", "atom"])
def test_an_export_says_what_it_withheld(published: Published, form: str) -> None:
    said = published.run("export", "--format", form)
    assert (said.status, said.err, "Harbour Master" in said.out) == (
        0,
        f"Withheld: 1 story of barred_tv ({BANNED})\n",
        False,
    )


def test_an_export_leaves_out_what_credits_a_withheld_agency(
    published: Published,
) -> None:
    said = published.wire.run(
        "export", "--source", "open_voice", WIRECRAWLER_WITHHELD="ap=an order"
    )
    house = published.wire.run(
        "stories", "--source", "open_voice", WIRECRAWLER_WITHHELD="ap=an order"
    )
    assert ([r["id"] for r in said.records], said.err, house.err) == (
        [published.own],
        "Withheld: 1 story crediting AP (ap: an order)\n",
        "Withheld from print: credits AP; ap: an order: 1 of these stories\n",
    )


def test_an_export_of_another_source_says_nothing_of_it(published: Published) -> None:
    said = published.run("export", "--source", "open_voice")
    assert (said.status, said.err) == (0, "")


@pytest.mark.parametrize("kind", EXPECTED)
def test_the_api_chooses_by_the_terms_that_hold(
    published: Published, kind: str
) -> None:
    use = EXPECTED[kind][0]
    asked = api(published, f"stories?terms={use}")["stories"]
    assert [r["id"] for r in asked] == [getattr(published, kind)]


def test_an_export_chooses_by_the_terms_that_hold(published: Published) -> None:
    exported = published.run("export", "--terms", "link").records
    assert [r["id"] for r in exported] == [published.lapsed]


def test_the_house_reads_everything_and_is_told(published: Published) -> None:
    said = published.run("stories", "--format", "jsonl")
    shown = published.run("story", str(published.barred), "--format", "table")
    record = published.run("story", str(published.barred), "--format", "jsonl")
    assert (
        {r["source"]: r["body"] in BODIES.values() for r in said.records},
        said.err,
        BODIES["barred"] in shown.out,
        f"\n\nWithheld from print: {BANNED}\n" in shown.out,
        BODIES["barred"] == record.records[0]["body"],
        record.err,
    ) == (
        dict.fromkeys(SOURCES, True),
        f"Withheld from print: {BANNED}: 1 of these stories\n",
        True,
        True,
        True,
        f"Withheld from print: {BANNED}\n",
    )


def test_the_story_of_the_house_says_what_print_holds(published: Published) -> None:
    said = published.wire.run("story", str(published.lapsed), "--format", "table")
    assert (
        BODIES["lapsed"] in said.out,
        f"; {EXPIRED}; https://lapsed_wire" in said.out,
    ) == (
        True,
        True,
    )


def test_sources_tell_their_terms_and_what_is_withheld(published: Published) -> None:
    said = published.wire.run("sources", "--format", "jsonl")
    records = {r["slug"]: r for r in said.records if r["slug"] in SOURCES}
    table = published.wire.run("sources", "--format", "table", COLUMNS="250").out
    [barred] = [line for line in table.splitlines() if line.startswith("barred_tv")]
    assert (
        {
            slug: (r["terms"]["expires_on"], r["cautions"], r["withheld"])
            for slug, r in records.items()
        },
        ["full", "CC-BY-4.0", "https://barred_tv.example/terms", BANNED[:20]],
        said.err,
    ) == (
        {
            "barred_tv": (None, ["eu-ban"], BANNED),
            "lapsed_wire": (YESTERDAY.isoformat(), [], None),
            "open_voice": (None, [], None),
        },
        [
            part
            for part in (
                "full",
                "CC-BY-4.0",
                "https://barred_tv.example/terms",
                BANNED[:20],
            )
            if part in barred
        ],
        "",
    )


def test_a_slip_in_the_setting_is_told(published: Published) -> None:
    said = published.wire.run("sources", WIRECRAWLER_WITHHELD="eu-ban,barred-tv")
    assert said.err == (
        "WIRECRAWLER_WITHHELD: neither a source nor a tag of one, so nothing is withheld by it: "
        "barred-tv; `wirecrawler sources` names them all\n"
    )


def test_a_server_tells_a_slip_in_the_setting(published: Published) -> None:
    slip = {"WIRECRAWLER_WITHHELD": "eu-bann=by law"}
    with published.wire.start("serve", "--port", "0", **slip) as server:
        assert server.stderr is not None
        told = [server.stderr.readline() for _ in range(2)]
        server.send_signal(signal.SIGINT)
    assert (": eu-bann; " in told[0], told[1][:8]) == (True, "Serving ")


@pytest.mark.parametrize(
    "command", [["export"], ["serve", "--port", "0"]], ids=["export", "serve"]
)
def test_a_setting_that_is_not_accepted_publishes_nothing(
    published: Published, command: list[str]
) -> None:
    said = published.wire.run(*command, WIRECRAWLER_WITHHELD="EU BAN")
    assert (said.status, said.out, said.err) == (
        2,
        "",
        (
            "wirecrawler: WIRECRAWLER_WITHHELD: 'EU BAN' is none of slug, tag, slug=reason, "
            "tag=reason\n"
        ),
    )


def test_a_caution_declared_after_the_crawl_counts_at_once(
    published: Published,
) -> None:
    wire = published.wire
    file = wire.folder / "my_sources" / "lapsed_wire.py"
    before = file.read_text("utf-8")
    file.write_text(before.replace("cautions=()", "cautions=(EU_BAN,)"), "utf-8")
    try:
        said = wire.run("export", "--source", "lapsed_wire")
    finally:
        file.write_text(before, "utf-8")
    assert (said.out, said.err) == (
        "",
        f"Withheld: 1 story of lapsed_wire ({BANNED})\n",
    )
