"""Marks that the recogniser reads in the wrong width, half for full."""

import pytest

from documents.parsing.scans.widths import in_chinese_width


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("各县(市、区)人民政府:", "各县（市、区）人民政府："),
        ("各县（市、区)人民政府", "各县（市、区）人民政府"),  # one of a pair
        ("(一)禁渔期", "（一）禁渔期"),
        ("云政办发[2023]58号", "云政办发〔2023〕58号"),
        ("云政办发〔2023]58号", "云政办发〔2023〕58号"),
        ("云政办发【2023】58号", "云政办发〔2023〕58号"),
        ("云政办发（2023〕58号", "云政办发〔2023〕58号"),
        ("云政办发（2023）58号", "云政办发（2023）58号"),  # may be printed so
        ("【重点任务】", "【重点任务】"),  # holds no year
        ("超警戒水位14.82米", "超警戒水位14.82米"),
        ("GB/T 9704-2012(E)", "GB/T 9704-2012(E)"),  # among letters
        ("8:30至17:00", "8:30至17:00"),
        ("联系人:李明,电话:0599", "联系人：李明，电话：0599"),
        ("年报(2023)", "年报（2023）"),  # its opening bracket stands at a hanzi
        ("", ""),
    ],
)
def test_a_mark_beside_chinese_is_as_wide_as_chinese(read, printed):
    assert in_chinese_width(read) == printed


def test_every_character_keeps_its_place():
    read = "注:(1)见[2023]5号;〕]["
    assert len(in_chinese_width(read)) == len(read)
