"""The database; the one room that knows SQLAlchemy."""
