"""What the press prints in real forms, and what it answers then."""

import random
import re

import pytest

from tests.gazette_press.answers import answers
from tests.gazette_press.made_up import made_up_issue
from tests.gazette_press.real_forms import in_real_forms
from tests.gazette_press.trial import phrases

REAL_FORMS = {
    "a number over its title": r"^# [一-鿿]+〔\d{4}〕\d+号$",
    "a registration number": r"YZFC\d\d-\d{4}-\d{4}",
    "six organs on a line": r"(?:[一-鿿]+[局会] ){5}",
    "a title that no form tells": "经营者的一封信|主要数据公报|年度报告",
    "contents in an attachment": r"^目　录$",
    "parts over chapters": r"^第一(?:篇|部分) ",
    "circled numbers beyond ⑳": "㉑",
    "half-width marks": r"[一-鿿],[一-鿿]",
    "a figure before a garbled mark's hanzi": r"\d圆管涵",
    "words of law": "预防冤错案件|不属于本院",
    "names of chemicals": "1—苯基—2—丙酮",
    "a list of names": "尧建国（女）、印苗云",
}


@pytest.mark.parametrize("form", REAL_FORMS)
def test_the_press_prints_each_real_form_now_and_then(form):
    printed = 0
    for seed in range(40):
        issue = made_up_issue(phrases(), random.Random(seed))
        issue = in_real_forms(issue, random.Random(seed))
        lines = [
            line
            for document in issue.documents
            for line in (
                f"# {document.printed_headline[0]}",
                *document.printed_headline[1:],
                *(
                    one
                    for part in document.parts
                    for one in (
                        *part.contents,
                        *(line for p in part.paragraphs for line in p.lines),
                    )
                ),
            )
        ]
        printed += bool(re.search(REAL_FORMS[form], "\n".join(lines), re.MULTILINE))
    assert 0 < printed < 40


def test_what_an_issue_says_in_real_forms_is_what_its_answers_say():
    """Contents are printed, and are in no answer; a registration number is in both."""
    issue = in_real_forms(made_up_issue(phrases(), random.Random(3)), random.Random(3))
    answered = answers(issue, 1)["documents"]
    for document, answer in zip(issue.documents, answered, strict=True):
        assert answer.get("registration") == document.registration
        for part, told in zip(document.parts, answer["parts"], strict=True):
            assert len(told["paragraphs"]) == len(part.paragraphs)
