"""Clauses cited in the official style."""

import pytest

from documents.citation import Citation
from documents.models import Clause, Document
from documents.parsing.types import Role
from tests.builders.rows import Line, add_document, add_issue

PLAN = "d12-1"


def cited(slug: str, key: str) -> str:
    document = Document.objects.get(slug=slug)
    clauses = list(document.clauses.all())
    [clause] = [clause for clause in clauses if clause.key == key]
    return Citation(document, document.parts.all(), clauses).clause(clause)


def place_of(label: str, *, numbered: bool = True, role: Role = Role.TEXT) -> str:
    """How a place in a document's own body is cited, without the document."""
    issue = add_issue(2023, 9)
    key = "1" if numbered else "p1"
    line = Line(key, "有关部门应当履行职责。", label, role=role)
    document = add_document(issue, "云泽市办法", [line], number="云政发〔2023〕1号")
    clauses = list(document.clauses.all())
    return (
        Citation(document, document.parts.all(), clauses)
        .clause(clauses[0])
        .removeprefix("《云泽市办法》（云政发〔2023〕1号）")
    )


def test_a_document_is_cited_by_title_and_number(held):
    document = Document.objects.get(slug=PLAN)
    assert Citation(document, [], []).name == (
        "《云泽市人民政府办公室关于印发夜间经济工作方案的通知》（云政办发〔2023〕58号）"
    )


def test_a_title_within_a_title_takes_single_brackets(held):
    document = Document.objects.get(slug="d12-3")
    name = Citation(document, [], []).name
    assert name.startswith("《〈云泽市夜间经济工作方案〉政策解读》")


def test_a_document_without_number_is_cited_by_its_place_of_print(held):
    document = Document.objects.get(slug="d12-3")
    assert Citation(document, [], []).name.endswith("（2023年12月公报第3页）")


def test_a_plan_that_a_notice_only_issues_is_cited_by_its_own_numbers(held):
    assert cited(PLAN, "f1-2-1-1").endswith("58号）第二部分第（一）项第1目")


def test_a_place_without_number_in_such_a_plan_names_the_plan(held):
    assert cited(PLAN, "f1-1-p1").endswith(
        "58号）附件《云泽市夜间经济工作方案》第一部分第1段"
    )


def test_an_attachment_to_a_text_with_numbers_of_its_own_is_named(held):
    document = Document.objects.get(slug=PLAN)
    Clause.objects.filter(document=document, key="p2").update(path=["一"])
    assert "附件《云泽市夜间经济工作方案》第二部分" in cited(PLAN, "f1-2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("二、", "第二部分"),
        ("二、（一）3.", "第二部分第（一）项第3目"),
        ("二、（一）3.（2）", "第二部分第（一）项第3目第（2）点"),
        ("一、2.", "第一部分第2项"),
        ("（三）", "第（三）项"),
        ("5.3.2（2）②", "第5.3.2部分第（2）项第②目"),
        ("1", "第1部分"),
        ("第三条", "第三条"),
        ("第十二条之一（二）", "第十二条之一第（二）项"),
        ("第四条（一）2.", "第四条第（一）项第2目"),
        ("第二章第一节", "第二章第一节"),
    ],
)
def test_numbers_are_cited_by_the_names_of_their_levels(label, place):
    assert place_of(label) == place


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("第四条第1段", "第四条第二款"),
        ("第四条（一）第1段", "第四条第（一）项第1段"),
        ("5第1段", "第5部分第1段"),
        ("四、第2段", "第四部分第2段"),
        ("第3段", "第3段"),
    ],
)
def test_paragraphs_without_number_are_counted(label, place):
    assert place_of(label, numbered=False) == place


@pytest.mark.django_db
def test_what_is_no_clause_of_the_text_is_cited_by_its_name():
    assert place_of("主送机关", numbered=False, role=Role.ADDRESSEE) == "主送机关"
