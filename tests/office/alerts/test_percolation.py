"""What is new to a search: told by slug and revision, whatever becomes of its document."""

from random import Random
from urllib.parse import urlencode

import pytest

from documents.importing.undoing import move, remove
from documents.importing.withdrawals import withdraw
from documents.models import Clause, Document, DocumentAlias, Issue
from documents.models.keys import IssueKey
from office.alerts.models import Hit, SeenDocument
from office.alerts.percolation import notice_changes
from office.alerts.questions import params_of, written
from search.results.answering import ask_among
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue
from tests.office.alerts.conftest import found, new_issue, saved
from tests.seeds import SEED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held")]

POST = urlencode({"q": "快递"})


def test_what_is_there_when_a_search_is_saved_is_not_new(li):
    search = saved(li, POST)
    notice_changes()
    assert found(search) == set()


def test_a_document_that_answers_is_new_once(li):
    search = saved(li, POST)
    new_issue(12, "快递下乡。", "供水提质。")
    assert found(search) == {"d12-1"}
    assert notice_changes() == 0
    assert found(search) == {"d12-1"}


def test_near_results_are_never_used(li):
    search = saved(li, urlencode({"q": "快递 供水 图书馆"}))
    new_issue(12, "快递和供水。")
    assert found(search) == set()


def test_a_search_that_finds_nothing_to_look_for_matches_nothing(li):
    search = saved(li, urlencode({"q": "！！"}))
    new_issue(12, "快递下乡。")
    assert found(search) == set()


def test_filters_count(li):
    notices = saved(li, urlencode({"kind": "公告"}))
    december = saved(li, urlencode({"q": "快递", "month": "2023-12"}))
    january = saved(li, urlencode({"q": "快递", "from": "2024-01"}))
    new_issue(12, "快递下乡。")
    assert found(notices) == set()
    assert found(december) == {"d12-1"}
    assert found(january) == set()


def test_a_rebuilt_index_tells_nothing_again(li):
    search = saved(li, POST)
    bring_level(rebuild=True)
    assert found(search) == set()


def test_a_moved_issue_tells_nothing_again(li):
    search = saved(li, POST)
    move(Issue.objects.get(month=11), IssueKey(2023, 10))
    bring_level()
    assert found(search) == set()
    assert Document.objects.get(slug="post").issue.month == 10


def test_a_corrected_document_that_was_told_is_not_told_again(li):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")
    Clause.objects.filter(document__slug="d12-1").update(text="快递提速下乡。")
    bring_level()
    assert Hit.objects.count() == 1
    assert found(search) == {"d12-1"}


def test_an_older_document_that_answers_only_now_is_new(li):
    search = saved(li, POST)
    Clause.objects.filter(document__slug="water").update(text="快递和供水。")
    bring_level()
    assert found(search) == {"water"}


def test_a_document_under_another_slug_is_the_same(li):
    search = saved(li, POST)
    post = Document.objects.get(slug="post")
    post.slug = "post-2023"
    post.save()
    DocumentAlias.objects.create(slug="post", document=post)
    Clause.objects.filter(document=post).update(text="快递进村提速。")
    bring_level()
    assert found(search) == set()
    assert SeenDocument.objects.filter(slug="post-2023").exists()
    assert not SeenDocument.objects.filter(slug="post").exists()


def test_a_document_that_is_withdrawn_and_comes_back_is_not_new(li):
    search = saved(li, POST)
    post = Document.objects.get(slug="post")
    issue, title = post.issue, post.title
    withdraw(post, "有误", by_staff=True)
    bring_level()
    add_document(issue, title, ["一、推进快递进村。"], slug="post")
    bring_level()
    assert found(search) == set()


def test_a_removed_issue_tells_nothing(li):
    search = saved(li, POST)
    remove(Issue.objects.get(month=11), "有误")
    bring_level()
    assert found(search) == set()


