"""Which of the sources that are due come first."""

from datetime import timedelta

from tests.factories import NOON
from wirecrawler.crawl.due import Due


def test_the_operators_own_come_first_and_those_that_were_killed_last() -> None:
    hour = timedelta(hours=1)
    waiting = [
        Due(slug="killed", at=NOON - 3 * hour, was_cut_off=True),
        Due(slug="packaged", at=NOON - 2 * hour, was_cut_off=False, is_packaged=True),
        Due(slug="own_b", at=NOON, was_cut_off=False),
        Due(slug="own_a", at=NOON, was_cut_off=False),
        Due(slug="own_old", at=NOON - hour, was_cut_off=False),
    ]
    queue = sorted(waiting, key=lambda due: due.rank)
    expected = ["own_old", "own_a", "own_b", "packaged", "killed"]
    assert [due.slug for due in queue] == expected
