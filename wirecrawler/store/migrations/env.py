"""Alembic's entrance: the migrations run on the connection that `runner` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
