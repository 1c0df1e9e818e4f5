"""One story against the stories we hold."""
