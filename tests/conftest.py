"""Fixtures shared by all tests: a site on loopback, and the command run against it."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.loopback import Site, serving
from tests.warm import run_warm

_POSTGRES = "WIRECRAWLER_TEST_POSTGRES_URL"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a command said, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Wire:
    """A wire of its own for one test: database, data folder, and the command."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.database = database
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("WIRECRAWLER_", "COV"))
        } | {
            "WIRECRAWLER_DATABASE_URL": database,
            "WIRECRAWLER_DATA_DIR": str(folder / "data"),
            "WIRECRAWLER_PRIVATE_NETWORKS": "127.0.0.0/8",
            "WIRECRAWLER_HOST_DELAY_S": "0",
            "WIRECRAWLER_HOST_CONCURRENCY": "8",
            "PYTHONWARNINGS": "default",
            "COLUMNS": "120",
        }

    def start(self, *words: str, **environment: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "wirecrawler", *words],
            cwd=self.folder,
            env=self.environment | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, **environment: str) -> Said:
        status, out, err = run_warm(
            words,
            folder=self.folder,
            environment=self.environment | environment,
            timeout_s=120,
        )
        return Said(status=status, out=out, err=err)

    def crawl(self, url: str, *words: str, **environment: str) -> Said:
        return self.run("crawl", "feed", "-a", f"url={url}", *words, **environment)

    def stories(self, *words: str) -> list[dict[str, Any]]:
        said = self.run("stories", "--format", "jsonl", "--limit", "0", *words)
        assert said.status == 0, said.err
        return said.records

    def fates(self, *words: str) -> dict[str, tuple[str, str]]:
        """Return url -> (outcome, reason) of the stories of the latest run."""
        said = self.run("outcomes", "--role", "story", "--format", "jsonl", *words)
        assert said.status == 0, said.err
        return {r["url"]: (r["outcome"], r["reason"]) for r in said.records}


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        yield served


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    return Wire(tmp_path, f"sqlite:///{tmp_path / 'wire.db'}")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real pages, which is not part of the project."""
    default = Path(__file__).parents[2] / "shared" / "corpus"
    folder = Path(os.environ.get("WIRECRAWLER_CORPUS", default))
    if not (folder / "agencies" / "truth.jsonl").exists():
        pytest.skip(f"no real pages in {folder} (WIRECRAWLER_CORPUS)")
    return folder


def _administer(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> str:
    """The URL of a server on which databases may be made and dropped."""
    url = os.environ.get(_POSTGRES, "")
    if not url:
        pytest.skip(f"{_POSTGRES} names no PostgreSQL server")
    return url


@contextmanager
def schema_of(postgres: str) -> Iterator[str]:
    """The URL of a schema without tables, dropped afterwards: cheaper than a database."""
    name = f"wire_test_{uuid.uuid4().hex}"
    _administer(postgres, f"CREATE SCHEMA {name}")
    options = {"options": f"-csearch_path={name}"}
    url = make_url(postgres).update_query_dict(options)
    yield url.render_as_string(hide_password=False)
    _administer(postgres, f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def postgres_schema(postgres: str) -> Iterator[str]:
    """The URL of a schema without tables."""
    with schema_of(postgres) as url:
        yield url


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres_schema"))
    return f"sqlite:///{tmp_path}/wire.db"
