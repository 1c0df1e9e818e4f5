"""`python -m wirecrawler.store.migrations check`: do migrations and models agree?"""

import sys

from wirecrawler.store.migrations.runner import fresh_differences, newest
from wirecrawler.store.schema import HEAD


def main(arguments: list[str]) -> int:
    """Return 0 when migrations and models agree, 1 when not, 2 on wrong usage."""
    if arguments != ["check"]:
        print("usage: python -m wirecrawler.store.migrations check", file=sys.stderr)
        return 2
    found = fresh_differences()
    if newest() != HEAD:
        found.append(f"schema.HEAD is {HEAD}, the newest migration {newest()}")
    for difference in found:
        print(difference, file=sys.stderr)
    if not found:
        print(f"migrations and models agree at {HEAD}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
