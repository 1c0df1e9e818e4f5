"""Licences: the name and the address of what an SPDX identifier stands for.

Identifiers are those of https://spdx.org/licenses/; the addresses of Creative Commons are those
of its deeds, which is what its licences ask a credit to link to.
"""

import re

_CREATIVE_COMMONS = re.compile(
    r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)(?:-([A-Z]{2,3}))?", re.IGNORECASE
)
_LISTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
# Before the name of a licence that SPDX does not list (SPDX 2.3, section 10.1).
_OWN = "LicenseRef-"
_DEEDS = "https://creativecommons.org"
_PUBLIC_DOMAIN = {
    "CC0-1.0": ("CC0 1.0", f"{_DEEDS}/publicdomain/zero/1.0/"),
    "CC-PDM-1.0": ("public domain", f"{_DEEDS}/publicdomain/mark/1.0/"),
    "CC-PDDC": ("public domain", f"{_DEEDS}/licenses/publicdomain/"),
}
"""Identifiers that reserve nothing -> name and address."""


def licence_name(spdx: str) -> str:
    """Return the name by which readers know the licence: "CC BY-SA 3.0 DE"; else `spdx`.

    `LicenseRef-public-domain` is "public domain".
    """
    if spdx in _PUBLIC_DOMAIN:
        return _PUBLIC_DOMAIN[spdx][0]
    if found := _CREATIVE_COMMONS.fullmatch(spdx):
        return " ".join(["CC", *(part.upper() for part in found.groups() if part)])
    if spdx.startswith(_OWN):
        return spdx.removeprefix(_OWN).replace("-", " ")
    return spdx


def licence_url(spdx: str) -> str | None:
    """Return where the licence can be read; None for one that SPDX does not list."""
    if spdx in _PUBLIC_DOMAIN:
        return _PUBLIC_DOMAIN[spdx][1]
    if found := _CREATIVE_COMMONS.fullmatch(spdx):
        parts = "/".join(part.lower() for part in found.groups() if part)
        return f"{_DEEDS}/licenses/{parts}/"
    if spdx.startswith(_OWN) or not _LISTED.fullmatch(spdx):
        return None
    return f"https://spdx.org/licenses/{spdx}.html"


def is_public_domain(spdx: str) -> bool:
    """Tell whether nobody holds rights in what is under this licence."""
    return spdx in _PUBLIC_DOMAIN or licence_name(spdx) == "public domain"
