import pytest

from documents.parsing.reading_order.beginnings import (
    BEGINNING,
    beginning_of,
    beginning_score,
)
from documents.parsing.reading_order.words.ngrams import NGrams
from tests.documents.parsing.typed import typed

COLUMN = 12.0
NOTICE = "云泽市人民政府关于渡口的通知"


def score(title: str, *lines: str) -> float:
    return beginning_score(typed(*lines), title, COLUMN, NGrams([]))


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (("各镇人民政府：",), ("畅通。",)),
        (("一、明确责任。",), ("三、明确责任。",)),
        (("为加强渡口管理，", "制定本办法。"), ("根据有关规定办理。",)),
        (("现通知如下：", "一、明确责任。"), ("现通知如下：", "四、明确责任。")),
        (("渡口由镇政府管护。",), ("，由镇政府管护。",)),
        (("渡口由镇政府管护。",), ("二是由镇政府管护。",)),
        (("渡口由镇政府管护。",), ("附件：1.渡口名录",)),
        (("一、总体要求",), ("四、解读机关、解读人",)),
        (("渡口由镇政府管护。",), ("联系电话：0599-8812345。",)),
        (("渡口由镇政府管护",), ("渡口由镇政府日常管护执行",)),  # no indent
    ],
)
def test_a_text_begins_as_texts_do(likely, unlikely):
    assert score(NOTICE, *likely) > score(NOTICE, *unlikely)


def test_a_list_of_appointments_and_a_chronicle_begin_in_their_own_way():
    appointed, day = "任命张三同志为市水利局局长。", "3日，市政府召开会议。"
    assert score("云泽市人事任免", appointed) == score(NOTICE, appointed) + 4.0
    assert score("云泽市政府大事记", day) == score(NOTICE, day) + 4.0


def test_what_speaks_for_a_beginning_is_named():
    lines = typed("各镇人民政府：", "一、明确责任。")
    case = beginning_of(lines, NOTICE, COLUMN, NGrams([]))
    assert [(one.name, one.worth) for one in BEGINNING.factors(case)] == [
        ("以主送机关或发文字号开头", 5.0),
        ("题下第一个编号是一", 2.0),
    ]
