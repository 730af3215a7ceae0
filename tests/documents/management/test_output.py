import io
import os
import sys

import pytest

from documents.management.output import plain_stdout


def test_a_reader_that_left_ends_the_output_quietly(monkeypatch, capsys) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        os.close(reading)
        with plain_stdout():
            stdout.write("花山市")
    assert capsys.readouterr().err == ""


def test_chinese_goes_out_as_utf8_with_its_line_breaks(monkeypatch) -> None:
    written = io.BytesIO()
    stdout = io.TextIOWrapper(written, encoding="ascii", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    with plain_stdout():
        stdout.write("花山市\n公报\r\n")
    assert written.getvalue().decode() == "花山市\n公报\r\n"


def test_output_that_is_caught_needs_nothing(monkeypatch) -> None:
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    with plain_stdout():
        caught.write("花山市")
    assert caught.getvalue() == "花山市"


def test_other_errors_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), plain_stdout():
        raise ZeroDivisionError
