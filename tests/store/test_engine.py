import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.factories import HARBOUR_WIRE, NOON, make_story
from tests.store.conftest import TAG, unprivileged
from wirecrawler.errors import StoreError
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.engine import database_of, open_engine, shown, writing
from wirecrawler.store.query import Query, StoryFilter

_FORMS = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
_NO_URL = f"this is no database URL; {_FORMS}"
_OTHER = f"only SQLite and PostgreSQL are supported; {_FORMS}"
_ONE_FILE = "an SQLite URL names one file and no options: sqlite:///FILE"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        pytest.param("", f": {_NO_URL}", id="nothing"),
        pytest.param("wire.db", f"wire.db: {_NO_URL}", id="a file"),
        pytest.param("mysql://a@b/c", f"mysql://a@b/c: {_OTHER}", id="MySQL"),
        pytest.param("postgres://a/b", f"postgres://a/b: {_OTHER}", id="postgres:"),
        pytest.param(
            "postgresql+psycopg2://u:se@cr/et@h/x",
            f"postgresql+psycopg2://u:***@h/x: {_OTHER}",
            id="another driver; the password is hidden",
        ),
        pytest.param(
            "postgresql://u:p@h:port/x",
            f"postgresql://u:***@h:port/x: {_NO_URL}",
            id="a port that is no number",
        ),
        pytest.param("sqlite://", f"sqlite://: {_ONE_FILE}", id="in memory"),
        pytest.param(
            "sqlite:///:memory:", f"sqlite:///:memory:: {_ONE_FILE}", id="likewise"
        ),
        pytest.param(
            "sqlite://wire.db", f"sqlite://wire.db: {_ONE_FILE}", id="a slash too few"
        ),
        pytest.param(
            "sqlite:///a?mode=ro", f"sqlite:///a?mode=ro: {_ONE_FILE}", id="options"
        ),
        pytest.param(
            "postgresql+psycopg://u:secret@127.0.0.1:1/x",
            "postgresql+psycopg://u:***@127.0.0.1:1/x: "
            "the server does not answer; is it running?",
            id="no server",
        ),
    ],
)
def test_a_url_that_leads_nowhere(url: str, told: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_engine(url)
    assert str(caught.value) == told


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"psycopg is missing; install the extra"):
        open_engine("postgresql://a@b/c")


@pytest.mark.postgres
def test_a_database_that_the_server_does_not_have(postgres: str) -> None:
    with pytest.raises(StoreError, match="no such database or user; create it"):
        open_engine(postgres.rsplit("/", 1)[0] + "/nothing_of_that_name")


@pytest.mark.parametrize("read_only", [False, True], ids=["write", "read"])
def test_a_file_that_is_no_database(tmp_path: Path, read_only: bool) -> None:
    (tmp_path / "wire.db").write_text("Dear diary, " * 100)
    with pytest.raises(StoreError, match="this file is no database; name another"):
        open_engine(f"sqlite:///{tmp_path}/wire.db", read_only=read_only)


def test_a_damaged_file(tmp_path: Path, sqlite_template: Path) -> None:
    whole = sqlite_template.read_bytes()
    (tmp_path / "wire.db").write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="the file is damaged; restore a backup"):
        Archive.open(f"sqlite:///{tmp_path}/wire.db", tag=TAG)


@pytest.mark.parametrize(
    "name", ["folder", "file/wire.db"], ids=["is a folder", "in a file"]
)
def test_a_path_that_cannot_be_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        open_engine(f"sqlite:///{tmp_path}/{name}")
    assert "\n" not in str(caught.value)


