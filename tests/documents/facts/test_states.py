"""The state of a document on any day, and the clause that says so."""

from datetime import date

from documents.facts.extraction import facts_of_issue
from documents.facts.states import States
from documents.facts.types import Work
from tests.documents.facts.made_up import read

OLD = Work("梅政发〔2020〕3号", "梅浦市绿化办法")
OTHER = Work("梅政发〔2020〕4号", "梅浦市养犬办法")
TEXT = """% 梅政发〔2020〕3号 | 梅浦市绿化办法 | 通知 | 2020-05-01
本办法自2020年6月1日起施行，有效期五年。
% 梅政发〔2020〕4号 | 梅浦市养犬办法 | 通知 | 2020-05-01
各单位要认真执行。
"""
LATER = """% 梅政发〔2022〕1号 | 梅浦市关于修改《梅浦市绿化办法》的决定 | 决定 | 2022-01-05
将《梅浦市绿化办法》（梅政发〔2020〕3号）第三条修改为：“第三条 每年植树。”
本决定自2022年2月1日起施行。
% 梅政发〔2023〕9号 | 梅浦市绿化条例 | 通知 | 2023-03-01
本条例自2023年4月1日起施行，《梅浦市绿化办法》（梅政发〔2020〕3号）同时废止。
"""


def state(text: str, work: Work, *day: int) -> str:
    issue, _ = read(text)
    return States.of(facts_of_issue(issue).effects).state(work, date(*day)).kind.value


def test_it_is_not_yet_in_force_before_its_day():
    assert state(TEXT, OLD, 2020, 5, 31) == "not_yet"
    assert state(TEXT, OLD, 2020, 6, 1) == "in_force"


def test_it_lapses_when_its_validity_ends():
    assert state(TEXT, OLD, 2025, 5, 31) == "in_force"
    assert state(TEXT, OLD, 2025, 6, 1) == "lapsed"


def test_an_amendment_and_a_repeal_hold_from_their_documents_days():
    assert state(TEXT + LATER, OLD, 2022, 1, 31) == "in_force"
    assert state(TEXT + LATER, OLD, 2022, 2, 1) == "amended"
    assert state(TEXT + LATER, OLD, 2023, 3, 31) == "amended"
    assert state(TEXT + LATER, OLD, 2023, 4, 1) == "repealed"


def test_the_clause_that_says_so_is_told():
    issue, _ = read(TEXT + LATER)
    found = States.of(facts_of_issue(issue).effects).state(OLD, date(2024, 1, 1))
    assert found.since == date(2023, 4, 1)
    assert [effect.proof.document for effect in found.effects] == ["梅政发〔2023〕9号"]


def test_without_any_statement_there_is_no_record():
    assert state(TEXT + LATER, OTHER, 2024, 1, 1) == "no_record"


def test_a_repeal_of_one_provision_amends():
    part = "% 梅政发〔2021〕2号 | 梅浦市通知 | 通知 | 2021-01-01\n《梅浦市绿化办法》（梅政发〔2020〕3号）第三条停止执行。"
    assert state(TEXT + part, OLD, 2021, 6, 1) == "amended"


def test_what_continues_after_its_validity_is_in_force():
    part = "% 梅政发〔2025〕7号 | 梅浦市关于清理结果的通知 | 通知 | 2025-08-01\n《梅浦市绿化办法》（梅政发〔2020〕3号）继续有效。"
    assert state(TEXT + part, OLD, 2025, 7, 1) == "lapsed"
    assert state(TEXT + part, OLD, 2025, 9, 1) == "in_force"
