"""A PostgreSQL server of its own: made, started, stopped in three ways, removed."""

import os
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg

_NUMBERS = count(1)


def binaries() -> Path | None:
    """Return the folder of the newest server's programs, or None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


class Cluster:
    """One server on a port of its own."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder = Path(tempfile.mkdtemp(prefix="faults-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run(
            *("initdb", "-D", str(self.folder / "data"), "-U", "wire", "-A", "trust"),
            *("-E", "UTF8", "--locale=C.UTF-8", "-N"),
        )

    def run(self, program: str, *words: str) -> None:
        """Run a program of the server's; it refuses to be run by root."""
        folder = binaries()
        assert folder is not None
        user = "postgres" if os.geteuid() == 0 else None
        subprocess.run(
            [str(folder / program), *words],
            check=True,
            user=user,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            timeout=120,
        )

    def control(self, *words: str) -> None:
        """Start, stop or restart it, and wait until that is done."""
        self.run(
            *(
                "pg_ctl",
                "-D",
                str(self.folder / "data"),
                "-l",
                str(self.folder / "log"),
            ),
            *("-w", "-s", "-t", "90", "-o", self._options(), *words),
        )

    def _options(self) -> str:
        return (
            f"-c listen_addresses=127.0.0.1 -c port={self.port}"
            f" -c unix_socket_directories={self.folder} -c fsync=off"
        )

    def start(self) -> None:
        self.control("start")

    def database(self) -> str:
        """Return the URL of a new database."""
        name = f"wire_{next(_NUMBERS)}"
        server = f"host=127.0.0.1 port={self.port} user=wire dbname=postgres"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql+psycopg://wire@127.0.0.1:{self.port}/{name}"

    def remove(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.control("-m", "immediate", "stop")
        shutil.rmtree(self.folder)
