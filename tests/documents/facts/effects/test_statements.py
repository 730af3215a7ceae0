"""Repeals, lapses, continuations and amendments, with the traps of each."""

import pytest

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from documents.facts.types import Effect
from tests.documents.facts.made_up import document


def effects(text: str, title: str = "梅浦市人民政府关于规范管理的通知") -> list[Effect]:
    return list(facts_of(document(text, title), Holdings()).effects)


def told(text: str) -> list[str]:
    return [
        " ".join(
            str(one)
            for one in (
                row.kind.value,
                row.date,
                row.target_number or row.target_title,
                row.provision,
            )
            if one
        )
        for row in effects(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # several documents, one verb; the repeal takes effect with its own document
        (
            "本通知自2024年5月1日起施行，《甲办法》（梅政发〔2010〕3号）、《梅浦市乙规定》同时废止。",
            ["takes_effect 2024-05-01", "repeal 2024-05-01 梅政发〔2010〕3号", "repeal 2024-05-01 梅浦市乙规定"],
        ),
        ("梅政发〔2010〕3号文件停止执行。", ["repeal 2024-03-05 梅政发〔2010〕3号"]),
        # the verb in the clause above
        (
            "下列文件予以废止：\n1.《梅浦市甲办法》；\n2.《梅浦市乙规定》。",
            ["repeal 2024-03-05 梅浦市甲办法", "repeal 2024-03-05 梅浦市乙规定"],
        ),
        ("《梅浦市甲办法》第三条同时废止。", ["repeal 2024-03-05 梅浦市甲办法 第三条"]),
        ("《梅浦市甲办法》继续有效。", ["continue 2024-03-05 梅浦市甲办法"]),
        ("《梅浦市甲办法》自2024年7月1日起废止。", ["repeal 2024-07-01 梅浦市甲办法"]),
        # no statements
        ("已废止的《梅浦市甲办法》不得引用。", []),
        ("《废止的行政规范性文件目录》予以公告。", []),
        ("废止或失效的文件自本公告之日起一律停止执行。", []),
        ("与本办法不一致的，以本办法为准。", []),
    ],
)  # fmt: skip
def test_a_clause_says_what_becomes_of_others(text, expected):
    assert told(text) == expected


AMENDS = "梅浦市人民政府关于修改《梅浦市绿化办法》的决定"


@pytest.mark.parametrize(
    ("text", "action", "provision", "old", "new"),
    [
        ("一、将第三条修改为：“第三条 市园林局负责绿化。”", "replace", "第三条", None, "第三条 市园林局负责绿化。"),
        ("一、将第五条第二款中的“三日”修改为“五日”。", "replace", "第五条第二款", "三日", "五日"),
        ("一、删去第八条。", "delete", "第八条", None, None),
        ("一、增加一条，作为第九条：“第九条 禁止毁绿。”", "add", "第九条", None, "第九条 禁止毁绿。"),
    ],
)  # fmt: skip
def test_an_amendment_names_provision_and_wordings(text, action, provision, old, new):
    [row] = effects(text, AMENDS)
    assert row.target_title == "梅浦市绿化办法"
    assert (row.action, row.provision, row.old, row.new) == (
        action,
        provision,
        old,
        new,
    )


def test_one_decision_repeals_some_and_amends_others():
    text = """
一、对下列1件文件予以废止：
1.《梅浦市甲办法》（梅政发〔2010〕3号）。
二、对下列2件文件的部分内容予以修改：
（一）《梅浦市乙规定》（梅政发〔2011〕5号）
1.将第六条中的“市规划局”修改为“市自然资源和规划局”。
2.删去第二十一条。
（二）《梅浦市丙预案》（梅政发〔2012〕7号）
1.将预案目录中的“雨雪预案”修改为“雨雪冰冻预案”，牵头部门修改为“市应急管理局”。
三、上述文件废止后，另有规定的，从其规定；已经作出的决定继续有效。
"""
    assert told(text) == [
        "repeal 2024-03-05 梅政发〔2010〕3号",
        "amendment 2024-03-05 梅政发〔2011〕5号 第六条",
        "amendment 2024-03-05 梅政发〔2011〕5号 第二十一条",
        "amendment 2024-03-05 梅政发〔2012〕7号",
    ]


def test_an_attachments_repeal_takes_effect_with_the_attachment():
    text = (
        "现印发。\n# 甲预案\n本预案自2024年4月1日起施行。\n"
        "# 乙预案\n本预案自2024年5月1日起施行，《丙预案》（梅政发〔2015〕2号）同时废止。"
    )
    assert told(text)[-1] == "repeal 2024-05-01 梅政发〔2015〕2号"


def test_an_interpretation_repeals_nothing():
    text = "《梅浦市甲办法》（梅政发〔2010〕3号）同时废止。"
    assert not effects(text, "《梅浦市乙办法》政策解读")


def test_what_an_amendment_quotes_yields_no_rows_of_its_own():
    text = (
        "一、将第三条修改为：“第三条 市园林局负责绿化，市财政局配合，2025年底前完成50处，"
        "《云江省绿化条例》另有规定的除外。本办法自2024年1月1日起施行。”"
    )
    found = facts_of(document(text, AMENDS), Holdings())
    assert [row.kind.value for row in found.effects] == ["amendment"]
    assert (found.duties, found.deadlines, found.citations) == ((), (), ())


def test_a_quotation_that_goes_on_in_further_clauses_yields_none_either():
    text = (
        "一、将第三条修改为：“第三条 绿化由下列单位分工：\n"
        "（一）市园林局负责公园；\n（二）市水利局负责河岸。”\n市城管局负责解释。"
    )
    found = facts_of(document(text, AMENDS), Holdings())
    assert [row.unit for row in found.duties] == ["市城管局"]
