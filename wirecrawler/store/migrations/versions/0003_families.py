"""Families by shared text, the evidence of each, notices of corrections, the editors' ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_HOURS = {
    "sqlite": "round((julianday(told.published_at) - julianday(first.published_at)) * 24, 4)",
    "postgresql": "round(extract(epoch FROM told.published_at - first.published_at)"
    " / 3600, 4)::double precision",
}


def upgrade() -> None:
    op.add_column(
        "sources", sa.Column("story_id", sa.Text(), nullable=False, server_default="")
    )
    op.add_column(
        "stories", sa.Column("words", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "revisions", sa.Column("notice", sa.Text(), nullable=False, server_default="")
    )
    _sketches()
    _matches()
    _acts()
    _copies()


def _sketches() -> None:
    op.create_table(
        "sketches",
        sa.Column("feature", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("story", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("feature", "day", "story", name="pk_sketches"),
        sqlite_with_rowid=False,
    )


def _matches() -> None:
    op.create_table(
        "matches",
        sa.Column("story", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("containment", sa.Double(), nullable=False),
        sa.Column("kept", sa.Double(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_matches_story"),
        sa.ForeignKeyConstraint(["other"], ["stories.id"], name="fk_matches_other"),
        sa.PrimaryKeyConstraint("story", name="pk_matches"),
    )
    op.create_index("ix_matches_other", "matches", ["other"])


def _acts() -> None:
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("editor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_acts_story"),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
    )
    op.create_index("ix_acts_story", "acts", ["story"])


def _copies() -> None:
    """A row for each copy: whose it is, whose story it prints, how long after, how much.

    Hours are null where one of the two was printed without a time.  Where the original came
    later and was matched with the copy, that match is told, seen from the copy.
    """
    hours = _HOURS[op.get_bind().dialect.name]
    op.execute(
        "CREATE VIEW wire_copies AS SELECT"  # noqa: S608  (nobody's values are in it)
        " copy.id AS story, copy.source AS source,"
        " original.id AS original, original.source AS original_source,"
        " CASE WHEN told.published_precision <> 'day'"
        f" AND first.published_precision <> 'day' THEN {hours} END AS hours,"
        " coalesce(matches.other, back.story) AS other,"
        " coalesce(matches.kind, back.kind) AS kind,"
        " coalesce(matches.containment, back.containment) AS containment,"
        " CASE WHEN matches.story IS NOT NULL THEN matches.kept"
        " WHEN original.words > 0"
        " THEN (original.words - back.added) * 1.0 / original.words END AS kept,"
        " coalesce(matches.added, back.left_out) AS added,"
        " coalesce(matches.left_out, back.added) AS left_out,"
        " copy.status AS status, original.status AS original_status"
        " FROM stories AS copy"
        " JOIN stories AS original ON original.family = copy.family"
        " AND original.family_role = 'original'"
        " JOIN revisions AS told"
        " ON told.story = copy.id AND told.revision = copy.revision"
        " JOIN revisions AS first"
        " ON first.story = original.id AND first.revision = original.revision"
        " LEFT JOIN matches ON matches.story = copy.id"
        " LEFT JOIN matches AS back ON matches.story IS NULL"
        " AND back.story = original.id AND back.other = copy.id"
        " WHERE copy.family_role = 'copy'"
    )
