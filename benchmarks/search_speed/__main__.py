"""`python -m benchmarks.search_speed [CLAUSES …] [PLOT.svg]`: the table of one size or several.

Reads statutes from the folder that GAZETTE_CORPUS names. Where tantivy is not installed
(`make bench-programs`), ours is measured alone.
"""

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette_site.settings")
    import django

    django.setup()
    from benchmarks.search_speed.table import SIZES, print_table

    sizes = [int(one) for one in arguments if one.isdecimal()]
    plots = [Path(one) for one in arguments if one.endswith(".svg")]
    print_table(sizes or list(SIZES), plots[0] if plots else None)


if __name__ == "__main__":
    main(sys.argv[1:])
