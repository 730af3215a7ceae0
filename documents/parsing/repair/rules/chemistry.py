"""Dashes in the names of chemicals: 1—苯基—2—丙酮, 2—（2—氯苯基）—2—甲氨基环己酮.

A dash joins a locant (a number, a letter, a bracket's end) to a radical. Radicals are
told by the hanzi of the nomenclature, most of which nothing else uses.
"""

from documents.parsing.repair.marks import FULL_DIGITS, both

DASHES = both("—－") | {"-"}
_DIGITS = both(FULL_DIGITS) | set("0123456789")
_OPENS, _CLOSES = both("（［") | set("(["), both("）］") | set(")]")
_LOCANTS = (
    _DIGITS
    | both("ＮＯ")
    | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαβγδεω′'")
)
_LISTING = both("，") | {","}
_SOON = 14  # characters of a bracket in which a radical stands
_LONGEST = 2  # digits of a locant: 17β, but no year
_OWN = frozenset(
    "苯萘蒽菲茚芴吡啶嗪唑咪吲哚喹啉呋喃噻吩哌咔嘌呤嘧烷烯炔烃醇醛酮酯醚酚酰胺胍肟腙腈肼酐脲"
    "羟羧羰巯氨氯溴碘氟氰硝磺膦酞甾苄莨托叠"
)
_SHARED = frozenset("甲乙丙丁戊己庚辛壬癸环异叔仲邻间对亚氧硫氢二三四五正反顺偶联")
_ENDS = _OWN | frozenset("基酸氧硫氢")
_ALL = _OWN | _SHARED | frozenset("基酸内")


def joins_chemical(text: str, at: int) -> bool:
    """Is the dash at `at`, garbled or not, one of a chemical's name?"""
    return (_ends_locant(text, at) and _begins_radical(text, at + 1)) or (
        text[at - 1 : at] in _ENDS and _begins_locant(text, at + 1)
    )


def _ends_locant(text: str, at: int) -> bool:
    """1, 17β or ） before the dash."""
    before = text[at - 1 : at]
    if not before or at < 1:
        return False
    if before in _CLOSES:
        return True
    return before in _LOCANTS and not _is_long(text, at)


def _is_long(text: str, end: int) -> bool:
    run = text[max(0, end - _LONGEST - 1) : end]
    return len(run) > _LONGEST and all(char in _DIGITS for char in run)


def _begins_radical(text: str, at: int) -> bool:
    """苯, 甲氨基; （ or a locant before one; 甲方 is none."""
    first = text[at : at + 1]
    if first in _OPENS or (first in _LOCANTS and text[at + 1 : at + 2] in DASHES):
        return any(char in _OWN for char in text[at + 1 : at + _SOON])
    if first in _OWN:
        return True
    then = text[at + 1 : at + 2]
    goes_on = then in _ALL or (then in DASHES and _begins_locant(text, at + 2))
    return first in _SHARED and bool(then) and goes_on


def _begins_locant(text: str, at: int) -> bool:
    """2—, N—, 2，3— or （ behind the dash of 苯基—."""
    end = at
    while text[end : end + 1] in _LOCANTS and end - at <= _LONGEST and end < len(text):
        end += 1
    follows = text[end : end + 1]
    if end == at:
        return bool(follows) and follows in _OPENS and _begins_radical(text, at)
    return bool(follows) and (follows in DASHES or follows in _LISTING)
