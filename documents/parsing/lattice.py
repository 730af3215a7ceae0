"""The best reading of a run of characters: words, and marks where they may stand.

Every character is a word of its own or part of a dictionary word; a doubtful
hanzi may also be its mark. The best path through that lattice decides all of
them together. Read forwards and backwards it also tells how much worse the best
path is that decides a character the other way: its margin.
"""

from collections.abc import Iterator, Mapping, Sequence

from documents.parsing.glyphs import Glyphs
from documents.parsing.lexicon import lexicon
from documents.parsing.marks import (
    CLOSING,
    COMMON_HANZI,
    COMMONNESS,
    OPENING,
    STOPS,
)
from documents.parsing.rowrule import HANZI_OF, MARK_OF

_OTHER, _STOP, _OPEN, _CLOSE, _NAME, _GOVERNOR = range(6)
_KINDS = range(6)
_WORDS = (_OTHER, _GOVERNOR)
KIND_OF_MARK = (
    dict.fromkeys(STOPS, _STOP)
    | dict.fromkeys(OPENING, _OPEN)
    | dict.fromkeys(CLOSING, _CLOSE)
)
# [what stands before][what follows]: no stop after a stop, an opening mark or a
# word that governs what follows; nothing opened and closed at once, hardly anything
# opened twice; a name begins where no word could go on, else it is a comma and a word.
# Words follow anything.
_FOLLOWS = (
    (0, 0, 0, 0, -8, 0),
    (0, -9, 0, -3, 0, 0),
    (0, -9, -3, -9, 0, 0),
    (0, 0, 0, 0, -12, 0),
    (0, 0, 0, 0, -12, 0),
    (0, -6, 0, -3, -5, 0),
)
_GOVERNORS = frozenset((*"对向和与及把被从将在", "以及", "关于", "对于", "免去"))
_GOVERNORS_END = frozenset(word[-1] for word in _GOVERNORS)
_PROPER_MARK = -1.0
_DASH, _GARBLED_DASH = "—", HANZI_OF["—"]
_DASHES = -8.0  # two or more together; one alone is the hanzi …
_DASH_BETWEEN = -4.0  # … but between two years or dates: 2023—2025年
_BEFORE_DASH = frozenset("0123456789年月日%％豫")
# Surnames among the hanzi of rows 50 to 52.
SURNAMES = frozenset("袁叶于尧余俞姚郁虞尹殷阴雍游尤禹岳云元苑曾")
_NAMES = ((3, -16.0), (2, -15.0))  # length with the surname, log probability
_MARK_IN_NAME = -5.0  # for a given name that a common mark may show as
_CLASSICAL = "曰"  # common in the dictionary's sources, not in official prose
_NEVER = -1e9
_LONGEST_WORD = 8

_Edge = tuple[int, int, float, bool]  # end, kind, log probability, is it a mark
_Row = list[float]  # by the kind of what stands before


def margins(
    glyphs: Glyphs,
    readings: Mapping[int, float],
    start: int,
    end: int,
) -> dict[int, float]:
    """Between `start` and `end`: each place that the best path reads as a mark, and by
    how much it beats the best path that reads a hanzi there (a difference of log
    probabilities). `readings` are the places that may be marks, with their figures."""
    edges = [
        [
            (stop - start, kind, figure, is_mark)
            for stop, kind, figure, is_mark in _edges(glyphs, at, end, readings)
        ]
        for at in range(start, end)
    ]
    forwards, came_from = _forwards(edges)
    marks = _marks_on_best_path(forwards, came_from)
    if not marks:
        return {}
    backwards = _backwards(edges)
    best = max(forwards[-1])
    return {
        start + place: best - _best_as_hanzi(place, edges, forwards, backwards)
        for first, stop in marks
        for place in range(first, stop)
    }


