"""Facts for a person to read: a line each, under the name of their kind."""

from collections.abc import Callable, Iterator
from typing import Any

from documents.facts.shape import shape_of
from documents.facts.types import Facts

_KINDS = {
    "duties": "责任分工",
    "effects": "效力",
    "citations": "引用",
    "appointments": "任免",
    "deadlines": "时限与指标",
    "member_duties": "成员单位职责",
    "relations": "文件关系",
    "doubts": "存疑",
}
_ROLES = {"lead": "牵头", "support": "配合", "responsible": "责任"}
_EFFECTS = {
    "takes_effect": "施行",
    "validity": "有效期",
    "repeal": "废止",
    "lapse": "失效",
    "continue": "继续有效",
    "amendment": "修改",
}
_ACTIONS = {"replace": "修改", "delete": "删去", "add": "增加"}
_RELATIONS = {
    "interprets": "解读",
    "promulgates": "印发",
    "attaches": "附件",
    "transmits": "转发",
    "repeals": "废止",
    "amends": "修改",
    "lapses": "宣布失效",
    "continues": "继续有效",
    "lists": "列入目录",
}
_QUOTED = 40

Row = dict[str, Any]


def facts_outline(facts: Facts) -> str:
    """Every kind with its count, every row with its document, place and what it says."""
    return "\n".join(_lines(facts))


def _lines(facts: Facts) -> Iterator[str]:
    for kind, rows in shape_of(facts).items():
        if kind == "doubts" and not rows:
            continue
        yield f"{_KINDS[kind]}：{len(rows)}"
        for row in rows:
            yield f"  {_place(row)}：{_SAID[kind](row)}"


def _place(row: Row) -> str:
    part = f"附件{row['part']} " if row["part"] else ""
    path = f" {row['path']}" if row["path"] else ""
    line = f" 第{row['row'] + 1}行" if "row" in row else ""
    return f"{row['document']} {part}第{row['paragraph'] + 1}段{path}{line}"


def _effect(row: Row) -> str:
    target = _named(row["target_title"], row["target_number"])
    if row["kind"] == "amendment":
        return (
            f"{_ACTIONS[row['action']]} {target}{row['provision'] or ''}{_wording(row)}"
        )
    provision = row["provision"] or ""
    until = f"（{row['date']}）" if row["date"] else ""
    return f"{_EFFECTS[row['kind']]} {target}{provision}{row['rule']}{until}"


def _wording(row: Row) -> str:
    """：“甲”→“乙”, as far as they are quoted."""
    quoted = [f"“{row[one][:_QUOTED]}”" for one in ("old", "new") if row[one]]
    return "：" + "→".join(quoted) if quoted else ""


def _appointment(row: Row) -> str:
    terms = "".join(f"（{term}）" for term in row["conditions"])
    return f"{row['action']} {row['person']} {row['organ'] or ''}{row['post']}{terms}"


def _deadline(row: Row) -> str:
    by = f"，{row['by']}前" if row["by"] else ""
    return f"{row['quote']} {row['value']}{by}"


def _named(title: str | None, number: str | None) -> str:
    return (f"《{title}》" if title else "") + (
        f"（{number}）" if title and number else number or ""
    )


def _held(row: Row) -> str:
    return "" if row["held"] else "（未收录）"


_SAID: dict[str, Callable[[Row], str]] = {
    "duties": lambda row: f"{_ROLES[row['role']]} {row['unit']}",
    "effects": _effect,
    "citations": lambda row: _named(row["title"], row["number"]) + _held(row),
    "appointments": _appointment,
    "deadlines": _deadline,
    "member_duties": lambda row: f"{row['unit']}：{row['duty'][:_QUOTED]}",
    "relations": lambda row: (
        f"{_RELATIONS[row['kind']]} {_named(row['to']['title'], row['to']['number'])}"
        f"{_held(row['to'])}"
    ),
    "doubts": lambda row: row["message"],
}
