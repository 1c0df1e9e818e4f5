"""Five crawls of a source that edits, loses and withdraws its stories: what becomes of each.

The clock is moved by moving back what the store knows of the source's listings: an hour, six
hours, eight days, and thirty, when only what the feed marks as changed is asked for again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, select

from tests.conftest import Wire
from tests.loopback import Answer, Site, story_page
from wirecrawler.store.models import listings

ELAPSED = (0, 1, 5, 8 * 24, 22 * 24)
"""Hours between a crawl and the one before."""

PROMPT = "Have you seen it happen? Write to the newsroom, by night too."
AUTHOR = (
    "Mara Lund has covered the coast for the Post since the lighthouse was automated."
)
THANKS = "Readers pay for this newspaper: thank you to all of them."
MORE = "In other news: the winter timetable of the night buses is out."

TEXTS = {
    "bridge": (
        ("Engineers in Eastwick closed the swing bridge on Monday after a hinge cast in 1921 gave"
        " way under a lorry loaded with gravel."),
        ("Nobody was hurt. Pedestrians may cross from Thursday, the harbour master said, and"
        " lorries once a new hinge has come from the foundry in Leeds."),
        "The bridge carries 4,200 vehicles a day in summer.",
    ),
    "orchard": (
        ("Growers in the Tarn valley expect the smallest harvest of cider apples in 30 years,"
        " because frost in late April killed most of the blossom."),
        ("Presses that usually run until Christmas will stop in the third week of October, said"
        " the cooperative, which has 61 members."),
        "Insurance covers hail, but not frost.",
    ),
    "museum": (
        ("The maritime museum bought the log of the whaler Constance at auction for 18,000 pounds,"
        " which a retired dentist had kept in a biscuit tin."),
        ("The pages describe a mutiny off Greenland in 1847 that no court ever heard of; curators"
        " will show them under dim light from February."),
        "A facsimile is planned for schools.",
    ),
    "school": (
        ("Pupils at Northgate primary will learn to swim in the river again, 40 years after the"
        " council fenced off the old bathing steps."),
        ("Water tests since March found no bacteria above the limit, so two lifeguards will stand"
        " on the steps every weekday morning in June."),
        "Parents voted for it by a wide margin.",
    ),
    "theatre": (
        ("The Old Rope theatre opens its season with a comedy about three bell founders, written"
        " by a postman between his rounds."),
        ("Rehearsals began in a disused chapel without heating, where the cast wore gloves, and"
        " the bells on stage are made of painted cork."),
        "Tickets cost between nine and 24 pounds.",
    ),
    "ferry": (
        ("The night ferry to Skarvoy did not sail on Tuesday because its crew found water in the"
        " engine room an hour before departure."),
        ("Two hundred passengers slept in the sports hall, where a bakery brought rolls at six,"
        " and left on a freighter at noon."),
        "The company blames a cracked valve.",
    ),
    "quarry": (
        ("A quarry that fell silent in 1974 will be blasted again for granite, to mend the sea"
        " wall that last winter's storms tore open."),
        ("Residents above the pit asked for a limit of one explosion a week, at three in the"
        " afternoon, with a siren ten minutes earlier."),
        "The permit ends after 18 months.",
    ),
    "library": (
        ("The mobile library has a new van with room for 3,000 books and a ramp, the gift of a"
        " widow who borrowed novels from it for decades."),
        ("It stops in eleven villages that have neither shop nor post office; the driver also"
        " carries prescriptions and seed potatoes."),
        "The old van goes to a farm.",
    ),
    "wolves": (
        ("Rangers counted nine wolves in the Harrow forest this spring, four more than a year ago,"
        " by cameras that badgers twice pulled from the trees."),
        ("Shepherds get dogs and fences paid; last season 14 lambs were lost, most of them to"
        " foxes, as the bites showed."),
        "Hunting them stays forbidden.",
    ),
    "tram": (
        ("Line seven of the trams will run at night from Friday, every half hour between the"
        " brewery and the hospital, on trial for a year."),
        ("Nurses had asked for it since the buses were cut; drivers get an extra day off for every"
        " five nights on the line."),
        "A ticket costs as much as by day.",
    ),
    "honey": (
        ("Beekeepers on Linden island sold their whole honey to one Danish brewer, who needs it"
        " for a mead that an archaeologist read off a pot."),
        ("The contract runs for six summers and pays double; islanders themselves will have to"
        " spread jam, joked the chairwoman."),
        "About 350 hives stand among the heather.",
    ),
    "clock": (
        ("The town hall clock struck thirteen on Wednesday, for the first time since a jackdaw"
        " nested in its gears, and nobody could stop it until dusk."),
        ("A watchmaker of 81 climbed the tower with a torch and found a bent pin; he asked for"
        " nothing but a photograph."),
        "It has kept time ever since.",
    ),
    "salmon": (
        ("Salmon passed the new fish ladder at Weir End within a day of its opening, watched by a"
        " class of eight-year-olds behind glass."),
        ("The turbine beside it will pause whenever sonar sees a shoal, which costs the utility"
        " two per cent of its power in autumn."),
        "Otters have found the ladder too.",
    ),
    "choir": (
        ("A choir of miners, none younger than seventy, recorded the hymns of their pit chapel"
        " before bulldozers come for it in the new year."),
        ("The roof leaks, so umbrellas can be heard in two songs; the label decided to leave them"
        " in and to say so on the cover."),
        "Proceeds go to the hospice.",
    ),
    "vineyard": (
        ("A glasshouse near the power station yields grapes through the winter, heated by water"
        " that used to steam in the canal."),
        ("The first wine tastes of smoke, a sommelier found, but the mayor served it to the"
        " delegation from Burgundy all the same."),
        "Bottles are numbered by hand.",
    ),
    "chess": (
        ("A girl of eleven beat the national champion at chess in a hotel corridor, while they"
        " both waited for a late train to the tournament."),
        ("Spectators on suitcases noted the moves on a timetable; the federation has asked for the"
        " sheet, to print it in its yearbook."),
        "He has asked for a return match.",
    ),
    "kiln": (
        ("A potter in Low Marsh opened a kiln that her grandfather bricked up in 1939, and found"
        " it full of jugs glazed in a green that no one can mix today."),
        ("Chemists at the college scraped a flake from one foot; they suspect ash of seaweed, cut"
        " at neap tides only."),
        "She will sell three and keep the rest.",
    ),
    "mast": (
        ("The radio mast on Gallow hill comes down in sections this week, because swifts and rust"
        " have had it to themselves since broadcasts ended."),
        ("Climbers unscrew it by hand from the top; a helicopter would have frightened the horses"
        " of the riding stables beneath."),
        "Its red lamp goes to a pub.",
    ),
    "late": (
        ("Archivists found the deed by which a duke gave the common to its geese, and to whoever"
        " drives them, in the lining of a saddle."),
        ("A developer who wanted to build flats there withdrew the plan on Saturday; two dozen"
        " geese were driven across the grass in thanks."),
        "The saddle is being restored.",
    ),
}  # fmt: skip

HEADLINES = {
    "bridge": "Swing bridge closed after hinge breaks",
    "orchard": "Frost leaves cider presses idle",
    "museum": "Whaler's log tells of forgotten mutiny",
    "school": "Pupils return to river for swimming lessons",
    "theatre": "Postman's comedy opens season",
    "ferry": "Night ferry stays in port",
    "quarry": "Old quarry to mend sea wall",
    "library": "Widow gives villages a library van",
    "wolves": "Nine wolves on camera",
    "tram": "Line seven to run all night",
    "honey": "Brewer buys an island's honey",
    "clock": "Town hall clock strikes thirteen",
    "salmon": "Salmon take to new ladder",
    "choir": "Miners' choir records in doomed chapel",
    "vineyard": "Grapes grow on power station's heat",
    "chess": "Girl beats champion",
    "kiln": "Kiln gives back lost green",
    "mast": "Radio mast comes down by hand",
    "late": "Geese keep their common",
}

Fate = tuple[str, str] | None

STORED = ("stored", "")
CORRECTED = ("stored", "correction")
KILLED = ("stored", "kill")
NOT_MODIFIED = ("unchanged", "not modified")
SAME = ("unchanged", "same text")
LISTED = ("unchanged", "listed as before")
GONE = ("failed", "http 404")


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a page shows."""

    headline: str = ""
    """Empty: as at first."""
    texts: Sequence[str] = ()
    """Empty: as at first."""
    published: str = "2026-11-20T09:30:00+01:00"
    extra: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A story, and what is expected of it."""

    text: str
    """Its name among the texts."""
    first: Page = Page()
    changes: Mapping[int, Page] = field(default_factory=dict)
    """dict[int, Page]: a crawl -> what it is the first to see."""
    fates: Sequence[Fate]
    """Outcome and reason of each crawl; None where its page was not asked for."""
    held: tuple[str, int] = ("usable", 1)
    """Its status and the number of its revisions in the end."""
    published: str = "2026-11-20T08:30:00Z"
    """As it is held in the end."""

    @property
    def path(self) -> str:
        return f"/2026/11/20/{self.text}"

    def page(self, crawl: int) -> Answer | bytes:
        """What the page answers at a crawl."""
        seen = [n for n in self.changes if n <= crawl]
        page = self.changes[max(seen)] if seen else self.first
        return page.answer or story_page(
            page.headline or self.first.headline or HEADLINES[self.text],
            page.texts or self.first.texts or TEXTS[self.text],
            published=page.published,
            extra=page.extra,
        )


def gone(status: int, words: str = "") -> Page:
    return Page(answer=Answer(status=status, body=words.encode()))


def edited(name: str, old: str, new: str, *more: str) -> Page:
    texts = tuple(text.replace(old, new) for text in TEXTS[name])
    assert texts != TEXTS[name]
    return Page(texts=(*texts, *more))


def modified(stamp: str) -> Page:
    return Page(
        extra=f'<meta property="article:modified_time" content="{stamp}">',
    )


NOTICE = "Correction: an earlier version of this story gave a wrong number of members."
WITHDRAWN = (
    "This story has been withdrawn. It did not meet our standards, and we regret having"
    " published it."
)
CONSENT = (
    '<!doctype html><html lang="en"><head><title>Before you continue</title></head><body>'
    '<div id="consent"><h1>Before you continue</h1><p>We and our 812 partners use cookies to'
    " store and access information on your device. Accept all cookies or manage your"
    " choices.</p><button>Accept all</button><button>Reject all</button></div></body></html>"
)
NOT_FOUND = (
    '<!doctype html><html lang="en"><head><title>Page not found - Eastwick Post</title></head>'
    "<body><h1>Page not found</h1><p>The page that you asked for is not here. It may have been"
    " moved, or the address may be wrong.</p></body></html>"
)
ROBOT_WALL = (
    (
        "Checking your browser before you go on. Please enable scripts, wait some seconds, and"
        " reload this window if nothing happens; automated requests are refused."
    ),
    (
        "Your request carries the number 8f2c-11. Contact the owner of this website with it when"
        " you believe that you were blocked by mistake."
    ),
)

ROWS = {
    "an edited headline": Row(
        text="bridge",
        fates=(STORED, CORRECTED, NOT_MODIFIED, NOT_MODIFIED, LISTED),
        changes={2: Page(headline="Hinge of 1921 closes swing bridge")},
        held=("corrected", 2),
    ),
    "a corrected figure and a notice of it": Row(
        text="orchard",
        fates=(STORED, NOT_MODIFIED, CORRECTED, NOT_MODIFIED, LISTED),
        changes={3: edited("orchard", "61 members", "64 members", NOTICE)},
        held=("corrected", 2),
    ),
    "a corrected figure without a word": Row(
        text="museum",
        fates=(STORED, CORRECTED, NOT_MODIFIED, CORRECTED, LISTED),
        changes={
            2: edited("museum", "18,000", "80,000"),
            4: edited("museum", "18,000 pounds", "80,000 euros"),
        },
        held=("corrected", 3),
    ),
    "another date of update alone": Row(
        text="school",
        fates=(STORED, SAME, NOT_MODIFIED, SAME, LISTED),
        changes={
            2: modified("2026-11-20T12:00:00+01:00"),
            4: modified("2026-11-21T08:00:00+01:00"),
        },
    ),
    "shuffled and swapped boilerplate": Row(
        text="theatre",
        fates=(STORED, SAME, SAME, SAME, LISTED),
        first=Page(texts=(*TEXTS["theatre"], PROMPT, AUTHOR, THANKS)),
        changes={
            2: Page(texts=(*TEXTS["theatre"], THANKS, PROMPT, AUTHOR)),
            3: Page(texts=(PROMPT, *TEXTS["theatre"], MORE)),
            4: Page(texts=TEXTS["theatre"]),
        },
    ),
    "404 once, then back": Row(
        text="ferry",
        fates=(STORED, GONE, NOT_MODIFIED, NOT_MODIFIED, LISTED),
        first=Page(texts=(*TEXTS["ferry"], PROMPT, AUTHOR, THANKS, MORE)),
        changes={2: gone(404), 3: Page()},
    ),
    "404 twice": Row(
        text="quarry",
        fates=(STORED, GONE, KILLED, None, None),
        first=Page(texts=(*TEXTS["quarry"], MORE, PROMPT, AUTHOR, THANKS)),
        changes={2: gone(404)},
        held=("killed", 2),
    ),
    "410": Row(
        text="library",
        fates=(STORED, NOT_MODIFIED, KILLED, None, None),
        changes={3: gone(410)},
        held=("killed", 2),
    ),
    "a soft 404, then back": Row(
        text="wolves",
        fates=(STORED, ("skipped", "not_found"), NOT_MODIFIED, NOT_MODIFIED, LISTED),
        changes={2: gone(200, NOT_FOUND), 3: Page()},
    ),
    "a stub behind a paywall, then back with a correction": Row(
        text="tram",
        fates=(
            STORED,
            ("unchanged", "much shorter: 129 of 279 characters"),
            ("unchanged", "much shorter: 129 of 279 characters"),
            CORRECTED,
            LISTED,
        ),
        changes={
            2: Page(texts=TEXTS["tram"][:1]),
            4: edited("tram", "Line seven", "Line nine"),
        },
        held=("corrected", 2),
    ),
    "an empty page, then back": Row(
        text="honey",
        fates=(STORED, ("skipped", "no body"), NOT_MODIFIED, NOT_MODIFIED, LISTED),
        changes={2: Page(texts=("",)), 3: Page()},
    ),
    "a wall that asks for consent, then back": Row(
        text="clock",
        fates=(STORED, ("skipped", "consent"), NOT_MODIFIED, NOT_MODIFIED, LISTED),
        changes={2: gone(200, CONSENT), 3: Page()},
    ),
    "white space and typography": Row(
        text="salmon",
        fates=(STORED, SAME, NOT_MODIFIED, NOT_MODIFIED, LISTED),
        changes={2: edited("salmon", "eight-year-olds behind", "eight‑year–olds  behind")},
    ),
    "a page that lost its date, then was edited": Row(
        text="choir",
        fates=(STORED, SAME, CORRECTED, NOT_MODIFIED, LISTED),
        changes={
            2: Page(published=""),
            3: Page(
                published="", texts=edited("choir", "seventy", "seventy-five").texts
            ),
        },
        held=("corrected", 2),
    ),
    "a date of publication that moves with each update": Row(
        text="vineyard",
        fates=(STORED, SAME, CORRECTED, NOT_MODIFIED, LISTED),
        changes={
            2: Page(
                published="2026-11-20T15:10:00+01:00",
                extra=modified("2026-11-20T15:10:00+01:00").extra,
            ),
            3: Page(
                published="2026-11-21T07:00:00+01:00",
                extra=modified("2026-11-21T07:00:00+01:00").extra,
                texts=edited("vineyard", "smoke", "soot").texts,
            ),
        },
        held=("corrected", 2),
    ),
    "counters in headline and text": Row(
        text="chess",
        fates=(STORED, SAME, SAME, SAME, LISTED),
        first=Page(
            headline="Girl beats champion (12 comments)",
            texts=("2 min read", *TEXTS["chess"], "Advertisement 1 of 4"),
        ),
        changes={
            n: Page(
                headline=f"Girl beats champion ({n}12 comments)",
                texts=(f"Updated {n} hours ago", *TEXTS["chess"], f"Ad {n} of 4"),
            )
            for n in (2, 3, 4)
        },
    ),
    "a notice of withdrawal": Row(
        text="kiln",
        fates=(STORED, NOT_MODIFIED, KILLED, None, None),
        changes={3: Page(texts=(WITHDRAWN,))},
        held=("killed", 2),
    ),
    "a wall against robots, then back": Row(
        text="mast",
        fates=(
            STORED,
            ("unchanged", "another text"),
            NOT_MODIFIED,
            NOT_MODIFIED,
            LISTED,
        ),
        changes={
            2: Page(headline="Just a moment...", texts=ROBOT_WALL),
            3: Page(),
        },
    ),
    "edited when it was old": Row(
        text="late",
        fates=(STORED, NOT_MODIFIED, NOT_MODIFIED, NOT_MODIFIED, CORRECTED),
        changes={5: edited("late", "two dozen", "three dozen")},
        held=("corrected", 2),
    ),
}  # fmt: skip


def let_pass(wire: Wire, hours: float) -> None:
    """Move back what is known of the listings, as if so much time had passed."""
    engine = create_engine(wire.database)
    ago = timedelta(hours=hours)
    with engine.begin() as connection:
        for row in connection.execute(select(listings)).all():
            connection.execute(
                listings.update()
                .where(listings.c.url_key == row.url_key)
                .values(seen_at=row.seen_at - ago, checked_at=row.checked_at - ago)
            )
    engine.dispose()


def put_up(site: Site, crawl: int) -> None:
    """Serve what the source shows at a crawl; its feed is another one at the last alone."""
    for row in ROWS.values():
        page = row.page(crawl)
        if isinstance(page, Answer):
            site.routes[row.path] = page
        else:
            site.conditional(row.path, page)
    if crawl in (1, len(ELAPSED)):
        site.feed(
            "/feed", [entry(row, crawl) for row in ROWS.values() if is_fed(row, crawl)]
        )


def is_fed(row: Row, crawl: int) -> bool:
    return crawl == 1 or row.held[0] != "killed"


def entry(row: Row, crawl: int) -> dict[str, str]:
    updated = "2026-12-20" if crawl in row.changes and crawl > 4 else "2026-11-20"
    title = HEADLINES[row.text]
    return {"link": row.path, "title": title, "updated": f"{updated}T08:30:00Z"}


def five_crawls(site: Site, wire: Wire) -> dict[str, list[Fate]]:
    """Return the fates of each row's page."""
    found: dict[str, list[Fate]] = {name: [] for name in ROWS}
    for crawl, hours in enumerate(ELAPSED, start=1):
        put_up(site, crawl)
        let_pass(wire, hours) if crawl > 1 else None
        said = wire.crawl(site.url("/feed"), "-a", "slug=eastwick", "--quiet")
        assert said.status == 0, said.err
        fates = wire.fates()
        for name, row in ROWS.items():
            found[name].append(fates.get(row.path))
    return found


def test_five_crawls_end_as_a_careful_editor_would_have_them(
    site: Site, wire: Wire
) -> None:
    found = five_crawls(site, wire)
    assert found == {name: list(row.fates) for name, row in ROWS.items()}
    stories = {story["url"]: story for story in wire.stories("--status", "any")}
    held = {name: stories[site.url(row.path)] for name, row in ROWS.items()}
    assert {
        name: (story["status"], story["revision"], story["published_at"])
        for name, story in held.items()
    } == {name: (*row.held, row.published) for name, row in ROWS.items()}


@pytest.mark.postgres
def test_five_crawls_end_the_same_on_postgresql(
    site: Site, wire: Wire, postgres_schema: str
) -> None:
    wire.environment["WIRECRAWLER_DATABASE_URL"] = wire.database = postgres_schema
    found = five_crawls(site, wire)
    assert found == {name: list(row.fates) for name, row in ROWS.items()}
