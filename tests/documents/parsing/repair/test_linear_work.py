"""The repair's work grows as the text does, whatever it is made of: counted in steps of the
interpreter, so that a busy machine changes nothing."""

import sys
from types import FrameType
from typing import Any

import pytest

from documents.parsing import repair_text
from documents.parsing.repair.rules import nesting
from documents.parsing.repair.rules.nesting import Depths

_FEW, _MANY = 120, 480
_AT_MOST = 1.25  # times as much for each character: what is sorted, and what is learnt


def steps(text: str) -> int:
    """How many steps the repair takes in code of its own."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "/parsing/" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        repair_text(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "渊", "叶", "曳", "野", "咱", "袁", "院", "摇", "要", "员1",  # one hanzi
        "渊冤", "叶渊冤", "野叶冶曳", "渊(",  # mixed, opening and closing
        "渊甲\n", "袁家\n", "野冶渊\n叶曳冤\n", "。\n于甲\n",  # short lines
    ],
)  # fmt: skip
def test_runs_of_marks_hanzi_take_steps_as_they_are_long(piece):
    repair_text(piece * 9)  # the dictionary is read by now, and patterns are known
    few, many = (steps(piece * (size // len(piece))) for size in (_FEW, _MANY))
    assert few > _FEW
    assert many <= few * (_MANY / _FEW) * _AT_MOST


def test_brackets_that_open_and_then_close_take_steps_as_they_are_many():
    """So many that some pair afar, and all of them are decided on twice."""
    few, many = (steps("渊" * size + "冤" * size) for size in (_MANY, 4 * _MANY))
    assert many <= few * 4 * _AT_MOST


def test_a_bracket_finds_what_closes_it_pairs_between_aside():
    depths = Depths([1, 3, 5, 7, 9], [True, True, False, False, False])
    assert [depths.closed(at) for at in (1, 3, 4, 9)] == [7, 5, 5, None]


@pytest.mark.parametrize(
    ("start", "end", "unpaired"),
    [(0, 10, (1, 0)), (0, 4, (0, 2)), (2, 8, (1, 0)), (4, 10, (3, 0)), (6, 6, (0, 0))],
)
def test_a_stretch_tells_how_many_of_its_brackets_pair_with_none(start, end, unpaired):
    depths = Depths([1, 3, 5, 7, 9], [True, True, False, False, False])
    assert depths.unpaired(start, end) == unpaired


def test_a_bracket_of_a_word_stands_for_none():
    assert nesting.is_held("渊博", 0)
    assert not nesting.is_held("渊甲", 0)
