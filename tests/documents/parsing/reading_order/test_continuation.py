import pytest

from documents.parsing.reading_order.continuation import join_score, rest_of
from documents.parsing.reading_order.endings import Owner, Tail
from documents.parsing.reading_order.intrusions import openings_within
from documents.parsing.reading_order.ngrams import Usage
from tests.documents.parsing.typed import typed

COLUMN = 12.0
NOTHING_SAID = Usage([])
PLAN = Owner("云泽市渡口整治实施方案")
NOTICE = Owner("云泽市人民政府关于渡口的通知", "云泽市人民政府")


def joined(owner: Owner, before: tuple[str, ...], rest: tuple[str, ...]) -> float:
    tail = Tail(owner).after(typed(*before))
    return join_score(tail, rest_of(typed(*rest)), COLUMN, NOTHING_SAID)


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
    assert joined(owner, before, likely) >= joined(owner, before, unlikely) + 4.0


def test_a_text_that_opens_within_another_is_seen():
    lines = [
        "一、落实渡口责任。",
        "二、加强渡口监管。",
        "三、加大资金投入。",
        "四、严格渡工管理。",
        "特此通知。",
    ]
    assert openings_within([*lines, "各镇人民政府、各有关单位："]) == 1
    assert openings_within([*lines, "根据有关规定，现将渡口事项公告如下："]) == 1
    assert openings_within([*lines, "各有关单位要落实责任："]) == 0
    assert (
        openings_within([*lines[:-1], "市水利局会同", "各镇人民政府、各有关单位："])
        == 0
    )
