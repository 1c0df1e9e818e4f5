"""Source files: where a new source is written, and that nothing there is written over."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wirecrawler.errors import SettingError
from wirecrawler.settings import sources_folder

_INIT = '"""One file per source, and nothing else."""\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where sources and their fixtures are written."""

    spiders: Path
    fixtures: Path
    is_checkout: bool = False
    """Whether that is where this project keeps its own."""

    def spider(self, slug: str) -> Path:
        """Return the file of a source."""
        return self.spiders / f"{slug}.py"

    def fixture(self, slug: str) -> Path:
        """Return the folder of its fixture."""
        return self.fixtures / slug

    def check_free(self, slug: str) -> None:
        """Refuse a slug whose file or folder is there.

        Raises:
            SettingError: It names what would be written over.
        """
        for path in (self.spider(slug), self.fixture(slug)):
            if path.exists() or path.is_symlink():
                raise SettingError(
                    "new-source",
                    f"{path} is there already, and nothing is written over; --slug"
                    " names another source, --into another folder",
                )


def places(into: str | None) -> Places:
    """Return where sources are written: in a folder, in a checkout, else in `sources`.

    Raises:
        SettingError: The folder is a file.
    """
    checkout = None if into else _checkout(Path.cwd())
    if checkout is not None:
        return Places(
            spiders=checkout / "wirecrawler" / "spiders",
            fixtures=checkout / "tests" / "spiders",
            is_checkout=True,
        )
    folder = Path(into or sources_folder())
    if folder.exists() and not folder.is_dir():
        raise SettingError("--into", f"{folder} is a file; name a folder")
    return Places(spiders=folder, fixtures=folder / "fixtures")


def write_source(
    where: Places, slug: str, spider: str, fixture: dict[str, str]
) -> list[Path]:
    """Write a source's files, all of them or none; return their paths, the spider's first.

    Raises:
        SettingError: One of them is there, or cannot be written.
    """
    where.check_free(slug)
    made: list[Path] = []
    try:
        _write_init(where, made)
        spiders = where.spider(slug)
        folder = where.fixture(slug)
        for path, text in _texts(folder, fixture):
            _make_folder(path.parent, made)
            _write(path, text, made)
        # Last, so that no crawl finds a source that is half there.
        _write(spiders, spider, made)
    except OSError as error:
        _undo(made)
        raise SettingError(
            "new-source", f"{error.filename}: {error.strerror}; nothing was written"
        ) from error
    except BaseException:
        _undo(made)
        raise
    return [spiders, *(path for path, _ in _texts(folder, fixture))]


def _checkout(start: Path) -> Path | None:
    """Return the folder of a checkout of this project at or above another."""
    for folder in (start, *start.parents):
        own = folder / "wirecrawler" / "spiders" / "__init__.py"
        if own.is_file() and (folder / "tests" / "spiders").is_dir():
            return folder
    return None


def _texts(folder: Path, fixture: dict[str, str]) -> Iterator[tuple[Path, str]]:
    for name in sorted(fixture):
        yield folder / name, fixture[name]


def _write_init(where: Places, made: list[Path]) -> None:
    _make_folder(where.spiders, made)
    init = where.spiders / "__init__.py"
    if not init.exists():
        _write(init, _INIT, made)


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _write(path: Path, text: str, made: list[Path]) -> None:
    """Write a file that is not there yet."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    made.append(path)
    with os.fdopen(
        number, "w", encoding="utf-8", errors="replace", newline="\n"
    ) as file:
        file.write(text)


def _undo(made: list[Path]) -> None:
    """Take away what was written, the last first; folders only where they are empty again."""
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
