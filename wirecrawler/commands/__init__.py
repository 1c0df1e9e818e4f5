"""One file per command, imported when called."""
