"""Which lines come from a broken font, judged over all of them together.

Proper marks speak for clean text, hanzi better read as marks for garbled. Clean and
garbled lines come in stretches, long ones (pages) or short ones (lines): how often one
becomes the other is learnt from the text itself, and so is how many proper marks its
garbled lines hold.

A broken font garbles stops, brackets and quotation marks first of all, and no prose is
without them. So the fewer of a text's are garbled, the less do its digits, letters and
signs tell, whose hanzi begin words that no dictionary has (圆曲线); in a text that is full
of proper ones and shows none garbled, nothing. And where nearly all are proper, a line with
only one hanzi like a mark may as well hold such a word (尧乡起点): it takes more to be
garbled, and the same word on many lines tells no more than on one.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import CLOSING, OPENING, ROMAN, SERIES, STOPS
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_DOUBT = 10  # informative lines that the text has to outweigh
_UNSEEN = 30  # marks that a text may have garbled elsewhere
_BY_CHANCE = (
    2000  # characters in which 元老院 or the like says as much as 1 for garbled
)
_MOSTLY_CLEAN = 4  # proper stops for each garbled one
_LONGEST_UNKNOWN = 2  # hanzi like marks in one word: 源远
_ROUNDS = 3
_ENOUGH_FOR_BLANKS = 10  # one garbled stop in so many
_WIDE_BLANK = "\u3000"
_BLANKS = f" \t{_WIDE_BLANK}"  # at a line's start they are no marks
_ANY = re.compile(f"[{re.escape(''.join(HANZI_OF))}]")
_IN_ALL_PROSE = STOPS + OPENING + CLOSING
_PROSE = re.compile(f"[{re.escape(_IN_ALL_PROSE)}]")
_TELLING = frozenset((*_IN_ALL_PROSE, *ROMAN, *"".join(SERIES), *"．—"))


@dataclass(frozen=True, slots=True)
class JudgedLines:
    """Which lines are garbled, and the weights that were learnt from the text: what it
    costs to change between clean and garbled, and what a proper mark says.

    edge: what it costs that the first or the last line is garbled, which is as much where
    most of the text says that it is clean, so that it would go on so.
    """

    garbled: list[bool]
    change: float
    mark: float
    edge: float


def proper_marks(lines: Sequence[str]) -> list[int]:
    """How many marks that a broken font would have garbled each line holds."""
    return [len(_ANY.findall(line.lstrip(_BLANKS))) for line in lines]


def line_evidence(
    lines: Sequence[str], margins: Mapping[int, Mapping[int, float]]
) -> list[float]:
    """How much the hanzi of each line say for garbled (log odds), where `margins` are, by
    index of the line, the columns that would be marks → their margins. Nothing where the
    whole text says no more than chance would."""
    proper, garbled = _stops(lines, margins)
    most = _most_evidence(proper, garbled)
    evidence = [0.0] * len(lines)
    for index, margin_at in margins.items():
        line = lines[index]
        evidence[index] = sum(
            min(margin, most(MARK_OF[line[column]]))
            for column, margin in margin_at.items()
        )
    words = _unknown_words(lines, margins)
    times = Counter(words.values())
    if proper > _MOSTLY_CLEAN * (garbled - len(words) + len(times)):
        for index, word in words.items():
            most_of_word = w.EVIDENCE_OF_LONE_HANZI / times[word]
            evidence[index] = min(evidence[index], most_of_word)
    if sum(evidence) * _BY_CHANCE < sum(map(len, lines)):
        return [0.0] * len(lines)
    return evidence


def _most_evidence(proper: int, garbled: int) -> Callable[[str], float]:
    """What a hanzi that would be a mark says at most, in a text of so many proper and
    garbled stops. One that has few of either is taken to have more garbled ones.

    A heading's wide blank (第一章　总则) is often the only mark of its line, so a tenth of
    the stops is enough for blanks to tell as much as stops do."""
    share = (garbled + _UNSEEN) / (proper + garbled + _UNSEEN)
    signs = w.EVIDENCE_OF_ONE_HANZI * share**2
    told = min(1, _ENOUGH_FOR_BLANKS * garbled / max(1, proper + garbled))
    blanks = max(signs, w.EVIDENCE_OF_ONE_HANZI * told)

    def most(mark: str) -> float:
        if mark in _TELLING:
            return w.EVIDENCE_OF_ONE_HANZI
        return blanks if mark == _WIDE_BLANK else signs

    return most


def _unknown_words(
    lines: Sequence[str], margins: Mapping[int, Mapping[int, float]]
) -> dict[int, str]:
    """The lines all of whose hanzi that would be marks may be of one word that no
    dictionary has → that word's beginning."""
    return {
        index: word
        for index, margin_at in margins.items()
        if (word := _unknown_word(lines[index], sorted(margin_at)))
    }


