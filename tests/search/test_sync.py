import pytest

from documents.models import Document, Issue, Revision
from documents.parsing.types import Role
from search import sync
from search.engine import EngineBusy, Query, Words, engine
from search.sync import (
    Differences,
    Step,
    bring_level,
    differences,
    entries,
    level,
)
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.rows import add_document, add_issue
from tests.search.queries import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def found(text: str) -> int:
    return engine().find(Query(parse(text).tree)).total_documents


def written_and_removed(*, rebuild: bool = False) -> tuple[int, int]:
    levelled = bring_level(rebuild=rebuild)
    return levelled.written, levelled.removed


@pytest.fixture
def issue() -> Issue:
    return add_issue(month=11)


@pytest.fixture
def post(issue) -> Document:
    return add_document(issue, "快递进村", ["推进快递进村。"])


@pytest.fixture
def water(issue) -> Document:
    return add_document(issue, "供水", ["保障供水。"])


def test_nothing_is_level_with_nothing():
    assert level()
    assert written_and_removed() == (0, 0)
    assert level()


def test_what_is_new_is_indexed_once(post):
    add_document(add_issue(month=10), "供气", ["保障供气。"])
    add_document(post.issue, "供电", ["保障供电。"])
    assert not level()
    told: list[Step] = []
    first = bring_level(told.append)
    assert (first.documents, first.written, first.removed) == (3, 3, 0)
    assert told == [Step("2023-10", 0, 3), Step("2023-11", 1, 3), Step("2023-11", 2, 3)]
    assert level()
    assert found("快递") == 1
    assert written_and_removed() == (0, 0)


def test_only_the_document_that_differs_is_replaced(post, water):
    bring_level()
    water.clauses.update(text="保障供电。")
    assert not level()
    assert written_and_removed() == (1, 0)
    assert level()
    assert (found("供水。"), found("供电"), found("快递")) == (1, 1, 1)
    assert found("“保障供水”") == 0


def test_a_document_that_is_gone_is_forgotten(post, water):
    bring_level()
    water.delete()
    assert not level()
    assert written_and_removed() == (0, 1)
    assert level()
    assert (found("供水"), found("快递")) == (0, 1)


def test_an_issue_that_is_gone_is_forgotten(post, water):
    bring_level()
    post.issue.delete()
    assert written_and_removed() == (0, 2)
    assert level()


def test_an_issue_that_moves_is_found_in_its_other_month(post):
    bring_level()
    Issue.objects.update(month=12)
    assert written_and_removed() == (1, 0)
    assert engine().find(Query(None)).months == {"2023-12": 1}


def test_a_change_that_nothing_searches_for_writes_nothing(post):
    bring_level()
    post.issue.save()
    Document.objects.update(last_page=9)
    assert level()
    assert written_and_removed() == (0, 0)


def test_the_same_revision_is_not_written_again_even_if_the_index_was_told_twice(post):
    bring_level()
    [entry] = entries(dict(Revision.objects.values_list("document_id", "number")))
    engine().replace([entry])
    assert level()
    assert found("快递") == 1


def test_what_differs_can_be_told_without_changing_anything(post, water):
    assert differences() == Differences(2, (post.pk, water.pk), made_otherwise=True)
    bring_level()
    assert not differences()
    post.clauses.update(text="换过。")
    gone = water.pk
    water.delete()
    late = add_document(post.issue, "供电", ["保障供电。"])
    assert differences() == Differences(2, (late.pk,), (post.pk,), (gone,))
    assert not level()


def test_all_can_be_made_anew(index_dir, post):
    bring_level()
    before = (index_dir / "current").read_text()
    assert written_and_removed(rebuild=True) == (1, 0)
    assert (index_dir / "current").read_text() != before
    assert level()
    assert found("快递") == 1


def test_what_changes_while_all_is_made_anew_is_picked_up(post, water):
    late: list[Document] = []

    def meanwhile(step: Step) -> None:
        if not late:
            late.append(add_document(post.issue, "供电", ["保障供电。"]))
            post.clauses.update(text="换过。")
            water.delete()

    bring_level(meanwhile, rebuild=True)
    assert level()
    assert (found("供电"), found("供水"), found("“推进快递”")) == (1, 0, 0)


def test_one_that_gives_up_waiting_for_a_rebuild_leaves_nothing_undone(
    post, monkeypatch
):
    bring_level()
    monkeypatch.setattr(engine(), "_patience", 0.1)
    gave_up: list[EngineBusy] = []

    def meanwhile(step: Step) -> None:
        if not gave_up:
            add_document(post.issue, "供电", ["保障供电。"])
            with pytest.raises(EngineBusy) as busy:
                bring_level()
            gave_up.append(busy.value)

    bring_level(meanwhile, rebuild=True)
    assert gave_up
    assert level()
    assert found("供电") == 1


