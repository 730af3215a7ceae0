"""Names of people and of places, which no dictionary holds: 袁启明, 林院生, 袁家镇.

A surname and one or two hanzi, each with its own likelihood. Common surnames show as
hanzi of common marks (袁 尧 叶 于), and a given name may hold one (院生, 援朝).
"""

import re
from collections.abc import Iterator
from functools import cache

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import COMMON_HANZI, both, read_as_mark
from documents.parsing.text.dictionary import in_word, lexicon, word_list
from documents.parsing.text.row_rule import MARK_OF

_BY_FREQUENCY = word_list("surnames")
SURNAMES = frozenset(_BY_FREQUENCY)
_GIVEN = frozenset(word_list("given_names"))
_COMMONEST, _BY_RANK, _RAREST = -3.5, 1 / 50, -5.5  # log probabilities of surnames
_SHORT = -1.2  # of a given name of one hanzi
_USUAL, _UNUSUAL, _MARK = (
    -5.0,
    -8.5,
    -12.0,
)  # a given name's hanzi; one that is a mark's
_NEVER_GIVEN = frozenset("的了在是和与及为等任由对将并其各该本应须免去同")
_THEN = ("等同志", "任", "辞", "代表", "主持")
_PERSONAL = re.compile("[（渊(][男女]")
_COMRADE = "同志"
_LABELLED = frozenset("：院")
_BROKEN = -2.0  # over a line end
_APART = 3.0  # for a name that fills a line or a cell
_CALLED, _LABEL, _FOLLOWED, _RUNS_ON, _ENDS = 10.0, 3.0, 2.0, -4.0, 0.5
_MAY_FOLLOW = "的等为"
_PLACES = frozenset("县区乡镇村街路桥湾庄屯山河溪港坝塘堡寨岭坪坞浦滩圩里巷弄坊埠渡")
_PLACE = -17.0
_BEFORE_PLACE = frozenset("，。、；：（《“市县区镇乡省州道在由至到和与及往从向")
_WIDE_BLANK = both("\u3000")
_FAMILY = "家"
_NO_PLACE = _NEVER_GIVEN | COMMON_HANZI | set("全该本各某我此每外一两多")

Name = tuple[int, float]  # where it ends, log probability


def names(glyphs: Glyphs, at: int, end: int) -> Iterator[Name]:
    """Where a name of a person that begins at `at` may end."""
    text = glyphs.text
    apart = stands_apart(glyphs, at)
    for stop in (at + 2, at + 3):
        given = text[at + 1 : stop]
        if stop > end or not _NEVER_GIVEN.isdisjoint(given) or not _is_hanzi(given):
            return
        figure = (
            _surname(text[at])
            + sum(map(_given, given))
            + (_SHORT if stop == at + 2 else 0)
        )
        if text[at - 1 : at] in _LABELLED and not in_word(text, at - 1):
            figure += _LABEL
        if any(glyphs.starts_line[at + 1 : stop]):
            figure += _BROKEN
        if apart and _ends_apart(glyphs, stop):
            yield stop, figure + _APART + max(0.0, _then(text, stop))
        else:
            yield stop, figure + _then(text, stop)


def stands_apart(glyphs: Glyphs, at: int) -> bool:
    """Does it begin a line or a cell, be the blank before it garbled?"""
    return glyphs.stands_apart(at) or _is_blank(glyphs.text, at - 1)


def _ends_apart(glyphs: Glyphs, at: int) -> bool:
    return glyphs.stands_apart(at) or _is_blank(glyphs.text, at)


def _is_blank(text: str, at: int) -> bool:
    return text[at : at + 1] in _WIDE_BLANK and not in_word(text, at)


def places(glyphs: Glyphs, at: int, end: int) -> Iterator[Name]:
    """袁家镇, 叶坊村: what begins with a surname and ends as places do."""
    text = glyphs.text
    family = text[at + 1 : at + 2] == _FAMILY
    before = text[at - 1 : at]
    leads = before in _BEFORE_PLACE or read_as_mark(before) in _BEFORE_PLACE
    if not family and not leads and not glyphs.stands_apart(at):
        return
    for stop in range(at + 3, min(end, at + 3 + family) + 1):
        middle = text[at + 1 : stop - 1]
        if text[stop - 1] not in _PLACES or not _NO_PLACE.isdisjoint(middle):
            continue
        if lexicon().figure(text[at + 1 : stop]) is None:
            yield stop, _PLACE + (_LABEL if family else 0.0)


@cache
def _surname(char: str) -> float:
    return max(_RAREST, _COMMONEST - _BY_RANK * _BY_FREQUENCY.index(char))


def _given(char: str) -> float:
    if char in COMMON_HANZI:
        return _MARK + (4.0 if char in _GIVEN else 0.0)
    return _USUAL if char in _GIVEN else _UNUSUAL


def _then(text: str, at: int) -> float:
    """Is what stands behind it what stands behind names?"""
    following = text[at : at + 1]
    if _PERSONAL.match(text, at):
        return _CALLED
    if following in COMMON_HANZI or following in _MAY_FOLLOW:
        return 0.0
    if text.startswith(_COMRADE, at):
        return _CALLED
    if text.startswith(_THEN, at):
        return _FOLLOWED
    return _RUNS_ON if _is_hanzi(following) and following not in MARK_OF else _ENDS


def _is_hanzi(text: str) -> bool:
    return all("一" <= char <= "鿿" for char in text)
