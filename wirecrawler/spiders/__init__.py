"""One file per source, and nothing else."""
