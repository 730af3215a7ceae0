"""What each operation does to a parse, and that nothing is lost or doubled by it."""

from collections import Counter

import pytest

from documents.corrections.applying import Applied, NumberedOperation, apply
from documents.corrections.operations import (
    ConfirmCharacter,
    DocumentAnchor,
    JoinDocuments,
    JoinParagraphs,
    MoveParagraphs,
    Operation,
    ParagraphAnchor,
    ReplaceCharacter,
    SetField,
    SetLevel,
    SetText,
    SplitDocument,
    SplitParagraph,
    as_json,
    from_json,
    kind_of,
)
from documents.parsing import parse_issue
from documents.parsing.types import ParsedDocument, ParsedIssue
from tests.browser.site import SAMPLE


@pytest.fixture(scope="module")
def parsed() -> ParsedIssue:
    return parse_issue((SAMPLE / "yunze-2023-12.txt").read_text())


def applied(parsed: ParsedIssue, *operations: Operation) -> Applied:
    return apply(
        parsed, [NumberedOperation(n, one) for n, one in enumerate(operations, 1)]
    )


def anchor(document: ParsedDocument) -> DocumentAnchor:
    return DocumentAnchor(str(document.number or ""), document.title)


def clause(
    parsed: ParsedIssue, key: str, title: str = ""
) -> tuple[DocumentAnchor, ParagraphAnchor]:
    """The anchors of the first document that has a clause of this key."""
    for document in parsed.documents:
        for rank, part in enumerate(document.parts):
            for each in part.paragraphs:
                if each.key == key and title in document.title:
                    return anchor(document), ParagraphAnchor(rank, key, each.text)
    raise AssertionError(key)


def outline(parsed: ParsedIssue, title: str) -> dict[str, str]:
    [document] = [one for one in parsed.documents if title in one.title]
    return {each.key: each.text for part in document.parts for each in part.paragraphs}


def characters(parsed: ParsedIssue) -> Counter[str]:
    """All that documents say: titles, numbers, texts; labels are ours."""
    told: Counter[str] = Counter()
    for document in parsed.documents:
        told.update(document.title + str(document.number or ""))
        for part in document.parts:
            told.update(part.title or "")
            for each in part.paragraphs:
                told.update(each.text)
    return told


RULES = "农村公路养护管理"


@pytest.fixture(scope="module")
def rules(parsed: ParsedIssue) -> ParsedDocument:
    return next(one for one in parsed.documents if RULES in one.title)


def test_without_corrections_the_parse_is_the_very_same(parsed):
    assert applied(parsed).issue is parsed


def test_every_operation_comes_back_from_its_record(parsed):
    document, at = clause(parsed, "f1-art4-1")
    for operation in (
        SetField(document, "title", "甲", "乙"),
        SetText(document, at, "乙"),
        ReplaceCharacter(document, at, 1, "，"),
        ConfirmCharacter(document, at, 1),
        SetLevel(document, at, 1),
        SplitParagraph(document, at, 3),
        JoinParagraphs(document, at, at),
        MoveParagraphs(document, at, at, document, 1, None),
        MoveParagraphs(document, at, at, document, 1, at),
        SplitDocument(document, at, "甲"),
        JoinDocuments(document, document, as_attachment=True),
    ):
        assert from_json(kind_of(operation), as_json(operation)) == operation


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("title", "关于印发办法的通知"),
        ("number", "云政办发〔2023〕149号"),
        ("number", ""),
        ("issuer", "云泽市交通运输局"),
        ("signed_on", "2023-12-24"),
        ("signed_on", ""),
        ("kind", "公告"),
        ("section", "部门文件"),
    ],
)
def test_a_field_is_set(parsed, rules, field, after):
    value = getattr(rules, field)
    before = value.isoformat() if field == "signed_on" else str(value or "")
    result = applied(parsed, SetField(anchor(rules), field, before, after))
    assert not result.misfits
    place = parsed.documents.index(rules)
    assert str(getattr(result.issue.documents[place], field) or "") == after
    assert result.places[1].document == place


def test_a_field_that_stands_otherwise_by_now_is_left_alone(parsed, rules):
    result = applied(parsed, SetField(anchor(rules), "kind", "意见", "公告"))
    assert result.issue is parsed
    assert "现为“通知”" in result.misfits[0].reason


