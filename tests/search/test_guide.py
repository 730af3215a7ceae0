"""docs/search.md shows no query that isn't read as it says."""

import re
from pathlib import Path

import pytest

from search.query.question import written
from tests.search.queries import parse

GUIDE = Path(__file__).parent.parent.parent / "docs" / "search.md"
MENTIONED = {"「」", "『』", "AND", "OR", "NOT", "-", "|", "*", "?", "search/words/abbreviations.tsv"}  # fmt: skip
WITHOUT_VALUE = re.compile(r"\w+:")


def queries() -> list[str]:
    """What stands between backquotes in the Chinese part."""
    text = GUIDE.read_text(encoding="utf-8").split("## 查找词语")[1]
    found = re.findall("`([^`]+)`", text.replace(r"\|", "|"))
    return [one for one in dict.fromkeys(found) if one not in MENTIONED]


@pytest.mark.parametrize(
    "query", [one for one in queries() if not WITHOUT_VALUE.fullmatch(one)]
)
def test_every_example_can_be_asked(query):
    parsed = parse(query)
    assert parsed.problem == ""
    assert parsed.tree is not None
    assert parse(written(parsed.question)).tree == parsed.tree


@pytest.mark.parametrize(
    "name", [one for one in queries() if WITHOUT_VALUE.fullmatch(one)]
)
def test_every_field_of_the_guide_is_a_field(name):
    value = "有效" if name == "时效:" else "2023"
    [[operand]] = parse(name + value).question or [[None]]
    assert operand
    assert operand.field


def test_what_the_guide_says_is_equal_is_the_same_query():
    same = [
        ("快递 -邮政", "快递 NOT 邮政"),
        ("快递|邮政", "快递 OR 邮政"),
        ("月份:2023-01..2023-06", "月份:2023年1月至6月"),
        ("类别:通知,意见", "文种：通知、意见"),
        ("0573 82521234", "0573-82521234"),
    ]
    for one, other in same:
        assert parse(one).tree == parse(other).tree