def test_the_folder_is_made(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path}/a/b/wire.db").dispose()
    assert (tmp_path / "a" / "b").is_dir()


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="it cannot be opened"):
        open_engine(f"sqlite:///{tmp_path}/wire.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_relative_path_is_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Archive.open("sqlite:///data/wire.db", tag=TAG).close()
    Query.open("sqlite:///data/wire.db", tag=TAG).close()
    assert (tmp_path / "data" / "wire.db").is_file()


def test_a_path_of_odd_characters(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a%20b%3f#é/wire.db"
    Archive.open(url, tag=TAG).close()
    with closing(Query.open(url, tag=TAG)) as query:
        assert query.count(StoryFilter()) == 0
    assert (tmp_path / "a b?#é" / "wire.db").is_file()


def _execute(engine: Engine, *statements: str) -> None:
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_a_reader_cannot_write(database: str) -> None:
    Archive.open(database, tag=TAG).close()
    engine = open_engine(database, read_only=True)
    with pytest.raises(StoreError):
        _execute(engine, "DELETE FROM stories")
    engine.dispose()


def test_what_fails_is_rolled_back(database: str) -> None:
    Archive.open(database, tag=TAG).close()
    engine = open_engine(database)
    statements = ("DELETE FROM alembic_version", "DELETE FROM no_such_table")
    with pytest.raises(StoreError, match="no_such_table"):
        _execute(engine, *statements)
    engine.dispose()
    Query.open(database, tag=TAG).close()


def test_a_database_that_stays_locked(
    archive: Archive, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecrawler.store.engine._BUSY_TIMEOUT_S", 0.05)
    with Archive.open(database, tag=TAG) as hurried, writing(archive._engine):
        with pytest.raises(StoreError, match="another process holds it"):
            hurried.begin_run(HARBOUR_WIRE, now=NOON)
        # Readers do not wait for a writer.
        assert hurried.listings("harbour_wire", ["a"]) == {}


def test_an_answer_without_words(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/wire.db")
    told = f"{database_of(engine)}: it gave no answer"
    with pytest.raises(StoreError, match="no answer") as caught, writing(engine):
        raise OSError
    engine.dispose()
    assert str(caught.value) == told


def test_a_url_without_a_password_is_shown_as_it_is() -> None:
    urls = ["sqlite:////a/b:c@d.db", "postgresql://u@h/x", "x:y@z"]
    assert [shown(url) for url in urls] == urls


@pytest.fixture
def closed_folder(open_folder: Path, sqlite_template: Path) -> Path:
    """A folder that may not be written, with a database in it that may be read."""
    path = open_folder / "wire.db"
    shutil.copyfile(sqlite_template, path)
    with Archive.open(f"sqlite:///{path}", tag=TAG) as archive:
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        archive.file([Filing(run=run, story=make_story())], now=NOON)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    return open_folder


def test_a_database_in_a_read_only_folder_is_readable(closed_folder: Path) -> None:
    url = f"sqlite:///{closed_folder}/wire.db"
    with unprivileged(), Query.open(url, tag=TAG) as query:
        assert query.count(StoryFilter()) == 1
        assert [story.id for story in query.stories(StoryFilter())] == [1]


def test_and_while_another_writes_it(closed_folder: Path) -> None:
    url = f"sqlite:///{closed_folder}/wire.db"
    closed_folder.chmod(0o777)
    (closed_folder / "wire.db").chmod(0o644)
    with Archive.open(url, tag=TAG) as archive:
        run = archive.begin_run(HARBOUR_WIRE, now=NOON)
        late = make_story(url="https://harbourwire.example/late")
        archive.file([Filing(run=run, story=late)], now=NOON)
        closed_folder.chmod(0o555)
        with unprivileged(), Query.open(url, tag=TAG) as query:
            assert query.count(StoryFilter()) == 2
        closed_folder.chmod(0o777)


@pytest.mark.parametrize(
    "name", ["wire.db", "new.db", "sub/new.db"], ids=["there", "new", "in a new folder"]
)
def test_a_read_only_folder_is_no_place_for_an_archive(
    closed_folder: Path, name: str
) -> None:
    with unprivileged(), pytest.raises(StoreError) as caught:
        Archive.open(f"sqlite:///{closed_folder}/{name}", tag=TAG)
    assert caught.value.reason in {
        "it cannot be written; look at the permissions of its folder",
        f"[Errno 13] Permission denied: '{closed_folder}/sub'",
    }
