"""Which doubtful hanzi of a text are marks, judged as if all of it were garbled.

Plain ones are decided by their own evidence, the others by the lattice; names that come
again and again, and what stands on a page's number's line, overrule both.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.parsing.repair import weights as w
from documents.parsing.repair.best_path import Paths
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.latin_runs import latin_runs
from documents.parsing.repair.lattice import (
    ENDS_WORD_THAT_GOVERNS,
    KIND_OF_MARK,
    Lattice,
)
from documents.parsing.repair.marks import COMMON_HANZI, HALF_WIDTH
from documents.parsing.repair.names import SURNAMES, stands_apart
from documents.parsing.repair.rules.chemistry import joins_chemical
from documents.parsing.repair.rules.evidence import readings
from documents.parsing.repair.rules.line_starts import stop_at_line_start
from documents.parsing.repair.windows import windows
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_PAIRED = frozenset(HANZI_OF[mark] for mark in "（）“”《》〔〕：")
_BRACKETING = frozenset(HANZI_OF[mark] for mark in "（）《》“”")
_OFTEN = 4  # times
_BESIDE_PAGE_NUMBER = re.compile("([要窑])[0-9]{1,3}\\1")  # — 12 —, ·12·
_PAGE_NUMBER = re.compile("第[0-9]{1,3}页")
_DASH_IN_NAME = re.compile("(?<![一-鿿])要|要(?![一-鿿])|(?<=冤)要|要(?=渊)")
_DASHES = re.compile("要要|(?<=[0-9年月日%％豫])要(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of the doubtful hanzi, and by what.

    glyphs: the text; what `pairing` lacks is no bracket there.
    possible: every place that may be a mark, and what its evidence adds up to.
    lattice: the text in which the plain marks stand already, and what it may consist of.
    plain: the marks that needed no lattice. windows: what the lattice was asked about.
    marks: every place that is a mark → its margin (log odds).
    """

    glyphs: Glyphs
    possible: Mapping[int, float]
    lattice: Lattice
    plain: Mapping[int, float]
    windows: Sequence[tuple[int, int]]
    marks: dict[int, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The places that are marks, with their margins, and what was overruled.

    beside_page_numbers, page_words: 要 12 要 is a page's number, so is 第12页, whatever
    else speaks. as_elsewhere: would be marks, but mostly stay hanzi in this company.
    """

    decision: Decision
    marks: Mapping[int, float]
    beside_page_numbers: frozenset[int]
    page_words: frozenset[int]
    as_elsewhere: frozenset[int]


def judge(glyphs: Glyphs) -> Judgement:
    """Judge every doubtful hanzi. Where a name that comes again and again keeps the
    hanzi of a bracket, that one pairs with none, which decides on others."""
    glyphs = replace(glyphs, stop_at_line_start=stop_at_line_start(glyphs))
    page_words = frozenset(_page_words(glyphs))
    glyphs = _unpaired(glyphs, page_words)
    decision = _decide(glyphs)
    if staying := _staying(decision):
        decision = _decide(_unpaired(glyphs, staying))
    beside = frozenset(_beside_page_numbers(glyphs))
    marks = {
        at: margin for at, margin in decision.marks.items() if at not in page_words
    } | dict.fromkeys(beside, w.PAGE_NUMBER_DASH)
    elsewhere = _hanzi_elsewhere(glyphs.text, decision.possible, marks)
    return Judgement(
        decision,
        {at: margin for at, margin in marks.items() if at not in elsewhere},
        beside,
        page_words,
        elsewhere,
    )


def _unpaired(glyphs: Glyphs, places: Iterable[int]) -> Glyphs:
    apart = frozenset(places)
    if not apart:
        return glyphs
    return replace(glyphs, pairing=[at for at in glyphs.pairing if at not in apart])


def _staying(decision: Decision) -> set[int]:
    """The places of 渊 in 临渊市 and the like, where that mostly stays."""
    text = decision.glyphs.text
    places: dict[str, list[int]] = defaultdict(list)
    for at in decision.possible:
        if text[at] in _BRACKETING:
            places[text[at - 1 : at + 2]].append(at)
    return {
        at
        for same in places.values()
        if len(same) >= _OFTEN
        and sum(at in decision.marks for at in same) * 2 < len(same)
        for at in same
    }


def _decide(glyphs: Glyphs) -> Decision:
    """The plain ones at once, the rest by the lattice, over the windows between plain
    and proper marks that hold a doubtful one."""
    possible = readings(glyphs)
    plain = {
        at: margin
        for at, figure in possible.items()
        if (margin := _plain_margin(glyphs, at, figure, possible)) > w.PLAIN
    }
    text = list(glyphs.text)
    for at in plain:
        text[at] = MARK_OF[text[at]]
    settled = replace(glyphs, text="".join(text))
    doubtful = {at: figure for at, figure in possible.items() if at not in plain}
    runs = latin_runs(settled)
    lattice = Lattice(settled, doubtful, runs)
    places = sorted(doubtful.keys() | runs.keys() | _dashes(settled.text))
    asked = list(windows(settled, places, runs))
    marks = dict(plain)
    for start, end in asked:
        marks |= Paths(lattice, start, end).margins()
    return Decision(glyphs, possible, lattice, plain, asked, marks)


def _hanzi_elsewhere(
    text: str, possible: Mapping[int, float], marks: Mapping[int, float]
) -> frozenset[int]:
    """临渊市: what mostly stays in the same company is no bracket anywhere."""

    def companies(places: Iterable[int]) -> Counter[str]:
        return Counter(text[at - 1 : at + 2] for at in places if text[at] in _PAIRED)

    every, made = companies(possible), companies(marks)
    words = {word for word, times in made.items() if times * 2 < every[word]}
    return frozenset(at for at in marks if text[at - 1 : at + 2] in words)


def _dashes(text: str) -> set[int]:
    """Where 要 may be a dash."""
    dashes = {found.start() for found in _DASHES.finditer(text)}
    return dashes | {
        found.start()
        for found in _DASH_IN_NAME.finditer(text)
        if joins_chemical(text, found.start())
    }


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
    glyphs: Glyphs, at: int, figure: float, possible: Mapping[int, float]
) -> float:
    """By how much a common mark beats its hanzi where no word holds the hanzi, no name
    can begin with it, and no other doubtful hanzi is beside it; else nothing."""
    text = glyphs.text
    char = text[at]
    if char not in COMMON_HANZI or at - 1 in possible or at + 1 in possible:
        return 0.0
    if char in SURNAMES and _may_open_name(glyphs, at):
        return 0.0
    if _may_close_name(glyphs, at):
        return 0.0
    cost = lexicon().cost
    if text[at : at + 2] in cost or any(
        text[start : at + 1] in cost for start in range(max(0, at - 3), at)
    ):
        return 0.0
    return figure - hanzi_alone(char)


def hanzi_alone(char: str) -> float:
    """The log probability of a hanzi that is a word of its own."""
    words = lexicon()
    return words.cost.get(char) or words.unknown


def _may_open_name(glyphs: Glyphs, at: int) -> bool:
    """Could a name begin here: after a mark, maybe garbled, or after 对, 和, 局长 …?"""
    before = glyphs.text[at - 1 : at]
    if before in COMMON_HANZI:
        return not lexicon().is_word(glyphs.text[max(0, at - 2) : at])  # 转院
    return (
        glyphs.starts_line[at]
        or before in KIND_OF_MARK
        or before in HALF_WIDTH
        or before in ENDS_WORD_THAT_GOVERNS
    )


def _may_close_name(glyphs: Glyphs, at: int) -> bool:
    """Could it be a name's last hanzi: 李尧, 林志遥, behind a mark or in a cell?"""
    return any(
        glyphs.text[first] in SURNAMES
        and (stands_apart(glyphs, first) or glyphs.text[first - 1] in KIND_OF_MARK)
        for first in range(max(0, at - 2), at)
    )
