"""Texts in reading order → paragraphs.

A line ends its paragraph where the next one opens with a number that fits, where
it ends a sentence short of the measure, or where what begins the next line would
still have fitted. First lines are indented by two, so they hold two fewer.

After this stage every character of the lines but blanks is in exactly one
paragraph, in order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isinf

from documents.parsing.layout.widths import first_unit, width
from documents.parsing.structure.paragraph_starts import (
    begins_by_words,
    is_note,
    is_organ,
    is_under_heading,
    is_unfinished,
)
from documents.parsing.structure.table_cells import Table
from documents.parsing.structure.tables import BLANKS, GAP, tables
from documents.parsing.text.characters import (
    bare,
    ends_in_bracket,
    ends_sentence,
    narrow,
    unspaced,
)
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import date_of, signed_with_date
from documents.parsing.text.invisible import NOTHING
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import (
    ATTACHMENT_NOTE,
    BEGINS_ORGAN,
    ORGAN,
    copied_to,
    is_remark_on,
)
from documents.parsing.types import Line, PlacedRepair, Role, SourceSpan

_INDENT = 2.0
_INDENTED = 1.0  # of a line that a PDF places: this far in begins a paragraph
_SLACK = 1.0  # justification and squeezed marks blur a line's width by this much
_SQUEEZE = 0.25  # what a mark can give up of its width
_MARKS = frozenset("，。、；：？！（）《》〔〕“”")
_SHORTEST_SIGNATURE = 4  # what wraps from a note of attachments may be shorter
_SIGNATURE_LINES = 6
_CITING = re.compile(r"(?:第|本条|前款|按照|依照|根据|[和或、])$")  # … and what cites
_INDENT_KEPT = re.compile(r"(?:\u3000{2}|[ \xa0]{4})\S")
_ENOUGH_INDENTS = 3
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}([一-鿿]{3}|，)")
_ORDINAL_LINES = 30
_CLOSING = re.compile(r"[)）\]］】}｝》〉»’”\"'.;!?%％‰]$")
_NOT_IN_SIGNATURE = re.compile(r"[。，；：（）《》]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines. `marker` is set where a number opens a clause, `role` where lines
    are told to be rows of a table: rows apart by line breaks, cells by tabs."""

    text: str
    marker: Marker | None
    page: int
    spans: tuple[SourceSpan, ...]
    repairs: tuple[PlacedRepair, ...]
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class NumberBreak:
    """A number that opens a clause but doesn't follow from the one before."""

    line: Line
    marker: Marker
    before: Marker | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with what stands around it in its text."""

    lines: Sequence[Line]
    index: int
    measure: float

    @property
    def line(self) -> Line:
        return self.lines[self.index]

    @property
    def is_unwrapped(self) -> bool:
        """Does the text have a line for each paragraph?"""
        return isinf(self.measure)

    def is_short(self, *, first: bool) -> bool:
        """Would what begins this line still have fitted on the line before?"""
        return self._room_after(self.index - 1, first=first) > _SLACK

    def is_placed_first(self, before: Line) -> bool | None:
        """Does it stand as first lines do: indented, or after a line that ended early?
        None where nobody knows how it stands."""
        if self.line.placing is None or before.placing is None:
            return None
        if self.line.placing.indent >= _INDENTED:
            return True
        return before.placing.room > first_unit(self.line.text) + _SLACK

    def is_indented(self) -> bool:
        """Is this line, which goes on, full as a first line and short as any other?"""
        if ends_sentence(self.line.text) or self.index + 1 == len(self.lines):
            return False
        room = self.measure - width(self.line.text) - _INDENT
        squeezed = _SQUEEZE * sum(char in _MARKS for char in self.line.text)
        return room <= _SLACK and room + squeezed >= -_SLACK / 2

    def _room_after(self, index: int, *, first: bool) -> float:
        used = width(self.lines[index].text) + (_INDENT if first else 0.0)
        return self.measure - used - first_unit(self.lines[index + 1].text)

    def stands_over_organ(self) -> bool:
        """Is this line no organ, nor the beginning of one, and the one below it is:
        家组意见, the end of a note, over 国务院办公厅?"""
        text = bare(self.line.text)
        below = self.lines[self.index + 1 : self.index + 2]
        return not (ORGAN.fullmatch(text) or BEGINS_ORGAN.match(text)) and any(
            BEGINS_ORGAN.match(bare(line.text)) for line in below
        )

    def signs(self) -> bool:
        """Do organs and a date, and nothing else, stand from here on?"""
        for line in self.lines[self.index : self.index + _SIGNATURE_LINES]:
            if date_of(line.text) or signed_with_date(line.text):
                return True
            if _NOT_IN_SIGNATURE.search(bare(line.text)) or marker(line.text):
                return False
        return False


def paragraphs(
    lines: Sequence[Line], measure: float
) -> tuple[tuple[Paragraph, ...], tuple[NumberBreak, ...]]:
    """Join the lines of one part, which are set to `measure` hanzi."""
    numbering = Numbering()
    dotted = _is_dotted(lines)
    indents = _are_kept(lines)
    joined: list[Paragraph] = []
    breaks: list[NumberBreak] = []
    current: list[Line] = []
    opening: Marker | None = None
    rows = {
        at: table for table in tables(lines) for at in range(table.start, table.end)
    }
    for index, line in enumerate(lines):
        if table := rows.get(index):
            if current:
                joined.append(_join(current, opening))
                current, opening = [], None
            if index == table.start:
                joined.append(_tabulated(lines[table.start : table.end], table))
            continue
        found = _marker(line, dotted=dotted)
        place = _Place(lines, index, measure)
        indented = indents and bool(_INDENT_KEPT.match(line.text))
        begins = not current or _begins(
            current, place, found, numbering, indented=indented
        )
        if not begins:
            current.append(line)
            continue
        if current:
            joined.append(_join(current, opening))
        current, opening = [line], found
        if found:
            if numbering.fit(found) is Fit.BREAK:
                breaks.append(NumberBreak(line, found, numbering.last.get(found.style)))
            numbering.accept(found)
    if current:
        joined.append(_join(current, opening))
    return tuple(joined), tuple(breaks)


def _are_kept(lines: Sequence[Line]) -> bool:
    """Does the dump keep the two blanks before first lines? Then a good part of the lines
    has them, and nearly all that open with a number of the upper levels."""
    indented = sum(bool(_INDENT_KEPT.match(line.text)) for line in lines)
    if not 0.1 <= indented / max(len(lines), 1) <= 0.9 or indented < _ENOUGH_INDENTS:
        return False
    opening = [
        line.text
        for line in lines
        if (found := marker(line.text)) and found.style <= Style.HAN_BRACKETS
    ]
    kept = sum(bool(_INDENT_KEPT.match(text)) for text in opening)
    return kept >= 0.8 * len(opening)


def _is_dotted(lines: Sequence[Line]) -> bool:
    """Does the part count 1, 1.1, 1.1.1? Only then is 1 before a heading a number."""
    found = (marker(line.text) for line in lines)
    return any(mark and mark.bare == "1.1" for mark in found)


def _marker(line: Line, *, dotted: bool) -> Marker | None:
    found = marker(line.text)
    if found and found.style is Style.DOTTED and not dotted:
        return None
    return found


def _begins(
    current: Sequence[Line],
    place: _Place,
    found: Marker | None,
    numbering: Numbering,
    *,
    indented: bool,
) -> bool:
    """Does the line at this place begin a paragraph of its own?"""
    text, last = bare(place.line.text), current[-1].text
    if date_of(text) or date_of(last) or is_remark_on(text):
        return True
    if len(current) == 1 and is_remark_on(last) and not copied_to(last):
        return True
    ended = ends_sentence(last)
    noted = is_note(current) and len(text) >= _SHORTEST_SIGNATURE
    if noted and place.stands_over_organ():
        return False
    if (ended or noted or is_organ(current)) and place.signs():
        return True
    if is_note(current):
        return False
    if indented or place.is_unwrapped or (ATTACHMENT_NOTE.match(text) and ended):
        return True
    if (placed := place.is_placed_first(current[-1])) is not None:
        return placed
    short = place.is_short(first=len(current) == 1)
    if found and is_under_heading(current, place.line):
        return True
    if found:
        # no sentence begins with （一） or 第三条, but one may with 3.
        cited = bool(_CITING.search(bare(last)))
        short = short or (found.style <= Style.HAN_BRACKETS and not cited)
        return _number_begins(
            numbering.fit(found), ended=ended or _closes(last), short=short
        )
    if begins_by_words(current, text) or (ended and _is_counted(current, place)):
        return True
    if is_unfinished(current):
        return False
    return short or (_is_stopped(current) and place.is_indented())


def _closes(text: str) -> bool:
    """Does the line end in a mark that a number may follow, though no sentence ends in it:
    （牵头单位：…), 《…》, 30%?"""
    return _CLOSING.search(unspaced(text)) is not None


def _is_stopped(current: Sequence[Line]) -> bool:
    """Has the sentence ended? In a bracket only if it did before: …建设。〔责任单位：甲〕, not
    …（见附件）; or if it is a heading, without a comma."""
    text = "".join(line.text for line in current)
    return ends_sentence(text) and not ends_in_bracket(text)


def _is_counted(current: Sequence[Line], place: _Place) -> bool:
    """第一道防线…；第二道防线…： what is announced and counted, each on a line of its own;
    the first one where the second begins a line, too."""
    found = _ORDINAL.match(bare(place.line.text))
    if not found:
        return False
    if bare(current[-1].text).endswith("："):
        following = place.lines[place.index + 1 : place.index + _ORDINAL_LINES]
    else:
        following = current[:1]
    others = (_ORDINAL.match(bare(line.text)) for line in following)
    return any(other and other[1] == found[1] for other in others)


def _number_begins(fit: Fit, *, ended: bool, short: bool) -> bool:
    if fit in (Fit.NEXT, Fit.FIRST):
        return ended or short
    return ended and short


def _join(lines: Sequence[Line], opening: Marker | None) -> Paragraph:
    chars: list[str] = []
    repairs: list[PlacedRepair] = []
    for line in lines:
        mended = {repair.column: repair for repair in line.repairs}
        for column, char in _kept(line.text):
            if repair := mended.get(column):
                repairs.append(
                    PlacedRepair(
                        len(chars), repair.raw, repair.confidence, line.number, column
                    )
                )
            chars.append(char)
    return Paragraph(
        _set_points(narrow("".join(chars))),
        opening,
        lines[0].page,
        tuple(_span(line) for line in lines),
        tuple(repairs),
    )


def _tabulated(lines: Sequence[Line], table: Table) -> Paragraph:
    """The lines of a table, each a row, or each a cell. They are joined as text is, and a
    table's own blanks come in between."""
    texts: list[str] = []
    repairs: list[PlacedRepair] = []
    length = 0
    for rank, line in enumerate(lines, 1):
        closes = "\t" if rank % table.lines_in_row else "\n"
        cells = list(_cells(line.text))
        for start, end in cells:
            # the cell alone, its columns those of the line
            cell = _join([replace(line, text=" " * start + line.text[start:end])], None)
            repairs += [
                replace(placed, offset=placed.offset + length)
                for placed in cell.repairs
            ]
            last = (start, end) == cells[-1]
            texts.append(cell.text + (closes if last else "\t"))
            length += len(texts[-1])
    return Paragraph(
        "".join(texts)[:-1],
        None,
        lines[0].page,
        tuple(_span(line) for line in lines),
        tuple(repairs),
        table.role,
    )


def _cells(text: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row begin and end. Tabs part cells whatever else does, and
    two of them leave one empty."""
    end = len(text.rstrip(BLANKS))
    start = len(text) - len(text.lstrip(BLANKS))
    for gap in GAP.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _kept(text: str) -> Iterator[tuple[int, str]]:
    """Characters with their columns, without the blanks that justification added:
    only between two Latin words or numbers can a blank be the text's own."""
    for column, char in enumerate(text):
        if not char.isspace():
            yield column, char
        elif (
            char != NOTHING
            and _is_latin(text[column - 1 : column])
            and _is_latin(text[column + 1 : column + 2])
        ):
            yield column, " "


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _set_points(text: str) -> str:
    """1． as 1.: a full-width point after a digit is the same point."""
    return re.sub(r"(?<=[0-9])．", ".", text)


def _span(line: Line) -> SourceSpan:
    stripped = line.text.strip()
    start = line.text.index(stripped)
    return SourceSpan(line.number, start, start + len(stripped))
