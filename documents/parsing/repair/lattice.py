"""The best reading of a run of characters: words, names, and marks where they may stand.

Every character is a word of its own, part of a dictionary word or of a name; a
doubtful hanzi may also be its mark. The best path through that lattice decides all of
them together. Read forwards and backwards it also tells how much worse the best
path is that decides a character the other way: its margin.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import add

from documents.parsing.repair.full_width_runs import Spans
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import (
    CLOSING,
    COMMON_HANZI,
    COMMONNESS,
    OPENING,
    STOPS,
)
from documents.parsing.repair.names import SURNAMES, names, places, stands_apart
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

# What stands before: a stop behind a name is LISTED, 局长 and 任命 are an OFFICE.
# A name that begins a line or a cell is a CELL.
_OTHER, _STOP, _OPEN, _CLOSE, _NAME, _GOVERNOR, _OFFICE, _LISTED, _CELL = range(9)
_KINDS = range(9)
_NEVER = -1e9
KIND_OF_MARK = (
    dict.fromkeys(STOPS, _STOP)
    | dict.fromkeys(OPENING, _OPEN)
    | dict.fromkeys(CLOSING, _CLOSE)
)
# A wide blank leads on to what follows as a governing word does: no stop stands there.
_KIND_BY_MARK = KIND_OF_MARK | {"\u3000": _GOVERNOR}
# [what follows][what stands before]: no stop after a stop, an opening mark or a word
# that governs what follows; nothing opened and closed at once, hardly anything opened
# twice; names stand in lists, behind offices and marks.
_AFTER_ANY = (0, 0, 0, 0, 0, 0, 0, -1.5, 0)
_FOLLOWS = (
    _AFTER_ANY,
    (0, -9, -9, 0, _NEVER, -6, -0.5, -9, _NEVER),
    (0, 0, -3, 0, 0, 0, 0, 0, 0),
    (0, -3, -9, 0, 0, -3, 0, -3, 0),
    (-9, -3, -3, -5, -12, -4, 0, 0, -12),
    _AFTER_ANY,
    _AFTER_ANY,
    (_NEVER, _NEVER, _NEVER, _NEVER, 0, _NEVER, _NEVER, _NEVER, 0),
    (-4, -3, -3, -4, 0, -4, -1, 0, 3),
)
_GROUP = (_OTHER, _STOP, _OPEN, _CLOSE, _NAME, _OTHER, _OTHER, _LISTED, _CELL)
# Words are alike.
_GOVERNORS = frozenset((*"对向和与及把被从将在", "以及", "关于", "对于"))
_APPOINTING = frozenset(
    ("任命", "聘任", "聘请", "提名", "选举", "增补", "推荐", "免去")
)
_OFFICES = frozenset(
    (
        "主任",
        "书记",
        "主席",
        "教授",
        "经理",
        "委员",
        "成员",
        "专员",
        "公证员",
        "调研员",
        "参事",
    )
)
_CHIEF = "长"  # 局长, 院长, but not 增长
_LED = frozenset("局院市县区镇乡校厂队组站馆处科部司厅社班会所行书事州省村团")
_SPECIAL_END = frozenset(
    word[-1] for word in (*_GOVERNORS, *_APPOINTING, *_OFFICES, _CHIEF)
)
_PROPER_MARK = -1.0
_DASH, _GARBLED_DASH = "—", HANZI_OF["—"]
_DASHES = -8.0  # two or more together; one alone is the hanzi …
_DASH_BETWEEN = -4.0  # … but between two years or dates: 2023—2025年
_BEFORE_DASH = frozenset("0123456789年月日%％豫")
_SPEAKS = HANZI_OF[
    "；"
]  # 曰: common in the dictionary's sources, not in official prose
_SPOKEN = -9.0  # … but before ：“
_LONGEST_WORD = 8

_Edge = tuple[int, int, float, bool]  # end, kind, log probability, is it a mark
_Row = list[float]  # by the kind of what stands before


def margins(
    glyphs: Glyphs,
    readings: Mapping[int, float],
    spans: Spans,
    start: int,
    end: int,
) -> dict[int, float]:
    """Between `start` and `end`: each place that the best path reads as a mark, and by
    how much it beats the best path that reads a hanzi there (a difference of log
    probabilities). `readings` are the places that may be marks, with their figures,
    `spans` runs of letters and digits."""
    edges = [
        [
            (stop - start, kind, figure, is_mark)
            for stop, kind, figure, is_mark in _edges(glyphs, at, end, readings, spans)
        ]
        for at in range(start, end)
    ]
    before = _NAME if _closes_name(glyphs.text, start) else _OTHER
    forwards, came_from = _forwards(edges, before)
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


def windows(
    glyphs: Glyphs, doubtful: Sequence[int], spans: Spans
) -> Iterator[tuple[int, int]]:
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
        stop = _break_behind(
            text, max((end for end, _ in spans.get(at, ())), default=at)
        )
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
    if before in MARK_OF or before in _SPECIAL_END or text[at] in MARK_OF:
        return False
    if not SURNAMES.isdisjoint(text[max(0, at - 3) : at]):
        return False
    cost = lexicon().cost
    for start in range(at - 1, max(0, at - _LONGEST_WORD + 1) - 1, -1):
        if text[start : at + 1] in cost:
            return False
    return True


def _closes_name(text: str, at: int) -> bool:
    """Is it a stop behind what is a name from mark to mark?"""
    if text[at] not in STOPS:
        return False
    return any(
        text[first] in SURNAMES and (not first or text[first - 1] in KIND_OF_MARK)
        for first in range(max(0, at - 3), at - 1)
    )


def may_open_name(glyphs: Glyphs, at: int) -> bool:
    """Could a name begin here: after a mark, maybe garbled, or after 对, 和, 局长 …?"""
    before = glyphs.text[at - 1 : at]
    if before in COMMON_HANZI:
        return not lexicon().is_word(glyphs.text[max(0, at - 2) : at])  # 转院
    return glyphs.starts_line[at] or before in KIND_OF_MARK or before in _SPECIAL_END


def may_close_name(glyphs: Glyphs, at: int) -> bool:
    """Could it be a name's last hanzi: 李尧, 林志遥, behind a mark or in a cell?"""
    return any(
        glyphs.text[first] in SURNAMES
        and (stands_apart(glyphs, first) or glyphs.text[first - 1] in KIND_OF_MARK)
        for first in range(max(0, at - 2), at)
    )


