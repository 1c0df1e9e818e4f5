"""Rows: redirects, cookie walls and refreshes."""

from itertools import pairwise

from tests.hostile.answers import Pairs, by_try, http, keeps, page, redirect
from tests.hostile.rows import HOSTILE, PLAIN, Met, Row
from tests.hostile.server import Behaviour, Line

ROUND = "redirect"
"""How a redirect that leads nowhere is called."""
REFUSED = "refused|not public|redirect|address|scheme"


def own(name: str) -> bytes:
    return page(f"redirect-{name}")


def _there(name: str) -> Behaviour:
    return keeps(http(own(name)))


def _row(
    name: str,
    does: str,
    good: str,
    location: str,
    *,
    status: int = 302,
    fate: str = "failed",
    reason: str = REFUSED,
    headers: Pairs = (),
    tries: tuple[int, int] = (1, 4),
) -> Row:
    return Row(
        id=name,
        does=does,
        good=good,
        answer=redirect(location, status=status, headers=headers),
        more={"/there": _there(name), "/folder/there": _there(name)},
        fate=fate,
        reason=reason,
        tries=tries,
    )


def _chain(hops: int, name: str) -> dict[str, Behaviour]:
    """Return the stations behind the first redirect, `hops` in all with it."""
    stations = [f"/hop-{n}" for n in range(1, hops)]
    return {
        here: redirect(there) for here, there in pairwise([*stations, "/there"])
    } | {"/there": _there(name)}


async def _grows(line: Line) -> None:
    more = line.asked.target + "x"
    await redirect(more if more.startswith("/hostile-") else "/hostile-x")(line)


async def _cookie_wall(line: Line) -> None:
    if "seen=1" in line.asked.headers.get("cookie", ""):
        await line.send(http(own("cookie-wall")))
    else:
        await redirect(HOSTILE, headers=[("Set-Cookie", "seen=1; Path=/")])(line)


async def _cookie_by_detour(line: Line) -> None:
    if "pass=yes" in line.asked.headers.get("cookie", ""):
        await line.send(http(own("cookie-detour")))
    else:
        await redirect("/gate")(line)


def _ends_at(path: str):  # type: ignore[no-untyped-def]  # a Check
    def check(met: Met) -> str:
        final = (met.story or {}).get("final_url") or ""
        return "" if final.endswith(path) else f"final_url is {final!r}"

    return check


def _never_asked(path: str):  # type: ignore[no-untyped-def]  # a Check
    def check(met: Met) -> str:
        return f"{path} was asked for" if met.times(path) else ""

    return check


def _few(met: Met) -> str:
    asked = [one for one in met.asked if one.target not in ("/robots.txt", PLAIN)]
    return "" if len(asked) <= 45 else f"{len(asked)} requests"


STORES = "follows and stores, the last address noted"
ENDS = "stops with a named reason"
_FOLLOWED = tuple(
    Row(
        id=f"status-{status}",
        does=f"{status} to another path",
        good=STORES,
        answer=redirect("/there", status=status),
        more={"/there": _there(f"status-{status}")},
        fate="stored",
        check=_ends_at("/there"),
    )
    for status in (301, 302, 303, 307, 308)
)
_SCHEMES = tuple(
    _row(f"to-{name}", f"leads to {location}", "refuses it by name", location)
    for name, location in {
        "file": "file:///etc/passwd",
        "ftp": "ftp://127.0.0.1/x",
        "javascript": "javascript:alert(1)",
        "data": "data:text/html,<h1>x</h1>",
        "gopher": "gopher://127.0.0.1:6379/_FLUSHALL",
        "mailto": "mailto:x@example.org",
        "s3": "s3://bucket/key",
        "credentials": "http://user:secret@{here}/there",
        "private": "http://10.1.2.3/there",
        "metadata": "http://169.254.169.254/latest/meta-data/",
        "backslash": "http://127.0.0.1\\@10.1.2.3/there",
        "bad-port": "http://127.0.0.1:99999/there",
        "broken-ipv6": "http://[::1/there",
    }.items()
)