def test_a_search_saved_by_mail_is_not_asked_before_it_is_confirmed(li):
    search = saved(None, POST, confirmed_at=None)
    new_issue(12, "快递下乡。")
    assert found(search) == set()


def test_without_saved_searches_an_import_asks_one_question(django_assert_num_queries):
    from office.alerts.percolation import on_index_changed

    with django_assert_num_queries(1):
        on_index_changed()
    new_issue(12, "快递下乡。")
    assert not SeenDocument.objects.exists()


def test_the_first_search_ever_saved_knows_all_that_was_held(li):
    search = saved(li, POST)
    assert SeenDocument.objects.count() == 2
    new_issue(12, "快递下乡。")
    assert found(search) == {"d12-1"}


def test_what_died_halfway_is_done_by_the_next(li, monkeypatch):
    from office.alerts import percolation

    search = saved(li, POST)

    def die(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(percolation, "_store", die)
    with pytest.raises(KeyboardInterrupt):
        new_issue(12, "快递下乡。")
    monkeypatch.undo()
    assert found(search) == set()
    assert notice_changes() == 1
    assert found(search) == {"d12-1"}


def test_a_listener_that_fails_does_not_fail_an_import(li, monkeypatch):
    from office.alerts import percolation

    saved(li, POST)

    def fail(*_):
        raise ValueError

    monkeypatch.setattr(percolation, "_store", fail)
    new_issue(12, "快递下乡。")
    assert Document.objects.filter(slug="d12-1").exists()


# ---- exactly what the page finds -----------------------------------------------------

_WORDS = [
    "快递",
    "供水",
    "进村",
    "应急",
    "预案",
    "图书馆",
    "财政",
    "补助",
    "办法",
    "网格员",
    "发改委",
    "农村",
    "公路",
    "养老",
]


def _text(random: Random) -> str:
    return "".join(random.choices(_WORDS, k=random.randrange(2, 7))) + "。"


def _query(random: Random) -> str:
    one, other = random.choices(_WORDS, k=2)
    q = random.choice(
        (
            one,
            f"{one} {other}",
            f"{one}{other}",
            f"“{one}{other}”",
            f"{one} -{other}",
            f"{one} OR {other}",
            f"标题:{one}",
            f"云政办发〔2023〕{random.randrange(1, 9)}号",
            "",
        )
    )
    pairs = [("q", q)] if q else [("kind", "公告")]
    if random.random() < 0.3:
        pairs.append(random.choice((("kind", "通知"), ("issuer", "云泽市财政局"))))
    if random.random() < 0.2:
        pairs.append(("signed_from", "2023-12-01"))
    return urlencode(pairs)


def test_every_search_is_told_of_what_its_page_shows_of_the_issue(li):
    random = Random(SEED)
    queries = {_query(random) for _ in range(60)}
    searches = [saved(li, query) for query in queries]
    december = add_issue(month=12)
    for number in range(1, 13):
        add_document(
            december,
            _text(random),
            [_text(random) for _ in range(3)],
            number=random.choice(("", f"云政办发〔2023〕{number}号")),
            kind=random.choice(("通知", "公告")),
            issuer=random.choice(("云泽市人民政府", "云泽市财政局")),
        )
    bring_level()
    ids = list(december.documents.values_list("pk", flat=True))
    for search in searches:
        shown = ask_among(params_of(search.query), ids).result.hits
        slugs = dict(Document.objects.values_list("pk", "slug"))
        assert found(search) == {slugs[hit.document_id] for hit in shown}
    assert Hit.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "q=%E5%BF%AB%E9%80%92&month=2023-11&month=2023-12&from=2023-01&to=2023-12",
        "signed_from=2023-12-01&issuer=%E4%BA%91%E6%B3%BD&kind=%E5%85%AC%E5%91%8A",
        "q=a&issue=2023-12&widen=0",
    ],
)
def test_a_question_is_read_as_it_was_written(query):
    assert written(params_of(query)) == query
