"""What a query says, as its words stand: the shape between text and tree, and back to text.

All groups of a question must hold, and of a group any operand. An operand with several
values is true of any of them.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from search.query.quotes import QUOTES


class Field(StrEnum):
    """What can be asked of besides the text, by its Chinese name."""

    TITLE = "标题"
    NUMBER = "文号"
    ISSUER = "机关"
    KIND = "类别"
    MONTH = "月份"
    GAZETTE = "刊物"
    FORCE = "效力"
    DUTY = "责任单位"
    LEAD = "牵头单位"


NAMES_OF_FIELDS = {
    Field.TITLE: ("标题", "標題", "题名", "题目", "文件名称", "文件名", "title"),
    Field.NUMBER: ("文号", "文號", "字号", "发文字号", "发文号", "文件号", "number"),
    Field.ISSUER: ("机关", "機關", "发文机关", "发文单位", "发布机关", "issuer"),
    Field.KIND: ("类别", "類別", "文种", "种类", "公文种类", "kind"),
    Field.GAZETTE: ("刊物", "gazette"),
    Field.MONTH: ("月份", "年月", "年份", "年度", "month", "year"),
    Field.FORCE: ("效力", "时效", "效力状态", "force"),
    Field.DUTY: ("责任单位", "责任部门", "duty"),
    Field.LEAD: ("牵头单位", "牵头部门"),
}
"""How each may be written."""


@dataclass(frozen=True, slots=True)
class Value:
    """A word, a number, a name; `exact` if it stood in quotes."""

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Operand:
    """Without a field it has one value."""

    values: tuple[Value, ...]
    field: Field | None = None
    negated: bool = False


Group = tuple[Operand, ...]
Question = tuple[Group, ...]

# How a phrase may be written, and the signs that it must not hold then.
_STYLES = (('"', '"', '"＂'), ("「", "」", "「」"), ("『", "』", "『』"))
OPERATORS = ("AND", "OR", "NOT")
# What parts the values of a field; the marks of a title or of a number are its own.
SEPARATORS = {
    Field.TITLE: "|｜",
    Field.NUMBER: "|｜、,，",
    Field.ISSUER: "|｜、,，",
    Field.KIND: "|｜、,，",
    Field.MONTH: "|｜、,，",
    Field.GAZETTE: "|｜、,，",
    Field.FORCE: "|｜、,，",
    Field.DUTY: "|｜、,，",
    Field.LEAD: "|｜、,，",
}
NAMED = (Field.ISSUER, Field.KIND, Field.GAZETTE, Field.DUTY, Field.LEAD)
"""Those whose values are names."""


def written(question: Question) -> str:
    """The question as a query that is read as the same question."""
    return " ".join(map(_group, question))


def _group(group: Group) -> str:
    text = _operand(group[0])
    for before, operand in pairwise(group):
        # 标题:甲|乙 are two titles.
        is_apart = operand.field or operand.negated or before.field is None
        text += ("|" if is_apart else " OR ") + _operand(operand)
    return text


def _operand(operand: Operand) -> str:
    sign = "-" if operand.negated else ""
    name = f"{operand.field}:" if operand.field else ""
    return sign + name + "|".join(_value(one, operand.field) for one in operand.values)


def _value(value: Value, field: Field | None) -> str:
    text = value.text
    if value.exact or (field in NAMED and _is_parted(text, field)):
        return _quoted(text)
    return text.lower() if text in OPERATORS else text


def _quoted(text: str) -> str:
    """In the first of the styles whose own signs it doesn't hold."""
    for opening, closing, own in _STYLES:
        if not any(sign in text for sign in own):
            return opening + text + closing
    return f'"{"".join(char for char in text if char not in QUOTES)}"'


def _is_parted(text: str, field: Field) -> bool:
    return any(char.isspace() or char in SEPARATORS[field] for char in text)
