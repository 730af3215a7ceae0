"""What a text may consist of: words, names, and marks where they may stand.

Every character is a word of its own, part of a dictionary word or of a name; a
doubtful hanzi may also be its mark. Each of these is an edge of the lattice; the best
path through it (`best_path`) decides on all of them together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.parsing.repair import weights as w
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.latin_runs import LatinRuns
from documents.parsing.repair.marks import CLOSING, OPENING, STOPS
from documents.parsing.repair.names import SURNAMES, personal_names, place_names
from documents.parsing.repair.rules.chemistry import joins_chemical
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

KINDS = (
    "other", "stop", "open", "close", "name", "governor", "office", "listed", "cell",
)  # fmt: skip
"""What stands before tells what may follow: a stop behind a name is `listed`, 局长 and 任命
are an `office`, 对 and 关于 govern what follows. A name that begins a line or a cell is a
`cell`."""
OTHER, STOP, OPEN, CLOSE, NAME, GOVERNOR, OFFICE, LISTED, CELL = range(len(KINDS))
ALIKE = (OTHER, STOP, OPEN, CLOSE, NAME, OTHER, OTHER, LISTED, CELL)
"""By kind: the kind that follows the same things as it does. Words are alike."""
FOLLOWS = tuple(
    tuple(w.BESIDE.get((before, after), 0.0) for before in KINDS) for after in KINDS
)
"""[what follows][what stands before] → log odds."""
KIND_OF_MARK = (
    dict.fromkeys(STOPS, STOP)
    | dict.fromkeys(OPENING, OPEN)
    | dict.fromkeys(CLOSING, CLOSE)
)
LONGEST_WORD = 8  # characters
# A wide blank leads on to what follows as a governing word does: no stop stands there.
_KIND_BY_MARK = KIND_OF_MARK | {"\u3000": GOVERNOR}
_GOVERNORS = frozenset((*"对向和与及把被从将在由", "以及", "关于", "对于"))
_APPOINTING = frozenset(
    ("任命", "聘任", "聘请", "提名", "选举", "增补", "推荐", "免去")
)
_OFFICES = frozenset(
    [
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
    ]
)
_CHIEF = "长"  # 局长, 院长, but not 增长
_LED = frozenset("局院市县区镇乡校厂队组站馆处科部司厅社班会所行书事州省村团")
ENDS_WORD_THAT_GOVERNS = frozenset(
    word[-1] for word in (*_GOVERNORS, *_APPOINTING, *_OFFICES, _CHIEF)
)
_GARBLED_DASH = HANZI_OF["—"]
_LONGEST_DASH = 24  # characters: a rule over half a line
_BEFORE_DASH = frozenset("0123456789年月日%％豫")
_SPEAKS = HANZI_OF[
    "；"
]  # 曰: common in the dictionary's sources, not in official prose

Edge = tuple[int, int, float, bool]
"""Where it ends, its kind, its log probability, is it a mark that shows as hanzi?"""


@dataclass(frozen=True, slots=True)
class Lattice:
    """A text, the places in it that may be marks with their figures, and the runs of
    full-width letters and digits that it may hold."""

    glyphs: Glyphs
    readings: Mapping[int, float]
    runs: LatinRuns

    def edges(self, at: int, end: int) -> list[Edge]:
        """What may begin at `at` and ends by `end`."""
        text, char = self.glyphs.text, self.glyphs.text[at]
        if kind := KIND_OF_MARK.get(char):
            return _mark(at, kind, w.PROPER_MARK, False)
        edges = self.words(at, end)
        if char == _GARBLED_DASH:
            return edges + _dashes(text, at, end)
        figure = self.readings.get(at)
        if char in SURNAMES and not _is_paired(char, figure):
            edges += self._names(at, end)
        if at in self.runs:
            edges += [
                (stop, OTHER, cost, True) for stop, cost in self.runs[at] if stop <= end
            ]
        if figure is not None:
            edges += _mark(at, _KIND_BY_MARK.get(MARK_OF[char], OTHER), figure, True)
        return edges

    def words(self, at: int, end: int) -> list[Edge]:
        """The dictionary's words that begin there, and the character alone."""
        dictionary, text = lexicon(), self.glyphs.text
        cost = dictionary.cost
        char = text[at]
        single = cost.get(char) if char != _SPEAKS else _spoken(text, at)
        figure = dictionary.unknown if single is None else single
        edges = [(at + 1, _kind_of(char), figure, False)]
        for stop in range(at + 2, min(end, at + LONGEST_WORD) + 1):
            word = text[at:stop]
            if word not in cost:
                break
            known = dictionary.figure(word)
            if known is not None and _SPEAKS not in word:
                edges.append((stop, _kind_of(word), known, False))
        return edges

    def _names(self, at: int, end: int) -> list[Edge]:
        glyphs = self.glyphs
        apart = glyphs.stands_apart(at) and not glyphs.runs_on(at)
        kind = CELL if apart else NAME
        edges = [
            (stop, kind, cost, False) for stop, cost in personal_names(glyphs, at, end)
        ]
        if glyphs.text[at] in MARK_OF:
            edges += [
                (stop, OTHER, cost, False)
                for stop, cost in place_names(glyphs, at, end)
            ]
        return edges

    def kind_before(self, start: int) -> int:
        """What stands before the window that begins at `start`."""
        return NAME if _closes_name(self.glyphs.text, start) else OTHER


def _closes_name(text: str, at: int) -> bool:
    """Is it a stop behind what is a name from mark to mark?"""
    if text[at] not in STOPS:
        return False
    return any(
        text[first] in SURNAMES and (not first or text[first - 1] in KIND_OF_MARK)
        for first in range(max(0, at - 3), at - 1)
    )


def _mark(at: int, kind: int, figure: float, is_mark: bool) -> list[Edge]:
    edges = [(at + 1, kind, figure, is_mark)]
    if kind == STOP:
        edges.append((at + 1, LISTED, figure, is_mark))
    return edges


def _is_paired(char: str, figure: float | None) -> bool:
    """An opening mark whose partner waits for it leaves no room for a name."""
    mark = MARK_OF.get(char, "")
    return figure is not None and mark in OPENING and figure > w.COMMONNESS[mark]


def _dashes(text: str, at: int, end: int) -> list[Edge]:
    stop, end = at, min(end, at + _LONGEST_DASH)
    while stop < end and text[stop] == _GARBLED_DASH:
        stop += 1
    edges = [(behind, OTHER, w.DASHES, True) for behind in range(at + 2, stop + 1)]
    if text[at - 1 : at] in _BEFORE_DASH and text[at + 1 : at + 2].isdecimal():
        edges.append((at + 1, OTHER, w.DASH_BETWEEN, True))
    elif joins_chemical(text, at):
        edges.append((at + 1, OTHER, w.DASH_IN_CHEMICAL, True))
    return edges


def _spoken(text: str, at: int) -> float | None:
    """曰 as the hanzi, before ：“."""
    spoken = text[at + 1 : at + 2] in "：院" and text[at + 2 : at + 3] in "“野"
    return w.SPOKEN if spoken else None


def _kind_of(word: str) -> int:
    last = word[-1]
    if last not in ENDS_WORD_THAT_GOVERNS:
        return OTHER  # as nearly all are
    if word in _GOVERNORS:
        return GOVERNOR
    if word in _APPOINTING or word in _OFFICES:
        return OFFICE
    return OFFICE if last == _CHIEF and word[-2:-1] in _LED else OTHER
