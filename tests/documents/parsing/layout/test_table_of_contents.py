import pytest

from documents.parsing.layout.table_of_contents import contents_lines, listed_in
from documents.parsing.types import DocumentNumber
from tests.documents.parsing.typed import typed

DAM = "云泽市人民政府关于加强海塘管理工作的通知"
FERRY = "云泽市人民政府办公室关于印发云泽市渡口管理办法（2023—2025年）的通知"
STAFF = "【市政府人事任免】（2023年10月份）"


@pytest.mark.parametrize(
    "rows",
    [
        # leaders and pages, in brackets or bare
        (f"{DAM}………………（1）", f"{FERRY}……12", f"{STAFF}…20"),
        (f"{DAM} 1", f"{FERRY}　12", f"{STAFF} 20"),
        (f"{DAM}．．．．１", f"{FERRY}.....12", f"{STAFF}20"),
        # wrapped, a number within a title at the line's end
        (DAM[:14], f"{DAM[14:]} 1", FERRY[:29], f"{FERRY[29:]} 12", f"{STAFF} 20"),
        # the pages under their titles, or in a column of their own
        (DAM, "1", FERRY, "12", STAFF, "20"),
        (DAM, FERRY, STAFF, "1", "12", "20"),
        # sections between, ranks before
        ("市政府文件", f"1.{DAM} 1", "市政府办公室文件", f"2.{FERRY} 12", f"3.{STAFF} 20"),
        (f"◆{DAM}…1", f"◆{FERRY}…12", f"◆ {STAFF}…20"),
    ],
)  # fmt: skip
def test_entries_are_titles_with_pages(rows):
    found = listed_in(typed(*rows))
    assert [entry.title for entry in found] == [DAM, FERRY, STAFF]
    assert [entry.printed_page for entry in found] == [1, 12, 20]


def test_titles_without_pages_are_entries_too():
    found = listed_in(typed(DAM[:14], DAM[14:], STAFF))
    assert [(entry.title, entry.printed_page) for entry in found] == [
        (DAM, None),
        (STAFF, None),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (DAM, "（云政发〔2023〕21号）……1"),
        ("云政发〔2023〕21号", f"{DAM} 1"),
        (f"{DAM} 云政发〔2023〕21号 1",),
    ],
)
def test_an_entry_may_give_the_number(rows):
    entry, _ = listed_in(typed(*rows, f"{STAFF} 20"))
    assert (entry.title, entry.number) == (DAM, DocumentNumber("云政发", 2023, 21))


def test_an_entry_may_count_within_its_year():
    rows = ("云泽市税务局关于优化流程的公告（2023年第7号）……1", f"{DAM}……2")
    first, _ = listed_in(typed(*rows))
    assert first.title == "云泽市税务局关于优化流程的公告"
    assert first.number == DocumentNumber("公告", 2023, 7)


def test_sections_are_none_of_the_titles_below_them():
    rows = ("省政府令", f"{DAM}……1", "大事记", f"{STAFF}……2")
    assert [entry.title for entry in listed_in(typed(*rows))] == [DAM, STAFF]


def test_an_entry_knows_its_line():
    found = listed_in(typed("目录", DAM[:14], f"{DAM[14:]} 1", f"{STAFF} 20", first=7))
    assert [entry.line.number for entry in found] == [8, 10]


@pytest.mark.parametrize(
    "rows",
    [
        (f"{DAM} 1", f"{STAFF} 20"),  # no heading
        ("目录", f"{DAM} 30", f"{STAFF} 2"),  # pages fall
        ("目录", "一、总体要求", "二、工作目标"),  # no pages
        ("目录", f"{DAM} 1"),  # one entry is none
    ],
)
def test_what_is_no_contents(rows):
    assert contents_lines(typed(*rows), goes_on=False) == ()
