"""Upsert: INSERT ... ON CONFLICT, which SQLite and PostgreSQL spell alike.

SQLite 3.24 and PostgreSQL 9.5 are the first that know it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnCollection, ColumnElement, Connection, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite

Rows = list[dict[str, Any]]
Excluded = ColumnCollection[str, Any]


def insert_all(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert `rows`, of which none may be there."""
    if rows:
        connection.execute(table.insert(), rows)


def insert_missing(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert those of `rows` whose key is not there."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), rows)


def insert_numbers(connection: Connection, table: Table, rows: Rows) -> None:
    """Insert those of `rows` whose key is not there, of a table that holds numbers alone.

    They go to the driver as they are, which takes a third of the time.
    """
    if not rows:
        return
    names = [column.name for column in table.columns]
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(names))
    told = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608  (names of ours)
    values = [tuple(row[name] for name in names) for row in rows]
    connection.exec_driver_sql(f"{told} ON CONFLICT DO NOTHING", values)


def change_all(connection: Connection, table: Table, rows: Rows) -> None:
    """Change the columns that `rows` name, all the same ones; `number` is the row's `id`."""
    if rows:
        by_number = table.c.id == bindparam("number")
        connection.execute(table.update().where(by_number), rows)


def delete_all(connection: Connection, table: Table, rows: Rows) -> None:
    """Delete `rows`, which are named by their whole key, where they are there."""
    if rows:
        key = [
            column == bindparam(f"the_{column.name}") for column in table.primary_key
        ]
        named = [{f"the_{name}": value for name, value in row.items()} for row in rows]
        connection.execute(table.delete().where(*key), named)


def upsert(
    connection: Connection,
    table: Table,
    rows: Rows,
    changes: Callable[[Excluded], Mapping[str, Any]],
    where: ColumnElement[bool] | None = None,
) -> None:
    """Insert `rows`; of a row whose key is there, change what `changes` says.

    `changes` is given the row that was to be inserted (`excluded`).  A row for which `where`
    is false stays as it is.
    """
    if not rows:
        return
    statement = _insert(connection, table)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key),
            set_=changes(statement.excluded),
            where=where,
        ),
        rows,
    )


def _insert(
    connection: Connection, table: Table
) -> "sqlite.Insert | postgresql.Insert":
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
