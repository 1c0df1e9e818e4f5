"""The first schema: sources, stories with their revisions and addresses, listings, runs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _sources()
    _feeds()
    _runs()
    _stories()
    _addresses()
    _listings()
    _outcomes()
    _revisions()


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_sources"),
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name="fk_feeds_source"),
        sa.PrimaryKeyConstraint("source", "url_key", name="pk_feeds"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("close_reason", sa.Text(), nullable=True),
        sa.Column("is_good", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name="fk_runs_source"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_source_id", "runs", ["source", "id"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("family_role", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sort_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.slug"], name="fk_stories_source"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        sa.UniqueConstraint("url_key", name="uq_stories_url_key"),
    )
    op.create_index("ix_stories_family", "stories", ["family"])
    op.create_index("ix_stories_fingerprint", "stories", ["fingerprint"])
    op.create_index("ix_stories_published_at_id", "stories", ["published_at", "id"])
    op.create_index("ix_stories_sort_at_id", "stories", ["sort_at", "id"])
    op.create_index(
        "ix_stories_source_sort_at_id", "stories", ["source", "sort_at", "id"]
    )


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_addresses_story"),
        sa.PrimaryKeyConstraint("url_key", name="pk_addresses"),
    )
    op.create_index("ix_addresses_story", "addresses", ["story"])


def _listings() -> None:
    op.create_table(
        "listings",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source"], ["sources.slug"], name="fk_listings_source"
        ),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_listings_story"),
        sa.PrimaryKeyConstraint("source", "url_key", name="pk_listings"),
    )
    op.create_index(
        "ix_listings_source_fate_seen_at", "listings", ["source", "fate", "seen_at"]
    )
    op.create_index("ix_listings_story", "listings", ["story"])


def _outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=True),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_outcomes_run"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_outcomes_story"),
        sa.PrimaryKeyConstraint("run", "url_key", "role", name="pk_outcomes"),
    )
    op.create_index("ix_outcomes_story", "outcomes", ["story"])


def _revisions() -> None:
    op.create_table(
        "revisions",
        sa.Column("story", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source_url", sa.Text(), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("headline_original", sa.Text(), nullable=False),
        sa.Column("headline_rules", sa.JSON(), nullable=False),
        sa.Column("byline", sa.JSON(), nullable=False),
        sa.Column("dateline", sa.Text(), nullable=False),
        sa.Column("lede", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("body_sha256", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_raw", sa.Text(), nullable=False),
        sa.Column("published_precision", sa.Text(), nullable=True),
        sa.Column("published_zone", sa.Text(), nullable=True),
        sa.Column("published_evidence", sa.Text(), nullable=False),
        sa.Column("terms_use", sa.Text(), nullable=False),
        sa.Column("terms_licence", sa.Text(), nullable=True),
        sa.Column("terms_holder", sa.Text(), nullable=True),
        sa.Column("terms_evidence_url", sa.Text(), nullable=True),
        sa.Column("terms_reason", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=False),
        sa.Column("disclaimer", sa.Text(), nullable=False),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("fetch", sa.JSON(), nullable=False),
        sa.Column("archive", sa.JSON(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_revisions_story"),
        sa.PrimaryKeyConstraint("story", "revision", name="pk_revisions"),
    )
