import json
import runpy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    text,
)

from tests.factories import make_story
from tests.store.conftest import TAG
from wirecrawler.store.engine import open_engine, writing
from wirecrawler.store.migrations.__main__ import main
from wirecrawler.store.migrations.runner import differences, migrate, newest
from wirecrawler.store.query import Query
from wirecrawler.store.schema import HEAD, upgrade_database
from wirecrawler.story import Status

_FILLED = Path(__file__).parent / "filled"


def test_head_is_the_newest_migration() -> None:
    assert newest() == HEAD


def test_models_and_migrations_agree(empty_database: str) -> None:
    engine = open_engine(empty_database)
    with writing(engine) as connection:
        migrate(connection)
        assert differences(connection) == []
    engine.dispose()


def test_a_difference_is_seen(database: str) -> None:
    engine = open_engine(database)
    with writing(engine) as connection:
        connection.execute(text("ALTER TABLE runs ADD COLUMN mood TEXT"))
        found = differences(connection)
    engine.dispose()
    assert len(found) == 1
    assert "remove_column" in found[0]


def _fill(connection: Connection, dump: dict[str, list[dict[str, Any]]]) -> None:
    """Insert the rows of `dump`, bytes in hex and instants in ISO 8601, table by table."""
    read: dict[type, Any] = {
        LargeBinary: bytes.fromhex,
        DateTime: datetime.fromisoformat,
    }
    for name, rows in dump.items():
        table = Table(name, MetaData(), autoload_with=connection)
        for row in rows:
            for column, value in row.items():
                for kind, convert in read.items():
                    if isinstance(table.c[column].type, kind) and value is not None:
                        row[column] = convert(value)
        connection.execute(table.insert(), rows)


@pytest.mark.parametrize(
    "dump", sorted(_FILLED.glob("*.json")), ids=lambda path: str(path.stem)
)
def test_a_filled_database_is_brought_forward(empty_database: str, dump: Path) -> None:
    """Each dump holds the rows of one story, corrected and killed, at one revision."""
    engine = open_engine(empty_database)
    with writing(engine) as connection:
        migrate(connection, dump.stem)
        _fill(connection, json.loads(dump.read_text()))
    engine.dispose()
    assert upgrade_database(empty_database) == (dump.stem, HEAD)
    with Query.open(empty_database, tag=TAG) as query:
        history = query.history(1)
        outcomes = list(query.outcomes())
    plain = make_story()
    assert [(s.headline, s.body, s.status, s.terms, s.source) for s in history] == [
        (plain.headline, plain.body, Status.USABLE, plain.terms, plain.source),
        (plain.headline, "Other.", Status.CORRECTED, plain.terms, plain.source),
        (plain.headline, "Other.", Status.KILLED, plain.terms, plain.source),
    ]
    assert [outcome.reason for outcome in outcomes] == ["kill"]


def test_each_released_schema_has_its_dump() -> None:
    numbers = {path.name[:4] for path in _versions().glob("[0-9]*.py")}
    assert {path.stem for path in _FILLED.glob("*.json")} == numbers


def _versions() -> Path:
    root = Path(__file__).parents[2]
    return root / "wirecrawler" / "store" / "migrations" / "versions"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        pytest.param(["check"], 0, f"migrations and models agree at {HEAD}\n", id="ok"),
        pytest.param([], 2, "", id="no command"),
        pytest.param(["upgrade"], 2, "", id="another command"),
    ],
)
def test_the_check(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str
) -> None:
    assert (main(arguments), capsys.readouterr().out) == (status, told)


def test_the_check_names_what_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecrawler.store.migrations.__main__.HEAD", "0000")
    assert main(["check"]) == 1
    assert capsys.readouterr().err == (
        f"schema.HEAD is 0000, the newest migration {HEAD}\n"
    )


def test_the_check_is_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["migrations", "check"])
    program = _versions().parent / "__main__.py"
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(program), run_name="__main__")
    assert ended.value.code == 0
