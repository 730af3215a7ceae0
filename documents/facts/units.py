"""Units: what is a unit's name, which names are one unit's, and lists of them taken apart.

The names are in `words/units.tsv`. Unknown units are kept as written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from documents.facts.clauses import depths
from documents.facts.word_files import any_of, rows_of_words

_ENDING = any_of("unit_endings.txt")
_LONGEST = 40
# Names end so, and a remark in brackets may follow: 市委宣传部（市委网信办）, 各镇政府（甲镇除外）
_UNIT = re.compile(rf"[一-鿿A-Za-z0-9（）〔〕、·“”]*{_ENDING}(?:（[^（）]+）)*")
# 各县（市、区）, 各镇（街道）, 各乡镇, 各区
_EVERY = re.compile(
    r"各(?:[县市区镇乡]|街道|乡镇|镇街|县区|区县|地)(?:（[^（）]*）)?|(?:有关|相关|各|各有关)方面"
)
_NO_NAME = re.compile(
    r"[，。；：！？《》]|下设|设在|制定|制订|拟订|研究制|对(?![外口台])|按照|提请|报请|进行|开展|提出|社会$|要[建加在做按对]|应当|必须|^(?:[的了和或及与在对将把被从向为由经报请按]|成立|设立|组建|建立|加强|完善|根据|明确|加快|推动|支持|鼓励|通知|要求|协调|督促|邀请|委托|指导|(?:解读|联系|主管|责任|发文|牵头|配合|签发|本|该|其)"
    r"(?:机关|单位|部门)$)|^(?:机关|机构|单位|部门|企业|公司|集团|政府|局|委|办|部|院|会|处|科|署|厅|所|站)$"
)
_GENERAL = re.compile(
    r"有关|相关|^各(?:部门|单位|地|级|成员单位|责任单位)|^其他|^其它|^(?:市级|市直|区直|县直|省级)?各?(?:部门|单位)$|^成员单位$"
)
# 市、县, 云泽市: what stands before a unit's name
_PLACE = re.compile(
    r"^(?:[省市县区州盟旗]|[一-鿿]{2,6}?(?:省|市|县|区|自治州|盟|旗))(?:委|政府)?"
)
_SIGN = re.compile(r"（([^（）]*)）$")
_EXCEPT = re.compile("除外|不含|不包括")

# Endings that a list shares: 梅浦县、松岭县政府; 发展改革、财政、审计部门
_SHARED = re.compile(
    r"(?P<place>[省市县区镇乡州盟旗]|街道|（[^（）]*）|)(?P<ending>人民政府|政府|管委会|办事处|党委政府|部门|局)(?:（[^（）]*）)?$"
)
_PLACE_ONLY = re.compile(
    r"(?:[省市县区镇乡州盟旗]|街道|新区|开发区|（[^（）]*[省市县区镇乡街道、]+）)$"
)
_JOINED = re.compile("以及|[和与及]")
_BEFORE = re.compile(r"^(?:以及|其中|另外|同时|[由和与及请])(?=.)")
_OF_FIELDS = re.compile(r"[一-鿿]{2,6}等(?:相关|有关|行政|主管)*部门$")
_AFTER = re.compile(
    r"(?:等(?:[一二三四五六七八九十0-9]+[个家]?)?(?:相关|有关)?(?:部门|单位|部门（单位）|单位（部门）|地区)?)$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a row names it.

    written: as printed, with the ending its list shares. name: in full, its place before it,
    or as written. sign: another sign on the door, in brackets. within: the unit it is a part
    of. is_general: no unit in particular (各有关部门). is_known: stands in the table.
    has_ended: was no longer so called on the day asked for.
    """

    written: str
    name: str
    sign: str | None = None
    within: str | None = None
    is_general: bool = False
    is_known: bool = False
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    since: int | None
    until: int | None
    within: str


@cache
def _known() -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for row in rows_of_words("units.tsv"):
        name, aliases, since, until, within = (*row, *[""] * 5)[:5]
        known = _Known(
            name, int(since) if since else None, int(until) if until else None, within
        )
        for written in (name, *aliases.split()):
            found[written] = known
    return found


