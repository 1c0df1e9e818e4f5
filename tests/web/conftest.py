"""A wire with stories of every kind, filed for real and served for real."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import make_entry, make_fetch, withdraw
from tests.web.sample import (
    NOW,
    QUAY,
    RAIN,
    SAHEL,
    sample_stories,
    sample_story,
)
from tests.web.server import TAG, file_all, serving_wire
from wirecrawler.store.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A wire that answers."""

    url: str
    """Its address, without a slash at the end."""
    database: str
    english: int
    persian: int
    excerpt: int
    link: int
    corrected: int
    killed: int


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample's stories, one of them corrected, and one more that was withdrawn."""
    url = f"sqlite:///{tmp_path_factory.mktemp('wire')}/wire.db"
    stories = sample_stories()
    gone = sample_story(
        SAHEL, "خبری که پس گرفته شد", body=RAIN, number=99,
        published_at=NOW - timedelta(hours=2),
    )  # fmt: skip
    with Archive.open(url, tag=TAG) as archive:
        ids = file_all(archive, [*stories, gone])
        corrected = replace(stories[4], body=f"{QUAY}\n\nCorrects the hours.")
        file_all(archive, [corrected])
        run = archive.begin_run(SAHEL, now=NOW)
        withdraw(
            archive,
            run,
            SAHEL,
            make_entry(gone.source_url),
            fetch=make_fetch(gone.source_url, status=410),
            now=NOW,
        )
    with serving_wire(url) as address:
        yield Served(
            url=address,
            database=url,
            english=ids[0],
            persian=ids[1],
            excerpt=ids[2],
            link=ids[3],
            corrected=ids[4],
            killed=ids[-1],
        )


@pytest.fixture
def database(tmp_path: Path) -> str:
    """Return the URL of a database that is not there yet."""
    return f"sqlite:///{tmp_path}/wire.db"
