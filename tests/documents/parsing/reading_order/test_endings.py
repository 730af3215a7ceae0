import pytest

from documents.parsing.reading_order.endings import (
    Owner,
    Tail,
    closing,
    end_score,
    markers_of,
)
from tests.documents.parsing.typed import typed

NOTICE = Owner("云泽市人民政府关于海塘管理的通知", "云泽市人民政府")
PLAN = Owner("云泽市海塘管理实施方案")


def ends(owner: Owner, *lines: str) -> float:
    return end_score(Tail(owner, lines))


def test_a_document_ends_in_the_organ_of_its_own_title():
    own = ends(NOTICE, "云泽市人民政府", "2023年10月8日")
    another = ends(NOTICE, "云泽市水利局", "2023年10月8日")
    assert own > another > ends(NOTICE, "请认真执行。")


def test_a_note_on_publicity_may_follow_the_date():
    noted = ends(NOTICE, "云泽市人民政府", "2023年10月8日", "（此件公开发布）")
    assert noted == ends(NOTICE, "云泽市人民政府", "2023年10月8日")


def test_a_closing_sentence_names_what_it_closes():
    own = ends(PLAN, "本方案自印发之日起施行。")
    assert own > ends(PLAN, "本办法自印发之日起施行。")
    assert own > ends(PLAN, "由市水利局负责解释。")


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


def test_a_tail_keeps_what_a_short_rest_completes():
    tail = Tail(PLAN).after(typed("本方案自2023年7月1日起施行，有效期3"))
    assert not tail.closed
    assert tail.ending(("年。",)).closed


def test_the_note_of_attachments_begins_with_a_number():
    lines = typed("附件：1．海塘名录（略）", "2．联系人名单（略）")
    assert [found.value for found in markers_of(lines)] == [1, 2]
