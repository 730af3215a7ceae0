"""Commands are shown as they can be typed in the product's folder."""

import sys

import pytest

from documents.invocation import to_run


@pytest.mark.parametrize(
    ("python", "shown"),
    [
        ("{base}/.venv/bin/python", ".venv/bin/python manage.py update_index"),
        ("/opt/python/bin/python3", "/opt/python/bin/python3 manage.py update_index"),
    ],
)
def test_a_command_names_the_python_that_runs(monkeypatch, settings, python, shown):
    monkeypatch.setattr(sys, "executable", python.format(base=settings.BASE_DIR))
    assert to_run("update_index") == shown
