"""The demo's spiders: one file per source, kept apart from the real ones."""
