"""How a person runs one of our commands here, to be shown in messages."""

import sys
from pathlib import Path

from django.conf import settings


def to_run(command: str) -> str:
    """`.venv/bin/python manage.py update_index`: with the Python that runs now, by its path
    from the product's folder if it lies in it."""
    python = Path(sys.executable)
    base = Path(settings.BASE_DIR)
    if python.is_relative_to(base):
        python = python.relative_to(base)
    return f"{python} manage.py {command}"
