"""Example queries come from what is held, whatever that is."""

import pytest

from documents.reading.examples import examples
from tests.builders.rows import Line, add_document, add_issue, store_sample

pytestmark = pytest.mark.django_db


def lead(key: str, heading: str) -> Line:
    return Line(key, heading + "有关单位要落实。", lead=heading)


def test_an_issue_without_documents_gives_no_examples():
    assert examples(add_issue(2024, 1)) == []


def test_the_latest_issue_gives_a_number_a_phrase_and_a_person():
    _, latest = store_sample()
    assert examples(latest) == ["云政办发〔2023〕58号", "“丰富夜间供给”", "林知远"]


def test_without_appointments_two_objects_of_headings_make_a_pair():
    issue = add_issue(2024, 1)
    lines = [lead("1", "（一）加强组织领导。"), lead("2", "（二）强化政策支持。")]
    add_document(issue, "关于绿化的通知", lines)
    assert examples(issue) == ["“加强组织领导”", "组织领导 政策支持"]


def test_objects_of_two_documents_make_no_pair():
    issue = add_issue(2024, 1)
    for heading in ("一、加强组织领导", "一、强化政策支持"):
        add_document(issue, "关于绿化的通知", [lead("1", heading)])
    assert examples(issue) == ["“加强组织领导”"]


@pytest.mark.parametrize(
    ("heading", "phrase"),
    [
        ("1.加快基础设施建设。", "“加快基础设施建设”"),
        ("3.6应急处置措施", "“应急处置措施”"),
        ("（一）总则", ""),  # too short to be worth quotes
        ("1.删去第二十一条。", ""),  # says nothing on its own
        ("（一）推进“快递进村”协同发展，构建辐射网。", ""),  # marks and too long
    ],
)
def test_a_phrase_is_a_heading_without_its_number(heading, phrase):
    issue = add_issue(2024, 1)
    add_document(issue, "关于绿化的通知", [lead("1", heading)])
    assert examples(issue) == ([phrase] if phrase else [])


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("林知远同志任云泽市水利局副局长。", "林知远"),
        ("任命林知远为云泽市水利局副局长。", "林知远"),
        ("免去俞青同志的云泽市水利局副局长职务。", "俞青"),
    ],
)
def test_a_person_is_read_from_appointments(sentence, name):
    issue = add_issue(2024, 1)
    lines = [Line("p1", "任命："), Line("p2", sentence)]
    add_document(issue, "人事任免", lines, kind="人事任免")
    assert examples(issue) == [name]
