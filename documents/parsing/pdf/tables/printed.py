"""A table as it stands on its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.text_runs import Run

Text = tuple[str, tuple[int | None, ...], tuple[float, ...]]
"""What is printed; and of each character its font, None where it isn't printed, and how
surely it was recognised."""


@dataclass(frozen=True, slots=True)
class PrintedTable(Character):
    """In place of its characters: a character without text, as wide as the table, on the
    baseline of the first row.

    rows: the cells of each row, apart by tabs; all rows have as many. What a cell spans
    besides its first row and column is empty.
    edges: where its columns begin, and where the last one ends.
    doubtful: some cell may be several, apart by ｜.
    """

    rows: tuple[Text, ...] = ()
    edges: tuple[float, ...] = ()
    doubtful: bool = False


def printed_table(
    rows: Sequence[Sequence[Text]],
    edges: Sequence[float],
    characters: Sequence[Character],
    *,
    doubtful: bool,
) -> PrintedTable:
    """The table that these characters are printed in."""
    return PrintedTable(
        text="",
        x0=min(edges[0], *(char.x0 for char in characters)),
        x1=max(edges[-1], *(char.x1 for char in characters)),
        baseline=max(char.baseline for char in characters),
        size=median(char.size for char in characters),
        angle=characters[0].angle,
        font=characters[0].font,
        rows=tuple(_row(cells) for cells in rows),
        edges=tuple(edges),
        doubtful=doubtful,
    )


def table_in(run: Run) -> PrintedTable | None:
    """The table that the run is."""
    return run[0] if isinstance(run[0], PrintedTable) else None


def _row(cells: Sequence[Text]) -> Text:
    text: list[str] = []
    fonts: list[int | None] = []
    confidence: list[float] = []
    for at, (told, own, sure) in enumerate(cells):
        if at:
            text.append("\t")
            fonts.append(None)
            confidence.append(1.0)
        text.append(told)
        fonts.extend(own)
        confidence.extend(sure)
    return "".join(text), tuple(fonts), tuple(confidence)
