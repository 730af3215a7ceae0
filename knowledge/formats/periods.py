"""Times and figures in words, as a page says them."""

import re
from collections.abc import Mapping
from typing import Any

from documents.facts.types import TimeKind

_COMPARED = {
    ">=": "不少于",
    "<=": "不超过",
    ">": "超过",
    "<": "少于",
    "=": "",
    "==": "",
}
_UNITS = {"Y": "年", "M": "个月", "W": "周", "D": "天"}
_PERIOD = re.compile(r"P(?:T)?(\d+)([YMWDH])")


def said_of(kind: TimeKind, value: str | Mapping[str, Any]) -> str:
    """2021-06-30 前; 每年 4 月底; 应急终止后 15 天内; 不少于 98%."""
    if isinstance(value, str):
        return f"{value} 前" if kind is TimeKind.DEADLINE else value
    match kind:
        case TimeKind.RECURRING:
            return _recurring(value)
        case TimeKind.WITHIN:
            return _within(value)
        case _:
            return _target(value)


def _recurring(value: Mapping[str, Any]) -> str:
    every = _period(str(value.get("every", "")))
    count, unit = every if every else ("", "")
    often = f"每 {count} {unit}" if count not in ("", "1") else f"每{unit}"
    month = f" {value['month']} 月" if value.get("month") else ""
    day = value.get("day")
    ends = "底" if day == "last" else f" {day} 日" if day else ""
    return f"{often}{month}{ends}".replace("每个月", "每月")


def _within(value: Mapping[str, Any]) -> str:
    period = _period(str(value.get("period", "")))
    count, unit = period if period else ("", str(value.get("period", "")))
    if value.get("working_days"):
        unit = "个工作日"
    after = f"{value['after']}后 " if value.get("after") else ""
    return f"{after}{count} {unit}内"


def _target(value: Mapping[str, Any]) -> str:
    compared = _COMPARED.get(str(value.get("cmp", "")), "")
    return f"{compared} {value.get('number', '')}{value.get('unit') or ''}".strip()


def _period(text: str) -> tuple[str, str] | None:
    """P1Y: 1 and 年; PT24H: 24 and 小时."""
    found = _PERIOD.fullmatch(text)
    return (found[1], {**_UNITS, "H": "小时"}[found[2]]) if found else None
