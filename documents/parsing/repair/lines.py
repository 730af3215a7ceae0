"""Lines as dumped → lines as printed.

After this stage
1. every line is as long as it was, and every character that changed is a hanzi
   of rows 50 to 52 that became its mark by the row rule;
2. every change is recorded as a Repair with its place and what stood there;
3. lines whose own marks are proper (clean text) are untouched;
4. where a line knows which of its characters are garbled, that has decided.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, inf

from documents.parsing.repair.full_width_runs import latin_runs
from documents.parsing.repair.garbled_lines import garbled_lines
from documents.parsing.repair.glyphs import Glyphs, flatten
from documents.parsing.repair.lattice import (
    margins,
    may_close_name,
    may_open_name,
    windows,
)
from documents.parsing.repair.marks import COMMON_HANZI
from documents.parsing.repair.names import SURNAMES
from documents.parsing.repair.rules.punctuation import readings
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF
from documents.parsing.types import Line, Repair, SourceLine

_MARGIN_CAP = 12.0  # how much one hanzi can say for a garbled line
_PAIRED = frozenset(HANZI_OF[mark] for mark in "（）“”《》〔〕：")
_PROPER = re.compile(f"[{re.escape(''.join(HANZI_OF))}]")
_BRACKETING = frozenset(HANZI_OF[mark] for mark in "（）《》“”")
_OFTEN = 4  # times
_PLAIN = 4.0  # a mark that beats its hanzi by so much, far from doubt, needs no lattice
_BESIDE_PAGE_NUMBER = re.compile("([要窑])[0-9]{1,3}\\1")  # — 12 —, ·12·
_PAGE_NUMBER = re.compile("第[0-9]{1,3}页")
_DASHES = re.compile("要要|(?<=[0-9年月日%％豫])要(?=[0-9])")


def repair_lines(lines: Sequence[SourceLine]) -> tuple[Line, ...]:
    """Put every garbled mark right; see the module's docstring for what holds after."""
    if all(_is_decided(line) for line in lines):
        return tuple(_repaired(line, {}) for line in lines)
    glyphs = flatten(lines)
    by_line: dict[int, dict[int, float]] = defaultdict(dict)
    for at, margin in _marks(glyphs).items():
        index, column = glyphs.place(at)
        by_line[index][column] = margin
    garbled = _garbled_lines(lines, by_line)
    return tuple(
        _repaired(line, by_line[index] if garbled[index] else {})
        for index, line in enumerate(lines)
    )


def _marks(glyphs: Glyphs) -> dict[int, float]:
    """The places that are marks, with margins. Where a name that comes again and again
    keeps the hanzi of a bracket, that one pairs with none, which decides on others."""
    pages = set(_page_words(glyphs))
    glyphs = _unpaired(glyphs, pages)
    possible = readings(glyphs)
    found = _decide(glyphs, possible)
    if staying := _staying(glyphs.text, possible, found):
        glyphs = _unpaired(glyphs, staying)
        possible = readings(glyphs)
        found = _decide(glyphs, possible)
    for at in pages:
        found.pop(at, None)
    found |= dict.fromkeys(_beside_page_numbers(glyphs), _MARGIN_CAP)
    return _as_elsewhere(glyphs.text, possible, found)


def _unpaired(glyphs: Glyphs, places: set[int]) -> Glyphs:
    if not places:
        return glyphs
    return replace(glyphs, pairing=[at for at in glyphs.pairing if at not in places])


