import pytest

from search.engine import Query, engine
from search.indexing import Levelled, bring_level, issue_entry, level
from search.query import parse_query
from tests.search.rows import add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def found(text: str) -> int:
    return engine().find(Query(parse_query(text).tree)).total_documents


def test_nothing_is_level_with_nothing():
    assert level()
    assert bring_level() == Levelled(issues=0, replaced=0, removed=0)


def test_what_is_new_is_indexed_once():
    add_document(add_issue(month=10), "快递进村", ["推进快递进村。"])
    add_document(add_issue(month=11), "供水", ["保障供水。"])
    assert not level()
    told: list[tuple[str, int, int]] = []
    first = bring_level(lambda *now: told.append(now))
    assert first == Levelled(issues=2, replaced=2, removed=0)
    assert told == [("2023-10", 1, 2), ("2023-11", 2, 2)]
    assert level()
    assert found("快递") == 1
    assert bring_level() == Levelled(issues=2, replaced=0, removed=0)


def test_only_what_differs_is_replaced():
    kept, changed = add_issue(month=10), add_issue(month=11)
    add_document(kept, "快递进村", ["推进快递进村。"])
    water = add_document(changed, "供水", ["保障供水。"])
    bring_level()
    water.clauses.update(text="保障供电。")
    changed.fingerprint = "corrected"
    changed.save()
    assert not level()
    assert bring_level() == Levelled(issues=2, replaced=1, removed=0)
    assert (found("供水。"), found("供电"), found("快递")) == (1, 1, 1)
    assert found("“保障供水”") == 0


def test_what_is_gone_is_forgotten():
    issue = add_issue()
    add_document(issue, "供水", ["保障供水。"])
    bring_level()
    issue.delete()
    assert not level()
    assert bring_level() == Levelled(issues=0, replaced=0, removed=1)
    assert level()
    assert found("供水") == 0


def test_all_can_be_made_anew(index_dir):
    add_document(add_issue(), "供水", ["保障供水。"])
    bring_level()
    before = (index_dir / "current").read_text()
    assert bring_level(rebuild=True) == Levelled(issues=1, replaced=1, removed=0)
    assert (index_dir / "current").read_text() != before
    assert level()
    assert found("供水") == 1


def test_an_issue_that_goes_while_it_is_indexed_is_passed_over():
    issue = add_issue()

    def withdraw(month: str, which: int, count: int) -> None:
        issue.delete()

    bring_level(withdraw)
    assert engine().held() == {}
    assert level()


def test_being_level_takes_one_query(django_assert_num_queries):
    add_document(add_issue(), "供水", ["保障供水。"])
    bring_level()
    with django_assert_num_queries(1):
        assert level()


def test_an_entry_takes_two_queries_and_keeps_the_order(django_assert_num_queries):
    issue = add_issue()
    for number in range(1, 4):
        title = f"第{number}件"
        add_document(
            issue, title, ["一。", "二。"], ["三。"], number=f"云政发〔2023〕{number}号"
        )
    with django_assert_num_queries(2):
        entry = issue_entry(issue)
    assert (entry.month, entry.fingerprint) == ("2023-11", "as printed")
    assert [(one.title, one.serial) for one in entry.documents] == [
        ("第1件", 1),
        ("第2件", 2),
        ("第3件", 3),
    ]
    assert [clause.text for clause in entry.documents[0].clauses] == [
        "一。",
        "二。",
        "三。",
    ]
