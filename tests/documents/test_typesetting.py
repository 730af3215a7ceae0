"""How a clause is set: where its number and heading end, and where its duty begins."""

import pytest

from documents.models import Clause
from documents.parsing.types import Role
from documents.typesetting import setting


def clause(text: str, lead: str = "", path: list[str] | None = None) -> Clause:
    return Clause(text=text, lead=lead, path=path, role=Role.TEXT)


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
    assert text[setting(clause(text)).duty :] == duty


def test_a_heading_is_no_duty():
    text = "一、（责任单位：市商务局）"
    how = setting(clause(text, lead=text, path=["一"]))
    assert how.heading == how.duty == len(text)


def test_the_number_of_an_article_is_set_apart():
    how = setting(clause("第三条本办法自发布之日起施行。", path=["第三条"]))
    assert (how.number, how.heading) == (3, 3)
