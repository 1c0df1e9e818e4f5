"""Families by shared text, the evidence of each, notices of corrections, the editors' ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_HOURS = {
    "sqlite": "round((julianday(copy.sort_at) - julianday(original.sort_at)) * 24, 4)",
    "postgresql": "round(extract(epoch FROM copy.sort_at - original.sort_at) / 3600, 4)"
    "::double precision",
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
    """A row for each copy: whose it is, whose story it prints, how long after, how much."""
    hours = _HOURS[op.get_bind().dialect.name]
    op.execute(
        "CREATE VIEW wire_copies AS SELECT"
        " copy.id AS story, copy.source AS source,"
        " original.id AS original, original.source AS original_source,"
        f" {hours} AS hours,"
        " matches.kind AS kind, matches.containment AS containment,"
        " matches.kept AS kept, matches.added AS added, matches.left_out AS left_out,"
        " copy.status AS status, original.status AS original_status"
        " FROM stories AS copy"
        " JOIN stories AS original ON original.family = copy.family"
        " AND original.family_role = 'original'"
        " LEFT JOIN matches ON matches.story = copy.id"
        " WHERE copy.family_role = 'copy'"
    )
