import pytest

from documents.parsing.layout.headlines import frames
from tests.documents.parsing.typed import typed

COLUMN = 22.0
NOTICE = ("各区人民政府：", "现就海塘管理通知如下：", "一、明确责任。")
SIGNED = ("云泽市人民政府", "2023年10月8日")
TITLE = ("云泽市人民政府关于加强", "海塘管理工作的通知")


def titles(*rows: str) -> list[tuple[str, str | None]]:
    found = frames(typed(*rows), COLUMN).headlines
    return [(one.title, str(one.number) if one.number else None) for one in found]


@pytest.mark.parametrize(
    "rows",
    [
        ("云政发〔2023〕21号", *TITLE, *NOTICE, *SIGNED),
        (*NOTICE, *SIGNED, "云政发〔2023〕21号", *TITLE),
        (*NOTICE, *SIGNED, "（此件公开发布）", "云政发〔2023〕21号", *TITLE),
    ],
)
def test_a_number_may_stand_over_its_title(rows):
    assert titles(*rows) == [("".join(TITLE), "云政发〔2023〕21号")]


@pytest.mark.parametrize(
    "rows",
    [
        # entries of a list of issued documents, a line each for number and title
        ("云政发〔2023〕21号", "云泽市人民政府关于加强海塘管理的通知", "云政发〔2023〕22号", "云泽市人民政府关于公布名录的通知"),
        # a number that a sentence cites
        ("各地要按照", "云政发〔2023〕21号", "云泽市人民政府关于加强海塘管理的通知", "执行。"),
    ],
)  # fmt: skip
def test_what_stands_under_a_number_may_be_no_title_of_its_own(rows):
    assert titles(*rows) == []


def test_organs_that_issue_together_are_all_of_the_title():
    rows = (
        "云泽市水利局 云泽市财政局",
        "云泽市林业局关于加强海塘管理的通知",
        "云水〔2023〕7号",
    )
    assert titles(*rows) == [
        (
            "云泽市水利局云泽市财政局云泽市林业局关于加强海塘管理的通知",
            "云水〔2023〕7号",
        )
    ]


def test_an_organ_that_signs_above_is_none_of_the_title():
    signed = ("请遵照执行。", "2023年10月8日", "云泽市水利局")
    rows = (*signed, "云泽市林业局关于加强海塘管理的通知", "云林〔2023〕7号")
    assert titles(*rows) == [("云泽市林业局关于加强海塘管理的通知", "云林〔2023〕7号")]


@pytest.mark.parametrize(
    "rows",
    [
        # broken after the verb, and after the organ
        ("云泽市人民政府办公室转发", "市水利局关于加强海塘管理意见的通知"),
        ("云泽市人民政府办公室", "转发市水利局关于加强海塘管理意见的通知"),
    ],
)
def test_who_passes_a_text_on_is_of_the_title(rows):
    number = "云政办发〔2023〕58号"
    assert titles("甲。", *rows, number) == [("".join(rows), number)]


def test_a_title_may_leave_its_organ_to_the_signature():
    rows = ("关于加强海塘管理工作的通知", "云水〔2023〕9号", *NOTICE)
    assert titles(*rows) == [("关于加强海塘管理工作的通知", "云水〔2023〕9号")]


@pytest.mark.parametrize(
    "rows",
    [
        (*TITLE, *NOTICE, *SIGNED),
        (*NOTICE, *SIGNED, *TITLE),
        (*TITLE, "（2023年10月8日云泽市人民政府第三次会议通过）", "会议认为可行。"),
    ],
)
def test_a_title_without_number_is_told_by_who_signs_or_adopts(rows):
    assert titles(*rows) == [("".join(TITLE), None)]


@pytest.mark.parametrize(
    "rows",
    [
        TITLE,  # nobody signs
        (*TITLE, "云泽市人民政府关于公布名录的通知", *SIGNED),  # one of a list
        ("附件：" + TITLE[0], TITLE[1], *SIGNED),  # named in a note
        ("附件1", *TITLE, "为加强海塘管理，提出如下意见：", *SIGNED),
        ("各地要贯彻落实", "《" + TITLE[0], TITLE[1] + "》", *SIGNED),
    ],
)
def test_a_title_without_number_that_nobody_signs_is_text(rows):
    assert titles(*rows) == []


def test_an_announcement_is_numbered_within_its_year():
    rows = ("云泽市税务局关于优化流程的公告", "2023年第7号", "现公告如下：")
    assert titles(*rows) == [("云泽市税务局关于优化流程的公告", "公告〔2023〕7号")]


def test_an_announcement_holds_a_number_without_year_in_its_title():
    assert titles("云泽市人民政府公告", "第3号", "现公告如下：") == [
        ("云泽市人民政府公告第3号", None)
    ]


@pytest.mark.parametrize(
    "title",
    [
        ("云泽市人民政府关于印发《云泽市海塘方案", "曳《云泽市渡口计划》的通知"),
        ("云泽市人民政府关于开展野平安海塘”", "活动的通知"),
        ("云泽市人民政府关于开展“平安海塘", "冶活动的通知"),
    ],
)
def test_a_title_in_which_a_mark_was_left_as_its_hanzi_is_found(title):
    rows = (*NOTICE, *SIGNED, *title, "云政发〔2023〕21号", *NOTICE)
    assert titles(*rows) == [("".join(title), "云政发〔2023〕21号")]


def test_a_title_goes_on_upwards_to_what_opens_its_pair():
    title = ("云泽市人民政府关于修改《云泽市", "人民政府关于加强海塘管理的决定》的决定")
    rows = (*NOTICE, *SIGNED, *title, "云政发〔2023〕21号", *NOTICE)
    assert titles(*rows) == [("".join(title), "云政发〔2023〕21号")]
