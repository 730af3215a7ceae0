from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from documents.models import Clause, Document
from search.engine import Sort, Unit
from search.query import tree
from search.results.answering import answer, answer_to
from search.results.answering import ask as ask_alone
from search.results.forms import SearchForm, SearchParams
from search.sync import bring_level
from tests.builders.rows import Line, add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture
def held() -> Document:
    november, december = add_issue(month=11), add_issue(month=12)
    postal = add_document(
        november,
        "关于推进快递进村的通知",
        ["一、快递进村由<b>邮政</b>部门负责。", "二、快递企业参加。", "三、快递下乡。", "四、快递提速。"],
        ["快递网点名单"],
        number="云政办发〔2023〕45号",
        issuer="云泽市人民政府办公室",
        signed_on=date(2023, 11, 9),
    )  # fmt: skip
    add_document(december, "关于供水的公告", ["供水由快递企业配合。"], kind="公告")
    bring_level()
    return postal


def ask(q: str = "", **params: object):
    return answer(SearchParams(q=q, **params))  # type: ignore[arg-type]


def test_a_result_is_a_document_with_its_best_clauses(held):
    result = ask("快递 进村").results[0]
    assert result.document == held
    assert result.title == "关于推进<mark>快递进村</mark>的通知"
    assert len(result.clauses) == 3
    assert result.more == 2
    best = result.clauses[0]
    assert best.place == "1."
    assert "<mark>快递进村</mark>由&lt;b&gt;邮政&lt;/b&gt;" in best.snippet.html


def test_a_clause_of_an_attachment_says_so(held):
    [clause] = ask("网点名单").results[0].clauses
    assert clause.place == "附件一 1."


def test_an_attachment_is_shown_where_its_title_says_more_than_the_documents(held):
    held.parts.filter(position=1).update(title="农村物流布点<方案>")
    bring_level()
    [result] = ask("物流布点").results
    [attachment] = result.attachments
    assert attachment.label == "附件一"
    assert attachment.title == "农村<mark>物流布点</mark>&lt;方案&gt;"
    assert urlsplit(attachment.url).path == held.get_absolute_url()
    assert urlsplit(attachment.url).fragment == held.parts.get(position=1).anchor
    assert ask("快递").results[0].attachments == ()
    held.parts.filter(position=1).update(title="快递网点方案")
    bring_level()
    assert ask("快递").results[0].attachments == ()
    assert ask("快递", by=Unit.CLAUSE).results[0].attachments == ()


def test_links_keep_the_query_so_that_marks_survive(held):
    result = ask("“快递进村”").results[0]
    for url in (result.url, result.clauses[0].url):
        assert parse_qs(urlsplit(url).query) == {"q": ["“快递进村”"]}
    assert urlsplit(result.url).path == held.get_absolute_url()
    assert urlsplit(result.clauses[0].url).path == held.get_absolute_url() + "1/"


def test_a_number_puts_its_document_first(held):
    result = ask("云政办发[2023]45号").results[0]
    assert (result.document, result.clauses) == (held, ())


def test_an_answer_takes_five_queries_however_many_hits(
    held, django_assert_num_queries
):
    for many in range(12):
        add_document(
            held.issue, f"快递之{many}", ["快递一。", "快递二。"], ["快递三。"]
        )
    held.issue.fingerprint = "more"
    held.issue.save()
    bring_level()
    ask("快递")  # what is known of force is read once, and kept
    with django_assert_num_queries(5):
        found = ask("快递")
        assert len(found.results) > 3
        for result in found.results:
            assert str(result.document.issue)
            assert result.document.kind
            assert result.clauses
            for clause in result.clauses:
                assert clause.clause.get_absolute_url()
                assert clause.clause.part.label is not None
    assert found.total_documents == 14


def test_facets_count_and_show_what_is_chosen(held):
    facets = ask("快递", kinds=("公告", "决定")).facets
    gazettes, months, issuers, kinds, _ = facets
    assert [facet.name for facet in facets] == [
        "gazette",
        "month",
        "issuer",
        "kind",
        "issue",
    ]
    assert [(value.label, value.count) for value in months.values] == [
        ("2023年12月", 1)
    ]
    assert [(value.value, value.count, value.selected) for value in kinds.values] == [
        ("公告", 1, True),
        ("通知", 1, False),
        ("决定", 0, True),
    ]
    assert [value.value for value in issuers.values] == ["云泽市人民政府"]
    assert gazettes.values == ()  # there is only one


