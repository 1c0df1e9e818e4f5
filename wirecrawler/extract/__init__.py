"""Bytes to facts: what a document says, verbatim."""
