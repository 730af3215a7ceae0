"""How a clause is set: where its number and heading end, and where its duty begins."""

import pytest

from documents.models import Clause
from documents.parsing.text.clause_numbers import numbers_of_label
from documents.parsing.types import Role
from documents.typesetting import typeset


def clause(text: str, lead: str = "", number: str = "") -> Clause:
    """`number` is what the text opens with."""
    markers, _ = numbers_of_label(number)
    return Clause(
        text=text,
        lead=lead,
        role=Role.TEXT,
        numerals=[[one.style.name, one.printed] for one in markers] or None,
        marker_end=len(number) or None,
    )


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("建成街区。〔责任单位：市商务局〕", "〔责任单位：市商务局〕"),
        # Brackets stand within, and the first that closes is not the end.
        (
            "建成街区。〔牵头部门：市商务局；配合部门：各县（市、区）政府〕",
            "〔牵头部门：市商务局；配合部门：各县（市、区）政府〕",
        ),
        ("建成街区（责任单位：市商务局）。", "（责任单位：市商务局）。"),
        ("建成街区（以下简称街区）。", ""),  # tells no duty
        ("〔责任单位：市商务局〕负责建成街区。", ""),  # isn't at the end
        ("责任单位：市商务局）", ""),  # never opened
        ("", ""),
    ],
)
def test_what_tells_a_duty_is_set_apart(text, duty):
    assert text[typeset(clause(text)).duty :] == duty


def test_a_heading_is_no_duty():
    text = "一、（责任单位：市商务局）"
    offsets = typeset(clause(text, lead=text, number="一、"))
    assert offsets.heading == offsets.duty == len(text)


@pytest.mark.parametrize(
    ("text", "number", "ends"),
    [
        ("第三条本办法自发布之日起施行。", "第三条", 3),
        ("第十二条之一前条规定适用于乡镇。", "第十二条之一", 6),
        ("第二章街区建设", "第二章", 3),
        ("5.3.2预警发布", "5.3.2", 5),
        ("1总则", "1", 1),
        (
            "一、2024年工作",
            "一、",
            0,
        ),  # has its mark; and the year is no number of its own
        ("1.2024年底前建成。", "1.", 0),
        ("1）按时报送。", "1）", 0),
        ("2024年1月15日起施行。", "", 0),
    ],
)
def test_a_number_without_a_mark_is_set_apart(text, number, ends):
    offsets = typeset(clause(text, number=number))
    assert (offsets.number, offsets.heading) == (ends, ends)
