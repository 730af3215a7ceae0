"""How a clause is set in type: where its number ends, and where the heading does that opens it."""

import re
from dataclasses import dataclass

from documents.models import Clause
from documents.parsing.types import Role, Style

# 第一章总则, 第三条本办法…, 3.6应急处置, 1总则; not 1.加快…, which has its mark.
_SET_APART = (
    *(Style.PART, Style.BOOK, Style.CHAPTER, Style.SECTION, Style.ARTICLE),
    Style.DOTTED,
)

# 〔责任单位：市商务局、各县（市、区）政府〕; brackets may stand within.
_DUTY = re.compile(r"(?:责任|牵头|主办|承办|协办|配合|落实|完成时)[^：:]{0,8}[：:]")
_OPEN, _CLOSE = "〔（[【(", "〕）]】)"


@dataclass(frozen=True, slots=True)
class Typesetting:
    """Offsets in a clause's text, in ascending order.

    number: where its number ends, if print sets it apart by a blank, which the dump has lost
    (第三条, 1.1); else 0.
    heading: where the heading ends that opens it; `number` where there is none.
    duty: where the bracket opens that says who has to see to it; else the text's length.
    """

    number: int
    heading: int
    duty: int


def typeset(clause: Clause) -> Typesetting:
    """Where the clause changes its type."""
    number = number_set_apart(clause)
    leads = clause.role != Role.HEADING and clause.text.startswith(clause.lead)
    heading = max(number, len(clause.lead) if leads else 0)
    return Typesetting(number, heading, max(heading, _duty(clause.text)))


def number_set_apart(clause: Clause) -> int:
    """Where the number ends that print sets apart by a blank; 0 where there is none."""
    apart = clause.style in _SET_APART
    return clause.marker_end if apart and clause.marker_end else 0


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
