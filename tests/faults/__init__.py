"""The plan of faults: what the machine may do to a crawl, and what must hold then."""

import pytest

pytest.register_assert_rewrite("tests.faults.town")
