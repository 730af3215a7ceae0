"""Workbooks, read back as the XML that they hold."""

import io
import re
import zipfile

import pytest

from documents.exporting import FORMATS, Export
from documents.exporting.as_xlsx import COLUMNS
from tests.documents.exporting.test_shape import clauses_of


def sheets(export: Export) -> dict[str, str]:
    """The XML of each sheet by its name, and under "" the texts of them all."""
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"].write(export))) as book:
        names = re.findall(
            r'<sheet name="(.*?)"', book.read("xl/workbook.xml").decode()
        )
        held = {
            name: book.read(f"xl/worksheets/sheet{at}.xml").decode()
            for at, name in enumerate(names, 1)
        }
        return {**held, "": book.read("xl/sharedStrings.xml").decode()}


def test_a_workbook_has_a_row_for_each_clause(plan: Export) -> None:
    held = sheets(plan)
    assert list(held) == ["条款", ""]
    assert held["条款"].count("<row ") == len(clauses_of(plan)) + 1
    for name in COLUMNS:
        assert f">{name}<" in held[""]


def test_a_table_has_a_sheet_of_its_own(with_table: Export) -> None:
    held = sheets(with_table)
    assert list(held) == ["条款", "表1", ""]
    assert held["表1"].count("<row ") == 2
    assert '<c r="A2" s="' in held["表1"]
    assert "<v>1</v>" in held["表1"]
    assert ">东塘|街<" in held[""]


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "-1+1"])
def test_a_workbook_holds_no_formulas(with_clause, formula: str) -> None:
    held = sheets(with_clause(formula))
    assert f">{formula}<" in held[""]
    assert "<f>" not in held["条款"]
