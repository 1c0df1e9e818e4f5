"""Pickled: what a worker read, as bytes for another process."""

import io
import pickle
from typing import Any

from lxml import etree


def pickled(value: object) -> bytes:
    """Return a value as bytes, no page with it."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        # XPath's strings hold their element, and with it the page.
        if isinstance(value, etree._ElementUnicodeResult):
            return str, (str(value),)
        return NotImplemented
