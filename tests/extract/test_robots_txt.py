"""robots.txt: what Google's parser and RFC 9309 decide, and what neither foresaw."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.extract.robots_txt import MOST_BYTES, read_robots

# The decisions that the published tests of Google's parser (github.com/google/robotstxt,
# robots_test.cc) state: (robots.txt, agent, {URL: allowed}).
_H = "http://foo.bar"
_BOT = "user-agent: FooBot\n"
_ALL_BUT = _BOT + "disallow: /\nallow: "
_GROUPS = (
    "allow: /foo/bar/\n\nuser-agent: FooBot\ndisallow: /\nallow: /x/\n"
    "user-agent: BarBot\ndisallow: /\nallow: /y/\n\n\nallow: /w/\n"
    "user-agent: BazBot\n\nuser-agent: FooBot\nallow: /z/\ndisallow: /\n"
)
_SPACED = "{0}: {3}\n{1}: /x/\n{2}: /\n"
_NAMED = {"http://foo.bar/x/y": True, "http://foo.bar/a/b": False}
_FISH = {
    f"{_H}/bar": False,
    f"{_H}/fish": True,
    f"{_H}/fish.html": True,
    f"{_H}/fish/salmon.html": True,
    f"{_H}/fishheads": True,
    f"{_H}/fishheads/yummy.html": True,
    f"{_H}/fish.html?id=anything": True,
    f"{_H}/catfish": False,
    f"{_H}/?id=fish": False,
}
_INDEX = "User-Agent: *\nAllow: /allowed-slash/index.html\nDisallow: /\n"
# A line is cut so that these paths keep the slash of the "/qux" behind them.
_LONG_X = "/x/" + "a" * 16_649
_LONG_A, _LONG_B = "/x/" + "a" * 16_652, "/x/" + "b" * 16_652
_LINES = _ALL_BUT + f"{_LONG_A}/qux\nallow: {_LONG_B}/qux\n"

Told = tuple[str, str, dict[str, bool]]
_GOOGLE: dict[str, list[Told]] = {
    "system": [
        ("", "FooBot", {"": True}),
        (_BOT + "disallow: /\n", "", {"": True}),
        (_BOT + "disallow: /\n", "FooBot", {"": False}),
        ("", "", {"": True}),
    ],
    "line": [
        (_BOT + "disallow: /\n", "FooBot", {f"{_H}/x/y": False}),
        ("foo: FooBot\nbar: /\n", "FooBot", {f"{_H}/x/y": True}),
        ("user-agent FooBot\ndisallow /\n", "FooBot", {f"{_H}/x/y": False}),
    ],
    "groups": [
        (
            _GROUPS,
            "FooBot",
            {
                f"{_H}/x/b": True,
                f"{_H}/z/d": True,
                f"{_H}/y/c": False,
                f"{_H}/foo/bar/": False,
            },
        ),
        (
            _GROUPS,
            "BarBot",
            {
                f"{_H}/y/c": True,
                f"{_H}/w/a": True,
                f"{_H}/z/d": False,
                f"{_H}/foo/bar/": False,
            },
        ),
        (_GROUPS, "BazBot", {f"{_H}/z/d": True, f"{_H}/foo/bar/": False}),
    ],
    "names in any case": [
        (_SPACED.format(*names, "FooBot"), "FooBot", _NAMED)
        for names in (
            ("USER-AGENT", "ALLOW", "DISALLOW"),
            ("user-agent", "allow", "disallow"),
            ("uSeR-aGeNt", "AlLoW", "dIsAlLoW"),
        )
    ],
    "agents in any case": [
        (_SPACED.format("User-Agent", "Allow", "Disallow", told), agent, _NAMED)
        for agent in ("Foo", "foo")
        for told in ("FOO BAR", "foo bar", "FoO bAr")
    ],
    "agent up to a space": [
        (
            "User-Agent: *\nDisallow: /\n"
            + _SPACED.format("User-Agent", "Allow", "Disallow", "Foo Bar"),
            agent,
            {f"{_H}/x/y": allowed},
        )
        for agent, allowed in (("Foo", True), ("Foo Bar", False))
    ],
    "groups for all": [
        ("", "FooBot", {f"{_H}/x/y": True}),
        (
            "user-agent: *\nallow: /\nuser-agent: FooBot\ndisallow: /\n",
            "FooBot",
            {f"{_H}/x/y": False},
        ),
        (
            "user-agent: *\nallow: /\nuser-agent: FooBot\ndisallow: /\n",
            "BarBot",
            {f"{_H}/x/y": True},
        ),
        (
            (
                "user-agent: FooBot\nallow: /\nuser-agent: BarBot\ndisallow: /\n"
                "user-agent: BazBot\ndisallow: /\n"
            ),
            "QuxBot",
            {f"{_H}/x/y": True},
        ),
    ],
    "paths by case": [
        (_BOT + "disallow: /x/\n", "FooBot", {f"{_H}/x/y": False}),
        (_BOT + "disallow: /X/\n", "FooBot", {f"{_H}/x/y": True}),
    ],
    "longest": [
        (_BOT + rules, "FooBot", {_H + path: allowed for path, allowed in told.items()})
        for rules, told in (
            ("disallow: /x/page.html\nallow: /x/\n", {"/x/page.html": False}),
            (
                "allow: /x/page.html\ndisallow: /x/\n",
                {"/x/page.html": True, "/x/": False},
            ),
            ("disallow: \nallow: \n", {"/x/page.html": True}),
            ("disallow: /\nallow: /\n", {"/x/page.html": True}),
            ("disallow: /x\nallow: /x/\n", {"/x": False, "/x/": True}),
            (
                "disallow: /x/page.html\nallow: /x/page.html\n",
                {"/x/page.html": True},
            ),
            (
                "allow: /page\ndisallow: /*.html\n",
                {"/page.html": False, "/page": True},
            ),
            (
                "allow: /x/page.\ndisallow: /*.html\n",
                {"/x/page.html": True, "/x/y.html": False},
            ),
        )
    ]
    + [
        (
            "User-agent: *\nDisallow: /x/\nUser-agent: FooBot\nDisallow: /y/\n",
            "FooBot",
            {f"{_H}/x/page": True, f"{_H}/y/page": False},
        )
    ],
    "encoding": [
        (_ALL_BUT + rule, "FooBot", {_H + path: told for path, told in paths.items()})
        for rule, paths in (
            (
                "/foo/bar?qux=taz&baz=http://foo.bar?tar&par\n",
                {"/foo/bar?qux=taz&baz=http://foo.bar?tar&par": True},
            ),
            ("/foo/bar/ツ\n", {"/foo/bar/%E3%83%84": True, "/foo/bar/ツ": False}),
            (
                "/foo/bar/%E3%83%84\n",
                {"/foo/bar/%E3%83%84": True, "/foo/bar/ツ": False},
            ),
            (
                "/foo/bar/%62%61%7A\n",
                {"/foo/bar/baz": False, "/foo/bar/%62%61%7A": True},
            ),
        )
    ],
    "characters": [
        (
            _BOT + "Disallow: /foo/bar/quz\nAllow: /foo/*/qux\n",
            "FooBot",
            {
                f"{_H}/foo/bar/quz": False,
                f"{_H}/foo/quz": True,
                f"{_H}/foo//quz": True,
                f"{_H}/foo/bax/quz": True,
            },
        ),
        (
            _BOT + "Disallow: /foo/bar$\nAllow: /foo/bar/qux\n",
            "FooBot",
            {
                f"{_H}/foo/bar": False,
                f"{_H}/foo/bar/qux": True,
                f"{_H}/foo/bar/": True,
                f"{_H}/foo/bar/baz": True,
            },
        ),
        (
            _BOT + "# Disallow: /\nDisallow: /foo/quz#qux\nAllow: /\n",
            "FooBot",
            {f"{_H}/foo/bar": True, f"{_H}/foo/quz": False},
        ),
    ],
    "index.html": [
        (
            _INDEX,
            "foobot",
            {
                f"{_H}/allowed-slash/": True,
                f"{_H}/allowed-slash/index.htm": False,
                f"{_H}/allowed-slash/index.html": True,
                f"{_H}/anyother-url": False,
            },
        )
    ],
    "long lines": [
        (
            _BOT + f"disallow: {_LONG_X}/qux\n",
            "FooBot",
            {f"{_H}/fux": True, f"{_H}{_LONG_X}/fux": False},
        ),
        (
            _LINES,
            "FooBot",
            {
                f"{_H}/": False,
                f"{_H}{_LONG_A}/qux": True,
                f"{_H}{_LONG_B}/fux": True,
            },
        ),
    ],
    "documentation": [
        (_ALL_BUT + "/fish\n", "FooBot", _FISH | {f"{_H}/Fish.asp": False}),
        (_ALL_BUT + "/fish*\n", "FooBot", _FISH | {f"{_H}/Fish.bar": False}),
        (
            _ALL_BUT + "/fish/\n",
            "FooBot",
            {
                f"{_H}/bar": False,
                f"{_H}/fish/": True,
                f"{_H}/fish/salmon": True,
                f"{_H}/fish/?salmon": True,
                f"{_H}/fish/salmon.html": True,
                f"{_H}/fish/?id=anything": True,
                f"{_H}/fish": False,
                f"{_H}/fish.html": False,
                f"{_H}/Fish/Salmon.html": False,
            },
        ),
        (
            _ALL_BUT + "/*.php\n",
            "FooBot",
            {
                f"{_H}/bar": False,
                f"{_H}/filename.php": True,
                f"{_H}/folder/filename.php": True,
                f"{_H}/folder/filename.php?parameters": True,
                f"{_H}//folder/any.php.file.html": True,
                f"{_H}/filename.php/": True,
                f"{_H}/index?f=filename.php/": True,
                f"{_H}/php/": False,
                f"{_H}/index?php": False,
                f"{_H}/windows.PHP": False,
            },
        ),
        (
            _ALL_BUT + "/*.php$\n",
            "FooBot",
            {
                f"{_H}/bar": False,
                f"{_H}/filename.php": True,
                f"{_H}/folder/filename.php": True,
                f"{_H}/filename.php?parameters": False,
                f"{_H}/filename.php/": False,
                f"{_H}/filename.php5": False,
                f"{_H}/php/": False,
                f"{_H}/filename?php": False,
                f"{_H}/aaaphpaaa": False,
                f"{_H}//windows.PHP": False,
            },
        ),
        (
            _ALL_BUT + "/fish*.php\n",
            "FooBot",
            {
                f"{_H}/bar": False,
                f"{_H}/fish.php": True,
                f"{_H}/fishheads/catfish.php?parameters": True,
                f"{_H}/Fish.PHP": False,
            },
        ),
        (_BOT + "allow: /p\ndisallow: /\n", "FooBot", {f"{_H}/page": True}),
        (
            _BOT + "allow: /folder\ndisallow: /folder\n",
            "FooBot",
            {f"{_H}/folder/page": True},
        ),
        (
            _BOT + "allow: /page\ndisallow: /*.htm\n",
            "FooBot",
            {f"{_H}/page.htm": False},
        ),
        (
            _BOT + "allow: /$\ndisallow: /\n",
            "FooBot",
            {f"{_H}/": True, f"{_H}/page.html": False},
        ),
    ],
}


@pytest.mark.parametrize("name", _GOOGLE)
def test_googles_decisions(name: str) -> None:
    told = [
        (body, agent, url, allowed)
        for body, agent, urls in _GOOGLE[name]
        for url, allowed in urls.items()
    ]
    decided = [
        (body, agent, url, read_robots(body.encode()).rules(agent).allows(url))
        for body, agent, url, _ in told
    ]
    assert decided == told


def _allows(body: str | bytes, url: str, agent: str = "wirecrawler") -> bool:
    told = body.encode() if isinstance(body, str) else body
    return read_robots(told).rules(agent).allows(url)


_NO = "User-agent: *\nDisallow: "


@pytest.mark.parametrize(
    ("body", "url", "allowed"),
    [
        pytest.param(b"", "/a", True, id="empty"),
        pytest.param(b"\x00\xff\xfe:\x00:::\r\r\n:", "/a", True, id="garbage"),
        pytest.param("<html>Disallow: /</html>", "/a", True, id="a page"),
        pytest.param("\ufeff" + _NO + "/", "/a", False, id="byte order mark"),
        pytest.param(b"\xef\xbb" + _NO.encode() + b"/", "/a", False, id="half a mark"),
        pytest.param(b"\xef" + _NO.encode() + b"/", "/a", False, id="a third of one"),
        pytest.param(b"\xef\x11\xbf" + _NO.encode() + b"/", "/a", True, id="no mark"),
        pytest.param(_NO.replace("\n", "\r") + "/", "/a", False, id="CR"),
        pytest.param(_NO.replace("\n", "\r\n") + "/", "/a", False, id="CR LF"),
        pytest.param(_NO.replace("\n", "\n\r\r\n\n") + "/", "/a", False, id="mixed"),
        pytest.param(_NO + "/", "/a", False, id="all"),
        pytest.param(_NO, "/a", True, id="nothing"),
        pytest.param("User-agent: *\nDissalow: /", "/a", False, id="misspelt"),
        pytest.param("Useragent : *\n disallow\t/", "/a", False, id="no colon"),
        pytest.param("User-agent: *\ndisallow / a", "/a", True, id="three words"),
        pytest.param(_NO + "/a # but not /b", "/b", True, id="comment"),
        pytest.param(
            "User-agent: WireCrawler/1.0 (news)\nDisallow: /", "/a", False, id="version"
        ),
        pytest.param("User-agent: wire\nDisallow: /", "/a", True, id="other agent"),
        pytest.param(
            "User-agent: wirecrawler-news\nDisallow: /", "/a", True, id="longer agent"
        ),
        pytest.param("User-agent: ツ\nDisallow: /", "/a", True, id="no agent"),
        pytest.param(
            _NO + "/\nUser-agent: wirecrawler", "/a", True, id="own group, no rule"
        ),
        pytest.param(
            "User-agent: a\nUser-agent: wirecrawler\nDisallow: /",
            "/a",
            False,
            id="shared",
        ),
        pytest.param(
            "User-agent: wirecrawler\nSitemap: /s\nUser-agent: a\nDisallow: /",
            "/a",
            False,
            id="a sitemap ends no group",
        ),
        pytest.param(_NO + "/caf%c3%a9", "/caf%C3%A9", False, id="digits in any case"),
        pytest.param(_NO + "/café", "/caf%c3%a9", False, id="not encoded"),
        pytest.param(_NO + "/%61dmin", "/admin/", False, id="encoded for no reason"),
        pytest.param(_NO + "/admin", "/%61dmin/", False, id="asked encoded"),
        pytest.param(
            _NO + "/a?u=http://b", "/a?u=http%3A%2F%2Fb", False, id="reserved"
        ),
        pytest.param(_NO + "/a%2Ab", "/a*b", False, id="a star that is meant"),
        pytest.param(_NO + "/a%2Ab", "/axb", True, id="no star"),
        pytest.param(_NO + "/a$b", "/a$b", False, id="dollar within"),
        pytest.param(_NO + "/**a**$", "/b/a", False, id="stars in a row"),
        pytest.param(_NO + "/*a*c$", "/a/b/c", False, id="pieces"),
        pytest.param(_NO + "/*a*c$", "/ac/b", True, id="pieces, not at the end"),
        pytest.param(_NO + "/ab*bc$", "/abc", True, id="pieces do not overlap"),
        pytest.param(_NO + "/*z*a", "/a/b", True, id="piece that is not there"),
        pytest.param(_NO + "*.pdf", "/a/b.pdf", False, id="no slash"),
        pytest.param(_NO + "a", "/a", True, id="no path"),
        pytest.param(_NO + "/a;b", "http://h/a;b?c#d", False, id="parameters"),
        pytest.param(_NO + "/?q", "example.com?q", False, id="no slash in the URL"),
        pytest.param(_NO + "/b/c", "//a/b/c", False, id="no scheme"),
        pytest.param(_NO + "/b", "http://u:p@h:8/b", False, id="credentials, port"),
    ],
)
def test_a_rule_holds(body: str | bytes, url: str, allowed: bool) -> None:
    assert _allows(body, url) is allowed


@pytest.mark.parametrize(
    ("said", "delay_s"),
    [
        ("Crawl-delay: 10", 10),
        ("crawl-delay:0.5", 0.5),
        ("Crawl-delay: .5", 0.5),
        ("Crawl-delay 7", 7),
        ("Crawl-delay: 20 # seconds", 20),
        ("Crawl-delay: 3600", 120),
        ("Crawl-delay: " + "9" * 400, 120),
        ("Crawl-delay: -5", 0),
        ("Crawl-delay: soon", 0),
        ("Crawl-delay:", 0),
        ("Crawl-delay: 2\nCrawl-delay: 5", 5),
        ("Disallow: /a\nUser-agent: other\nCrawl-delay: 9", 0),
    ],
)
def test_a_delay_is_asked_for(said: str, delay_s: float) -> None:
    robots = read_robots(f"Crawl-delay: 99\nUser-agent: *\n{said}".encode())
    assert robots.rules("wirecrawler").delay_s == delay_s


def test_sitemaps_stand_anywhere() -> None:
    body = (
        b"Sitemap: https://a.example/1.xml\nUser-agent: x\nSITE-MAP: /2.xml\n"
        b"Sitemap:\nSitemap: https://a.example/1.xml"
    )
    assert read_robots(body).sitemaps == ("https://a.example/1.xml", "/2.xml")


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_what_lies_beyond_the_limit_is_not_read(end: str) -> None:
    head = f"User-agent: *{end}Disallow: /a{end}"
    # The limit cuts through the path of the last rule, which would allow everything.
    last = "Allow: /a"
    body = head + "#" * (MOST_BYTES - len(head) - len(last)) + end + last + "/b"
    assert not _allows(body, "/a")


def test_one_long_line_beyond_the_limit_says_nothing() -> None:
    assert _allows(b"x" * (MOST_BYTES + 1), "/a")


@pytest.mark.parametrize(
    "line",
    [
        "User-agent: {}\n",
        "Allow: /{}\n",
        "Disallow: /*{}*a*b*c*d*e*f$\n",
        "Disallow: /%61{}\n",
    ],
    ids=["agents", "rules", "stars", "encoded"],
)
def test_a_file_made_to_cost_time_costs_little(line: str) -> None:
    body = "User-agent: *\n" + "".join(line.format(n) for n in range(50_000))
    body += "Disallow: /x\n"
    before = time.process_time()
    rules = read_robots(body.encode()).rules("wirecrawler")
    rules.allows("/" + "abcdef" * 300)
    assert time.process_time() - before < 4


@given(st.binary(max_size=400), st.text(max_size=60))
def test_any_file_can_be_read_and_asked(body: bytes, url: str) -> None:
    rules = read_robots(body).rules("wirecrawler")
    assert rules.allows(url) in (True, False)
    assert 0 <= rules.delay_s <= 120


def test_google_decides_so_often() -> None:
    told = sum(len(urls) for each in _GOOGLE.values() for *_, urls in each)
    assert told == 141
