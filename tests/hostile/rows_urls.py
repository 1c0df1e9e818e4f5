"""Rows: links that a feed may name, odd, broken and without end."""

from tests.hostile.answers import http, keeps, page
from tests.hostile.rows import Row

REFUSED = "refused|address|link|scheme|host|port|url|too long|not public|credential"


def _row(
    name: str,
    link: str,
    fate: str,
    reason: str = REFUSED,
    *,
    good: str = "",
    does: str = "",
) -> Row:
    words = {"stored": "asks for it, stores the story", "failed": "refuses it by name"}
    return Row(
        id=f"url-{name}",
        does=does or f"a link {link[:70]}",
        good=good or words.get(fate, "asks for it encoded, or refuses it by name"),
        answer=keeps(http(page(f"url-{name}"))),
        more={"": keeps(http(page(f"url-{name}")))} | _EMPTY_ROBOTS,
        link=link,
        fate=fate,
        reason=reason,
    )


_EMPTY_ROBOTS = {"/robots.txt": keeps(http(b"", status=404))}
_HERE = "http://{host}:{port}"
_ANY = "failed|skipped"

ROWS = (
    _row("upper", "HTTP://{host}:{port}/Upper", "stored"),
    _row("port-0", "http://{host}:0/x", _ANY, REFUSED + "|connection"),
    _row("port-99999", "http://{host}:99999/x", _ANY),
    _row("port-negative", "http://{host}:-80/x", _ANY),
    _row("port-word", "http://{host}:http/x", _ANY),
    _row("port-closed", "http://{host}:1/x", _ANY, "refused|connection"),
    _row("user", "http://user@{host}:{port}/x", _ANY),
    _row("password", "http://user:secret@{host}:{port}/x", _ANY),
    _row("empty-user", "http://@{host}:{port}/x", "failed|skipped|stored"),
    _row("backslash", "http://{host}:{port}\\@10.0.0.1/x", "failed|skipped|stored"),
    _row("backslashes", "http:\\\\{host}:{port}\\x", "failed|skipped|stored", "."),
    _row("three-slashes", "http:///x", _ANY, "."),
    _row("no-slashes", "http:x", "failed|skipped|stored", "."),
    _row("half-ipv6", "http://[::1/x", _ANY),
    _row("zone", "http://[fe80::1%25lo]/x", _ANY),
    _row("encoded-host", "http://127%2e0%2e0%2e1:{port}/x", _ANY),
    _row("nul", _HERE + "/a%00b", "stored|failed"),
    _row("space", _HERE + "/a b", "stored"),
    _row("persian", _HERE + "/خبر/گفت‌وگو", "stored"),
    _row("escape", _HERE + "/a\x1b[2Jb".replace("\x1b", "%1b"), "stored|failed"),
    _row("crlf", _HERE + "/a%0d%0aX-Evil:%201", "stored|failed"),
    _row("dots", _HERE + "/a/../b/./../../c", "stored"),
    _row("query", _HERE + "/q?a=1&b=%26&c=é&d", "stored"),
    _row("query-only", _HERE + "?id=5", "stored"),
    _row("fragment", _HERE + "/frag#part", "stored"),
    _row(
        "long-2000",
        _HERE + "/" + "a" * 1900,
        "stored|failed|skipped",
        does="a link of 2,000 characters",
    ),
    _row(
        "long-200000",
        _HERE + "/" + "a" * 200_000,
        _ANY,
        "long",
        does="a link of 200,000 characters",
    ),
    _row(
        "query-long",
        _HERE + "/?" + "a=b&" * 30_000,
        _ANY,
        "long",
        does="a query of 120,000 characters",
    ),
    _row(
        "repeated",
        _HERE + "/a/b" * 1 + "/a/b" * 12 + "/x",
        _ANY,
        "repeat|trap|piece",
        does="a path that repeats itself 13 times",
    ),
    _row(
        "session",
        _HERE + "/s;jsessionid=" + "A1B2C3D4" * 4,
        "stored|skipped",
        "session",
        does="a session id in the path",
    ),
    _row("file", "file:///etc/passwd", _ANY),
    _row("javascript", "javascript:alert(1)", _ANY),
    _row("data", "data:text/html,<h1>x</h1>", _ANY),
    _row("mailto", "mailto:desk@eastwick.example", _ANY),
    _row("ftp", "ftp://{host}/x", _ANY),
    _row("blank", "about:blank", _ANY),
    _row("gopher", "gopher://{host}:{port}/_x", _ANY),
    _row("ws", "ws://{host}:{port}/x", _ANY),
    _row("unknown-name", "http://no-such-host.invalid/x", _ANY, "dns|name|address"),
    _row(
        "long-label", "http://" + "a" * 70 + ".example/x", _ANY, "dns|name|host|address"
    ),
    _row("empty-label", "http://a..example/x", _ANY, "dns|name|host|address"),
    _row("idna", "http://xn--zzzzzz9999.invalid/x", _ANY, "dns|name|host|address"),
    _row(
        "bad-idna", "http://\u2488\u2488.example\u3002/x", _ANY, "dns|name|host|address"
    ),
    _row("trailing-dot", "http://{host}.:{port}/dot", "stored|failed|skipped"),
)
