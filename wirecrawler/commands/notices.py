"""Notices: the webhook is told of each source whose health changed since it was last told."""

import importlib
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from wirecrawler import settings
from wirecrawler.publish.record import rfc3339
from wirecrawler.store.archive import Archive
from wirecrawler.store.lease import lease
from wirecrawler.store.states import SourceState

# No slug has a dot: two `status` at once take turns, and no crawl is kept waiting.
_TURN = ".notices"
_WELL = {"", "ok", "new"}


def tell(url: str, states: Mapping[str, SourceState], *, now: datetime) -> list[str]:
    """POST what changed to the webhook at `url`; return what it did not take, in words.

    A notice that it took is not told again, one that it did not take is, the next time.  Where
    another process is telling it just now, nothing is told.

    Raises:
        SettingError: `url`, or another setting, is not accepted.
        StoreError: The database cannot be used.
    """
    database = settings.WIRECRAWLER_DATABASE_URL
    with lease(database, _TURN) as is_ours:
        if not is_ours:
            return []
        with Archive.open(database, tag=settings.WIRECRAWLER_TAG) as archive:
            # Asked now: whoever had the turn before may have told it.
            told = archive.told()
            news = {
                slug: state
                for slug, state in states.items()
                if _is_news(told.get(slug, ""), state.health)
            }
            return _told(url, news, told, archive, now=now) if news else []


def _told(
    url: str,
    news: Mapping[str, SourceState],
    told: Mapping[str, str],
    archive: Archive,
    *,
    now: datetime,
) -> list[str]:
    # By name: Scrapy costs half a second, and mostly there is nothing to tell.
    notice = importlib.import_module("wirecrawler.crawl.notice")
    overrides = importlib.import_module("wirecrawler.crawl.overrides")
    crawl = overrides.crawl_settings({"LOG_LEVEL": "CRITICAL"})
    overrides.check_settings(crawl)
    notices = [
        _notice(s, before=told.get(slug, ""), now=now) for slug, s in news.items()
    ]
    failures = []
    answers = notice.post_notices(url, notices, crawl)
    for (slug, state), answer in zip(news.items(), answers, strict=True):
        if answer:
            # The host alone: the rest of the address is a secret.
            failures.append(f"{urlsplit(url).hostname}: not told of {slug}: {answer}")
        else:
            archive.keep_told(slug, state.health)
    return failures


def _is_news(before: str, health: str) -> bool:
    return before != health and not {before, health} <= _WELL


def _notice(state: SourceState, *, before: str, now: datetime) -> dict[str, object]:
    gravest = state.findings[0] if state.findings else None
    return {
        "source": state.slug,
        "health": state.health,
        "before": before or None,
        "since": rfc3339(gravest.since) if gravest and gravest.since else None,
        "why": gravest.why if gravest else "",
        "at": rfc3339(now),
    }