def test_what_is_no_number_is_refused(parsed, rules):
    before = str(rules.number)
    result = applied(parsed, SetField(anchor(rules), "number", before, "第几号"))
    assert result.misfits[0].reason == "“第几号”不是发文字号"


def test_a_text_is_put_in_the_place_of_another_and_keeps_its_key_and_repairs(parsed):
    document, at = clause(parsed, "f1-art4-1")
    after = at.text.replace("规划；", "规划，下同；")
    result = applied(parsed, SetText(document, at, after))
    assert outline(result.issue, RULES)["f1-art4-1"] == after
    assert _repairs(parsed, "f1-art4-1") == {0: "渊", 2: "冤", 17: "曰"}
    assert _repairs(result.issue, "f1-art4-1") == {0: "渊", 2: "冤", 20: "曰"}


def _repairs(parsed: ParsedIssue, key: str) -> dict[int, str]:
    return {
        repair.offset: repair.raw
        for document in parsed.documents
        for part in document.parts
        for each in part.paragraphs
        if each.key == key and RULES in document.title
        for repair in each.repairs
    }


def test_repairs_stay_with_their_characters(parsed):
    document, at = clause(parsed, "f1-art4-1")
    result = applied(parsed, SetText(document, at, "甲乙" + at.text))
    # In front of the number: it opens no clause any more.
    keys = {text: key for key, text in outline(result.issue, RULES).items()}
    key = keys["甲乙" + at.text]
    assert key == "f1-art4-p1"
    assert _repairs(result.issue, key) == {2: "渊", 4: "冤", 19: "曰"}


def test_a_repaired_character_becomes_what_stood_there(parsed):
    document, at = clause(parsed, "f1-art4-1")
    result = applied(parsed, ReplaceCharacter(document, at, 17, "曰"))
    assert outline(result.issue, RULES)["f1-art4-1"] == at.text[:17] + "曰"
    assert _repairs(result.issue, "f1-art4-1") == {0: "渊", 2: "冤"}


def test_a_confirmed_character_is_certain_and_nothing_else_changes(parsed):
    document, at = clause(parsed, "f1-art4-1")
    offset = next(iter(_repairs(parsed, "f1-art4-1")))
    result = applied(parsed, ConfirmCharacter(document, at, offset))
    assert outline(result.issue, RULES) == outline(parsed, RULES)
    [sure] = [
        one.confidence
        for doc in result.issue.documents
        if RULES in doc.title
        for part in doc.parts
        for each in part.paragraphs
        if each.key == "f1-art4-1"
        for one in each.repairs
        if one.offset == offset
    ]
    assert sure == 1.0


def test_a_paragraph_is_cut_and_joined_again(parsed):
    document, at = clause(parsed, "f1-art4-1")
    cut = SplitParagraph(document, at, 6)
    once = applied(parsed, cut)
    assert not once.misfits
    assert outline(once.issue, RULES)["f1-art4-1"] == at.text[:6]
    rest = ParagraphAnchor(1, "", at.text[6:])
    first = ParagraphAnchor(1, "f1-art4-1", at.text[:6])
    both = applied(parsed, cut, JoinParagraphs(document, first, rest))
    assert not both.misfits
    assert both.issue == parsed


def test_a_level_goes_down_and_what_follows_goes_along(parsed):
    document, at = clause(parsed, "f1-art4-2")
    result = applied(parsed, SetLevel(document, at, 0))
    assert not result.misfits
    [moved] = [
        each
        for doc in result.issue.documents
        for part in doc.parts
        for each in part.paragraphs
        if each.text == at.text
    ]
    assert (moved.depth, moved.path) == (1, ("二",))
    assert characters(result.issue) == characters(parsed)


def test_a_run_goes_to_another_document(parsed, rules):
    other = next(one for one in parsed.documents if one is not rules)
    document, first = clause(parsed, "f1-art4-1")
    _, last = clause(parsed, "f1-art4-2")
    end = other.parts[0].paragraphs[-1]
    result = applied(
        parsed,
        MoveParagraphs(
            document,
            first,
            last,
            anchor(other),
            0,
            ParagraphAnchor(0, end.key, end.text),
        ),
    )
    assert not result.misfits
    assert [*outline(result.issue, other.title).values()][-2:] == [
        first.text,
        last.text,
    ]
    assert first.text not in outline(result.issue, RULES).values()
    assert characters(result.issue) == characters(parsed)


