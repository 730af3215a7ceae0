"""A real issue against its hand-checked answers, where the environment names the
folder that holds both, and the scorer beside them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.parsing import repair_text

CORPUS = os.environ.get("GAZETTE_CORPUS")
GAZETTE = Path(CORPUS or "", "gazette")
ISSUE = GAZETTE / "jiaxing-2020-12.txt"

pytestmark = pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")


def score(what: str, output: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, GAZETTE / "score.py", what, output],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.mark.parametrize(
    ("what", "command"),
    [("repair", ["repair_text"]), ("parse", ["parse_gazette", "--json"])],
)
def test_the_real_issue_comes_out_as_a_person_read_it(what, command, tmp_path):
    output = tmp_path / what
    name, *options = command
    with output.open("w", encoding="utf-8", newline="") as file:
        call_command(name, ISSUE, *options, stdout=file)
    scored = score(what, output)
    assert scored.returncode == 0, scored.stdout + scored.stderr


def test_what_was_repaired_needs_no_repair():
    once = repair_text(ISSUE.read_text(encoding="utf-8"))
    assert repair_text(once) == once
