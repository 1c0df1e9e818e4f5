"""The demo's site, and a client that looks at nothing but it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from wirecrawler_demo.site import DemoSite

NOW = datetime(2026, 11, 21, 16, 10, 33, 500_000, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite(NOW) as site:
        yield site


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    # A proxy named by the environment does not lead to loopback.
    with httpx.Client(trust_env=False) as client:
        yield client
