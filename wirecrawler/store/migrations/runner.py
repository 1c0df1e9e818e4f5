"""Runner: the migrations, applied to a connection or compared with the models."""

from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from wirecrawler.errors import SchemaError
from wirecrawler.store.engine import database_of, open_engine, writing
from wirecrawler.store.models import Model


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to `revision`, in the transaction of `connection`.

    Raises:
        SchemaError: no migration leads there from the schema as it is.
    """
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        reason = f"it cannot be upgraded: {error}"
        raise SchemaError(database_of(connection.engine), reason) from error


def newest() -> str:
    """Return the number of the newest migration."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def differences(connection: Connection) -> list[str]:
    """Return what the tables of `connection` lack or have beyond the models, in words."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [str(difference) for difference in compare_metadata(context, Model.metadata)]


def fresh_differences() -> list[str]:
    """Return the `differences` of a new SQLite database after all migrations."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/check.db")
        try:
            with writing(engine) as connection:
                migrate(connection)
                return differences(connection)
        finally:
            engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config
