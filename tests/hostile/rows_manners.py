"""Rows: robots.txt (RFC 9309), statuses and Retry-After."""

from collections.abc import Sequence

from tests.hostile.answers import (
    Pairs,
    by_try,
    drip,
    flood,
    http,
    keeps,
    page,
    raw,
    redirect,
    reset,
    silent,
    then_silent,
)
from tests.hostile.bombs import gzip_bomb, packed
from tests.hostile.rows import HOSTILE, Check, Met, Row
from tests.hostile.server import Behaviour

DENY = b"User-agent: *\nDisallow: /\n"


def own(name: str) -> Behaviour:
    return keeps(http(page(f"manners-{name}")))


def text(body: bytes, **more: str) -> Behaviour:
    return keeps(http(body, kind=more.get("kind", "text/plain")))


# The rows of robots.txt.  The plain story lies on the same host: what holds for one holds for both.

ALLOW, SKIP, SHUT = "stored", "skipped", "failed"


def _asks_nothing(met: Met) -> str:
    return "the page was asked for" if met.times(HOSTILE) else ""


def _few_asked(met: Met) -> str:
    asked = len(met.times("/robots.txt"))
    return "" if asked <= 4 else f"robots.txt was asked for {asked} times"


def _kept_away(met: Met) -> str:
    return _asks_nothing(met) or _few_asked(met)


def _robots(
    name: str,
    does: str,
    answer: Behaviour,
    fate: str,
    *,
    good: str = "",
    reason: str = "robots",
    more: dict[str, Behaviour] | None = None,
    check: Check | None = None,
) -> Row:
    words = {
        ALLOW: "reads it as no rule",
        SKIP: "obeys it",
        SHUT: "stays away (RFC 9309 2.3.1.4)",
    }
    away = _kept_away if ALLOW not in fate else _few_asked
    return Row(
        id=name,
        does=f"robots.txt: {does}",
        good=good or words.get(fate, "asks nothing that it was told not to"),
        answer=own(name),
        more={"/robots.txt": answer, **(more or {})},
        fate=fate,
        reason=reason,
        plain=fate,
        check=check or away,
    )


def _lines(*lines: str) -> bytes:
    return "\n".join([*lines, ""]).encode()


def _status(status: int, fate: str) -> Row:
    return _robots(
        f"robots-{status}", str(status), keeps(http(DENY, status=status)), fate
    )


def _hops(count: int) -> dict[str, Behaviour]:
    """Return `count` redirects from /r-1 to rules that deny all."""
    return {f"/r-{n}": redirect(f"/r-{n + 1}") for n in range(1, count)} | {
        f"/r-{count}": text(DENY)
    }


_ALLOWED_STATUSES = tuple(_status(s, ALLOW) for s in (400, 401, 403, 404, 410, 451))
_SHUT_STATUSES = tuple(_status(s, SHUT) for s in (500, 502, 503, 504, 520))

