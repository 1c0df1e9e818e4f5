"""Fixtures shared by all tests: a site on loopback, and the command run against it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import Site, serving


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
        with self.start(*words, **environment) as process:
            out, err = process.communicate(timeout=120)
        return Said(status=process.returncode, out=out, err=err)

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


def environment_url(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return a setting of the tests, or skip the test that needs it."""
    if url := environment.get(name):
        return url
    pytest.skip(f"{name} is not set")
