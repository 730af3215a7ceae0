import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.parsing.text.row_rule import garble
from tests.builders.gazette_text import gazette_text

ROOT = Path(__file__).parents[3]


def repaired(path: Path) -> str:
    out = io.StringIO(newline="")
    call_command("repair_text", path, stdout=out)
    return out.getvalue()


def repaired_by_shell(path: Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "repair_text", str(path)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_garbled_marks_are_put_right(tmp_path) -> None:
    path = tmp_path / "花山.txt"
    path.write_text(garble(gazette_text()), encoding="utf-8")
    assert "〔2021〕" not in path.read_text()
    assert repaired(path) == gazette_text()


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_stay_as_they_are_to_the_byte(tmp_path, line_break) -> None:
    text = f" \n{gazette_text()}\n\f{gazette_text()}\n\n　无换行结尾，"
    text = text.replace("\n", line_break)
    path = tmp_path / "花山.txt"
    path.write_bytes(text.encode())
    assert repaired(path) == text


def test_output_is_utf8_with_the_lines_of_the_file_in_any_locale(tmp_path) -> None:
    path = tmp_path / "花山.txt"
    text = gazette_text().replace("\n", "\r\n")
    path.write_bytes(text.encode("gb18030"))
    out, err = repaired_by_shell(path, PYTHONIOENCODING="latin-1").communicate()
    assert (out.decode(), err) == (text, b"")


def test_a_reader_that_leaves_is_no_error(tmp_path) -> None:
    path = tmp_path / "花山.txt"
    path.write_text(gazette_text() * 400, encoding="utf-8")  # more than a pipe holds
    running = repaired_by_shell(path)
    assert running.stdout is not None
    assert running.stderr is not None
    with running, running.stdout, running.stderr:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_bad_input_is_one_line(tmp_path, capsys) -> None:
    (tmp_path / "空.txt").touch()
    with pytest.raises(SystemExit) as left:
        call_command("repair_text", tmp_path / "空.txt")
    assert left.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{tmp_path / '空.txt'}：")
    assert said.err.count("\n") == 1
