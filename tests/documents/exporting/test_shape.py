"""The shape of a document that every export format is written from."""

from documents.exporting import document_export, issue_export
from documents.models import Clause, Document, Issue


def clauses_of(export):
    return [
        clause
        for document in export.documents
        for part in document.parts
        for clause in part.clauses
    ]


def test_a_document_is_exported_whole_and_in_order(plan):
    held = Clause.objects.filter(document__slug="d12-1").order_by("position")
    assert [clause.text for clause in clauses_of(plan)] == [each.text for each in held]


def test_an_issue_is_exported_whole_and_in_order(december, held):
    assert [document.title for document in december.documents] == [
        document.title for document in held[1].documents.order_by("position")
    ]
    assert (
        len(clauses_of(december))
        == Clause.objects.filter(document__issue=held[1]).count()
    )


def test_every_clause_carries_its_permalink_and_citation(plan):
    clause = clauses_of(plan)[-2]
    assert clause.address == "https://gongbao.example/d/d12-1/f1-2-1-1/"
    assert clause.citation.endswith("第二部分第（一）项第1目")


def test_a_clause_falls_into_number_heading_and_rest(plan):
    for clause in clauses_of(plan):
        assert clause.number + clause.heading + clause.rest == clause.text
    assert clauses_of(plan)[-2].heading == "1.打造特色街区。"


def test_an_issue_takes_as_many_queries_as_a_document(held, django_assert_num_queries):
    document = Document.objects.get(slug="d12-2")
    with django_assert_num_queries(3):
        document_export(document, str)
    issue = Issue.objects.select_related("gazette").get(pk=held[1].pk)
    with django_assert_num_queries(3):
        issue_export(issue, str)
