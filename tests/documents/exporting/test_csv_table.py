"""Tables as CSV: a mark for Excel, and no formula."""

import csv
import io

import pytest

from documents.exporting.csv_table import guarded, table_lines

GUARDED = [
    ("=1+1", "'=1+1"),
    ("+86", "'+86"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("\r=1", "'\r=1"),
    ("＝1", "'＝1"),
    ("－1", "'－1"),
    ("快递=1", "快递=1"),
    ("（一）", "（一）"),
    ("", ""),
    (3, 3),
    (None, None),
]


@pytest.mark.parametrize(("cell", "safe"), GUARDED, ids=range(len(GUARDED)))
def test_no_cell_is_a_formula(cell, safe):
    assert guarded(cell) == safe


def test_each_line_is_told_as_it_is_made():
    rows = iter([("=1", 3, None), ("一、\n“二”,", 4, "")])
    lines = table_lines(("甲", "乙", "丙"), rows)
    assert next(lines) == "\ufeff甲,乙,丙\r\n"
    assert next(lines) == "'=1,3,\r\n"
    assert list(csv.reader(io.StringIO(next(lines), newline=""))) == [
        ["一、\n“二”,", "4", ""]
    ]
