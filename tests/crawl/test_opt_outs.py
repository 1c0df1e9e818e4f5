"""Opt-outs of pages, from the answer of a site to what the wire prints."""

import json
import random
from string import ascii_lowercase
from typing import Any

from tests.conftest import Wire
from tests.loopback import Answer, Site, story_page

TDM = "/.well-known/tdmrep.json"
TERMS = ("-a", "terms=full", "-a", "slug=eastwick")


def put_up(site: Site, *names: str, extra: str = "", **headers: str) -> None:
    """Put up pages whose texts have nothing in common: a copy is held to its original."""
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    for name in names:
        letters = random.Random(name)
        words = ["".join(letters.choices(ascii_lowercase, k=6)) for _ in range(150)]
        text = [f"{' '.join(words[n : n + 50]).capitalize()}." for n in (0, 50, 100)]
        body = story_page(f"Bridge {name} stays", text, extra=extra)
        site.routes[f"/{name}"] = Answer(body=body, headers=named)


def crawl(wire: Wire, site: Site, *names: str, recheck: bool = False) -> None:
    entries = [{"link": site.url(f"/{n}"), "title": f"Bridge {n} stays"} for n in names]
    site.feed("/feed", entries)
    words = ("-a", "recheck=1") if recheck else ()
    said = wire.crawl(site.url("/feed"), *TERMS, *words)
    assert said.status == 0, said.err


def printed(wire: Wire) -> dict[str, tuple[Any, ...]]:
    """Return name -> (use, opt-outs, whether text is printed) of all that is printed."""
    said = wire.run("export", "--format", "jsonl")
    assert said.status == 0, said.err
    return {
        record["url"].rpartition("/")[2]: (
            record["terms"]["use"],
            record.get("opt_outs"),
            bool(record["body"]),
        )
        for record in said.records
    }


def robots(content: str) -> str:
    return f'<meta name="robots" content="{content}">'


def test_opt_outs_are_recorded_and_obeyed(wire: Wire, site: Site) -> None:
    rules = [{"location": "/file", "tdm-reservation": 1}]
    site.routes[TDM] = Answer(body=json.dumps(rules).encode(), kind="application/json")
    put_up(site, "plain", "file", "later-1", "later-2")
    put_up(site, "noindex", extra=robots("noindex"))
    put_up(site, "noai", extra=robots("noai, noimageai"))
    put_up(site, "header", X_Robots_Tag="otherbot: none, wirecrawler: nosnippet")
    put_up(site, "cached", X_Robots_Tag="noarchive")
    put_up(site, "tdm", tdm_reservation="1")
    put_up(site, "gone", extra=robots("unavailable_after: 2020-01-01"))
    names = [path[1:] for path in site.routes if path not in ("/robots.txt", TDM)]
    crawl(wire, site, *names)
    first = printed(wire)
    fates = wire.fates()
    put_up(site, "later-1", extra=robots("noai"))
    put_up(site, "later-2", extra=robots("noindex"))
    crawl(wire, site, "later-1", "later-2", recheck=True)
    second = printed(wire)
    full = ("full", None, True)
    assert (first, second) == (
        {
            "plain": full,
            "file": ("link", ["tdm-reservation: 1 (tdmrep.json)"], False),
            "later-1": full,
            "later-2": full,
            "noai": ("link", ["noai (meta robots)", "noimageai (meta robots)"], False),
            "header": ("link", ["nosnippet (X-Robots-Tag)"], False),
            "cached": ("excerpt", ["noarchive (X-Robots-Tag)"], True),
            "tdm": ("link", ["tdm-reservation: 1 (header)"], False),
        },
        {name: one for name, one in first.items() if not name.startswith("later")}
        | {"later-1": ("link", ["noai (meta robots)"], False)},
    )
    assert site.asked.count(TDM) == 1
    assert [fates[site.url(f"/{name}")] for name in ("noindex", "gone")] == [
        ("skipped", "opted out: noindex (meta robots)"),
        ("skipped", "opted out: unavailable_after: 2020-01-01 (meta robots)"),
    ]


def test_nothing_that_befalls_the_file_costs_a_story(wire: Wire, site: Site) -> None:
    site.routes[TDM] = Answer(body=b"[]", is_cut=True)
    put_up(site, "plain")
    crawl(wire, site, "plain")
    assert (printed(wire), site.asked.count(TDM), list(wire.fates())) == (
        {"plain": ("full", None, True)},
        1,
        [site.url("/plain")],
    )
