"""`python -m benchmarks.search_speed [CLAUSES …]`: the table of one size or several.

Reads statutes from the folder that GAZETTE_CORPUS names. Where tantivy is not installed
(`requirements-bench.txt`), ours is measured alone.
"""

import os
import sys


def main(sizes: list[int]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette_site.settings")
    import django

    django.setup()
    from benchmarks.search_speed.table import print_table

    print_table(sizes)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
