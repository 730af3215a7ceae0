#!/usr/bin/env python3
"""Django's command line for this project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette_site.settings")
    from django.core.management import execute_from_command_line

    from documents.management.database_faults import FAULTS, told

    try:
        execute_from_command_line(sys.argv)
    except FAULTS as error:
        if sentence := told(error):
            sys.exit(sentence)
        raise


if __name__ == "__main__":
    main()
