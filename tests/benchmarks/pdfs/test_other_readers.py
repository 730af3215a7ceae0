"""Other readers of PDFs run as commands, and only where all they need is here."""

import sys
from dataclasses import replace
from subprocess import CalledProcessError

import pytest

from benchmarks.pdfs.other_readers import Reader, readers

PRINTER = Reader(
    "printer",
    (sys.executable, "-c", "import sys; print(open(sys.argv[1]).read())", "FILE"),
    (sys.executable,),
)


def test_a_reader_gives_what_it_prints_of_the_file(tmp_path):
    file = tmp_path / "FILE.txt"
    file.write_text("各县人民政府", encoding="utf-8")
    assert PRINTER.read(file).strip() == "各县人民政府"


def test_a_reader_that_fails_is_not_taken_for_one_that_finds_nothing(tmp_path):
    with pytest.raises(CalledProcessError):
        PRINTER.read(tmp_path / "none.pdf")


def test_a_reader_is_here_only_with_all_it_needs():
    assert PRINTER.is_here()
    assert not replace(PRINTER, needs=(sys.executable, "no-such-java")).is_here()


def test_without_their_environment_only_the_system_s_own_reader_can_be_here(tmp_path):
    assert not any(
        one.is_here() for one in readers(tmp_path) if one.name != "pdftotext"
    )