def _edges(
    glyphs: Glyphs,
    at: int,
    end: int,
    readings: Mapping[int, float],
    spans: Spans,
) -> list[_Edge]:
    text, char = glyphs.text, glyphs.text[at]
    if kind := KIND_OF_MARK.get(char):
        return _mark(at, kind, _PROPER_MARK, False)
    edges = _words(text, at, end)
    if char == _GARBLED_DASH:
        return edges + _dashes(text, at, end)
    figure = readings.get(at)
    if char in SURNAMES and not _is_paired(char, figure):
        kind = _CELL if glyphs.stands_apart(at) else _NAME
        edges += [(stop, kind, cost, False) for stop, cost in names(glyphs, at, end)]
        if char in MARK_OF:
            edges += [
                (stop, _OTHER, cost, False) for stop, cost in places(glyphs, at, end)
            ]
    if at in spans:
        edges += [(stop, _OTHER, cost, True) for stop, cost in spans[at] if stop <= end]
    if figure is not None:
        edges += _mark(at, _KIND_BY_MARK.get(MARK_OF[char], _OTHER), figure, True)
    return edges


def _mark(at: int, kind: int, figure: float, is_mark: bool) -> list[_Edge]:
    edges = [(at + 1, kind, figure, is_mark)]
    if kind == _STOP:
        edges.append((at + 1, _LISTED, figure, is_mark))
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
    single = _single(text, at, cost.get(char))
    figure = dictionary.unknown if single is None else single
    edges = [(at + 1, _kind_of(char), figure, False)]
    for stop in range(at + 2, min(end, at + _LONGEST_WORD) + 1):
        word = text[at:stop]
        if word not in cost:
            break
        known = dictionary.figure(word)
        if known is not None and _SPEAKS not in word:
            edges.append((stop, _kind_of(word), known, False))
    return edges


def _single(text: str, at: int, known: float | None) -> float | None:
    if text[at] != _SPEAKS:
        return known
    spoken = text[at + 1 : at + 2] in "：院" and text[at + 2 : at + 3] in "“野"
    return _SPOKEN if spoken else None


def _kind_of(word: str) -> int:
    if word in _GOVERNORS:
        return _GOVERNOR
    if word in _APPOINTING or word in _OFFICES:
        return _OFFICE
    return _OFFICE if word[-1] == _CHIEF and word[-2:-1] in _LED else _OTHER


def _forwards(
    edges: list[list[_Edge]], first: int
) -> tuple[list[_Row], list[list[tuple[int, int, bool]]]]:
    """Best figure from the start to each place, and where it came from."""
    size = len(edges)
    rows: list[_Row] = [[_NEVER] * len(_KINDS) for _ in range(size + 1)]
    came_from = [[(0, 0, False)] * len(_KINDS) for _ in range(size + 1)]
    rows[0][first] = 0.0
    for at in range(size):
        best_before: dict[int, tuple[float, int]] = {}
        for end, kind, figure, is_mark in edges[at]:
            group = _GROUP[kind]
            if group not in best_before:
                best_before[group] = _best_before(rows[at], group)
            best, before = best_before[group]
            if best + figure > rows[end][kind]:
                rows[end][kind] = best + figure
                came_from[end][kind] = (at, before, is_mark)
    return rows, came_from


def _best_before(row: _Row, kind: int) -> tuple[float, int]:
    """The best way to what the kind follows, and what stands before it then."""
    if kind == _OTHER:  # follows anything alike, save what is listed
        best = max(row)
        before = row.index(best)
        if before != _LISTED:
            return best, before
    totals = list(map(add, row, _FOLLOWS[kind]))
    best = max(totals)
    return best, totals.index(best)


def _backwards(edges: list[list[_Edge]]) -> list[_Row]:
    """Best figure from each place to the end, by the kind of what stands before it."""
    rows: list[_Row] = [[0.0] * len(_KINDS) for _ in range(len(edges) + 1)]
    for at in range(len(edges) - 1, -1, -1):
        best_of: dict[int, float] = {}
        for end, kind, figure, _ in edges[at]:
            rest, group = figure + rows[end][kind], _GROUP[kind]
            if rest > best_of.get(group, _NEVER):
                best_of[group] = rest
        figures = [
            [cost + rest for cost in _FOLLOWS[kind]] for kind, rest in best_of.items()
        ]
        rows[at] = figures[0] if len(figures) == 1 else list(map(max, *figures))
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
        _best_before(forwards[start], _GROUP[kind])[0] + figure + backwards[end][kind]
        for start in range(max(0, place - _LONGEST_WORD), place + 1)
        for end, kind, figure, is_mark in edges[start]
        if end > place and not is_mark
    )
