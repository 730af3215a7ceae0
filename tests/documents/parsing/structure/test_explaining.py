"""Why a clause has its key."""

from dataclasses import replace

import pytest

from documents.parsing.structure.clause_keys import UniqueKeys
from documents.parsing.structure.clauses import clauses
from documents.parsing.structure.explaining import KeyExplanation, explain_keys
from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.numbering import Fit
from documents.parsing.types import (
    Month,
    ParsedDocument,
    ParsedIssue,
    ParsedPart,
    SourceSpan,
)
from tests.documents.parsing.samples import MONTHS, parsed


def issue(*parts: list[str]) -> ParsedIssue:
    """An issue of one document; the first of its parts is the body."""
    keys = UniqueKeys()
    made = []
    for rank, texts in enumerate(parts):
        paragraphs = [
            Paragraph(text, marker(text), 1, (SourceSpan(1, 0, len(text)),), ())
            for text in texts
        ]
        placed = clauses(paragraphs, f"f{rank}-" if rank else "", keys)
        made.append(ParsedPart(None, "附件" if rank else "", placed))
    document = ParsedDocument("通知", None, "通知", None, None, 1, 1, tuple(made))
    return ParsedIssue(Month(2023, 12), 1, (document,), (), 0)


def explained(key: str, *parts: list[str]) -> KeyExplanation:
    [found] = explain_keys(issue(*parts), key)
    return found


BODY = ["一、甲", "二、乙", "（一）丙", "1.丁", "2.戊。", "己。", "三、庚"]


def test_a_number_is_told_with_the_one_before_it_and_the_clause_above():
    found = explained("2-1-2", BODY)
    assert found.parts == (("2", "二、"), ("1", "（一）"), ("2", "2."))
    assert found.fit is Fit.NEXT
    assert found.before
    assert found.before.printed == "1."
    assert found.parent
    assert found.parent.key == "2-1"
    assert not found.is_repeated


def test_a_paragraph_without_number_is_told_with_its_count():
    found = explained("2-1-2-p1", BODY)
    assert found.parts[-1] == ("p1", "第1段")
    assert (found.ordinal, found.fit) == (1, None)
    assert found.parent
    assert found.parent.key == "2-1-2"


def test_an_attachment_counts_from_the_start():
    found = explained("f1-1", BODY, ["一、辛", "二、壬"])
    assert found.parts == (("f1", "附件"), ("1", "一、"))
    assert (found.fit, found.before, found.parent) == (Fit.FIRST, None, None)


def test_a_number_that_is_printed_twice_gets_a_suffix():
    found = explained("2_2", ["一、甲", "二、乙", "二、丙"])
    assert (found.asked, found.is_repeated) == ("2", True)
    assert found.fit is Fit.BREAK


def test_an_article_leaves_out_its_chapter():
    found = explained("art2", ["第一章 总则", "第一条 甲", "第二章 分则", "第二条 乙"])
    assert found.parts == (("art2", "第二条"),)
    assert found.left_out == ("第二章",)
    assert found.parent
    assert found.parent.key == "ch2"


def test_a_key_that_no_clause_has_is_not_explained():
    assert explain_keys(issue(BODY), "9-9") == []


@pytest.mark.parametrize("month", MONTHS)
def test_what_is_told_is_what_the_parse_did(month):
    keys = set()
    for document in parsed(month).documents:
        alone = replace(parsed(month), documents=(document,))
        for part in document.parts:
            for clause in part.paragraphs:
                [found] = explain_keys(alone, clause.key)
                assert found.clause == clause
                made_of = "-".join(key for key, _ in found.parts)
                assert made_of == found.asked
                assert clause.key.startswith(found.asked)
                assert (found.fit is None) == (clause.marker is None)
                keys.add(clause.key)
    assert len(keys) > 50
