"""Due: the crawls of the sources that are due, once or for ever.

One process looks when which source is due and crawls none itself: each crawl is a child of its
own, so that one that is slow, hung or dead holds up no other, and what a crawl takes of memory
and files is gone with it.  It has no threads, and no connection while it forks.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.settings import Settings

from wirecrawler.crawl.asked import Asked, asked
from wirecrawler.crawl.children import Child, Ended, begun, load_components
from wirecrawler.crawl.disk import check_room
from wirecrawler.crawl.logs import lines_of
from wirecrawler.crawl.polls import STORES, configured_bounds, keep_poll
from wirecrawler.crawl.rhythm import Fare, Poll, due_at, fare_of
from wirecrawler.crawl.survey import Declared
from wirecrawler.crawl.thinning import Thinning, thin
from wirecrawler.crawl.watched import WatchedSources
from wirecrawler.errors import ExitStatus, StoreError
from wirecrawler.store.query import Query

MOST_S = 3600.0
"""Seconds for one source's crawl, at most, where nothing else is asked for; at a page a second it
reads the news of a busy month."""
_PACKAGED = "wirecrawler.spiders."
_LOOK_S, _MOST_LOOK_S = 5.0, 60.0
"""Seconds between two looks at files and store, and where the store fails; arbitrary: `resume`
need not wait for long."""
_TICK_S = 0.25
"""Seconds between two looks at children that are to end."""
_LATE_S = 15.0
"""Seconds after its time was up in which a crawl may end by itself."""
_END_S = 12.5
"""Seconds that a child has to end in good order; the whole has 15."""
_REST_S = 60.0
"""Seconds after which one is tried again that another process crawls, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How much is to be crawled, and how."""

    is_forever: bool
    jobs: int
    """Sources crawled at once."""
    max_s: float | None = None
    """Seconds: of each crawl; where it is not for ever, of all together."""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A source, and when it is due."""

    slug: str
    at: datetime
    was_cut_off: bool
    """Its last run was killed: others come first, in case that it was why."""
    is_packaged: bool = False
    """It comes with the package: the operator's own come first."""

    @property
    def rank(self) -> tuple[bool, bool, datetime, str]:
        """By which it stands in the queue."""
        return self.was_cut_off, self.is_packaged, self.at, self.slug


