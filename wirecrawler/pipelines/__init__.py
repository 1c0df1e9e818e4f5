"""The stages of a story, in order."""
