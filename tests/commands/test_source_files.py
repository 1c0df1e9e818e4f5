"""Where the files of a new source are written."""

from pathlib import Path

import pytest

from wirecrawler.commands.source_files import places, write_source
from wirecrawler.errors import SettingError

FIXTURE = {"story.json": "{}", "feed.xml": "<rss/>"}


def test_in_a_checkout_files_go_where_the_project_keeps_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("docs", "wirecrawler/spiders", "tests/spiders"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "wirecrawler" / "spiders" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path / "docs")
    paths = write_source(places(None), "eastwick", "# spider", FIXTURE)
    assert [str(path.relative_to(tmp_path)) for path in paths] == [
        "wirecrawler/spiders/eastwick.py",
        "tests/spiders/eastwick/feed.xml",
        "tests/spiders/eastwick/story.json",
    ]
    assert [path.read_text() for path in paths] == ["# spider", "<rss/>", "{}"]


def test_what_cannot_be_written_whole_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "fixtures").touch()
    with pytest.raises(SettingError, match="nothing was written"):
        write_source(places(None), "eastwick", "# spider", FIXTURE)
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["fixtures"]


def test_a_folder_is_written_over_by_no_name(tmp_path: Path) -> None:
    where = places(str(tmp_path))
    (tmp_path / "fixtures" / "eastwick").mkdir(parents=True)
    with pytest.raises(SettingError, match="--slug names another source"):
        write_source(where, "eastwick", "# spider", FIXTURE)
    assert not where.spider("eastwick").exists()
