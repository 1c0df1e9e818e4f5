"""Row copies: the rows of one database in the tables of another, of whichever kinds."""

import importlib
from itertools import chain

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    column,
    func,
    select,
    text,
)

from wirecrawler.store.models import Model

_VERSION = "alembic_version"
_ROWS_AT_ONCE = 500


def make_tables(connection: Connection, schema: str) -> None:
    """Make the empty tables of the revision `schema`."""
    # By name: alembic costs every command 0.1 s if it is imported for all of them.
    runner = importlib.import_module("wirecrawler.store.migrations.runner")
    runner.migrate(connection, schema)


def empty_tables(connection: Connection) -> None:
    """Take all rows out of the tables of a PostgreSQL database of ours, and keep the tables."""
    tables = ", ".join(_quoted(connection, tables_of(connection)))
    connection.execute(text(f"TRUNCATE {tables}"))


def drop_tables(connection: Connection) -> None:
    """Drop the tables of a PostgreSQL database that are ours, and what is made of them."""
    ours = MetaData()
    ours.reflect(connection, only=lambda name, _: name == _VERSION)
    tables = [*_quoted(connection, tables_of(connection)), *_quoted(connection, ours)]
    connection.execute(text(f"DROP TABLE {', '.join(tables)} CASCADE"))


def _quoted(connection: Connection, tables: MetaData) -> list[str]:
    quote = connection.dialect.identifier_preparer.format_table
    return [quote(table) for table in tables.sorted_tables]


def tables_of(connection: Connection) -> MetaData:
    """Return the tables of a database that are ours, less the one of its revision."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in Model.metadata.tables)
    for each in chain.from_iterable(table.columns for table in found.tables.values()):
        if isinstance(each.type, JSON):
            each.type = JSON(none_as_null=True)  # else a NULL would become `null`
    return found


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy all rows of ours into the empty tables of the same revision.

    Instants are read and written as UTC, JSON as it was; numbers that the target gives out go
    on after the last.
    """
    meant = tables_of(target)
    found = tables_of(source)
    for table in meant.sorted_tables:
        _copy_table(found.tables[table.name], table, source, target)


def _copy_table(
    found: Table, meant: Table, source: Connection, target: Connection
) -> None:
    wanted = [found.columns[one.name] for one in meant.columns]
    rows = source.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(*wanted))
    for part in rows.mappings().partitions():
        target.execute(meant.insert(), [dict(row) for row in part])
    if target.dialect.name == "postgresql":
        _number_on(meant, target)


def _number_on(table: Table, target: Connection) -> None:
    """Let the sequence of a table's numbers go on after the last that it holds."""
    for key in table.primary_key.columns:
        if isinstance(key.type, Integer):
            _set_sequence(table, key, target)


def _set_sequence(table: Table, key: Column[int], target: Connection) -> None:
    asked = func.pg_get_serial_sequence(table.name, key.name)
    sequence = target.scalar(select(asked))
    last = target.scalar(select(func.max(column(key.name))).select_from(table))
    if sequence and last is not None:
        target.execute(
            text("SELECT setval(:sequence, :last)"),
            {"sequence": sequence, "last": last},
        )
