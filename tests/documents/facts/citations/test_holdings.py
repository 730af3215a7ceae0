"""Which held work a citation means."""

from documents.facts.citations.holdings import Holdings
from documents.facts.types import Work

PLAN = Work("梅政发〔2020〕3号", "关于印发绿化方案的通知")
RULES = Work(None, "梅浦市绿化办法")


def holdings(*works: Work) -> Holdings:
    held = Holdings()
    for work in works:
        held.add(work)
    return held


def test_a_number_means_its_work_whatever_its_brackets():
    held = holdings(PLAN)
    assert held.find("梅政发[2020]3号", None) == PLAN
    assert held.find("梅政发（2020）第3号", "另一个标题") == PLAN
    assert held.find("梅政发〔2020〕31号", None) is None


def test_a_title_means_its_work_only_if_it_is_the_same():
    held = holdings(RULES)
    assert held.find(None, "梅浦市绿化办法") == RULES
    assert held.find(None, "梅浦市绿化管理办法") is None


def test_another_number_is_another_document_though_the_title_is_the_same():
    assert holdings(PLAN).find("梅政发〔2015〕9号", PLAN.title) is None
    assert holdings(RULES).find("市政府令第9号", RULES.title) == RULES


def test_a_title_that_two_works_have_means_neither():
    twice = holdings(
        Work("甲〔2019〕1号", "放假通知"), Work("甲〔2020〕1号", "放假通知")
    )
    assert twice.find(None, "放假通知") is None


def test_a_work_of_two_imports_is_one():
    assert holdings(PLAN, PLAN).find("梅政发〔2020〕3号", None) == PLAN


def test_an_attachments_title_means_the_document_that_carries_it():
    held = Holdings()
    held.add(PLAN, ["梅浦市绿化方案"])
    assert held.find(None, "梅浦市绿化方案") == PLAN


def test_a_document_of_its_own_has_a_title_before_an_attachment():
    held = Holdings()
    held.add(RULES)
    held.add(PLAN, ["梅浦市绿化办法"])
    assert held.find(None, "梅浦市绿化办法") == RULES