ROBOTS = (
    *_ALLOWED_STATUSES,
    *_SHUT_STATUSES,
    _status(429, "stored|failed"),
    _status(204, "stored|failed"),
    _robots("robots-empty", "200 and empty", text(b""), ALLOW),
    _robots("robots-reset", "resets", reset, SHUT),
    _robots("robots-silent", "says nothing", silent, SHUT),
    _robots(
        "robots-drip",
        "a byte every half second",
        drip(http(DENY * 20)),
        "failed|skipped",
    ),
    _robots(
        "robots-stall",
        "stalls after a rule",
        then_silent(http(DENY, length=500)),
        "failed|skipped",
    ),
    _robots(
        "robots-cut",
        "promises more than it sends",
        raw(http(DENY, length=500)),
        "failed|skipped",
    ),
    _robots("robots-no-http", "is no HTTP", raw(b"User-agent: *\r\n\r\n"), SHUT),
    _robots("robots-deny", "denies all", text(DENY), SKIP),
    _robots(
        "robots-html-type",
        "rules sent as text/html",
        text(DENY, kind="text/html"),
        SKIP,
    ),
    _robots(
        "robots-page",
        "a page of HTML",
        text(b"<html><body>Disallow me</body></html>", kind="text/html"),
        ALLOW,
    ),
    _robots(
        "robots-gzip",
        "rules in gzip",
        keeps(http(packed("gzip", DENY), headers=[("Content-Encoding", "gzip")])),
        SKIP,
    ),
    _robots(
        "robots-bom", "behind a byte order mark", text(b"\xef\xbb\xbf" + DENY), SKIP
    ),
    _robots(
        "robots-cr", "lines that end in CR", text(DENY.replace(b"\n", b"\r")), SKIP
    ),
    _robots(
        "robots-crlf",
        "lines that end in CRLF",
        text(DENY.replace(b"\n", b"\r\n")),
        SKIP,
    ),
    _robots(
        "robots-nul",
        "NULs and bytes above 127 among the rules",
        text(b"\x00\xff\xfe\n" + DENY + b"\x00"),
        SKIP,
    ),
    _robots(
        "robots-utf-16",
        "in UTF-16",
        text(DENY.decode().encode("utf-16")),
        "stored|skipped|failed",
    ),
    _robots(
        "robots-ours",
        "a group of ours allows what * denies",
        text(DENY + b"\nUser-agent: WireCrawler\nAllow: /\n"),
        ALLOW,
    ),
    _robots(
        "robots-ours-denied",
        "a group of ours denies what * allows",
        text(b"User-agent: *\nAllow: /\n\nUser-agent: wirecrawler\nDisallow: /\n"),
        SKIP,
    ),
    _robots(
        "robots-prefix",
        "a group of wirecrawler-news, which we are not",
        text(b"User-agent: wirecrawlernews\nDisallow: /\n"),
        ALLOW,
    ),
    _robots(
        "robots-comment",
        "rules with comments and spaces",
        text(b"  user-AGENT :  *  # all\n  disallow:/ # here\n"),
        SKIP,
    ),
    _robots(
        "robots-groups",
        "two groups of *, together",
        text(
            b"User-agent: *\nDisallow: /x\n\nUser-agent: *\nDisallow: /hostile\nDisallow: /plain\n"
        ),
        SKIP,
    ),
    _robots(
        "robots-longest",
        "a longer Allow beats Disallow",
        text(
            _lines("User-agent: *", "Disallow: /", "Allow: /hostile", "Allow: /plain")
        ),
        ALLOW,
    ),
    _robots(
        "robots-wildcard",
        "wildcards",
        text(_lines("User-agent: *", "Disallow: /h*t*le$", "Disallow: /*ain")),
        SKIP,
    ),
    _robots(
        "robots-encoded",
        "percent-encoded letters",
        text(_lines("User-agent: *", "Disallow: /%68ostile", "Disallow: /pl%61in")),
        SKIP,
    ),
    _robots(
        "robots-redos",
        "a pattern made to take for ever",
        text(
            _lines(
                "User-agent: *",
                "Disallow: /" + "*a" * 500 + "$",
                "Disallow: " + "/*" * 800,
            )
        ),
        "stored|skipped",
        good="decides at once",
    ),
    _robots(
        "robots-groups-50000",
        "50,000 groups",
        text(b"User-agent: x\nDisallow: /\n\n" * 15_000 + DENY),
        SKIP,
    ),
    _robots(
        "robots-long-line",
        "a rule of 100 KB before the others",
        text(b"User-agent: *\nDisallow: /" + b"x" * 100_000 + b"\n" + b"Disallow: /\n"),
        SKIP,
    ),
    _robots(
        "robots-late-rule",
        "a rule behind 600 KB of comments",
        text(b"# filler filler\n" * 40_000 + DENY),
        "stored|skipped",
        good="reads the first 500 KiB (RFC 9309 2.5)",
    ),
    _robots(
        "robots-early-rule",
        "a rule before 5 MB of comments",
        text(DENY + b"# filler filler\n" * 330_000),
        SKIP,
    ),
    _robots(
        "robots-endless",
        "a rule, then comments without end",
        flood(http(DENY, kind="text/plain", length=""), b"# filler\n" * 8000),
        SKIP,
    ),
    _robots(
        "robots-bomb",
        "a rule, then 40 MB in gzip",
        keeps(http(gzip_bomb(40 << 20, DENY), headers=[("Content-Encoding", "gzip")])),
        "skipped|failed",
    ),
    _robots(
        "robots-truncated-gzip",
        "gzip that ends too early",
        keeps(http(packed("gzip", DENY)[:-6], headers=[("Content-Encoding", "gzip")])),
        "skipped|failed",
    ),
    _robots(
        "robots-hops-5",
        "five redirects to rules",
        redirect("/r-1"),
        SKIP,
        more=_hops(5),
    ),
    _robots(
        "robots-loop",
        "redirects to itself",
        redirect("/robots.txt"),
        "stored|failed",
        check=lambda met: (
            "" if len(met.times("/robots.txt")) <= 12 else "asked too often"
        ),
    ),
    _robots(
        "robots-to-private",
        "redirects to a private address",
        redirect("http://10.1.2.3/robots.txt"),
        "stored|failed",
        good="never goes there",
    ),
    _robots(
        "robots-to-file",
        "redirects to a file",
        redirect("file:///etc/passwd"),
        "stored|failed",
        good="never opens it",
    ),
    _robots(
        "robots-304",
        "304 that was not asked for",
        keeps(http(status=304)),
        "failed|stored",
    ),
    _robots(
        "robots-delay-words",
        "Crawl-delay of nan, -5 and 1e9 words",
        text(
            b"User-agent: *\nCrawl-delay: nan\nCrawl-delay: -5\nCrawl-delay: soon\nDisallow:\n"
        ),
        ALLOW,
        good="ignores them",
    ),
    _robots(
        "robots-escape",
        "terminal escapes as rules",
        text(
            b"User-agent: \x1b[2J\nDisallow: /\x1b]0;x\x07\nUser-agent: *\nDisallow: /\x1b\n"
        ),
        ALLOW,
    ),
    _robots(
        "robots-agent-only",
        "a user agent without rules",
        text(b"User-agent: *\n"),
        ALLOW,
    ),
    _robots(
        "robots-rule-first",
        "a rule before any user agent",
        text(b"Disallow: /\n"),
        ALLOW,
    ),
)


