"""The wire's pages, read-only."""
