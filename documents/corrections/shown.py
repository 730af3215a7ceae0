"""The corrections of a document as readers are told of them: what stood there before, when it was
corrected, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.corrections.paragraph_edits import common_ends
from documents.models import Correction, Document

_AROUND = 8  # characters on either side of what differs
_FIELDS = (Correction.Kind.FIELD, Correction.Kind.TEXT, Correction.Kind.CHARACTER)


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """`before` is as much of what stood there as tells the difference; "" where only the place
    was corrected, which `what` says."""

    what: str
    before: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ShownCorrections:
    """Those of the document itself, and those of its clauses, by primary key."""

    document: Sequence[ShownCorrection] = ()
    clauses: Mapping[int, Sequence[ShownCorrection]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.document) + sum(map(len, self.clauses.values()))


NONE_SHOWN = ShownCorrections()


def shown_corrections(document: Document) -> ShownCorrections:
    """One query."""
    own: list[ShownCorrection] = []
    clauses: defaultdict[int, list[ShownCorrection]] = defaultdict(list)
    for each in document.corrections.to_show():
        shown = ShownCorrection(
            what=_what(each), before=_before(each), at=each.made_at, reason=each.reason
        )
        (clauses[each.clause_id] if each.clause_id else own).append(shown)
    return ShownCorrections(own, clauses)


def _what(correction: Correction) -> str:
    """标题, 文字, 层级: of a field its own name."""
    if correction.kind == Correction.Kind.FIELD:
        return correction.place.rpartition("》")[2]
    return correction.get_kind_display()


def _before(correction: Correction) -> str:
    if correction.kind not in _FIELDS:
        return ""
    if correction.kind == Correction.Kind.FIELD:
        return correction.before or "（空）"
    return differing(correction.before, correction.after)


def differing(before: str, after: str) -> str:
    """What of a text differs from another, with a few characters on either side."""
    start, end = common_ends(before, after)
    first, last = max(0, start - _AROUND), min(len(before), len(before) - end + _AROUND)
    opening, closing = "…" if first else "", "…" if last < len(before) else ""
    return f"{opening}{before[first:last]}{closing}"