def unit_of(written: str, on: date | None = None) -> Unit:
    """The unit of this name: 市发改委 and 市发展改革委 are 市发展和改革委员会."""
    sign = _SIGN.search(written)
    signed = (
        sign[1] if sign and not _EXCEPT.search(sign[1]) and is_unit(sign[1]) else None
    )
    bare = written[: sign.start()] if sign and signed else written
    if _GENERAL.search(bare):
        return Unit(written, bare, is_general=True)
    place, known = _told_apart(bare)
    if known is None:
        return Unit(written, bare, sign=signed)
    ended = bool(on and known.until and on.year > known.until)
    return Unit(
        written,
        place + known.name,
        sign=signed,
        within=place + known.within if known.within else None,
        is_known=True,
        has_ended=ended,
    )


def _told_apart(name: str) -> tuple[str, _Known | None]:
    """市|发改委, 云泽市|发改委: the place, and what the table knows of the rest."""
    names = _known()
    for at in range(min(len(name), 8)):
        rest = name[at:]
        if rest in names and (at == 0 or _PLACE.fullmatch(name[:at])):
            return name[:at], names[rest]
    return "", None


@lru_cache(maxsize=16384)
def is_unit(text: str) -> bool:
    """Can this be a unit's name, in plain text: 市医保局, 各县（市、区）政府?"""
    return (
        1 < len(text) <= _LONGEST
        and not _NO_NAME.search(text)
        and (_UNIT.fullmatch(text) is not None or _EVERY.fullmatch(text) is not None)
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """Units that were listed, as written, each with where it stands, and whether 等 followed."""

    units: tuple[tuple[str, int], ...]
    is_open: bool


def listed_units(
    text: str, start: int, end: int, deep: Sequence[int] | None = None
) -> Listed:
    """The units of a stretch of plain text, apart by 、 ， and ； that stand in no bracket.

    An ending that a list shares is given to each. What stands there is taken for a unit,
    whatever it ends in: a label said so.
    """
    pieces = list(_pieces(text, start, end, deep or depths(text)))
    units: list[tuple[str, int]] = []
    is_open = False
    for piece, at in pieces:
        bare, at, opened = _trimmed(piece, at)
        is_open = is_open or opened
        if opened and not is_unit(bare) and _OF_FIELDS.search(piece):
            bare += "部门"  # 财政、审计等部门
        if bare:
            units += _joined(bare, at)
    return Listed(tuple(_with_shared_endings(units)), is_open)


def _pieces(
    text: str, start: int, end: int, deep: Sequence[int]
) -> Iterator[tuple[str, int]]:
    level = min(deep[start:end], default=0)
    first = start
    for at in range(start, end):
        if deep[at] == level and text[at] in "、，；,;/\n":
            yield text[first:at], first
            first = at + 1
    yield text[first:end], first


def _trimmed(piece: str, at: int) -> tuple[str, int, bool]:
    """Without what leads over and 等 behind; whether there was one."""
    at += len(piece) - len(piece.lstrip())
    piece = piece.strip().rstrip("。.．")
    lead = _BEFORE.match(piece)
    if lead and (is_unit(piece[lead.end() :]) or not is_unit(piece)):
        piece, at = piece[lead.end() :], at + lead.end()
    after = _AFTER.search(piece)
    if after and after.start() == 0 and not piece.startswith("等"):
        after = None
    if after:
        piece = piece[: after.start()]
    return piece, at, after is not None


def _joined(piece: str, at: int) -> list[tuple[str, int]]:
    """甲局和乙局 as two; 市自然资源和规划局 is one."""
    for joint in _JOINED.finditer(piece):
        left, right = piece[: joint.start()], piece[joint.end() :]
        left = _AFTER.sub("", left) or left
        if _balanced(left) and is_unit(left) and is_unit(right):
            return [(left, at), *_joined(right, at + joint.end())]
    return [(piece, at)]


def _balanced(text: str) -> bool:
    return text.count("（") == text.count("）")


def _with_shared_endings(units: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """梅浦县、松岭县政府 as 梅浦县政府, 松岭县政府; 财政、审计部门 as 财政部门, 审计部门."""
    ending = ""
    given: list[tuple[str, int]] = []
    for name, at in reversed(units):
        shared = _SHARED.search(name)
        if is_unit(name):
            ending = shared["ending"] if shared else ""
            places = bool(
                shared
                and (
                    shared["place"]
                    or _PLACE_ONLY.search(name[: shared.start("ending")])
                )
            )
            given.append((name, at))
            continue
        if (
            ending in ("部门", "局") and not places and not _PLACE_ONLY.search(name)
        ) or (ending not in ("", "部门", "局") and _PLACE_ONLY.search(name)):
            given.append((name + ending, at))
        else:
            given.append((name, at))
    return reversed(given)
