"""The schemas of the IPTC, which are no part of the project: a folder beside the real pages."""

import os
from pathlib import Path

import pytest


def schema_file(name: str) -> Path:
    """Return the schema `name`; the test is skipped where it is not there."""
    default = Path(__file__).parents[3] / "shared" / "corpus"
    corpus = Path(os.environ.get("WIRECRAWLER_CORPUS", default))
    file = corpus.parent / "schemas" / name
    if not file.exists():
        pytest.skip(f"no {name} in {file.parent} (beside WIRECRAWLER_CORPUS)")
    return file
