"""Names of people and of places, which no dictionary holds: 袁启明, 林院生, 袁家镇.

A surname and one or two hanzi, each with its own likelihood. Common surnames show as
hanzi of common marks (袁 尧 叶 于), and a given name may hold one (院生, 援朝).
"""

import re
from collections.abc import Iterator
from functools import cache

from documents.parsing.repair import weights as w
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import COMMON_HANZI, HALF_WIDTH, both, read_as_mark
from documents.parsing.text.dictionary import in_word, lexicon, word_list
from documents.parsing.text.row_rule import MARK_OF

_BY_FREQUENCY = word_list("surnames")
SURNAMES = frozenset(_BY_FREQUENCY)
GIVEN = frozenset(word_list("given_names"))
_NEVER_GIVEN = frozenset("的了在是和与及为等任由对将并其各该本应须免去同")
_THEN = ("等同志", "任", "辞", "代表", "主持")
_PERSONAL = re.compile("[（渊(][男女]")
_COMRADE = "同志"
_LABELLED = frozenset("：院")
_MAY_FOLLOW = "的等为"
_ENDS_OF_PLACES = frozenset(
    "县区乡镇村街路桥湾庄屯山河溪港坝塘堡寨岭坪坞浦滩圩里巷弄坊埠渡"
)
_BEFORE_PLACE = frozenset(
    "，。、；：（《“市县区镇乡省州道在由至到和与及往从向" + HALF_WIDTH
)
_WIDE_BLANK = both("\u3000")
_FAMILY = "家"
_NO_PLACE = _NEVER_GIVEN | COMMON_HANZI | set("全该本各某我此每外一两多")

Name = tuple[int, float]
"""Where a name ends, and its log probability."""
Told = list[tuple[str, float]]
"""What makes a name likely or not, in Chinese, each with its worth."""


def personal_names(glyphs: Glyphs, at: int, end: int) -> Iterator[Name]:
    """Where a name of a person that begins at `at` may end, not behind `end`."""
    apart = stands_apart(glyphs, at)
    for stop in (at + 2, at + 3):
        given = glyphs.text[at + 1 : stop]
        if stop > end or not _NEVER_GIVEN.isdisjoint(given) or not _is_hanzi(given):
            return
        yield stop, _figure(glyphs, at, stop, apart)


def _figure(glyphs: Glyphs, at: int, stop: int, apart: bool) -> float:
    figure = 0.0
    for _, worth in _weighed(glyphs, at, stop, apart):
        figure += worth
    return figure


def told_name(glyphs: Glyphs, at: int, stop: int) -> Told:
    """Why `personal_names` gives the name from `at` to `stop` its figure."""
    return _weighed(glyphs, at, stop, stands_apart(glyphs, at))


def _weighed(glyphs: Glyphs, at: int, stop: int, apart: bool) -> Told:
    text = glyphs.text
    told = [
        ("姓氏的常见程度", _surname(text[at])),
        ("名字用字的常见程度", sum(map(_given, text[at + 1 : stop]))),
    ]
    if stop == at + 2:
        told.append(("名字只有一个字", w.GIVEN_SHORT))
    if text[at - 1 : at] in _LABELLED and not in_word(text, at - 1):
        told.append(("前面是冒号（联系人：）", w.NAME_LABELLED))
    if any(glyphs.starts_line[at + 1 : stop]):
        told.append(("姓名跨行", w.NAME_BROKEN))
    then = _then(text, stop)
    if apart and _ends_apart(glyphs, stop):
        told.append(("独占一行或一格", w.NAME_APART))
        if then[1] <= 0:
            return told
    told.append(then)
    return told


def stands_apart(glyphs: Glyphs, at: int) -> bool:
    """Does it begin a line or a cell, be the blank before it garbled?"""
    return glyphs.stands_apart(at) or _is_blank(glyphs.text, at - 1)


def _ends_apart(glyphs: Glyphs, at: int) -> bool:
    return glyphs.stands_apart(at) or _is_blank(glyphs.text, at)


def _is_blank(text: str, at: int) -> bool:
    return text[at : at + 1] in _WIDE_BLANK and not in_word(text, at)


def place_names(glyphs: Glyphs, at: int, end: int) -> Iterator[Name]:
    """袁家镇, 叶坊村: what begins with a surname and ends as places do."""
    text = glyphs.text
    family = text[at + 1 : at + 2] == _FAMILY
    before = text[at - 1 : at]
    leads = before in _BEFORE_PLACE or read_as_mark(before) in _BEFORE_PLACE
    apart = glyphs.stands_apart(at) and not glyphs.runs_on(at)
    if not family and not leads and not apart:
        return
    for stop in range(at + 3, min(end, at + 3 + family) + 1):
        middle = text[at + 1 : stop - 1]
        if text[stop - 1] not in _ENDS_OF_PLACES or not _NO_PLACE.isdisjoint(middle):
            continue
        if lexicon().figure(text[at + 1 : stop]) is None:
            yield stop, w.PLACE_NAME + (w.PLACE_OF_FAMILY if family else 0.0)


@cache
def _surname(char: str) -> float:
    rank = _BY_FREQUENCY.index(char)
    return max(w.SURNAME_RAREST, w.SURNAME_COMMONEST - w.SURNAME_BY_RANK * rank)


def _given(char: str) -> float:
    if char in COMMON_HANZI:
        usual = w.GIVEN_SHOWS_MARK_BUT_USUAL if char in GIVEN else 0.0
        return w.GIVEN_SHOWS_MARK + usual
    return w.GIVEN_USUAL if char in GIVEN else w.GIVEN_UNUSUAL


def _then(text: str, at: int) -> tuple[str, float]:
    """Is what stands behind it what stands behind names?"""
    following = text[at : at + 1]
    if _PERSONAL.match(text, at):
        return _CALLED
    if following in COMMON_HANZI or following in _MAY_FOLLOW:
        return _BEFORE_OTHER
    if text.startswith(_COMRADE, at):
        return _CALLED
    if text.startswith(_THEN, at):
        return _FOLLOWED
    return _RUNS_ON if _is_hanzi(following) and following not in MARK_OF else _ENDS


_CALLED = "后面是“同志”或性别", w.NAME_CALLED
_BEFORE_OTHER = "后面可以是标点", w.NAME_BEFORE_OTHER
_FOLLOWED = "后面是“任”“辞”“代表”等", w.NAME_FOLLOWED
_RUNS_ON = "后面接着别的字", w.NAME_RUNS_ON
_ENDS = "姓名到此为止", w.NAME_ENDS


def _is_hanzi(text: str) -> bool:
    return all("一" <= char <= "鿿" for char in text)