class DueCrawls:
    """Crawls what is due."""

    def __init__(self, settings: Settings, scope: Scope) -> None:
        """Prepare; the settings are checked already.

        Raises:
            SettingError: The bounds of the gaps are not accepted.
        """
        self._settings = settings
        self._scope = scope
        self._bounds = configured_bounds(settings)
        self._lines = lines_of(settings)
        self._watched = WatchedSources(settings, self._lines)
        self._thinning = Thinning(settings, self._lines)
        self._sources: Mapping[str, Declared] = {}
        self._children: dict[str, Child] = {}
        self._rests: dict[str, float] = {}
        """dict: slug -> until when it is not tried again, by the clock of `time.monotonic`."""
        self._queue: list[Due] | None = None
        """What was due and is not begun; None: nobody looked yet."""
        self._next_look = 0.0
        self._store_failures = 0
        self._begun = time.monotonic()
        self._crawled = self._failed = self._busy = 0
        self._is_ending = False

    def run(self) -> ExitStatus:
        """Crawl what is due, or, for ever, whatever comes to be due.

        Raises:
            StoreError: The database cannot be used, as the first look shows.
        """
        load_components(self._settings)
        with asked() as told:
            self._look(anew=False)
            while not self._is_done(told):
                self._begin()
                told.wait(self._patience(told))
                self._reap()
                if told.to_end:
                    self._end(is_urgent=len(told.to_end) > 1)
                elif self._scope.is_forever and (
                    (anew := told.reloads()) or time.monotonic() >= self._next_look
                ):
                    self._look_again(anew=anew)
                self._end_late()
                self._thinning.look(child.line for child in self._children.values())
            if self._crawled and not self._scope.is_forever and not told.to_end:
                thin(self._settings, self._lines)
            return self._status(told)

    def _is_done(self, told: Asked) -> bool:
        if self._children:
            return False
        return bool(told.to_end) or not (self._scope.is_forever or self._queue)

    def _status(self, told: Asked) -> ExitStatus:
        if told.to_end and (told.is_interrupted or not self._scope.is_forever):
            return ExitStatus.INTERRUPTED
        if self._scope.is_forever:
            return ExitStatus.DONE
        if self._busy and not self._crawled:
            return ExitStatus.BUSY
        is_whole = not (self._failed or self._busy or self._watched.bad_files)
        return ExitStatus.DONE if is_whole else ExitStatus.PARTLY

    # What is due.

    def _look(self, *, anew: bool) -> None:
        """Look at files and store, and queue what is due."""
        now, is_first = datetime.now(UTC), self._queue is None
        each = self._each(now, anew=anew)
        waiting = (due for due in each if due.at <= now)
        self._queue = sorted(waiting, key=lambda due: due.rank)
        coming = [(due.at - now).total_seconds() for due in each if due.at > now]
        wait_s = min(coming, default=_LOOK_S)
        self._next_look = time.monotonic() + min(max(wait_s, _TICK_S), _LOOK_S)
        if is_first and not (self._queue or self._scope.is_quiet):
            self._say_idle(each)

    def _each(self, now: datetime, *, anew: bool) -> Sequence[Due]:
        check_room(self._settings)
        self._sources = self._watched.now(anew=anew)
        url, tag = (self._settings[f"WIRECRAWLER_{x}"] for x in ("DATABASE_URL", "TAG"))
        # Closed before anything forks: a child must not hold what its parent talks over.
        with Query.open(url, tag=tag) as query:
            known, cut_off = query.rhythms(), query.cut_off()
        return [
            Due(
                slug=slug,
                at=due_at(
                    known.get(slug), now=now, bounds=self._bounds, declared=one.digest
                ),
                was_cut_off=slug in cut_off,
                is_packaged=one.module.startswith(_PACKAGED),
            )
            for slug, one in self._sources.items()
            if one.is_enabled and not (slug in known and known[slug].paused_at)
        ]

    def _look_again(self, *, anew: bool) -> None:
        """Look; where the store fails, look again later."""
        try:
            self._look(anew=anew)
            self._store_failures = 0
        except StoreError as error:
            self._queue = []
            if not self._store_failures:
                self._lines.say(str(error), event="store failed", level="error")
            self._store_failures = min(self._store_failures + 1, 10)
            wait_s = min(_LOOK_S * 2**self._store_failures, _MOST_LOOK_S)
            self._next_look = time.monotonic() + wait_s

    def _say_idle(self, each: Sequence[Due]) -> None:
        if not each:
            self._lines.say("No source is on the schedule.", event="idle")
            return
        first = min(each, key=lambda due: due.at)
        said = f"Nothing is due; {first.slug} is next, at {first.at:%Y-%m-%dT%H:%MZ}."
        self._lines.say(said, event="idle", source=first.slug)

    # Children.

    def _begin(self) -> None:
        """Begin what is queued, as long as there are places and time."""
        while self._queue and len(self._children) < self._scope.jobs:
            limit_s = self._limit_s()
            if limit_s <= 0:
                said = f"{len(self._queue)} sources are not begun: the time is up"
                self._lines.say(said, event="late", level="warning")
                self._failed += len(self._queue)
                self._queue.clear()
                return
            slug = self._queue.pop(0).slug
            declared = self._sources.get(slug)
            rests = self._rests.get(slug, 0) > time.monotonic()
            if declared is None or slug in self._children or rests:
                continue
            self._children[slug] = begun(
                declared,
                self._settings,
                limit_s=limit_s,
                others=list(self._children.values()),
            )

    def _limit_s(self) -> float:
        if self._scope.max_s is None:
            return MOST_S
        if self._scope.is_forever:
            return self._scope.max_s
        return self._scope.max_s - (time.monotonic() - self._begun)

    def _patience(self, told: Asked) -> float:
        """Return how long to wait for something to happen."""
        if told.to_end or any(child.told_at for child in self._children.values()):
            return _TICK_S
        if self._scope.is_forever:
            return min(self._next_look - time.monotonic(), _LOOK_S)
        return _LOOK_S

    def _reap(self) -> None:
        """Say and keep what came of the children that have ended."""
        for slug, child in list(self._children.items()):
            if child.has_ended:
                del self._children[slug]
                self._close(child)

    def _close(self, child: Child) -> None:
        slug, ended = child.declared.slug, child.close()
        rest_s = min(_REST_S, self._bounds.least.total_seconds())
        self._rests[slug] = time.monotonic() + (_REST_S if ended.is_busy else rest_s)
        self._next_look = 0.0
        if ended.is_busy:
            self._busy += 1
            if not self._scope.is_forever:
                said = f"{slug}: it is being crawled already"
                self._lines.say(said, event="busy", level="warning", source=slug)
            return
        self._crawled += 1
        if not (self._is_ending and (ended.is_interrupted or child.is_killed)):
            self._tell(child, ended)

    def _tell(self, child: Child, ended: Ended) -> None:
        """Say how a crawl ended that nobody interrupted, and when its source is due."""
        slug, failure = child.declared.slug, ended.failure
        if ended.is_interrupted:
            failure = failure or f"timeout: it took over {child.limit_s:.0f} s"
        if failure:
            self._failed += 1
            said = f"{slug}: failed: {failure}"
            facts = {"source": slug, "reason": failure}
            self._lines.say(said, event="source failed", level="error", **facts)
        due = ended.due_at if ended.is_kept else self._kept(child, failure)
        if due and not self._scope.is_quiet:
            said = f"{slug}: next look at {datetime.fromisoformat(due):%Y-%m-%dT%H:%MZ}"
            self._lines.say(said, event="next look", source=slug, due_at=due)

    def _kept(self, child: Child, failure: str) -> str:
        """Keep what came of a child that died before it could; return when its source is due."""
        is_ours = failure.startswith(STORES)
        poll = Poll(
            source=child.declared.slug,
            at=datetime.now(UTC),
            fare=Fare.LATE if is_ours else fare_of(failure),
            reason=failure,
            declared=child.declared.digest,
        )
        try:
            rhythm = keep_poll(poll, self._settings)
        except StoreError as error:
            self._lines.say(str(error), event="store failed", level="error")
            return ""
        return rhythm.next_due_at.isoformat() if rhythm.next_due_at else ""

    # The end.

    def _end(self, *, is_urgent: bool) -> None:
        """Have every child end; those that do not in time are killed."""
        self._is_ending = True
        self._queue = []
        for child in self._children.values():
            child.tell_to_end()
            if is_urgent:
                child.kill()

    def _end_late(self) -> None:
        """Have those end that are over their time, or that do not end."""
        now = time.monotonic()
        for child in self._children.values():
            if child.told_at is not None and now - child.told_at > _END_S:
                child.kill()
            elif now - child.begun > child.limit_s + _LATE_S:
                child.tell_to_end()
