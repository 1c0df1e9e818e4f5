"""Text to one form."""
