"""Tables of rules: what they score, and that they say so of themselves."""

from pathlib import Path
from typing import Any

import pytest

from documents.parsing.reading_order import (
    beam_search,
    beginnings,
    candidates,
    continuation,
    endings,
    intrusions,
    weights,
)
from documents.parsing.reading_order.rules import (
    About,
    Factor,
    FirstThatHolds,
    Rule,
    SumOfRules,
    Table,
    always,
)

EVEN: Rule[int] = Rule("偶数", lambda number: number % 2 == 0, 2.0, "4")
BIG: Rule[int] = Rule(
    "大数", lambda number: number > 9, lambda number: number / 10, "12"
)
NOTHING: Rule[int] = Rule("其他", always, 0.0, "1")

FIRST = FirstThatHolds(EVEN, BIG, NOTHING)
DOUBLED: About[int, int] = About(lambda number: number * 2, FIRST)
SUM = SumOfRules(EVEN, BIG, NOTHING)


@pytest.mark.parametrize(
    ("table", "number", "factors"),
    [
        (FIRST, 12, [Factor("偶数", 2.0)]),
        (FIRST, 13, [Factor("大数", 1.3)]),
        (FIRST, 1, []),
        (SUM, 12, [Factor("偶数", 2.0), Factor("大数", 1.2)]),
        (SUM, 1, []),
        (SumOfRules(Rule("内层", always, FIRST, "")), 12, [Factor("偶数", 2.0)]),
        (DOUBLED, 13, [Factor("偶数", 2.0)]),
        (
            SumOfRules(Rule("两倍", always, DOUBLED, "")),
            13,
            [Factor("两倍：偶数", 2.0)],
        ),
    ],
)
def test_the_factors_of_a_case_add_up_to_its_score(table, number, factors):
    assert list(table.factors(number)) == factors
    assert table.score(number) == sum(factor.worth for factor in factors)


def tables() -> list[tuple[str, Table[Any]]]:
    modules = (
        beam_search,
        beginnings,
        candidates,
        continuation,
        endings,
        intrusions,
    )
    return [
        (f"{module.__name__.rpartition('.')[2]}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, Table)
    ]


@pytest.mark.parametrize(("name", "table"), tables())
def test_every_rule_has_a_chinese_name_of_its_own_and_an_example(name, table):
    assert table.rules
    names = [rule.name for rule in table.rules]
    assert len(set(names)) == len(names)
    for rule in table.rules:
        assert any("一" <= char <= "鿿" for char in rule.name)
        assert rule.example


@pytest.mark.parametrize(
    ("name", "table"),
    [found for found in tables() if isinstance(found[1], FirstThatHolds)],
)
def test_no_rule_stands_behind_one_that_always_holds(name, table):
    assert all(rule.holds is not always for rule in table.rules[:-1])


def test_every_weight_is_used():
    named = [name for name in vars(weights) if name.isupper()]
    folder = Path(weights.__file__).parent
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.rglob("*.py")
        if path.name != "weights.py"
    )
    assert len(named) > 80
    for name in named:
        assert f"weights.{name}" in code
