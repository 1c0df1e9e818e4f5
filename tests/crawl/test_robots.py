"""robots.txt holds for every request, however many are made at once, and from run to run."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta

from sqlalchemy import create_engine, select

from tests.conftest import Wire
from tests.loopback import Answer, Route, Site, serving
from wirecrawler.store.models import origin_files

DENY = b"User-agent: *\nDisallow: /"


def text(body: bytes, status: int = 200, **headers: str) -> Answer:
    return Answer(body=body, status=status, kind="text/plain", headers=headers)


def test_stories_on_another_host_all_heed_its_robots_txt(
    site: Site, wire: Wire
) -> None:
    with serving(Site()) as other:
        other.routes["/robots.txt"] = text(DENY)
        links = [f"{other.home}news/{n}-story" for n in range(8)]
        site.feed("/feed.xml", [{"link": link, "title": "T"} for link in links])
        wire.crawl(site.url("/feed.xml"))
        assert (other.asked, wire.fates()) == (
            ["/robots.txt"],
            dict.fromkeys(links, ("skipped", "robots.txt")),
        )


def leads_to(path: str) -> Answer:
    return Answer(status=302, headers={"Location": path})


def hops(count: int) -> dict[str, Route]:
    """Return redirects from /robots.txt to rules that deny all."""
    told: dict[str, Route] = {f"/{n}": leads_to(f"/{n + 1}") for n in range(1, count)}
    return {"/robots.txt": leads_to("/1"), **told, f"/{count}": text(DENY)}


def robots(answer: Answer) -> dict[str, Route]:
    return {"/robots.txt": answer}


ASKED, SKIPPED = ("asked", ""), ("skipped", "robots.txt")
HOSTS: dict[str, tuple[Mapping[str, Route], tuple[str, str]]] = {
    "200": (robots(text(b"User-agent: *\nDisallow: /other")), ASKED),
    "200, denied": (robots(text(DENY)), SKIPPED),
    "200, another agent": (robots(text(b"User-agent: x\nDisallow: /")), ASKED),
    "204": (robots(Answer(status=204)), ASKED),
    "401": (robots(text(DENY, 401)), ASKED),
    "404": (robots(text(DENY, 404)), ASKED),
    "410": (robots(text(DENY, 410)), ASKED),
    "429": (robots(text(b"", 429)), ("failed", "robots.txt: http 429")),
    "500": (robots(text(b"", 500)), ("failed", "robots.txt: http 500")),
    "503": (robots(text(b"", 503)), ("failed", "robots.txt: http 503")),
    "reset": (robots(Answer(is_reset=True)), ("failed", "robots.txt: connection lost")),
    "cut": (
        robots(Answer(body=b"User-agent: *\n", is_cut=True)),
        ("failed", "robots.txt: cut short"),
    ),
    "304 to none": (robots(Answer(status=304)), ("failed", "robots.txt: http 304")),
    "206 unasked": (
        robots(text(b"User-agent: *\nAllow: /", 206)),
        ("failed", "robots.txt: http 206"),
    ),
    "five hops": (hops(5), SKIPPED),
    "six hops": (hops(6), ASKED),
    "to itself": (robots(leads_to("/robots.txt")), ASKED),
    "to a file": (robots(leads_to("file:///etc/passwd")), ASKED),
    "to nowhere": (robots(leads_to("http://[")), ASKED),
    "to a private host": (
        robots(leads_to("http://10.1.2.3/robots.txt")),
        (
            "failed",
            (
                "robots.txt: address refused: 10.1.2.3 is not public; see"
                " WIRECRAWLER_PRIVATE_NETWORKS"
            ),
        ),
    ),
    "long": (
        robots(text(DENY + b"\n" + b"# filler\n" * 70_000 + b"Allow: /")),
        SKIPPED,
    ),
}


@contextmanager
def all_hosts() -> Iterator[dict[str, Site]]:
    with ExitStack() as stack:
        yield {name: stack.enter_context(serving(Site())) for name in HOSTS}


def test_each_answer_means_what_the_standard_says(site: Site, wire: Wire) -> None:
    with all_hosts() as hosts:
        links: dict[str, str] = {}
        for name, (routes, _) in HOSTS.items():
            hosts[name].routes.update(routes)
            path = f"/news/{len(links)}-{name.replace(' ', '-').replace(',', '')}"
            hosts[name].story(path, f"What the {name} said on Monday")
            links[hosts[name].url(path)] = name
        site.feed("/feed.xml", [{"link": link, "title": "T"} for link in links])
        wire.crawl(site.url("/feed.xml"))
        fates = {links[url]: fate for url, fate in wire.fates().items()}
        asked = {
            name
            for name, host in hosts.items()
            if any(path.startswith("/news") for path in host.asked)
        }
    found = {name: ASKED if name in asked else fates[name] for name in HOSTS}
    assert found == {name: fate for name, (_, fate) in HOSTS.items()}


def age(wire: Wire, **more: object) -> None:
    """Make what is kept of robots.txt a day and an hour older."""
    engine = create_engine(wire.database)
    with engine.begin() as connection:
        for row in connection.execute(select(origin_files)):
            older = timedelta(hours=25)
            fetched = None if row.fetched_at is None else row.fetched_at - older
            connection.execute(
                origin_files.update()
                .where(origin_files.c.origin == row.origin)
                .values(
                    {"checked_at": row.checked_at - older, "fetched_at": fetched} | more
                )
            )
    engine.dispose()


def test_it_is_asked_for_once_a_day(site: Site, wire: Wire) -> None:
    site.conditional("/robots.txt", DENY + b"ed", "text/plain")
    site.feed("/feed.xml", [])
    asked = []

    def crawl() -> None:
        before = len(site.asked)
        said = wire.crawl(site.url("/feed.xml"))
        known = [
            headers.get("If-None-Match") is not None
            for path, headers in site.headers[before:]
            if path == "/robots.txt"
        ]
        asked.append((said.status, known))

    crawl()
    crawl()
    age(wire)
    crawl()  # 304
    site.routes["/robots.txt"] = Answer(status=503)
    age(wire)
    crawl()  # the copy serves
    age(wire, fetched_at=None)
    crawl()
    assert asked == [
        (0, [False]),
        (0, []),
        (0, [True]),
        (0, [True] * 3),
        (1, [False] * 3),
    ]
    said = wire.run("outcomes", "--role", "robots", "--run", "all", "--format", "jsonl")
    outcomes = sorted((r["run"], r["outcome"], r["reason"]) for r in said.records)
    assert [one[1:] for one in outcomes] == [
        ("stored", ""),
        ("unchanged", "not modified"),
        ("failed", outcomes[2][2]),
        ("failed", "http 503"),
    ]
    assert outcomes[2][2].startswith("http 503; the copy of ")


def test_the_file_itself_may_be_asked_for(site: Site, wire: Wire) -> None:
    site.routes["/robots.txt"] = text(DENY)
    wire.run("preview", site.url("/robots.txt"))
    assert site.asked == ["/robots.txt", "/robots.txt"]