# Statuses, each on a host of its own: what fails often enough shuts a host.


def _answer_of(status: int, reason: str = "") -> Row:
    return Row(
        id=f"http-{status}",
        does=f"status {status} with a page",
        good=f"fails as http {status}",
        answer=keeps(http(page(f"status-{status}"), status=status, reason="No")),
        fate="failed|skipped",
        reason=reason or (f"http {status}" if status != 410 else "410|gone"),
    )


STATUSES = (
    *(
        _answer_of(status)
        for status in (
            *(201, 202, 203, 206, 226),
            *(400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 418, 421, 451),
            *(500, 501, 502, 503, 504, 508, 520, 522, 530, 599, 999),
        )
    ),
    _answer_of(204, "http 204|empty|no text|malformed|connection|cut short|bad|broken"),
    _answer_of(205, "http 205|empty|no text|malformed|connection|cut short|bad|broken"),
    Row(
        id="once-500",
        does="500 once, then the page",
        good="tries again, stores the story",
        answer=by_try(keeps(http(b"no", status=500)), own("once-500")),
        fate="stored",
    ),
)


def _gap_of(least: float) -> Check:
    def check(met: Met) -> str:
        times = sorted(one.at for one in met.asked if one.target != "/robots.txt")
        first = next((one.at for one in met.asked if one.target == HOSTILE), 0.0)
        after = [at - first for at in times if at > first + 0.3]
        early = [gap for gap in after if gap < least - 0.05]
        return f"asked {early[0]:.1f} s after it" if early else ""

    return check


def _wait(
    name: str,
    does: str,
    good: str,
    value: str,
    *,
    status: int = 503,
    fate: str = "stored",
    check: Check = lambda _: "",
    plain: str = "stored",
    reason: str = "503|429|wait|retry",
    times: int = 1,
    headers: Pairs = (),
    body: Sequence[bytes] = (b"wait",),
) -> Row:
    asked = keeps(
        http(body[0], status=status, headers=[("Retry-After", value), *headers])
    )
    return Row(
        id=name,
        does=does,
        good=good,
        answer=by_try(*[asked] * times, own(name)),
        fate=fate,
        reason=reason,
        check=check,
        plain=plain,
    )


WAITS = (
    _wait(
        "wait-2",
        "503, Retry-After: 2, then the page",
        "waits two seconds on that host, then stores",
        "2",
        check=_gap_of(2),
    ),
    _wait(
        "wait-2-429",
        "429, Retry-After: 2, then the page",
        "waits two seconds on that host, then stores",
        "2",
        status=429,
        check=_gap_of(2),
    ),
    _wait(
        "wait-hour",
        "503, Retry-After: 3600",
        "asks that host nothing more in this run",
        "3600",
        fate="failed",
        plain="stored|failed",
        check=_gap_of(60),
    ),
    _wait(
        "wait-hour-429",
        "429, Retry-After: 3600",
        "asks that host nothing more in this run",
        "3600",
        status=429,
        fate="failed",
        plain="stored|failed",
        check=_gap_of(60),
    ),
    _wait(
        "wait-date",
        "503, Retry-After: a date far ahead",
        "asks that host nothing more in this run",
        "Fri, 31 Dec 2055 23:59:59 GMT",
        fate="failed",
        plain="stored|failed",
        check=_gap_of(60),
    ),
    _wait(
        "wait-past",
        "503, Retry-After: a date long past",
        "tries again, stores",
        "Fri, 31 Dec 1999 23:59:59 GMT",
    ),
    _wait("wait-words", "503, Retry-After: soon", "tries again, stores", "soon"),
    _wait("wait-negative", "503, Retry-After: -7", "tries again, stores", "-7"),
    _wait(
        "wait-huge",
        "503, Retry-After of 400 digits",
        "is not thrown by it",
        "9" * 400,
        fate="stored|failed",
        plain="stored|failed",
    ),
    _wait(
        "wait-escape",
        "503, Retry-After: a terminal escape",
        "is not thrown by it",
        "\x1b[2J5",
        fate="stored|failed",
    ),
    _wait("wait-float", "503, Retry-After: 1.5", "tries again, stores", "1.5"),
    _wait("wait-0", "503, Retry-After: 0", "tries again, stores", "0"),
)
