import pytest

from documents.parsing.reading_order.open_text import (
    OpenText,
    Owner,
    closing,
    encloses,
    markers_of,
)
from tests.documents.parsing.typed import typed

PLAN = Owner("云泽市海塘管理实施方案")
ORGAN = "云泽市人民政府办公室"
TITLE = f"{ORGAN}关于印发云泽市海塘管理要点的通知"
BODY = ("现将有关事项通知如下：", "一、明确责任。")
SIGNED = (ORGAN, "2023年10月8日")


@pytest.mark.parametrize(
    "texts",
    [
        (*BODY, *SIGNED, "附件", "责任清单", "1.市水利局"),
        (*BODY, *SIGNED, "（此件公开发布）", "附件１", "责任清单"),
        (*BODY, *SIGNED, "云泽市海塘管理要点", "一、巡查"),  # that its title names
        (*BODY, *SIGNED, "云泽市海塘", "管理要点", "一、巡查"),  # in two lines
        (*BODY, f"{ORGAN}2023年10月8日", "附件1", "责任清单"),
    ],
)
def test_attachments_may_stand_under_a_signature(texts):
    assert encloses(texts, ORGAN, TITLE)


@pytest.mark.parametrize(
    "texts",
    [
        (*BODY, *SIGNED),
        (*BODY, *SIGNED, "各县人民政府："),  # another document
        (*BODY, "云泽市水利局", "2023年10月8日", "附件", "清单"),  # another's signature
        (*BODY, "附件", "清单"),  # not signed yet
    ],
)
def test_what_stands_under_a_signature_may_be_anothers(texts):
    assert not encloses(texts, ORGAN, TITLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本方案自发布之日起施行。", True),
        ("本方案自发布之日起施行，有效期3年。", True),
        ("本办法自公布之日起施行。附件：1．名录（略）", True),
        ("本方案自2023年7月1日起施行，有效期3", False),  # goes on overleaf
        ("本办法自公布之日起施行。由市水利局负责解释。", False),
    ],
)
def test_a_text_is_closed_where_it_ends_in_taking_effect(text, found):
    assert bool(closing(text)) is found


def test_a_short_continuation_completes_the_last_sentence():
    text = OpenText(PLAN).after(typed("本方案自2023年7月1日起施行，有效期3"))
    assert not text.closing
    assert text.ending(("年。",)).closing


def test_the_note_of_attachments_begins_with_a_number():
    lines = typed("附件：1．海塘名录（略）", "2．联系人名单（略）")
    assert [found.value for found in markers_of(lines)] == [1, 2]