def _staying(
    text: str, possible: Mapping[int, float], found: Mapping[int, float]
) -> set[int]:
    """The places of 渊 in 临渊市 and the like, where that mostly stays."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in possible:
        if text[at] in _BRACKETING:
            places[text[at - 1 : at + 2]].append(at)
    return {
        at
        for same in places.values()
        if len(same) >= _OFTEN and sum(at in found for at in same) * 2 < len(same)
        for at in same
    }


def _decide(glyphs: Glyphs, possible: Mapping[int, float]) -> dict[int, float]:
    """The plain ones at once, the rest by the lattice, over the runs between plain and
    proper marks that hold a doubtful one."""
    found = {
        at: margin
        for at, figure in possible.items()
        if (margin := _plain_margin(glyphs, at, figure, possible)) > _PLAIN
    }
    text = list(glyphs.text)
    for at in found:
        text[at] = MARK_OF[text[at]]
    settled = replace(glyphs, text="".join(text))
    doubtful = {at: figure for at, figure in possible.items() if at not in found}
    spans = latin_runs(settled)
    places = sorted(doubtful.keys() | spans.keys() | _dashes(settled.text))
    for start, end in windows(settled, places, spans):
        found |= margins(settled, doubtful, spans, start, end)
    return found


def _as_elsewhere(
    text: str, possible: Mapping[int, float], found: dict[int, float]
) -> dict[int, float]:
    """临渊市: what mostly stays in the same company is no bracket anywhere."""

    def companies(places: Iterable[int]) -> Counter[str]:
        return Counter(text[at - 1 : at + 2] for at in places if text[at] in _PAIRED)

    every, made = companies(possible), companies(found)
    words = {word for word, times in made.items() if times * 2 < every[word]}
    return {
        at: figure for at, figure in found.items() if text[at - 1 : at + 2] not in words
    }


def _dashes(text: str) -> set[int]:
    """Where 要 may be a dash."""
    return {found.start() for found in _DASHES.finditer(text)}


def _beside_page_numbers(glyphs: Glyphs) -> Iterator[int]:
    """要 12 要, alone on its line."""
    for start, end in _whole_lines(glyphs, _BESIDE_PAGE_NUMBER):
        yield from (start, end - 1)


def _page_words(glyphs: Glyphs) -> Iterator[int]:
    """第12页, alone on its line, is no year that a bracket closes."""
    for _, end in _whole_lines(glyphs, _PAGE_NUMBER):
        yield end - 1


def _whole_lines(glyphs: Glyphs, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(glyphs.text):
        start, end = found.span()
        alone = glyphs.starts_line[start] and glyphs.starts_line[end]
        if alone and not any(glyphs.starts_line[start + 1 : end]):
            yield start, end


def _plain_margin(
    glyphs: Glyphs,
    at: int,
    figure: float,
    possible: Mapping[int, float],
) -> float:
    """By how much a common mark beats its hanzi where no word holds the hanzi, no name
    can begin with it, and no other doubtful hanzi is beside it; else nothing."""
    text = glyphs.text
    char = text[at]
    if char not in COMMON_HANZI or at - 1 in possible or at + 1 in possible:
        return 0.0
    if char in SURNAMES and may_open_name(glyphs, at):
        return 0.0
    if may_close_name(glyphs, at):
        return 0.0
    words = lexicon()
    cost = words.cost
    if text[at : at + 2] in cost or any(
        text[start : at + 1] in cost for start in range(max(0, at - 3), at)
    ):
        return 0.0
    return figure - (cost.get(char) or words.unknown)


def _repaired(line: SourceLine, margin_at: dict[int, float]) -> Line:
    if not margin_at and line.garbled is None:
        return Line(line.number, line.page, line.text, (), line.placing)
    chars = list(line.text)
    repairs = []
    for column, margin in sorted(_decided(line, margin_at).items()):
        raw = chars[column]
        chars[column] = mark = MARK_OF[raw]
        confidence = round(1 / (1 + exp(-margin)), 4)
        repairs.append(Repair(line.number, column, raw, mark, confidence))
    text = "".join(chars)
    return Line(line.number, line.page, text, tuple(repairs), line.placing)


def _is_decided(line: SourceLine) -> bool:
    """Does the line know of each doubtful hanzi whether it is garbled?"""
    if line.garbled is None:
        return False
    return all(
        garbled is not None or char not in MARK_OF
        for char, garbled in zip(line.text, line.garbled, strict=True)
    )


def _decided(line: SourceLine, margin_at: dict[int, float]) -> dict[int, float]:
    """The margins, where what the line knows is certain: marks, or no marks at all."""
    known = dict(enumerate(line.garbled or ()))
    decided = {at: margin for at, margin in margin_at.items() if known.get(at) is None}
    return decided | {
        at: inf for at, garbled in known.items() if garbled and line.text[at] in MARK_OF
    }


def _garbled_lines(
    lines: Sequence[SourceLine], by_line: dict[int, dict[int, float]]
) -> list[bool]:
    return garbled_lines(
        [len(_PROPER.findall(line.text)) for line in lines],
        [
            sum(min(margin, _MARGIN_CAP) for margin in by_line[index].values())
            for index in range(len(lines))
        ],
    )