def test_a_run_goes_to_the_top_of_its_own_part(parsed):
    document, at = clause(parsed, "f1-art4-2")
    result = applied(parsed, MoveParagraphs(document, at, at, document, 1, None))
    [doc] = [one for one in result.issue.documents if RULES in one.title]
    assert doc.parts[1].paragraphs[0].text == at.text
    assert characters(result.issue) == characters(parsed)


def test_an_attachment_becomes_a_document_and_an_attachment_again(parsed, rules):
    attachment = rules.parts[1]
    first = attachment.paragraphs[0]
    at = ParagraphAnchor(1, first.key, first.text)
    cut = SplitDocument(anchor(rules), at, attachment.title)
    result = applied(parsed, cut)
    assert not result.misfits
    assert len(result.issue.documents) == len(parsed.documents) + 1
    new = result.issue.documents[parsed.documents.index(rules) + 1]
    assert (new.title, new.number, new.first_page) == (
        attachment.title,
        None,
        first.page,
    )
    assert new.parts[0].paragraphs[0].text == first.text
    assert characters(result.issue) == characters(parsed)
    join = JoinDocuments(anchor(rules), DocumentAnchor("", new.title), True)
    back = applied(parsed, cut, join)
    assert not back.misfits
    assert [one.title for one in back.issue.documents] == [
        one.title for one in parsed.documents
    ]
    assert outline(back.issue, RULES) == outline(parsed, RULES)


def test_the_title_of_an_attachment_that_gets_another_is_kept_as_text(parsed, rules):
    attachment = rules.parts[1]
    first = attachment.paragraphs[0]
    at = ParagraphAnchor(1, first.key, first.text)
    result = applied(parsed, SplitDocument(anchor(rules), at, "云泽市的一份公告"))
    new = result.issue.documents[parsed.documents.index(rules) + 1]
    assert (new.title, new.kind) == ("云泽市的一份公告", "公告")
    texts = [each.text for each in new.parts[0].paragraphs[:2]]
    assert texts == [attachment.title, first.text]


@pytest.mark.parametrize("as_attachment", [True, False])
def test_joining_documents_loses_no_character(parsed, as_attachment):
    first, second = parsed.documents[:2]
    result = applied(
        parsed,
        JoinDocuments(anchor(first), anchor(second), as_attachment=as_attachment),
    )
    assert not result.misfits
    assert characters(result.issue) == characters(parsed)
    assert len(result.issue.documents) == len(parsed.documents) - 1


def test_correcting_what_is_corrected_changes_nothing(parsed, rules):
    document, at = clause(parsed, "f1-art4-1")
    _, other = clause(parsed, "f1-art4-2")
    operations = (
        SetField(anchor(rules), "kind", "通知", "公告"),
        SetText(document, at, at.text + "（略）"),
        SplitParagraph(document, other, 5),
    )
    once = applied(parsed, *operations).issue
    assert applied(once, *operations).issue == once


def test_what_is_not_there_any_more_is_told_and_all_else_is_left(parsed):
    document, at = clause(parsed, "f1-art4-1")
    gone = ParagraphAnchor(1, at.key, "没有这样的文字。")
    lost = ParagraphAnchor(1, "f9-1", "没有这样的文字。")
    nobody = DocumentAnchor("", "没有这份文件")
    result = applied(
        parsed,
        SetText(document, gone, "甲"),
        SetText(document, lost, "甲"),
        SetText(nobody, at, "甲"),
    )
    assert result.issue is parsed
    assert [misfit.reason[-12:] for misfit in result.misfits] == [
        "一条的文字已与更正时不同",
        "》里没有找到要更正的条款",
        "没有找到文件《没有这份文件》"[-12:],
    ]


def test_what_the_parse_says_by_itself_by_now_needs_no_correction(parsed):
    document, at = clause(parsed, "f1-art4-1")
    worse = ParagraphAnchor(1, at.key, at.text.replace("；", "曰"))
    result = applied(parsed, SetText(document, worse, at.text))
    assert not result.misfits
    assert result.issue is parsed