@pytest.mark.parametrize("at_once", [1, 50])
def test_a_document_that_goes_while_it_is_indexed_is_passed_over(
    post, water, monkeypatch, at_once
):
    monkeypatch.setattr(sync, "_READ_AT_ONCE", at_once)
    bring_level(lambda step: water.delete() if water.pk else None)
    assert level()
    assert found("供水") == 0


def test_an_update_that_dies_between_two_steps_is_finished_by_the_next(
    post, water, monkeypatch
):
    bring_level()
    post.clauses.update(text="换过一。")
    water.clauses.update(text="换过二。")
    monkeypatch.setattr(sync, "_BATCH", 1)
    replace, calls = engine().replace, iter(range(9))

    def dying(*arguments: object) -> None:
        if next(calls):
            raise KeyboardInterrupt
        replace(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as context:
        context.setattr(engine(), "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            bring_level()
    assert (found("“换过一”"), found("“换过二”")) == (1, 0)
    assert written_and_removed() == (1, 0)
    assert level()


def test_a_database_that_never_rests_is_not_waited_for(post):
    texts = iter(range(1000))

    def meanwhile(step: Step) -> None:
        post.clauses.update(text=f"换过{next(texts)}次。")

    bring_level(meanwhile)
    assert next(texts) < 100
    assert not level()


def test_being_level_takes_one_query(django_assert_num_queries, post):
    bring_level()
    with django_assert_num_queries(1):
        assert level()


def test_entries_take_three_queries_and_keep_the_order(
    django_assert_num_queries, issue
):
    for number in range(1, 4):
        title = f"第{number}件"
        add_document(
            issue, title, ["一。", "二。"], ["三。"], number=f"云政发〔2023〕{number}号"
        )
    revisions = dict(Revision.objects.values_list("document_id", "number"))
    with django_assert_num_queries(3):
        found = list(entries(revisions))
    assert [(one.month, one.title, one.serial) for one in found] == [
        ("2023-11", "第1件", 1),
        ("2023-11", "第2件", 2),
        ("2023-11", "第3件", 3),
    ]
    assert [one.revision for one in found] == list(revisions.values())
    assert [clause.text for clause in found[0].clauses] == ["一。", "二。", "三。"]


def test_attachments_are_found_by_their_titles(issue):
    post = add_document(issue, "通知", ["一。"], ["二。"])
    post.parts.filter(position=1).update(title="农村物流网点布局方案")
    revisions = dict(Revision.objects.values_list("document_id", "number"))
    [entry] = entries(revisions)
    assert entry.attachments == ("农村物流网点布局方案",)


# ---- names ---------------------------------------------------------------------------


def test_names_of_places_are_words_as_soon_as_somebody_signs_for_them(issue):
    add_document(issue, "滨河公园", ["在城区修公园。"])
    bring_level()
    assert engine().names() == {"云泽市", "云泽"}
    assert found("滨河区") == 1
    named = add_document(issue, "关于防汛", ["防汛。"], issuer="滨河区人民政府")
    levelled = bring_level()
    assert (levelled.rebuilt, levelled.written) == (True, 2)
    assert engine().names() == {"云泽市", "云泽", "滨河区", "滨河"}
    assert found("滨河区") == 0  # 滨河 and 区 in two places are none
    named.clauses.update(text="滨河区防汛。")
    assert not bring_level().rebuilt
    assert found("滨河区") == 1


def test_a_salutation_names_places_too(issue):
    reply = add_document(issue, "关于防汛的批复", ["玉峰县人民政府："])
    bring_level()
    assert "玉峰县" not in engine().names()
    reply.clauses.update(role=Role.ADDRESSEE)
    assert bring_level().rebuilt
    assert {"玉峰县", "玉峰"} <= engine().names()


def test_a_name_that_is_gone_or_known_makes_nothing_anew(issue):
    gone = add_document(issue, "供水", ["供水。"], issuer="滨河区人民政府")
    bring_level()
    gone.delete()
    add_document(issue, "供电", ["供电。"], issuer="北京市财政局")
    assert not bring_level().rebuilt
    assert level()
    assert not differences()


def test_new_names_are_a_difference_that_can_be_told(issue):
    post = add_document(issue, "快递", ["快递。"])
    bring_level()
    Document.objects.filter(pk=post.pk).update(issuer="滨河区人民政府")
    assert differences() == Differences(1, changed=(post.pk,), made_otherwise=True)


def test_another_process_cuts_queries_by_the_names_of_its_index(issue, index_dir):
    add_document(issue, "公园", ["滨河公园在城区。"])
    bring_level()
    reader = WhooshEngine(index_dir)
    asked = Query(Words("滨河区"))
    assert reader.find(asked).total_documents == 1
    add_document(issue, "防汛", ["防汛。"], issuer="滨河区人民政府")
    bring_level()
    assert reader.find(asked).total_documents == 0
