import pytest

from documents.parsing.reading_order.boundaries import (
    Boundary,
    boundary,
    continuation_of,
)
from documents.parsing.reading_order.continuation import (
    CONTINUATION,
    continuation_score,
)
from documents.parsing.reading_order.open_text import OpenText, Owner
from documents.parsing.reading_order.words.ngrams import NGrams
from tests.documents.parsing.typed import typed

COLUMN = 12.0
NOTHING_SAID = NGrams([])
PLAN = Owner("云泽市渡口整治实施方案")
NOTICE = Owner("云泽市人民政府关于渡口的通知", "云泽市人民政府")


def met(owner: Owner, before: tuple[str, ...], lines: tuple[str, ...]) -> Boundary:
    text = OpenText(owner).after(typed(*before))
    return boundary(text, continuation_of(typed(*lines)), COLUMN, NOTHING_SAID)


def score(owner: Owner, before: tuple[str, ...], lines: tuple[str, ...]) -> float:
    return continuation_score(met(owner, before, lines))


@pytest.mark.parametrize(
    ("owner", "before", "likely", "unlikely"),
    [
        # an article broken off in mid-sentence isn't followed by the next
        (
            PLAN,
            ("第一条 渡口应当符合下列条", "件。", "第二条 渡船应当符合下列条"),
            ("件：船体坚固。", "第三条 渡工应当持证上岗。"),
            ("第三条 渡工应当持证上岗。",),
        ),
        # behind the organ stands the date
        (
            NOTICE,
            ("请认真执行。", "云泽市人民政府"),
            ("2023年10月8日",),
            ("一、落实渡口责任。",),
        ),
        # a salutation opens another text
        (
            NOTICE,
            ("请认真执行。", "云泽市人民政府", "2023年10月8日"),
            ("（此件公开发布）",),
            ("各县（市、区）人民政府，市政府", "各部门、直属各单位："),
        ),
        # who explains a policy is named where it is explained
        (
            PLAN,
            ("一、落实渡口责任。",),
            ("二、加强渡口监管。",),
            ("二、解读机关、解读人", "（一）解读机关：市水利局。"),
        ),
        # a figure goes on with the sentence
        (
            PLAN,
            ("二是渡口的服务半径一般不超过",),
            ("16 公里。", "三是加大投入。"),
            ("第九章 附则",),
        ),
        # a bracket at a line's end may stand in mid-sentence
        (
            PLAN,
            ("渡口由市水利局会同各县（市、区）",),
            ("人民政府按月检查并通报。",),
            ("第三条 渡工应当持证上岗。", "九、附则"),
        ),
        # nobody says the same heading twice
        (
            PLAN,
            ("一、完善渡口设施标准", "设施齐全。"),
            ("二、加强渡口日常监管", "按月检查。"),
            ("二、完善渡口设施标准", "设施齐全。"),
        ),
    ],
)
def test_a_text_is_taken_up_by_what_can_follow(owner, before, likely, unlikely):
    assert score(owner, before, likely) >= score(owner, before, unlikely) + 4.0


def test_what_speaks_for_a_continuation_is_named():
    case = met(PLAN, ("一、加强渡口日常监管", "按月检查。"), ("二、严格渡工管理。",))
    named = {factor.name: factor.worth for factor in CONTINUATION.factors(case)}
    assert named == {"编号衔接": 6.0}


def test_a_signature_without_its_date_is_named():
    case = met(NOTICE, ("请认真执行。", "云泽市人民政府"), ("一、落实渡口责任。",))
    named = [factor.name for factor in CONTINUATION.factors(case)]
    assert "署名之后不是日期" in named


def test_a_figure_within_a_sentence_is_no_number():
    case = met(PLAN, ("二是渡口的服务半径一般不超过",), ("16 公里。",))
    assert case.lines.marker is None
    assert met(PLAN, ("按月检查。",), ("1. 公里。",)).lines.marker
