"""Characters of scans that were not read surely, marked as what was garbled is.

After this stage each of them has a Repair that changes nothing and tells how sure the
recogniser was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.parsing.types import Line, Repair, SourceLine

DOUBTFUL = 0.8
"""Below this confidence a character is marked; see docs/measurements.md."""


def with_doubts(
    lines: Sequence[Line], source: Sequence[SourceLine]
) -> tuple[Line, ...]:
    """`lines` are those of the source, repaired."""
    return tuple(
        replace(line, repairs=tuple(sorted((*line.repairs, *found), key=_column)))
        if (found := tuple(_doubts(line, read)))
        else line
        for line, read in zip(lines, source, strict=True)
    )


def _doubts(line: Line, read: SourceLine) -> Iterator[Repair]:
    for column, confidence in enumerate(read.confidence or ()):
        if confidence < DOUBTFUL:
            char = line.text[column]
            yield Repair(line.number, column, char, char, confidence)


def _column(repair: Repair) -> int:
    return repair.column
