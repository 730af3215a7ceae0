"""How a clause is set in type: where its number ends, and where the heading does that opens it."""

import re
from dataclasses import dataclass

from documents.models import Clause
from documents.parsing.types import Role

# 第一章总则, 第三条本办法…, 3.6应急处置, 1总则; not 1.加快…, which has its mark.
APART = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+(?:[篇编章节条]|部分)(?:之[一二三四五六七八九十]+)?"
    r"|\d+(?:\.\d+)*(?![\d.．、])"
)

# 〔责任单位：市商务局、各县（市、区）政府〕; brackets may stand within.
_DUTY = re.compile(r"(?:责任|牵头|主办|承办|协办|配合|落实|完成时)[^：:]{0,8}[：:]")
_OPEN, _CLOSE = "〔（[【(", "〕）]】)"


@dataclass(frozen=True, slots=True)
class Setting:
    """Up to `number` the text is a number that print sets apart by a blank, which the dump
    has lost (第三条, 1.1); from there up to `heading` the heading that opens it; from `duty`
    on it says in brackets who has to see to it."""

    number: int
    heading: int
    duty: int


def setting(clause: Clause) -> Setting:
    found = APART.match(clause.text) if clause.path is not None else None
    number = len(found[0]) if found else 0
    leads = clause.role != Role.HEADING and clause.text.startswith(clause.lead)
    heading = max(number, len(clause.lead) if leads else 0)
    return Setting(number, heading, max(heading, _duty(clause.text)))


def _duty(text: str) -> int:
    """Where the bracket opens that closes the text and tells a duty; else the text's end."""
    closed = text.rstrip("。；")
    if not closed or closed[-1] not in _CLOSE:
        return len(text)
    depth = 0
    for at in range(len(closed) - 1, -1, -1):
        depth += (closed[at] in _CLOSE) - (closed[at] in _OPEN)
        if not depth:
            return at if _DUTY.match(closed, at + 1) else len(text)
    return len(text)
