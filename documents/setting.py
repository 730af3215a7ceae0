"""How a clause is set in type: where its number ends, and where the heading does that opens it."""

import re
from dataclasses import dataclass

from documents.models import Clause
from documents.parsing.parsed import Role

# 第一章总则, 第三条本办法…, 3.6应急处置, 1总则; not 1.加快…, which has its mark.
APART = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+[编章节条](?:之[一二三四五六七八九十]+)?"
    r"|\d+(?:\.\d+)*(?![\d.．、])"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Up to `number` the text is a number that print sets apart by a blank, which the dump
    has lost (第三条, 1.1); from there up to `heading` the heading that opens it."""

    number: int
    heading: int


def setting(clause: Clause) -> Setting:
    found = APART.match(clause.text) if clause.path is not None else None
    number = len(found[0]) if found else 0
    leads = clause.role != Role.HEADING and clause.text.startswith(clause.lead)
    return Setting(number, max(number, len(clause.lead) if leads else 0))
