"""How each agency prints: its pages and its feed."""
