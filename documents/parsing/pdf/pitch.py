"""Characters that were set at a fixed pitch over narrower glyphs: as wide as their cells.

A program may place every character itself, letters and digits half a hanzi apart and
all others a whole one, whatever their glyphs measure: then the white behind a full stop
is its own, and no blank. Where a font's narrow glyphs mostly stand so, all of them do.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.sheet.outside import Sheet
from documents.parsing.pdf.text_runs import Run

_HALF, _WHOLE = 0.5, 1.0  # of the type size
_NARROW = 0.1  # of it: what is missing from a glyph that is narrower than its cell
_EXACT = 0.05  # of it: how far from its pitch a character stands at most
_MOST = 0.6
_FEWEST = 4  # narrow glyphs of a font: of fewer nobody can tell

_Font = tuple[
    str, float
]  # its name, and the cell: it may keep one pitch and not the other


def on_pitch(pages: Sequence[PdfPage], text: Mapping[int, Sheet]) -> dict[int, Sheet]:
    """The pages' text, nothing changed but where characters end."""
    fonts = {page.number: page.fonts for page in pages}
    fixed = _fixed(
        (fonts[number], run)
        for number, sheet in text.items()
        for row in sheet.rows
        for run in row
    )
    if not fixed:
        return dict(text)
    return {
        number: replace(
            sheet,
            rows=tuple(
                tuple(_filled(run, fonts[number], fixed) for run in row)
                for row in sheet.rows
            ),
        )
        for number, sheet in text.items()
    }


def _fixed(runs: Iterator[tuple[Sequence[str], Run]]) -> set[_Font]:
    """The fonts whose narrow glyphs, with another glyph behind them, stand in cells."""
    seen, exact = Counter[_Font](), Counter[_Font]()
    for fonts, run in runs:
        if not any(map(_is_narrow, run)):
            continue
        spread = _spread(run)
        for char, after in pairwise(run):
            if _is_narrow(char) and _cell(char) == _cell(after):
                font = fonts[char.font], _cell(char)
                off = after.x0 - char.x0 - spread - _cell(char) * char.size
                seen[font] += 1
                exact[font] += abs(off) <= _EXACT * char.size
    return {
        font
        for font, count in seen.items()
        if count >= _FEWEST and exact[font] >= _MOST * count
    }


def _spread(run: Run) -> float:
    """What justification puts between characters, told by those that fill their cells."""
    gaps = [after.x0 - char.x1 for char, after in pairwise(run) if not _is_narrow(char)]
    return max(0.0, median_low(gaps)) if gaps else 0.0


def _filled(run: Run, fonts: Sequence[str], fixed: set[_Font]) -> Run:
    return tuple(
        replace(char, x1=char.x0 + _cell(char) * char.size)
        if _is_narrow(char) and (fonts[char.font], _cell(char)) in fixed
        else char
        for char in run
    )


def _cell(char: Character) -> float:
    return _HALF if char.text < "\x80" else _WHOLE


def _is_narrow(char: Character) -> bool:
    cell = _cell(char) * char.size
    return len(char.text) == 1 and char.x1 - char.x0 < cell - _NARROW * char.size
