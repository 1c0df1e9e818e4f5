"""Reread: held stories as today's rules read their archived pages, written as new revisions.

The families stay: `rebuild-families` matches the texts anew.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from wirecrawler.store.around import kin_around
from wirecrawler.store.lookup import held_stories, newest_revisions, next_number
from wirecrawler.store.models import revisions, sketches, stories
from wirecrawler.store.plan import Plan
from wirecrawler.store.read_fields import reread
from wirecrawler.store.upsert import change_all, delete_all, insert_all, insert_numbers
from wirecrawler.story import Status, Story


def write_reread(
    connection: Connection, told: Sequence[Story], *, now: datetime
) -> int:
    """Write what was read again of the stories with these ids; return of how many.

    A story of which another revision was filed since, or that was killed, is left out.
    """
    numbers = {story.id for story in told}
    held = held_stories(connection, numbers=numbers, fingerprints=())
    standing = {one.story: one for one in held}
    wanted = [
        story
        for story in told
        if story.id in standing
        and standing[story.id].revision == story.revision
        and standing[story.id].status is not Status.KILLED
    ]
    kin = kin_around(connection, ())
    plan = Plan(
        held=held,
        addresses={},
        newest=newest_revisions(connection, numbers),
        kin=kin,
        boilerplate=lambda *_: (),  # nothing is compared with what is held
        next_story=next_number(connection),
        now=now,
    )
    for story in wanted:
        plan.reread(story.id, reread(story))
    change_all(connection, stories, plan.revised_stories())
    change_all(connection, stories, plan.recast_stories())
    insert_all(connection, revisions, plan.revisions)
    delete_all(connection, sketches, kin.dropped)
    insert_numbers(connection, sketches, kin.rows)
    return len(wanted)
