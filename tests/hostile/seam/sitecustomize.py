"""A seam under a crawl, on its PYTHONPATH: notes every connection, and answers some names.

Every `connect` of the process and of those it forks is noted in the file HOSTILE_CONNECTS, before
it is made.  Names under .rebind.test have the addresses that a rebinding name server would give;
all else goes to the resolver that is there.
"""

import itertools
import os
import socket
import sys
from pathlib import Path
from typing import Any

_NOTES = os.environ.get("HOSTILE_CONNECTS", "")
_OWN = "127.0.0.2"
_ANSWERS: dict[str, Any] = {
    # First the address that is allowed, then those that are not.
    "rebind.rebind.test": itertools.chain([[_OWN]], itertools.repeat(["127.0.0.1"])),
    # Both at once: one is allowed.
    "half.rebind.test": itertools.repeat([_OWN, "127.0.0.1"]),
    "six.rebind.test": itertools.chain([[_OWN]], itertools.repeat(["::1"])),
    # Right twice, so that a second look before the connection sees nothing.
    "late.rebind.test": itertools.chain([[_OWN]] * 2, itertools.repeat(["127.0.0.1"])),
}
_found = socket.getaddrinfo


def _noted(event: str, given: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(given[1], tuple):
        with Path(_NOTES).open("a", encoding="utf-8") as notes:
            notes.write(f"{given[1][0]} {given[1][1]}\n")


def _answered(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else str(host)
    answers = _ANSWERS.get(name.rstrip(".").lower())
    if answers is None:
        return _found(host, port, *rest, **more)
    addresses = next(answers)
    return [one for a in addresses for one in _found(a, port, *rest[1:], **more)]


if _NOTES:
    sys.addaudithook(_noted)
    socket.getaddrinfo = _answered
