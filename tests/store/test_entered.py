from datetime import timedelta

from tests.factories import NOON, make_story
from wirecrawler.store.archive import Archive
from wirecrawler.store.entered import Entered
from wirecrawler.store.filing import Filing
from wirecrawler.store.ledger import Act
from wirecrawler.store.query import Query


def test_acts_are_read_oldest_first(archive: Archive, query: Query, run: int) -> None:
    archive.file([Filing(run=run, story=make_story())], now=NOON)
    later = NOON + timedelta(hours=1)
    archive.kill(1, editor="Jo Berg", reason="names a child", now=NOON)
    archive.unkill(1, editor="Ola", reason="", now=later)
    assert query.acts(1) == [
        Entered(
            at=NOON,
            editor="Jo Berg",
            act=Act.KILL,
            reason="names a child",
            before="usable",
            after="killed",
        ),
        Entered(
            at=later,
            editor="Ola",
            act=Act.UNKILL,
            reason="",
            before="killed",
            after="usable",
        ),
    ]
    assert query.acts(2) == []
