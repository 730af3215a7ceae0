"""Where a clause's text comes from: the lines of the source, and what was put right in them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documents.models import Clause, Issue
from documents.parsing.decode.pages import split_pages

_SURE, _FAIRLY_SURE = 0.99, 0.8
_AROUND = 6  # characters on either side


@dataclass(frozen=True, slots=True)
class Fix:
    """A character put right: what stood there, and how sure that is, from 0.5 to 1. Or one
    of a scan that was recognised without certainty, from 0: `is_read`."""

    raw: str
    confidence: float
    is_read: bool = False

    @property
    def sureness(self) -> str:
        return sureness(self.confidence)

    @property
    def credibility(self) -> str:
        return f"{self.confidence:.0%}"

    @property
    def told(self) -> str:
        """In words, as a page shows it."""
        if self.is_read:
            return f"识别可信度 {self.credibility}，请核对"
        return f"原为“{self.raw}”，{self.sureness}"

    @property
    def brief(self) -> str:
        """In words, beside a thousand others: how sure it is only where it isn't nearly so."""
        sure = not self.is_read and self.confidence >= _SURE
        return f"原为“{self.raw}”" if sure else self.told

    @property
    def is_doubtful(self) -> bool:
        return self.is_read or self.confidence < _FAIRLY_SURE


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a line, all of it of the clause or none; with a `fix` one character."""

    text: str
    within: bool
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class ProvenLine:
    """A line of the source as it was put right; `raw` is what the file holds."""

    number: int
    page: int
    raw: str
    stretches: tuple[Stretch, ...]

    @property
    def has_fix(self) -> bool:
        return any(stretch.fix for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class PlacedFix:
    """A character put right, and the words around it; `offset` counts in the clause's text."""

    offset: int
    mark: str
    fix: Fix
    before: str
    after: str


def sureness(confidence: float) -> str:
    """可信度 97%; from 99 % on without a figure, below 80 % with a request to check."""
    percent = f"{confidence:.0%}" if confidence < _SURE else "99% 以上"
    doubt = "，请核对" if confidence < _FAIRLY_SURE else ""
    return f"可信度 {percent}{doubt}"


def fixes(clause: Clause) -> dict[int, Fix]:
    """Place in the clause's text → what was put right there, or read without certainty."""
    return {
        offset: Fix(raw, confidence, is_read=raw == clause.text[offset])
        for offset, raw, confidence, *_ in clause.repairs
    }


def placed_fixes(clause: Clause, *, read: bool = False) -> tuple[PlacedFix, ...]:
    """What was put right in the clause, or read without certainty, the least sure first."""
    text = clause.text
    placed = (
        PlacedFix(
            offset=at,
            mark=text[at],
            fix=fix,
            before=text[max(0, at - _AROUND) : at],
            after=text[at + 1 : at + 1 + _AROUND],
        )
        for at, fix in fixes(clause).items()
        if fix.is_read is read
    )
    return tuple(sorted(placed, key=lambda each: each.fix.confidence))


def provenance(issue: Issue, clause: Clause) -> tuple[ProvenLine, ...]:
    """The lines that the clause stands in, in the order in which it was put together."""
    source = split_pages(issue.source)
    columns: defaultdict[int, dict[int, tuple[str, Fix]]] = defaultdict(dict)
    found = fixes(clause)
    for offset, _, _, line, column in clause.repairs:
        columns[line][column] = clause.text[offset], found[offset]
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for line, start, end in clause.spans:
        spans[line].append((start, end))
    return tuple(
        ProvenLine(
            number=line.number,
            page=line.page,
            raw=line.text,
            stretches=tuple(_stretches(line.text, stretches, columns[line.number])),
        )
        for line, stretches in (
            (source[number - 1], stretches)
            for number, stretches in spans.items()
            if number <= len(source)
        )
    )


def _stretches(
    raw: str,
    stretches: list[tuple[int, int]],
    fixed: Mapping[int, tuple[str, Fix]],
) -> Iterator[Stretch]:
    at = 0
    for start, end in sorted(stretches):
        if start > at:
            yield Stretch(raw[at:start], within=False)
        yield from _within(raw, start, end, fixed)
        at = end
    if at < len(raw):
        yield Stretch(raw[at:], within=False)


def _within(
    raw: str, start: int, end: int, fixed: Mapping[int, tuple[str, Fix]]
) -> Iterator[Stretch]:
    at = start
    for column in sorted(column for column in fixed if start <= column < end):
        if column > at:
            yield Stretch(raw[at:column], within=True)
        mark, fix = fixed[column]
        yield Stretch(mark, within=True, fix=fix)
        at = column + 1
    if at < end:
        yield Stretch(raw[at:end], within=True)
