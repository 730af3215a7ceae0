"""What an issue is, as its cover and its running heads print it."""

import random
from itertools import count

import pytest

from documents.parsing import parse_issue
from documents.parsing.text.row_rule import garble
from documents.parsing.types import IssueKind, Month
from tests.documents.parsing.test_dressed_issue import (
    HEADS,
    bare_issue,
    contents,
    dressed,
)
from tests.gazette_press.editions import edition_faults, edition_of

COMBINED, SUPPLEMENT = IssueKind.COMBINED, IssueKind.SUPPLEMENT


@pytest.mark.parametrize("is_garbled", [False, True], ids=["clean", "garbled"])
@pytest.mark.parametrize(
    ("printed", "kind", "number", "last_number", "last_month"),
    [
        ("2023年第19期", IssueKind.REGULAR, 19, None, None),
        ("2023年增刊", SUPPLEMENT, None, None, None),
        ("2023年增刊第2期", SUPPLEMENT, 2, None, None),
        ("2023年第2期（增刊）", SUPPLEMENT, 2, None, None),
        ("2023年第10、11期合刊", COMBINED, 10, 11, 11),
        ("2023年第10期、第11期合刊", COMBINED, 10, 11, 11),
        ("二〇二三年第十、十一期合刊", COMBINED, 10, 11, 11),
        ("2023年10-11月合刊", COMBINED, None, None, 11),
    ],
)
def test_kind_and_number_are_read_where_they_are_printed(
    printed, kind, number, last_number, last_month, is_garbled
):
    text = dressed(HEADS["at the top"]).replace("2023年第10期", printed)
    issue = parse_issue(garble(text) if is_garbled else text)
    assert contents(issue) == contents(bare_issue())
    assert (issue.month, issue.gazette) == (Month(2023, 10), "青屿市人民政府公报")
    assert (issue.kind, issue.number, issue.last_number) == (kind, number, last_number)
    assert (issue.last_month and issue.last_month.month) == last_month


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_press_prints_every_kind_of_edition_and_all_are_read(head):
    rng = random.Random(5)
    seen = set()
    for _ in range(12):
        edition = edition_of("2023-10", rng)
        text = dressed(head).replace("2023年第10期", edition.printed)
        assert [*edition_faults(edition, "2023-10", parse_issue(text))] == []
        seen.add(edition.kind)
    assert seen == set(IssueKind)


def test_the_press_tells_an_edition_that_is_read_otherwise():
    draws = (edition_of("2023-10", random.Random(seed)) for seed in count())
    combined = next(each for each in draws if each.kind is COMBINED)
    [(fault, _)] = edition_faults(combined, "2023-10", bare_issue())
    assert fault == "edition"


@pytest.mark.parametrize(
    "line",
    [
        "市政府要求各县（市、区）人民政府办好第7、8期培训班。",
        "关于举办2023年第7、8期公务员培训班的通知",
        "各单位编发信息增刊第1期。",
    ],
)
def test_a_sentence_that_speaks_of_numbers_is_no_masthead(line):
    before = dressed(HEADS["at the top"])
    text = before.replace("汛期实行", f"{line}\n汛期实行", 1)
    assert text != before
    issue = parse_issue(text)
    assert line[:6] in "".join(clause.text for clause in _clauses(issue))
    assert (issue.kind, issue.number) == (IssueKind.REGULAR, 10)


def _clauses(issue):
    return [
        clause
        for document in issue.documents
        for part in document.parts
        for clause in part.paragraphs
    ]
