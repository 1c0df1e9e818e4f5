"""TLS: what is not to be trusted is not read, and says why."""

import re
import ssl
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.hostile.answers import atom, http, keeps, page, raw, redirect
from tests.hostile.certificates import Authority, authority, server_context
from tests.hostile.conftest import Table
from tests.hostile.rows import HOSTILE, bad_reason, bad_words, unbalanced
from tests.hostile.server import Behaviour, HostileSite

_DAY = timedelta(days=1)
Make = Callable[[Authority, Path, str], ssl.SSLContext | None]


@dataclass(frozen=True, kw_only=True)
class TlsRow:
    """One server that speaks TLS, more or less."""

    id: str
    does: str
    make: Make
    fate: str = "failed"
    reason: str = "tls|certificate"
    answer: Behaviour | None = None


def _good(a: Authority, folder: Path, host: str) -> ssl.SSLContext:
    return server_context(a, folder, hosts=[host])


def _old(name: str) -> Make:
    def make(a: Authority, folder: Path, host: str) -> ssl.SSLContext:
        context = server_context(a, folder, hosts=[host])
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings(category=DeprecationWarning, action="ignore"):
            context.minimum_version = context.maximum_version = ssl.TLSVersion[name]
        return context

    return make


def _asks_for_ours(a: Authority, folder: Path, host: str) -> ssl.SSLContext:
    context = server_context(a, folder, hosts=[host])
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(a.file)
    return context


ROWS = (
    TlsRow(
        id="good",
        does="a certificate of an authority in SSL_CERT_FILE",
        make=_good,
        fate="stored",
    ),
    TlsRow(
        id="expired",
        does="expired yesterday",
        make=lambda a, f, h: server_context(
            a, f, hosts=[h], begins=-9 * _DAY, ends=-_DAY
        ),
        reason="expired",
    ),
    TlsRow(
        id="not-yet",
        does="valid from tomorrow",
        make=lambda a, f, h: server_context(
            a, f, hosts=[h], begins=_DAY, ends=9 * _DAY
        ),
        reason="not yet|valid",
    ),
    TlsRow(
        id="other-host",
        does="for another host",
        make=lambda a, f, _: server_context(a, f, hosts=["other.example"]),
        reason="host|name|address|match",
    ),
    TlsRow(
        id="other-address",
        does="for another address",
        make=lambda a, f, _: server_context(a, f, hosts=["127.0.0.99"]),
        reason="host|name|address|match",
    ),
    TlsRow(
        id="wildcard",
        does="for *.0.0.1",
        make=lambda a, f, _: server_context(a, f, hosts=["*.0.0.1"]),
        reason="host|name|address|match",
    ),
    TlsRow(
        id="self-signed",
        does="signed by itself",
        make=lambda a, f, h: server_context(a, f, hosts=[h], is_self_signed=True),
        reason="self.signed|by itself|trust|verify|unknown",
    ),
    TlsRow(
        id="unknown-authority",
        does="signed by somebody unknown",
        make=lambda _, f, h: server_context(
            authority(f, "Unknown Authority"), f, hosts=[h]
        ),
        reason="trust|verify|unknown|issuer|authority",
    ),
    TlsRow(
        id="tls-1.0",
        does="speaks TLS 1.0 alone",
        make=_old("TLSv1"),
        reason="tls|version|protocol",
    ),
    TlsRow(
        id="tls-1.1",
        does="speaks TLS 1.1 alone",
        make=_old("TLSv1_1"),
        reason="tls|version|protocol",
    ),
    TlsRow(
        id="asks-for-ours",
        does="demands a certificate of the crawler's",
        make=_asks_for_ours,
        reason="tls|certificate|connection|cut short",
    ),
    TlsRow(
        id="plain-http",
        does="speaks plain HTTP on an https address",
        make=lambda *_: None,
        reason="tls|ssl",
    ),
    TlsRow(
        id="silent",
        does="never shakes hands",
        make=lambda *_: None,
        reason="timeout|seconds|tls",
    ),
    TlsRow(id="downgrade", does="leads from https to http", make=_good, fate="stored"),
    TlsRow(
        id="no-goodbye",
        does="closes without a goodbye, no length",
        make=_good,
        fate="stored|failed",
        reason="cut short|tls|connection",
        answer=raw(http(page("tls-goodbye"), length="")),
    ),
)
PICKED = {row.id: row for row in ROWS}


@dataclass(frozen=True, kw_only=True)
class Tls:
    """The crawl of all rows, told by their ids."""

    wrong: list[str]
    outcomes: dict[str, dict[str, object]]


@pytest.fixture(scope="module")
def tls(
    hostile: HostileSite, module_wire: Wire, tmp_path_factory: pytest.TempPathFactory
) -> Tls:
    folder = tmp_path_factory.mktemp("certificates")
    ours = authority(folder)
    links: dict[str, str] = {}
    hostile.put("127.0.0.1", "/safe", keeps(http(page("tls-downgraded"))))
    for number, row in enumerate(ROWS, start=1):
        host = f"127.70.0.{number}"
        port = hostile.listen([host], port=0, tls=row.make(ours, folder, host))
        answer = row.answer or keeps(http(page(f"tls-{row.id}")))
        if row.id == "downgrade":
            answer = redirect(hostile.url("/safe"))
        hostile.put(host, HOSTILE, answer)
        if row.id == "plain-http":
            hostile.greetings[host] = http(page("tls-plain"))
        links[row.id] = f"https://{host}:{port}{HOSTILE}"
    hostile.put(
        "127.0.0.1", "/tls", keeps(http(atom([(u, n) for n, u in links.items()])))
    )
    said = module_wire.crawl(
        hostile.url("/tls"),
        *("-a", "slug=hostile"),
        SSL_CERT_FILE=str(ours.file),
        WIRECRAWLER_MAX_SECONDS="6",
    )
    records = module_wire.run("outcomes", "--format", "jsonl").records
    by_url = {r["url"]: r for r in records if r["role"] == "story"}
    return Tls(
        wrong=[*bad_words(said), *unbalanced(said)],
        outcomes={name: by_url.get(url, {}) for name, url in links.items()},
    )


@pytest.mark.xdist_group("tls")
@pytest.mark.parametrize("name", PICKED)
def test_tls(tls: Tls, table: Table, name: str) -> None:
    row, met = PICKED[name], tls.outcomes[name]
    fate, reason = str(met.get("outcome")), str(met.get("reason") or "")
    wrong = [*tls.wrong]
    if fate not in row.fate.split("|"):
        wrong.append(f"it is {fate}")
    elif fate != "stored" and not re.search(row.reason, reason, re.IGNORECASE):
        wrong.append(f"its reason is {reason!r}, not like {row.reason!r}")
    wrong += [bad] if (bad := bad_reason(reason)) else []
    good = "stores the story" if row.fate == "stored" else "refuses it by name"
    table.add(
        "tls", row.does, good, "; ".join([f"{fate}: {reason}", *wrong]), held=not wrong
    )
    assert wrong == []
