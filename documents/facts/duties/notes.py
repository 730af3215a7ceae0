"""Duties: which unit leads, supports, or answers for a task; one row a unit.

A row needs a role word: a label before the units (`责任单位：甲、乙`), in a note in any brackets or
on a line of its own; a verb behind them (由甲牵头，乙配合; 甲会同乙); a column of a table. Bare 应当
or 要 gives none, and neither do lists of members' duties, which are rows of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from documents.facts.clauses import SourceClause, bracketed, depths
from documents.facts.duties.roles import (
    FIRST_LEADS,
    LABEL,
    OTHER_LABEL,
    is_duty_label,
    role_of_label,
)
from documents.facts.duties.tables import duties_of_table
from documents.facts.duties.verbs import duties_by_verbs
from documents.facts.types import Doubt, Duty, DutyForm, DutyRole
from documents.facts.units import is_unit, listed_units


@dataclass(slots=True)
class _FirstLeads:
    """Whether 列第一位的为牵头单位，下同 was said, and so holds on to the document's end."""

    holds: bool = False


def duties_of(
    clauses: Iterable[SourceClause], members: frozenset[tuple[int, int]]
) -> Iterator[Duty | Doubt]:
    """The duties of one document's clauses, in their order. `members` are the clauses, by part
    and paragraph, that list members' duties."""
    first_leads = _FirstLeads()
    for clause in clauses:
        if clause.is_table:
            yield from duties_of_table(clause, first_leads=first_leads.holds)
            first_leads.holds |= _says_on(clause.plain)
        elif clause.says_something:
            is_member = (clause.part, clause.paragraph) in members
            yield from _duties_of_text(clause, first_leads, is_member)


def _duties_of_text(
    clause: SourceClause, first_leads: _FirstLeads, is_member: bool
) -> Iterator[Duty]:
    found = sorted(
        (
            *_labelled(clause, first_leads),
            *(() if is_member else duties_by_verbs(clause)),
        ),
        key=lambda duty: duty.proof.start,
    )
    first_leads.holds |= _says_on(clause.plain)
    yield from found


def _says_on(text: str) -> bool:
    """Is the first unit said to lead from here on? Outside a note it always is."""
    said = FIRST_LEADS.search(text)
    return said is not None and (said["on"] is not None or not LABEL.search(text))


# ---- labels -------------------------------------------------------------------------


def _labelled(clause: SourceClause, first_leads: _FirstLeads) -> Iterator[Duty]:
    """责任单位：甲、乙, in brackets or on a line."""
    text = clause.plain
    said = FIRST_LEADS.search(text)
    masked = FIRST_LEADS.sub(lambda match: " " * len(match[0]), text)
    ends = 0
    for start, end in _stretches(masked):
        labels = [
            match
            for match in LABEL.finditer(masked, start, end)
            if _is_label(masked, match, start, clause.body_start)
        ]
        if not labels or start < ends or clause.is_hidden(labels[0].start()):
            continue
        is_note = masked[start] in "（〔"
        stop = end if is_note else _line_end(masked, labels[-1].end(), end)
        duties = list(_of_labels(clause, masked, labels, (start, stop), is_note))
        leads = any(duty.role is DutyRole.LEAD for duty in duties)
        of_this = said is not None and start <= said.start() < max(end, stop)
        if (first_leads.holds or of_this) and not leads:
            duties = list(_with_first_lead(duties))
        yield from duties


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The notes of a text, outermost brackets that hold a label, and what is between them."""
    last = 0
    for start, end in bracketed(text):
        if LABEL.search(text, start, end) and _opens_with_label(text[start + 1 : end]):
            if last < start:
                yield last, start
            yield start, end
            last = end
    if last < len(text):
        yield last, len(text)


def _opens_with_label(text: str) -> bool:
    """〔责任单位：…〕, 〔完成时限：…；责任单位：…〕, but not （以下简称牵头单位…）."""
    found = LABEL.search(text)
    return found is not None and (
        found.start() < 2
        or text[found.start() - 1] in "；，。 \t\n、："
        or bool(OTHER_LABEL.match(text))
    )


def _is_label(text: str, match: re.Match[str], start: int, body_start: int) -> bool:
    """It opens a sentence or a note; where only 为 follows, a unit must stand behind it."""
    at = match.start()
    before = text[at - 1] if at > start else ""
    opens = at <= max(start, body_start) or before in "（〔。；;，、！？\n\t 　”：."
    if not opens or not is_duty_label(match["label"]):
        return False
    if match["mark"] == "：" and re.search("[单部机地科处]", match["label"]):
        return True
    listed = listed_units(text, match.end(), _sentence_end(text, match.end()))
    return bool(listed.units) and is_unit(listed.units[0][0])


def _of_labels(
    clause: SourceClause,
    text: str,
    labels: list[re.Match[str]],
    stretch: tuple[int, int],
    is_note: bool,
) -> Iterator[Duty]:
    deep = depths(text)
    start, end = stretch
    inner = end - 1 if is_note and text[end - 1] in "）〕" else end
    first = start if is_note else labels[0].start()
    proof = clause.proof(first, end)
    form = _form(clause, first, end, is_note)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else inner
        stop = _units_end(text, label.end(), stop)
        listed = listed_units(text, label.end(), stop, deep)
        for unit, _ in listed.units:
            name, own = _named(unit)
            if name:
                role = own or role_of_label(label["label"])
                yield Duty(proof, role, name, form, listed.is_open)


_BEHIND = re.compile(
    r"(?:（(?P<marked>牵头|配合)(?:单位|部门)?）|(?:按照?(?:各自)?职责(?:分工)?)?(?P<said>负责|落实|牵头|配合|协助)?)$"
)
_NO_UNIT = re.compile(r"^(?:无|略|[—－-]+|/)$")
_OWN_ROLES = {
    "牵头": DutyRole.LEAD,
    "配合": DutyRole.SUPPORT,
    "协助": DutyRole.SUPPORT,
}


def _named(unit: str) -> tuple[str, DutyRole | None]:
    """The name without what is said of it behind, and the role that this gives it: 市教育局
    按职责分工负责, 相关乡镇按职责配合, 县水利局（牵头）."""
    behind = _BEHIND.search(unit)
    name = unit[: behind.start()].strip() if behind else unit
    said = behind and (behind["marked"] or behind["said"])
    return ("" if _NO_UNIT.match(name) else name), _OWN_ROLES.get(said or "")


def _units_end(text: str, start: int, stop: int) -> int:
    """Where a list of units ends at the latest: at the sentence's end, at another label."""
    stop = min(stop, _sentence_end(text, start))
    if other := OTHER_LABEL.search(text, start, stop):
        return other.start()
    return stop


_SENTENCE_ENDS = re.compile("[。！？]")


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_ENDS.search(text, start)
    return found.start() if found else len(text)


def _line_end(text: str, start: int, end: int) -> int:
    """Where a line of its own ends: behind its full stop."""
    return min(end, _sentence_end(text, start) + 1)


def _form(clause: SourceClause, start: int, end: int, is_note: bool) -> DutyForm:
    if is_note:
        return DutyForm.NOTE
    alone = start <= clause.body_start and end >= len(clause.plain.rstrip())
    return DutyForm.LINE if alone or start <= clause.body_start else DutyForm.NOTE


def _with_first_lead(duties: Iterable[Duty]) -> Iterator[Duty]:
    is_first = True
    for duty in duties:
        if is_first and duty.role is DutyRole.RESPONSIBLE:
            duty = replace(duty, role=DutyRole.LEAD)
            is_first = False
        yield duty
