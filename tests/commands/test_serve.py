import argparse
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.parse
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from wirecrawler import settings
from wirecrawler.commands import serve
from wirecrawler.errors import (
    SchemaError,
    SettingError,
    StoreError,
    WirecrawlerError,
)
from wirecrawler.store.archive import Archive


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    return parser.parse_args(words)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/wire.db"
    monkeypatch.setattr(settings, "WIRECRAWLER_DATABASE_URL", url)
    return url


def test_this_machine_alone_is_served_unless_said_otherwise() -> None:
    assert vars(arguments()) == {"host": "127.0.0.1", "port": 8080}


@pytest.mark.parametrize("port", ["65536", "-1", "http", "", "٨٠٨٠", "80.0"])
def test_a_port_that_is_none_is_refused(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        arguments(f"--port={port}")
    told = capsys.readouterr().err.splitlines()[-1]
    assert (stop.value.code, f"{port!r} is no port; name one up to 65535" in told) == (
        2,
        True,
    )


def test_a_port_in_use_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingError) as refusal:
            serve.run(arguments(f"--port={port}"))
    assert str(refusal.value) == (
        f"127.0.0.1:{port}: Address already in use; name another with --host or --port"
    )


@pytest.mark.parametrize("host", ["a" * 70, "é" * 70, "::g"])
def test_a_host_that_is_none_is_told_in_one_line(host: str) -> None:
    with pytest.raises(SettingError) as refusal:
        serve.run(arguments(f"--host={host}", "--port=0"))
    assert str(refusal.value) == (
        f"{host}:0: no such host is known; name another with --host or --port"
    )


@pytest.mark.parametrize("url", ["", "wire.example", "javascript:alert(1)"])
def test_a_base_url_that_is_none_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "WIRECRAWLER_BASE_URL", url)
    with pytest.raises(SettingError, match=r"^WIRECRAWLER_BASE_URL: .* is no address"):
        serve.run(arguments("--port=0"))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param("mysql://localhost/wire", id="another kind"),
        pytest.param("sqlite:////proc/nowhere/wire.db", id="a folder that cannot be"),
    ],
)
def test_a_database_that_cannot_be_read_is_told_before_listening(
    make: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "WIRECRAWLER_DATABASE_URL", make)
    with pytest.raises(StoreError) as refusal:
        serve.run(arguments("--port=0"))
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("revision", "advice"),
    [("0000", "run `wirecrawler upgrade-db`"), ("9999", "upgrade wirecrawler")],
    ids=["older", "newer"],
)
def test_another_schema_is_told_before_listening(
    revision: str, advice: str, database: str
) -> None:
    Archive.open(database, tag="wire.example,2026").close()
    with closing(sqlite3.connect(database.removeprefix("sqlite:///"))) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
    with pytest.raises(SchemaError, match=advice):
        serve.run(arguments("--port=0"))


def test_without_the_extra_it_names_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serve, "_missing", "starlette")
    with pytest.raises(WirecrawlerError, match=r"install the extra `web`"):
        serve.run(arguments())


def test_the_module_can_be_asked_for_its_help_without_the_extra() -> None:
    program = (
        "import sys; sys.modules['starlette'] = None\n"
        "from wirecrawler.commands import serve; print(serve._missing)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "starlette\n"


def _has_address(host: str) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, 0), family=family).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        pytest.param(
            "::1",
            marks=pytest.mark.skipif(
                not _has_address("::1"), reason="this machine has no IPv6"
            ),
        ),
    ],
)
def test_it_serves_until_interrupted(host: str, database: str) -> None:
    program = (
        "import sys; from wirecrawler.commands import serve; import argparse\n"
        f"sys.exit(serve.run(argparse.Namespace(host={host!r}, port=0)))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"WIRECRAWLER_DATABASE_URL": database},
    ) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        address = re.search(r"http://\S+/", line)
        assert address, line
        status = httpx.get(address[0]).status_code
        server.send_signal(signal.SIGINT)
        rest = server.stderr.read()
        code = server.wait(timeout=10)
    shown = urllib.parse.urlsplit(address[0]).hostname
    told = re.sub(r":\d+/", ":PORT/", line)
    bracketed = f"[{host}]" if ":" in host else host
    assert (status, shown, told, rest, code) == (
        200,
        host,
        f"Serving Media Wire on http://{bracketed}:PORT/ (Ctrl-C to stop)\n",
        "",
        130,
    )
