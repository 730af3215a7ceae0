"""Marks in the width that Chinese text has them in.

A recogniser can't well tell （ from (, and is trained on both. After this stage a mark
beside a hanzi or a full-width mark is full-width, a square bracket 〔 or 〕; what stands among letters and digits
(GB/T 9704-2012, 14.82, 8:30) is as it was read.
"""

_FULL = dict(zip("(),:;?!", "（），：；？！", strict=True))
_SQUARE = {"[": "〔", "]": "〕"}
_ANGULAR = frozenset("[]［］【】〔〕")
_YEAR = 4  # digits
_TWINS = {"．": ".", "—": "—", "–": "—", "―": "—", "·": "·", "•": "·"}


def in_chinese_width(text: str) -> str:
    """As long as the text, character by character."""
    chars = [_TWINS.get(char, char) for char in text]
    partner = _partners(chars)
    for at, char in enumerate(chars):
        places = (at, partner.get(at, at))
        if not any(_is_beside_chinese(chars, place) for place in places):
            continue
        if _holds_year(text, at, partner):
            chars[at] = "〔" if partner[at] > at else "〕"
        elif char in "[]":
            chars[at] = _SQUARE[char]
        else:
            chars[at] = _FULL.get(char, char)
    return "".join(chars)


def _partners(chars: list[str]) -> dict[int, int]:
    """Brackets that belong together, each way; one of a pair may be full-width."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for at, char in enumerate(chars):
        if char in "([［【（〔":
            open_.append(at)
        elif char in ")]］】）〕" and open_:
            found[at] = open_.pop()
            found[found[at]] = at
    return found


def _holds_year(text: str, at: int, partner: dict[int, int]) -> bool:
    """云政办发[2023]58号: the brackets of a document number hold four digits, and one of
    them at least was read as no round one."""
    if at not in partner:
        return False
    first, last = sorted((at, partner[at]))
    held = text[first + 1 : last]
    angular = not _ANGULAR.isdisjoint((text[first], text[last]))
    return angular and len(held) == _YEAR and held.isdigit()


def _is_beside_chinese(chars: list[str], at: int) -> bool:
    return any(map(_is_chinese, chars[max(0, at - 1) : at] + chars[at + 1 : at + 2]))


def _is_chinese(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or char >= "\uff00" or char in "“”‘’…—"
