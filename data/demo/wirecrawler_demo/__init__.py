"""The demo: three invented agencies, served on loopback."""
