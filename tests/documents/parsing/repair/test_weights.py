import re
from pathlib import Path

import pytest

from documents.parsing.repair import weights
from documents.parsing.repair.marks import COMMON
from documents.parsing.text.row_rule import HANZI_OF

CODE = Path(weights.__file__).parent
NAMES = [name for name in vars(weights) if re.fullmatch("[A-Z][A-Z_]+", name)]
SHARED = {"FULL_DIGITS", "FULL_LETTERS", "ROMAN", "SERIES"}  # marks, imported


def used_in_code() -> str:
    modules = [path for path in CODE.rglob("*.py") if path.name != "weights.py"]
    assert modules
    return "\n".join(path.read_text("utf-8") for path in modules)


def test_every_weight_is_used_by_a_rule():
    code = used_in_code()
    unused = [
        name
        for name in NAMES
        if name not in SHARED and not re.search(rf"\b{name}\b", code)
    ]
    assert unused == []


def test_no_rule_holds_a_weight_of_its_own():
    literals = re.findall(r"(?<![\w.])[1-9]\d*\.\d+|\b0\.[0-9]*[1-9]", used_in_code())
    assert literals == []


def test_every_mark_that_is_weighed_shows_as_a_hanzi():
    assert set(weights.COMMONNESS) <= set(HANZI_OF)


@pytest.mark.parametrize("mark", sorted(weights.COMMONNESS))
def test_the_common_marks_are_the_likeliest(mark):
    least = min(weights.COMMONNESS[common] for common in COMMON)
    assert (mark in COMMON) == (weights.COMMONNESS[mark] >= least)
