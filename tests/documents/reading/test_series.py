"""Which numbers are held, which are listed, which were never seen."""

import pytest

from documents.models import Document
from documents.reading.series import SerialRange, all_series, numbers_listed, ranges
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import page


@pytest.fixture
def december(db):
    issue = add_issue(2023, 12)
    for serial in (69, 70, 72):
        number = f"云政办发〔2023〕{serial}号"
        add_document(issue, f"关于第{serial}项工作的通知", number=number)
    listed = (
        "云政办发〔2023〕70号关于第70项工作的通知 云政办发〔2023〕74号关于绿化的通知"
    )
    lines = [[Line("p1", listed)]]
    add_document(issue, "2023年12月份市政府发文目录", *lines, kind="发文目录")
    return issue


@pytest.mark.parametrize(
    ("serials", "told"),
    [
        ([], ""),
        ([5], "5"),
        ([1, 2, 3, 5, 7, 8], "1–3、5、7–8"),
        ([2, 2, 3], "2–3"),  # two organs, one number
    ],
)
def test_serials_are_told_as_runs(serials, told):
    assert "、".join(map(str, ranges(serials))) == told


def test_a_list_is_read_number_by_number():
    text = "云政发〔2023〕3号 关于甲的通知 云政办发〔2023〕4号关于乙的通知"
    listed = list(numbers_listed(text, {"云政发", "云政办发"}))
    assert [(str(number), text) for number, text in listed] == [
        ("云政发〔2023〕3号", "关于甲的通知"),
        ("云政办发〔2023〕4号", "关于乙的通知"),
    ]


def test_organs_that_number_their_announcements_alike_have_a_series_each(db):
    issue = add_issue(2023, 12)
    for organ, serials in (("云泽市水利局", (1, 3)), ("云泽市财政局", (1, 2))):
        for serial in serials:
            number = f"公告〔2023〕{serial}号"
            title = f"{organ}关于第{serial}事的公告"
            add_document(issue, title, number=number, issuer=organ, kind="公告")
    told = {each.name: each for each in all_series()}
    assert told.keys() == {"云泽市水利局 公告〔2023〕", "云泽市财政局 公告〔2023〕"}
    assert told["云泽市水利局 公告〔2023〕"].missing == (SerialRange(2, 2),)
    assert told["云泽市财政局 公告〔2023〕"].missing == ()


def test_a_series_tells_what_is_held_listed_and_missing(december):
    [series] = all_series()
    assert series.name == "云政办发〔2023〕"
    assert series.held_ranges == (SerialRange(69, 70), SerialRange(72, 72))
    assert [(each.serial, each.text) for each in series.listed] == [
        (74, "关于绿化的通知")
    ]
    assert series.missing == (
        SerialRange(1, 68),
        SerialRange(71, 71),
        SerialRange(73, 73),
    )


def test_a_misread_serial_does_not_make_everything_missing(december):
    Document.objects.filter(number_serial=72).update(number_serial=720000)
    [series] = all_series()
    assert series.missing[-1].last < 74


def test_the_series_take_two_queries(december, django_assert_num_queries):
    with django_assert_num_queries(2):
        all_series()


def test_the_page_shows_every_series(client, december):
    shown = page(client, "/series/")
    assert shown.texts("h2") == ["云政办发〔2023〕"]
    assert shown.texts("dd") == ["69–70、72 号，共 3 份", "74 号", "1–68、71、73 号"]
    assert len(shown.links("/d/")) == 4


def test_the_page_of_an_empty_database_says_so(client, db):
    assert "还没有收录有文号的文件" in client.get("/series/").content.decode()