def test_months_are_the_newest_first(held):
    _, months, *_ = ask("快递").facets
    assert [value.value for value in months.values] == ["2023-12", "2023-11"]


def test_filters_without_words_are_a_question(held):
    found = ask(kinds=("公告",))
    assert (found.total_documents, found.problem) == (1, "")
    assert found.results[0].url == found.results[0].document.get_absolute_url()


def test_no_words_and_no_filters_list_everything_newest_first(held):
    found = ask(sort=Sort.NEWEST)
    assert [result.document.title for result in found.results] == [
        "关于供水的公告",
        "关于推进快递进村的通知",
    ]


def test_what_can_not_be_looked_for_finds_nothing_and_says_why(held):
    found = ask("，。")
    assert (found.total_documents, found.results) == (0, ())
    assert found.problem == tree.NOTHING_TO_FIND


def test_a_page_past_the_last_is_the_last(held):
    found = ask("快递", page=10**30, page_size=1)
    assert (found.page, found.page_count, len(found.results)) == (2, 2, 1)
    assert ask("没有这样的话", page=7).page == 1


def test_what_the_database_no_longer_has_is_passed_over(held):
    Clause.objects.filter(document=held, key="1").delete()
    assert len(ask("快递 进村").results[0].clauses) == 2
    held.delete()
    assert [result.document.title for result in ask("快递").results] == [
        "关于供水的公告"
    ]


def test_a_very_long_query_is_not_carried_along(held):
    found = ask("快递" * 50_000)
    assert len(found.query) == 200
    assert found.problem


def test_an_address_is_answered(held):
    found = answer_to(SearchForm(QueryDict("q=快递&kind=公告&sort=oldest&page=9")))
    assert (found.query, found.sort, found.page) == ("快递", "oldest", 1)
    assert [result.document.kind for result in found.results] == ["公告"]


def test_a_heading_alone_is_shown_with_how_the_text_goes_on(
    held, django_assert_num_queries
):
    heading = "（一）构建农村辐射网。"
    add_document(
        held.issue,
        "关于物流的通知",
        [
            Line("1", heading, lead=heading),
            Line("1-p1", "每村设一个辐射网点。另行补助。"),
        ],
    )
    bring_level()
    first, second = ask("辐射网", by=Unit.CLAUSE).results
    assert first.clauses[0].following == "每村设一个辐射网点。"
    assert first.clauses[0].following_html == "每村设一个<mark>辐射网</mark>点。"
    assert second.clauses[0].following == ""


def test_what_is_shown_below_a_heading_is_no_heading_again(held):
    add_document(
        held.issue,
        "关于物流的通知",
        [
            Line("4", "4辐射网", lead="4辐射网"),
            Line("4.1", "4.1启动", lead="4.1启动"),
            Line("4.1-p1", "达到条件的，立即启动。"),
            Line("5", "5辐射网之外", lead="5辐射网之外"),
            Line("5.1", "5.1其他", lead="5.1其他"),
        ],
    )
    bring_level()
    shown = {
        one.clauses[0].clause.key: one.clauses[0].following
        for one in ask("辐射网", by=Unit.CLAUSE).results
    }
    assert shown == {"4": "达到条件的，立即启动。", "5": "5.1其他"}


def test_what_is_near_is_joined_and_marked_apart(held):
    found = ask("快递 进村 邮政 红烧肉")
    assert (found.total_documents, found.results) == (0, ())
    assert found.near is not None
    [result] = found.near.results
    assert result.missing == ("红烧肉",)
    assert "<mark>" in result.title
    assert (result.more, found.near.total_documents) == (0, 1)


def test_what_is_missing_is_named_as_it_was_typed(held):
    for typed in (
        "快递 进村 邮政 90㎡",
        "快递 进村 邮政 紅燒肉",
        "快递 进村 邮政 ＡＢＣ",
    ):
        near = ask(typed).near
        assert near is not None
        assert near.results[0].missing == (typed.split()[-1],)


def test_only_who_asks_for_it_is_told_what_is_near(held):
    assert ask_alone(SearchParams(q="快递 进村 邮政 红烧肉")).near is None
