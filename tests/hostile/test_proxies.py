"""Proxies of the environment: honoured, never asked for what is not public, never quoted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest

from tests.conftest import Said, Wire
from tests.hostile.answers import atom, http, keeps, page, redirect
from tests.hostile.conftest import Table
from tests.hostile.rows import bad_words
from tests.hostile.server import HostileSite

PROXY = "127.95.0.1"
HOME = "http://news.proxied.invalid"
"""A name that this machine cannot resolve: the proxy can."""
SECRET = "s3cret-word"  # noqa: S105  (invented)
_REFUSED = (
    "http://10.0.0.1/x",
    "http://169.254.169.254/latest/meta-data/",
    "http://127.0.0.3:8080/x",
    "http://[::1]/x",
    "http://2130706433/x",
    "http://0x7f.1/x",
    "http://localhost/x",
    "http://①②⑦.⓪.⓪.①/x",
    "http://192.168.0.1/x",
    "https://10.0.0.2/x",
)
"""What a proxy would gladly fetch for us."""


@dataclass(frozen=True, kw_only=True)
class Proxied:
    """A proxy, and a wire whose crawls may go through it."""

    site: HostileSite
    wire: Wire

    def crawl(self, environment: Mapping[str, str], feed: str = HOME + "/feed") -> Said:
        settings = {"WIRECRAWLER_PRIVATE_NETWORKS": "", "WIRECRAWLER_HOST_DELAY_S": "1"}
        return self.wire.crawl(feed, "-a", "slug=proxied", **settings, **environment)

    def targets(self) -> list[str]:
        return [one.target for one in self.site.asked_of(PROXY)]

    @property
    def url(self) -> str:
        return self.site.url("", PROXY)


@pytest.fixture
def proxied(hostile: HostileSite, wire: Wire) -> Iterator[Proxied]:
    if PROXY not in {host for host, _ in hostile.routes}:
        hostile.listen([PROXY])
        hostile.put(PROXY, "", keeps(http(b"", status=404)))
    entries = [(HOME + "/plain", "Plain"), *((link, link) for link in _REFUSED)]
    hostile.put(
        PROXY, HOME + "/feed", keeps(http(atom(entries), kind="application/xml"))
    )
    hostile.put(PROXY, HOME + "/plain", keeps(http(page("proxied"))))
    hostile.put(PROXY, HOME + "/moved", redirect("http://10.1.2.3/feed"))
    hostile.asked.clear()
    yield Proxied(site=hostile, wire=wire)
    hostile.asked.clear()


def _through(name: str) -> Callable[[Proxied], Mapping[str, str]]:
    return lambda p: {name: p.url}


HONOURED = {"http_proxy": _through("http_proxy"), "HTTP_PROXY": _through("HTTP_PROXY")}


@pytest.mark.parametrize("name", HONOURED)
def test_a_proxy_is_honoured_and_asked_for_nothing_private(
    name: str, proxied: Proxied, table: Table
) -> None:
    environment = {**HONOURED[name](proxied), "https_proxy": proxied.url}

    said = proxied.crawl(environment)

    fates = proxied.wire.fates()
    asked = [one for one in proxied.targets() if "proxied.invalid" not in one]
    wrong = [*bad_words(said), *(f"the proxy was asked for {one}" for one in asked)]
    if fates.get(HOME + "/plain", ("",))[0] != "stored":
        wrong.append(f"the plain story: {fates.get(HOME + '/plain')}")
    wrong += [
        f"{link}: {fates.get(link)}"
        for link in _REFUSED
        if fates.get(link, ("",))[0] not in ("failed", "skipped")
    ]
    ours = f"{len(asked)} asked of the proxy"
    good = "the plain story through it, nothing private"
    table.add("proxies", name, good, "; ".join([ours, *wrong]), held=not wrong)
    assert wrong == [], said.err


ROWS: dict[str, tuple[str, Callable[[Proxied], Mapping[str, str]], str]] = {
    "407": (
        "/closed",
        lambda p: {"http_proxy": p.url.replace("//", f"//user:{SECRET}@")},
        "http 407|proxy",
    ),
    "dead": (
        "/feed",
        lambda _: {"http_proxy": f"http://user:{SECRET}@127.95.0.2:9"},
        "proxy|connection|refused",
    ),
    "nonsense": (
        "/feed",
        lambda _: {"http_proxy": f"htp:/user:{SECRET}@@@:x/"},
        "proxy",
    ),
    "leads-to-private": ("/moved", lambda p: {"http_proxy": p.url}, "refused|public"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_proxy_that_fails_is_named_without_its_password(
    name: str, proxied: Proxied, table: Table
) -> None:
    path, environment, _ = ROWS[name]
    busy = [("Proxy-Authenticate", "Basic realm=x")]
    proxied.site.put(
        PROXY, HOME + "/closed", keeps(http(b"", status=407, headers=busy))
    )

    said = proxied.crawl(environment(proxied), HOME + path)

    records = proxied.wire.run("outcomes", "--format", "jsonl")
    told = said.err + said.out + records.out
    wrong = [*bad_words(said)]
    wrong += ["its password is told"] if SECRET in told else []
    wrong += [f"exit status {said.status}"] if said.status not in (1, 2) else []
    table.add(
        "proxies",
        name,
        "fails, no secret told",
        "; ".join([said.err.strip()[:100], *wrong]),
        held=not wrong,
    )
    assert wrong == [], told


def test_no_proxy_is_honoured(
    proxied: Proxied, hostile: HostileSite, table: Table
) -> None:
    host = "127.95.0.9"
    hostile.listen([host])
    hostile.put(
        host, "/feed", keeps(http(atom([("/plain", "Plain")]), kind="application/xml"))
    )
    hostile.put(host, "/plain", keeps(http(page("no-proxy"))))

    said = proxied.wire.crawl(
        hostile.url("/feed", host), http_proxy=proxied.url, no_proxy=f"x.example,{host}"
    )

    held = proxied.targets() == [] and len(proxied.wire.stories()) == 1
    table.add("proxies", "no_proxy", "asks directly", said.err.strip()[:80], held=held)
    assert held, said.err


def test_https_is_asked_for_through_a_tunnel(proxied: Proxied, table: Table) -> None:
    said = proxied.crawl(
        {"https_proxy": proxied.url}, "https://news.proxied.invalid/feed"
    )

    methods = {(one.method, one.target) for one in proxied.site.asked_of(PROXY)}
    held = methods == {("CONNECT", "news.proxied.invalid:443")} and said.status == 1
    table.add(
        "proxies", "https", "CONNECT, fails by name", said.err.strip()[:120], held=held
    )
    assert (held, bad_words(said)) == (True, []), (methods, said.err)


def test_an_ipv6_literal_is_crawled_where_it_is_allowed(
    hostile: HostileSite, wire: Wire, table: Table
) -> None:
    port = hostile.listen(["::1"], port=0)
    feed = atom([(f"http://[::1]:{port}/plain", "Plain"), ("/other", "Other")])
    hostile.put("::1", "/feed", keeps(http(feed, kind="application/xml")))
    hostile.put("::1", "/plain", keeps(http(page("six"))))
    hostile.put("::1", "/other", keeps(http(page("six-other"))))

    said = wire.crawl(
        f"http://[::1]:{port}/feed", WIRECRAWLER_PRIVATE_NETWORKS="::1/128"
    )

    held = len(wire.stories()) == 2
    table.add(
        "addresses",
        "an IPv6 literal, allowed",
        "both stored",
        said.err.strip()[:80],
        held=held,
    )
    assert held, said.err
