"""Record files: the WARC files of the archive, each written by one process at a time.

A file is a row of gzip members (RFC 1952 section 2.2), one a record, and only ever grows; what was
written is synced before the transaction that knows of it is committed.  Whoever appends holds
the file's lock, which dies with its process.  A process killed in mid-record leaves a torn
member at the end: the next one to append cuts that off.
"""

import errno
import fcntl
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import make_url

from wirecrawler.errors import StoreError
from wirecrawler.store.engine import is_sqlite, sqlite_path

SUFFIX = ".warc.gz"
MOST_BYTES = 256 << 20
"""A file that is as long takes no further record; arbitrary: it is copied whole by backups."""
MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins."""
_BEGINS = b"WARC/"
_STEP = 1 << 16
_MOST_TAKEN = 100
"""Files in a row that others may hold, or that are damaged; arbitrary."""
# EFBIG: of a limit on the size of files (RLIMIT_FSIZE).
_FULL_ERRORS = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT))
_FULL = "the disk is full or its limit is reached; make room, then run the same again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where bytes were appended."""

    file: str
    """Relative to the folder of the archive."""
    offset: int
    size: int
    crc: int
    """CRC-32 of the bytes as they are in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFiles:
    """The files of one database in the folder of the archive."""

    folder: Path
    name: str
    """With which their names begin: the database's, so that two in one folder stay apart."""
    opening: Callable[[str], bytes]
    """Name of a file -> the record with which it begins, as it is written."""
    most_bytes: int = MOST_BYTES

    def appending(self, *, now: datetime) -> "Appending":
        """Return what appends to the files of the day of `now`; a context manager."""
        return Appending(self, now)

    def path(self, file: str) -> Path:
        """Return where `file` is, whose name a database tells.

        Raises:
            StoreError: It would lie outside of the folder.
        """
        if not file or Path(file).name != file:
            raise StoreError(str(self.folder), f"{file!r} names no file of the archive")
        return self.folder / file

    def files(self) -> list[str]:
        """Return the names of its files, oldest first."""
        return sorted(path.name for path in self.folder.glob(f"{self.name}-*{SUFFIX}"))


def database_name(url: str) -> str:
    """Return the name of the database at `url`, fit for the name of a file.

    Raises:
        StoreError: It is no URL of a database.
    """
    name = sqlite_path(url).stem if is_sqlite(url) else make_url(url).database
    return "".join(c if c.isalnum() or c == "_" else "_" for c in name or "wire")


@dataclass(slots=True)
class _Held:
    """A file that is held open, locked, to be appended to."""

    path: Path
    descriptor: int
    start: int
    """Its length before anything was appended."""
    end: int