ROWS = (
    *_FOLLOWED,
    *_SCHEMES,
    Row(
        id="chain-10",
        does="ten redirects",
        good=STORES,
        answer=redirect("/hop-1"),
        more=_chain(10, "chain-10"),
        fate="stored",
        check=_ends_at("/there"),
    ),
    Row(
        id="chain-11",
        does="eleven redirects",
        good=ENDS,
        answer=redirect("/hop-1"),
        more=_chain(11, "chain-11"),
        reason=ROUND,
    ),
    Row(
        id="endless",
        does="redirects without end, to a longer address each",
        good=ENDS,
        answer=_grows,
        more={"": _grows},
        reason=ROUND,
        check=_few,
        plain="failed|stored",
    ),
    Row(
        id="circle",
        does="A to B to A",
        good=ENDS,
        answer=redirect("/b"),
        more={"/b": redirect(HOSTILE)},
        reason=ROUND,
        check=_few,
    ),
    Row(
        id="itself",
        does="a redirect to itself",
        good="ends it with a reason; no duplicate filter eats it",
        answer=redirect(HOSTILE),
        reason=ROUND,
        tries=(1, 11),
    ),
    Row(
        id="itself-absolute",
        does="a redirect to itself, with its host",
        good="ends it with a reason",
        answer=redirect("http://{here}" + HOSTILE),
        reason=ROUND,
        tries=(1, 11),
    ),
    Row(
        id="itself-fragment",
        does="a redirect to itself with a fragment",
        good="ends it with a reason",
        answer=redirect(HOSTILE + "#top"),
        reason=ROUND,
        tries=(1, 11),
    ),
    Row(
        id="cookie-wall",
        does="a redirect to itself that sets a cookie, then the page",
        good="follows once, stores the story",
        answer=_cookie_wall,
        fate="stored",
        tries=(2, 3),
    ),
    Row(
        id="cookie-detour",
        does="a gate at another path that sets a cookie and leads back",
        good="follows, stores the story",
        answer=_cookie_by_detour,
        more={"/gate": redirect(HOSTILE, headers=[("Set-Cookie", "pass=yes")])},
        fate="stored",
    ),
    Row(
        id="cookie-for-ever",
        does="a redirect to itself that sets another cookie each time",
        good=ENDS,
        answer=redirect(HOSTILE, headers=[("Set-Cookie", "seen=0; Path=/nowhere")]),
        reason=ROUND,
        tries=(1, 11),
    ),
    Row(
        id="cookies-5000",
        does="5,000 cookies, then the page as usual",
        good="keeps a bounded few; the next request is no monster",
        answer=keeps(
            http(
                own("cookies"),
                headers=[("Set-Cookie", f"c{n}=" + "v" * 20) for n in range(300)],
            )
        ),
        fate="stored|failed",
        reason="header|large",
        check=lambda met: next(
            (
                "a Cookie header of more than 16 KB"
                for one in met.asked
                if len(one.headers.get("cookie", "")) > 16_384
            ),
            "",
        ),
    ),
    _row(
        "no-location",
        "302 without Location",
        "fails as http 302",
        "",
        reason="302|redirect|location",
    ),
    Row(
        id="no-location-at-all",
        does="301 with no such header, with a page",
        good="fails as http 301",
        answer=keeps(http(own("nl"), status=301)),
        reason="301|redirect|location",
    ),
    _row(
        "no-host",
        "Location: http:///there",
        "takes it for its own host or refuses it",
        "http:///there",
        fate="failed|stored",
    ),
    _row("relative", "Location: there", STORES, "there", fate="stored"),
    _row("network", "Location: //host/there", STORES, "//{here}/there", fate="stored"),
    _row(
        "dots",
        "Location: ../../folder/./there",
        STORES,
        "../../folder/./there",
        fate="stored",
    ),
    _row("query", "Location: /there?a=b&c", STORES, "/there?a=b&c", fate="stored"),
    _row("fragment", "Location: /there#part", STORES, "/there#part", fate="stored"),
    _row(
        "spaces",
        "Location with spaces and bytes above 127",
        "follows it encoded, or fails by name",
        "/there?q=a b caf\xc3\xa9",
        fate="stored|failed",
    ),
    _row(
        "esc",
        "Location with terminal escapes",
        "no escape reaches a terminal",
        "/there?\x1b[2J",
        fate="stored|failed",
        reason=REFUSED + "|header|malformed|invalid|bad",
    ),
    _row(
        "crlf",
        "Location with an encoded line end",
        "asks for it encoded",
        "/there?%0d%0aX-Evil:%201",
        fate="stored",
    ),
    _row(
        "100-kb",
        "Location of 100 KB",
        "fails by name",
        "/there?" + "x" * 100_000,
        reason=REFUSED + "|header|large|long|url",
    ),
    _row(
        "twice",
        "two Locations that differ",
        "takes one or fails by name",
        "/there",
        headers=[("Location", "/folder/there")],
        fate="stored|failed",
    ),
    _row(
        "300",
        "300 Multiple Choices",
        "fails as http 300 or follows",
        "/there",
        status=300,
        fate="failed|stored",
        reason="300",
    ),
    _row(
        "304",
        "304 that was not asked for",
        "fails as http 304",
        "/there",
        status=304,
        reason="304",
    ),
    _row(
        "305",
        "305 Use Proxy",
        "never uses it",
        "http://{here}/there",
        status=305,
        reason="305|redirect",
    ),
    Row(
        id="to-disallowed",
        does="leads to what robots.txt disallows",
        good="skips it: every hop is asked of robots.txt",
        answer=redirect("/private/x"),
        more={
            "/robots.txt": keeps(
                http(b"User-agent: *\nDisallow: /private/\n", kind="text/plain")
            ),
            "/private/x": _there("to-disallowed"),
        },
        fate="skipped|failed",
        reason="robots",
        check=_never_asked("/private/x"),
    ),
    Row(
        id="to-plain",
        does="leads to another story of the feed",
        good="one story; nobody's outcome is lost",
        answer=redirect(PLAIN),
        fate="stored|unchanged|skipped",
        reason=".",
        plain="stored|unchanged",
    ),
    Row(
        id="to-gone",
        does="leads to a 410",
        good="fails or is withdrawn, by name",
        answer=redirect("/gone"),
        more={"/gone": keeps(http(b"gone", status=410))},
        reason="410|gone",
    ),
    Row(
        id="to-500",
        does="leads to a 500",
        good="fails as http 500",
        answer=redirect("/error"),
        more={"/error": keeps(http(b"error", status=500))},
        reason="500",
        plain="stored|failed",
    ),
    Row(
        id="refresh-header",
        does="a Refresh header to another path, with no text",
        good="no story of the empty page",
        answer=keeps(
            http(
                b"<html><body>one moment</body></html>",
                headers=[("Refresh", "0;url=/there")],
            )
        ),
        more={"/there": _there("refresh-header")},
        fate="failed|skipped|stored",
        reason=".",
        check=lambda met: (
            "a story of the empty page"
            if met.story and "moment" in (met.story.get("body") or "")
            else ""
        ),
    ),
    Row(
        id="meta-refresh",
        does="a page that is only a meta refresh to another",
        good="follows once or says so; no story of the empty page",
        answer=keeps(
            http(
                b'<html><head><meta http-equiv="refresh" content="0; url=/there">'
                b"<title>Redirecting</title></head><body>Redirecting...</body></html>"
            )
        ),
        more={"/there": _there("meta-refresh")},
        fate="failed|skipped|stored",
        reason="refresh|redirect",
        check=lambda met: (
            "a story of the empty page"
            if met.story and "Redirecting" in (met.story.get("headline") or "")
            else ""
        ),
    ),
    Row(
        id="meta-refresh-itself",
        does="a page that refreshes itself for ever",
        good="asks once or twice, then ends by name",
        answer=keeps(
            http(
                b'<html><head><meta http-equiv="refresh" content="0; url=/hostile">'
                b"<title>Wait</title></head><body>Wait</body></html>"
            )
        ),
        fate="failed|skipped",
        reason="refresh|redirect|text|empty|story|body",
        tries=(1, 3),
    ),
    Row(
        id="meta-refresh-private",
        does="a meta refresh to the metadata address",
        good="never goes there",
        answer=keeps(
            http(
                b'<html><head><meta http-equiv="refresh" '
                b'content="0; url=http://169.254.169.254/latest/"></head></html>'
            )
        ),
        fate="failed|skipped",
        reason=".",
    ),
    Row(
        id="meta-refresh-story",
        does="a whole story that reloads itself every five minutes",
        good="stores the story",
        answer=keeps(
            http(page("reloads", head='<meta http-equiv="refresh" content="300">'))
        ),
        fate="stored",
        tries=(1, 1),
    ),
    Row(
        id="once-then-page",
        does="a redirect to itself once, without a cookie, then the page",
        good="stores it, or ends it with a reason",
        answer=by_try(redirect(HOSTILE), keeps(http(own("once")))),
        fate="stored|failed",
        reason=ROUND,
    ),
)
