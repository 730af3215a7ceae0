"""The best reading of a run of characters: words, and marks where they may stand.

Every character is a word of its own or part of a dictionary word; a doubtful
hanzi may also be its mark. The best path through that lattice decides all of
them together. Read forwards and backwards it also tells how much worse the best
path is that decides a character the other way: its margin.
"""

from documents.parsing.evidence import CLOSING, COMMONNESS, OPENING, RARE, STOPS, score
from documents.parsing.glyphs import Glyphs
from documents.parsing.lexicon import Lexicon
from documents.parsing.rowrule import HANZI_OF, MARK_OF

_OTHER, _STOP, _OPEN, _CLOSE, _NAME, _GOVERNOR = range(6)
_KINDS = range(6)
_KIND = (
    dict.fromkeys(STOPS, _STOP)
    | dict.fromkeys(OPENING, _OPEN)
    | dict.fromkeys(CLOSING, _CLOSE)
)
# [what stands before][what follows]: no stop after a stop, an opening mark or a
# word that governs what follows; nothing opened and closed at once, hardly anything
# opened twice; a name begins where no word could go on, else it is a comma and a word.
_FOLLOWS = (
    (0, 0, 0, 0, -8, 0),
    (0, -9, 0, -3, 0, 0),
    (0, -9, -3, -9, 0, 0),
    (0, 0, 0, 0, -12, 0),
    (0, 0, 0, 0, -12, 0),
    (0, -6, 0, -3, -5, 0),
)
_GOVERNORS = frozenset(
    [
        "对",
        "向",
        "和",
        "与",
        "及",
        "把",
        "被",
        "从",
        "将",
        "在",
        "以及",
        "关于",
        "对于",
        "免去",
    ]
)
_GOVERNORS_END = frozenset(word[-1] for word in _GOVERNORS)
_PROPER_MARK = -1.0
_DASH, _GARBLED_DASH = "—", HANZI_OF["—"]
_DASHES = -8.0  # two or more together; one alone is the hanzi …
_DASH_BETWEEN = -4.0  # … but between two years or dates: 2023—2025年
# Surnames among the hanzi of rows 50 to 52.
_SURNAMES = frozenset("袁叶于尧余俞姚郁虞尹殷阴雍游尤禹岳云元苑曾")
_NAMES = ((3, -16.0), (2, -15.0))  # length with the surname, log probability
_MARK_IN_NAME = -5.0  # for a given name that a common mark may show as
_CLASSICAL = "曰"  # common in the dictionary's sources, not in official prose
_BEFORE_DASH = frozenset("0123456789年月日%％")
_COMMON = -6.5
_NEVER = -1e9


_LONGEST_WORD = 8
_Edge = tuple[int, int, float, bool]  # end, kind, log probability, is it a mark
_Row = list[float]  # by the kind of what stands before


def margins(glyphs: Glyphs, lexicon: Lexicon) -> dict[int, float]:
    """Each place that the best path reads as a mark, and its margin: by how much that
    path beats the best one that reads a hanzi there (difference of log probabilities).
    """
    edges = [_edges(glyphs, at, lexicon) for at in range(len(glyphs.text))]
    forwards, came_from = _forwards(edges)
    backwards = _backwards(edges)
    best = max(forwards[-1])
    return {
        place: best - _best_as_hanzi(place, edges, forwards, backwards)
        for start, end in _marks_on_best_path(forwards, came_from)
        for place in range(start, end)
    }


def _edges(glyphs: Glyphs, at: int, lexicon: Lexicon) -> list[_Edge]:
    text = glyphs.text
    char = text[at]
    if kind := _KIND.get(char):
        return [(at + 1, kind, _PROPER_MARK, False)]
    edges = _words(text, at, lexicon)
    mark = MARK_OF.get(char)
    if mark is None:
        return edges
    figure = score(glyphs, at, mark)
    # An opening mark whose partner waits for it leaves no room for a name.
    paired = mark in OPENING and figure > COMMONNESS.get(mark, RARE)
    if char in _SURNAMES and not paired and _may_open_name(glyphs, at):
        edges += _names(text, at)
    if mark == _DASH:
        edges += _dashes(text, at)
    else:
        edges.append((at + 1, _KIND.get(mark, _OTHER), figure, True))
    return edges


def _dashes(text: str, at: int) -> list[_Edge]:
    end = at
    while text[end : end + 1] == _GARBLED_DASH:
        end += 1
    edges = [(stop, _OTHER, _DASHES, True) for stop in range(at + 2, end + 1)]
    if text[at - 1 : at] in _BEFORE_DASH and text[at + 1 : at + 2].isdigit():
        edges.append((at + 1, _OTHER, _DASH_BETWEEN, True))
    return edges


def _words(text: str, at: int, lexicon: Lexicon) -> list[_Edge]:
    cost = lexicon.cost
    single = cost.get(text[at])
    figure = lexicon.unknown if single is None else single
    if text[at] in _CLASSICAL:
        figure = lexicon.unknown
    edges: list[_Edge] = [(at + 1, _word_kind(text[at]), figure, False)]
    for end in range(at + 2, min(len(text), at + _LONGEST_WORD) + 1):
        word = text[at:end]
        if word not in cost:
            break
        known = cost[word]
        if known is not None:
            edges.append((end, _word_kind(word), known, False))
    return edges


def _word_kind(word: str) -> int:
    return _GOVERNOR if word in _GOVERNORS else _OTHER


def _may_open_name(glyphs: Glyphs, at: int) -> bool:
    before = glyphs.text[at - 1 : at]
    return (
        glyphs.starts_line[at]
        or before in _KIND
        or _is_common_mark(before)
        or before in _GOVERNORS_END
    )


def _is_common_mark(hanzi: str) -> bool:
    return COMMONNESS.get(MARK_OF.get(hanzi, ""), RARE) > _COMMON


def _names(text: str, at: int) -> list[_Edge]:
    """袁伟, 叶春苗, 袁溪县: a surname that a font may have garbled, and what follows."""
    return [
        (
            at + size,
            _NAME,
            figure + _MARK_IN_NAME * sum(map(_is_common_mark, given)),
            False,
        )
        for size, figure in _NAMES
        for given in (text[at + 1 : at + size],)
        if len(given) == size - 1 and all("一" <= char <= "鿿" for char in given)
    ]


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
        for end, kind, figure, is_mark in edges[at]:
            for before in _KINDS:
                total = row[before] + _FOLLOWS[before][kind] + figure
                if total > rows[end][kind]:
                    rows[end][kind] = total
                    came_from[end][kind] = (at, before, is_mark)
    return rows, came_from


def _backwards(edges: list[list[_Edge]]) -> list[_Row]:
    """Best figure from each place to the end, by the kind of what stands before it."""
    size = len(edges)
    rows: list[_Row] = [[_NEVER] * len(_KINDS) for _ in range(size)] + [
        [0.0] * len(_KINDS)
    ]
    for at in range(size - 1, -1, -1):
        row = rows[at]
        for end, kind, figure, _ in edges[at]:
            rest = figure + rows[end][kind]
            for before in _KINDS:
                total = _FOLLOWS[before][kind] + rest
                if total > row[before]:
                    row[before] = total
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