def _unknown_word(line: str, columns: Sequence[int]) -> str:
    """尧乡起点, 郭源远: the hanzi in the columns, if they are one or two in a row, and what
    stands behind them. Nothing where they are a wide blank, often the only mark of a
    heading, a sentence's end, or two of a mark that comes in twos (……)."""
    first, last = columns[0], columns[-1]
    if last - first + 1 != len(columns) or len(columns) > _LONGEST_UNKNOWN:
        return ""
    mark, end = MARK_OF[line[first]], last + 1
    doubled = len(columns) > 1 and line[first] == line[last]
    ends_sentence = end == len(line) and mark in _IN_ALL_PROSE
    if mark == _WIDE_BLANK or doubled or ends_sentence:
        return ""
    return line[first : end + 1]


def _stops(
    lines: Sequence[str], margins: Mapping[int, Mapping[int, float]]
) -> tuple[int, int]:
    """How many stops, brackets and quotation marks of the text are proper, and how many
    are plainly garbled."""
    proper = len(_PROSE.findall("".join(lines)))
    garbled = sum(
        margin > w.PLAIN and MARK_OF[lines[index][column]] in _IN_ALL_PROSE
        for index, margin_at in margins.items()
        for column, margin in margin_at.items()
    )
    return proper, garbled


def judge_lines(proper: Sequence[int], evidence: Sequence[float]) -> JudgedLines:
    """Which lines are garbled, where each holds so many proper marks, and its hanzi say
    so much for garbled (log odds)."""
    change, mark = w.LINE_CHANGES, w.MARK_IS_PROPER
    mostly_clean = sum(proper) * mark > sum(evidence)
    judged = JudgedLines([], change, mark, 0.0)
    for _ in range(_ROUNDS):
        edge = change if mostly_clean else 0.0
        states = _likeliest(proper, evidence, JudgedLines([], change, mark, edge))
        is_stable = states == judged.garbled
        judged = JudgedLines(states, change, mark, edge)
        if is_stable:
            break
        change = _learnt_change(states, proper, evidence)
        mark = _learnt_mark(states, proper, evidence)
    return judged


def line_margins(
    proper: Sequence[int], evidence: Sequence[float], judged: JudgedLines
) -> list[float]:
    """For each line by how much the best reading of all lines in which it is garbled
    beats the best in which it is clean."""
    before = _best_before(proper, evidence, judged)
    behind = _best_before(proper[::-1], evidence[::-1], judged)[::-1]
    return [
        (garbled + rest_garbled - judged.mark * marks) - (clean + rest_clean - figure)
        for (clean, garbled), (rest_clean, rest_garbled), marks, figure in zip(
            before, behind, proper, evidence, strict=True
        )
    ]


def _best_before(
    proper: Sequence[int], evidence: Sequence[float], judged: JudgedLines
) -> list[tuple[float, float]]:
    """The best that the lines before each say for it being clean, and garbled."""
    clean, garbled = 0.0, -judged.edge
    best = []
    for marks, figure in zip(proper, evidence, strict=True):
        clean, garbled = (
            max(clean, garbled - judged.change),
            max(garbled, clean - judged.change),
        )
        best.append((clean, garbled))
        clean, garbled = clean - figure, garbled - judged.mark * marks
    return best


def _likeliest(
    proper: Sequence[int], garbled: Sequence[float], weights: JudgedLines
) -> list[bool]:
    """The states of the lines, by the weights."""
    change, mark = weights.change, weights.mark
    as_clean, as_garbled = 0.0, -weights.edge
    came: list[tuple[bool, bool]] = []  # garbled before: where now clean, now garbled
    for marks, figure in zip(proper, garbled, strict=True):
        to_clean = as_garbled - change > as_clean
        to_garbled = as_garbled >= as_clean - change
        came.append((to_clean, to_garbled))
        as_clean, as_garbled = (
            max(as_clean, as_garbled - change) - figure,
            max(as_garbled, as_clean - change) - mark * marks,
        )
    state = as_garbled - weights.edge > as_clean
    states = []
    for to_clean, to_garbled in reversed(came):
        states.append(state)
        state = to_garbled if state else to_clean
    return states[::-1]


def _learnt_change(
    states: Sequence[bool], proper: Sequence[int], garbled: Sequence[float]
) -> float:
    telling = [
        state
        for state, marks, figure in zip(states, proper, garbled, strict=True)
        if marks or figure
    ]
    changes = sum(a != b for a, b in pairwise(telling))
    if not changes:
        return w.LINE_CHANGES
    rate = changes / (len(telling) + _DOUBT)
    return min(w.LINE_CHANGES_MOST, max(w.LINE_CHANGES_LEAST, -log(rate)))


def _learnt_mark(
    states: Sequence[bool], proper: Sequence[int], garbled: Sequence[float]
) -> float:
    lines = [
        (marks, figure > 0)
        for state, marks, figure in zip(states, proper, garbled, strict=True)
        if state and (marks or figure)
    ]
    mixed = sum(bool(marks) and has for marks, has in lines)
    if not mixed:
        return w.MARK_IS_PROPER
    return min(
        w.MARK_IS_PROPER,
        max(w.MARK_IS_PROPER_LEAST, -log(mixed / (len(lines) + _DOUBT))),
    )
