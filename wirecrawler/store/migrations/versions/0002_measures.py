"""What the pages of sources come to: by run and by day; cautions; what the webhook was told."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for column in (
        sa.Column("cautions", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("told", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("sources", column)
    _measures()
    _days()


def _measures() -> None:
    op.create_table(
        "measures",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("body_chars", sa.BigInteger(), nullable=False),
        sa.Column("body_logs", sa.Double(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["sources.slug"], name="fk_measures_source"
        ),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_measures_run"),
        sa.PrimaryKeyConstraint("source", "run", name="pk_measures"),
    )


def _days() -> None:
    op.create_table(
        "days",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False),
        sa.Column("body_chars", sa.BigInteger(), nullable=False),
        sa.Column("body_logs", sa.Double(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name="fk_days_source"),
        sa.PrimaryKeyConstraint("source", "day", name="pk_days"),
    )