def windows(glyphs: Glyphs, doubtful: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that decide on the doubtful places (in order), each apart from the
    others: from mark to mark, or from where every path has to break to where it has to."""
    start, stop, text = 0, 0, glyphs.text
    for at in doubtful:
        if at < stop:
            continue
        begins = _break_before(text, at, stop)
        if begins is not None:
            if stop:
                yield start, stop
            start = begins
        stop = _break_behind(text, at)
    if stop:
        yield start, stop


def _break_before(text: str, at: int, least: int) -> int | None:
    for place in range(at, max(least, 1) - 1, -1):
        if text[place - 1] in KIND_OF_MARK:
            return place - 1
        if _is_break(text, place):
            return place
    return None


def _break_behind(text: str, at: int) -> int:
    for place in range(at + 1, len(text)):
        if text[place] in KIND_OF_MARK:
            return place + 1
        if _is_break(text, place):
            return place
    return len(text)


def _is_break(text: str, at: int) -> bool:
    """Does no word or name span the place, and nothing before it govern what follows?"""
    before = text[at - 1]
    if before in MARK_OF or before in _GOVERNORS_END or text[at] in MARK_OF:
        return False
    if not SURNAMES.isdisjoint(text[max(0, at - 2) : at]):
        return False
    cost = lexicon().cost
    return not any(
        text[start : at + 1] in cost
        for start in range(max(0, at - _LONGEST_WORD + 1), at)
    )


def may_open_name(glyphs: Glyphs, at: int) -> bool:
    """Could a name begin here: after a mark, maybe garbled, or after 对, 和, 将 …?"""
    before = glyphs.text[at - 1 : at]
    if before in COMMON_HANZI:
        return not lexicon().is_word(glyphs.text[max(0, at - 2) : at])  # 转院
    return glyphs.starts_line[at] or before in KIND_OF_MARK or before in _GOVERNORS_END


def _edges(
    glyphs: Glyphs, at: int, end: int, readings: Mapping[int, float]
) -> list[_Edge]:
    text, char = glyphs.text, glyphs.text[at]
    if kind := KIND_OF_MARK.get(char):
        return [(at + 1, kind, _PROPER_MARK, False)]
    edges = _words(text, at, end)
    if char == _GARBLED_DASH:
        return edges + _dashes(text, at, end)
    figure = readings.get(at)
    if char in SURNAMES and may_open_name(glyphs, at) and not _is_paired(char, figure):
        edges += _names(text, at, end)
    if figure is not None:
        edges.append((at + 1, KIND_OF_MARK.get(MARK_OF[char], _OTHER), figure, True))
    return edges


def _is_paired(char: str, figure: float | None) -> bool:
    """An opening mark whose partner waits for it leaves no room for a name."""
    mark = MARK_OF.get(char, "")
    return figure is not None and mark in OPENING and figure > COMMONNESS[mark]


def _dashes(text: str, at: int, end: int) -> list[_Edge]:
    stop = at
    while stop < end and text[stop] == _GARBLED_DASH:
        stop += 1
    edges = [(place, _OTHER, _DASHES, True) for place in range(at + 2, stop + 1)]
    if text[at - 1 : at] in _BEFORE_DASH and text[at + 1 : at + 2].isdecimal():
        edges.append((at + 1, _OTHER, _DASH_BETWEEN, True))
    return edges


def _words(text: str, at: int, end: int) -> list[_Edge]:
    dictionary = lexicon()
    cost = dictionary.cost
    char = text[at]
    single = None if char in _CLASSICAL else cost.get(char)
    figure = dictionary.unknown if single is None else single
    edges = [(at + 1, _GOVERNOR if char in _GOVERNORS else _OTHER, figure, False)]
    for stop in range(at + 2, min(end, at + _LONGEST_WORD) + 1):
        word = text[at:stop]
        if word not in cost:
            break
        known = cost[word]
        if known is not None and _CLASSICAL not in word:
            kind = _GOVERNOR if word in _GOVERNORS else _OTHER
            edges.append((stop, kind, known, False))
    return edges


def _names(text: str, at: int, end: int) -> list[_Edge]:
    """袁伟, 叶春苗, 袁溪县: a surname that a font may have garbled, and what follows."""
    return [
        (at + size, _NAME, figure + _MARK_IN_NAME * _common_hanzi(given), False)
        for size, figure in _NAMES
        if at + size <= end
        for given in (text[at + 1 : at + size],)
        if all("一" <= char <= "鿿" for char in given)
    ]


def _common_hanzi(given: str) -> int:
    return sum(char in COMMON_HANZI for char in given)


def _forwards(
    edges: list[list[_Edge]],
) -> tuple[list[_Row], list[list[tuple[int, int, bool]]]]:
    """Best figure from the start to each place, and where it came from."""
    size = len(edges)
    rows: list[_Row] = [[_NEVER] * len(_KINDS) for _ in range(size + 1)]
    came_from = [[(0, 0, False)] * len(_KINDS) for _ in range(size + 1)]
    rows[0][_OTHER] = 0.0
    for at in range(size):
        row = rows[at]
        best = max(row)
        best_before = row.index(best)
        for end, kind, figure, is_mark in edges[at]:
            into = rows[end]
            if kind in _WORDS:
                if best + figure > into[kind]:
                    into[kind] = best + figure
                    came_from[end][kind] = (at, best_before, is_mark)
                continue
            for before in _KINDS:
                total = row[before] + _FOLLOWS[before][kind] + figure
                if total > into[kind]:
                    into[kind] = total
                    came_from[end][kind] = (at, before, is_mark)
    return rows, came_from


def _backwards(edges: list[list[_Edge]]) -> list[_Row]:
    """Best figure from each place to the end, by the kind of what stands before it."""
    size = len(edges)
    rows: list[_Row] = [[_NEVER] * len(_KINDS) for _ in range(size)]
    rows.append([0.0] * len(_KINDS))
    for at in range(size - 1, -1, -1):
        words, row = _NEVER, rows[at]
        for end, kind, figure, _ in edges[at]:
            rest = figure + rows[end][kind]
            if kind in _WORDS:
                words = max(words, rest)
                continue
            for before in _KINDS:
                row[before] = max(row[before], _FOLLOWS[before][kind] + rest)
        for before in _KINDS:
            row[before] = max(row[before], words)
    return rows


def _marks_on_best_path(
    forwards: list[_Row], came_from: list[list[tuple[int, int, bool]]]
) -> list[tuple[int, int]]:
    marks = []
    end, kind = len(forwards) - 1, max(_KINDS, key=forwards[-1].__getitem__)
    while end:
        start, before, is_mark = came_from[end][kind]
        if is_mark:
            marks.append((start, end))
        end, kind = start, before
    return marks[::-1]


def _best_as_hanzi(
    place: int, edges: list[list[_Edge]], forwards: list[_Row], backwards: list[_Row]
) -> float:
    return max(
        forwards[start][before] + _FOLLOWS[before][kind] + figure + backwards[end][kind]
        for start in range(max(0, place - _LONGEST_WORD), place + 1)
        for end, kind, figure, is_mark in edges[start]
        if end > place and not is_mark
        for before in _KINDS
    )