class Appending:
    """Appends to the newest file that is free; whatever fails takes all of it back."""

    def __init__(self, files: RecordFiles, now: datetime) -> None:
        self._files = files
        self._stem = f"{files.name}-{now:%Y%m%d}"
        self._held: list[_Held] = []
        self._is_synced = False
        self.known_end: Callable[[str], int] = _nowhere
        """Name of a file -> up to where a database knows records in it."""
        self.opened: list[Place] = []
        """Where the opening records of new files lie."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for held in self._held:
            # Once synced, a commit may have come through although its answer was lost.
            if kind is not None and not self._is_synced:
                _take_back(held)
            os.close(held.descriptor)
        self._held.clear()

    @property
    def newest(self) -> str:
        """The name of the file that is appended to now; "" before anything was."""
        return self._held[-1].path.name if self._held else ""

    def append(self, data: bytes) -> Place:
        """Append a record, or several that belong together.

        Raises:
            StoreError: The file cannot be written.
        """
        with answered_files(self._files.folder):
            held = self._room()
            offset = held.end
            _write(held, data)
        return _place(held, offset, data)

    def sync(self) -> None:
        """Put what was appended onto the disk.

        Raises:
            StoreError: The disk does not take it.
        """
        for held in self._held:
            with answered_files(held.path):
                os.fsync(held.descriptor)
        self._is_synced = True

    def _room(self) -> _Held:
        if self._held and self._held[-1].end < self._files.most_bytes:
            return self._held[-1]
        self._files.folder.mkdir(parents=True, exist_ok=True)
        newest = self._newest()
        for number in range(newest, newest + _MOST_TAKEN):
            path = self._files.folder / f"{self._stem}-{number:04}{SUFFIX}"
            held = self._taken(path)
            if held is not None:
                return held
        raise StoreError(str(self._files.folder), "none of its files can be written")

    def _newest(self) -> int:
        """Return the number of the newest file of the day, else 1."""
        paths = self._files.folder.glob(f"{self._stem}-*{SUFFIX}")
        numbers = (path.name[len(self._stem) + 1 : -len(SUFFIX)] for path in paths)
        return max((int(n) for n in numbers if n.isdecimal()), default=1)

    def _taken(self, path: Path) -> _Held | None:
        """Return the file at `path`, locked; None where it is another's, full or damaged."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        descriptor = os.open(path, flags, 0o666)
        try:
            end = self._end(descriptor, path.name)
        except BaseException:
            os.close(descriptor)
            raise
        if end is None or end >= self._files.most_bytes:
            os.close(descriptor)
            return None
        held = _Held(path, descriptor, end, end)
        self._held.append(held)
        if end == 0:
            opening = self._files.opening(path.name)
            _write(held, opening)
            self.opened.append(_place(held, 0, opening))
            sync_folder(path.parent)
        return held

    def _end(self, descriptor: int, file: str) -> int | None:
        """Lock a file and return where its last whole record ends; None: leave it alone."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        status = os.fstat(descriptor)
        if status.st_nlink == 0:
            return None  # another process took it back meanwhile
        end = whole_end(descriptor)
        if end is None or end < self.known_end(file):
            return None  # damaged: what is known of is not to be cut off
        if end < status.st_size:
            os.ftruncate(descriptor, end)
        return end


def _nowhere(_file: str) -> int:
    return 0


@contextmanager
def answered_files(path: Path) -> Iterator[None]:
    """Turn what the file system answers into a StoreError of one line."""
    try:
        yield
    except OSError as error:
        is_full = error.errno in _FULL_ERRORS
        reason = _FULL if is_full else f"it cannot be written: {error.strerror}"
        raise StoreError(str(path), reason) from error


def whole_end(descriptor: int) -> int | None:
    """Return the length of a file up to the end of its last whole record.

    What follows that and is the beginning of a record is torn: its writer was killed.  None
    where something else follows: the file is damaged, and nothing is to be cut off.
    """
    size = os.fstat(descriptor).st_size
    tail = b""
    start = size
    while True:
        for at in _beginnings(tail):
            used = _member_length(tail[at:])
            if used is not None:
                rest = tail[at + used :]
                return start + at + used if _is_torn(rest) else None
        if start == 0:
            return 0 if _is_torn(tail) else None
        step = min(max(_STEP, len(tail)), start)
        start -= step
        tail = os.pread(descriptor, step, start) + tail


def _beginnings(data: bytes) -> Iterator[int]:
    """Yield where a member may begin, from the end."""
    at = data.rfind(MEMBER)
    while at >= 0:
        yield at
        at = data.rfind(MEMBER, 0, at)


def _member_length(data: bytes) -> int | None:
    """Return the length of the record with which `data` begins; None: of no whole one."""
    inflating = zlib.decompressobj(wbits=31)
    try:
        # The first bytes tell; of compressed data that looks like a beginning, nearly none does.
        if not inflating.decompress(data, len(_BEGINS)).startswith(_BEGINS):
            return None
        while not inflating.eof:
            pending = inflating.unconsumed_tail
            if not inflating.decompress(pending, _STEP) and not inflating.eof:
                return None
    except zlib.error:
        return None
    return len(data) - len(inflating.unused_data)


def _is_torn(rest: bytes) -> bool:
    """Tell whether `rest` is nothing, or the beginning of a record that was cut off.

    A file system may also have given a file its length, but not yet its bytes, when its machine
    lost power: these are zeros.
    """
    if not rest.strip(b"\0"):
        return True
    if not rest.startswith(MEMBER[: len(rest)]):
        return False
    inflating = zlib.decompressobj(wbits=31)
    try:
        while rest and not inflating.eof:
            inflating.decompress(rest, _STEP)
            rest = inflating.unconsumed_tail
    except zlib.error:
        return False
    return not inflating.eof


def _place(held: _Held, offset: int, data: bytes) -> Place:
    crc = zlib.crc32(data)
    return Place(file=held.path.name, offset=offset, size=len(data), crc=crc)


def _write(held: _Held, data: bytes) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(held.descriptor, view, held.end)
        held.end += written
        view = view[written:]


def _take_back(held: _Held) -> None:
    if held.start:
        os.ftruncate(held.descriptor, held.start)
    else:
        held.path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put the name of a new file onto the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
