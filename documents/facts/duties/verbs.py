"""Duties by verbs in running text and in notes: 由市医保局牵头，市财政局配合; 甲会同乙; 甲负责….

The units are those that stand right before the verb (behind it, with 会同), so a subject that is
named further off gives no row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.facts.clauses import SourceClause, bracketed, depths
from documents.facts.duties.roles import LABEL, NAMED_ROLE, VERB, role_of_label
from documents.facts.types import Duty, DutyForm, DutyRole
from documents.facts.units import Listed, is_unit, listed_units

_STOPS = "。；！？：\n\t"
_ADVERBS = re.compile(
    r"(?:(?:按照?|依据?|根据)(?:各自)?(?:的)?(?:职责|职能)(?:分工)?|(?:按照|依照|根据)[^，。；：、]{1,16}"
    r"|依法|具体|统一|共同|分别|密切|积极|主要|直接|全面|各自|联合|协同|统筹|予以|给予|做好|组织|协调"
    r"|应当|应|要|须|需|将|可以|可|一并|全程|各|均|都|也|则|并)+$"
)
_PLACES = re.compile(r"(?:[省市县区镇乡州盟旗]|街道|（[^（）]*）)$")
_SHORT = re.compile("[一-鿿]{2,4}")
_LONGEST_SHORT = 8
_FIRST_UNIT = re.compile(
    r"(?=(?:共同|联合|等|一起|制定|制订|拟订|开展|组织|研究|确认|做好|建立|加强|对|根据|按|负责|依法|统筹|指导"
    r"|推进|落实|审核|提出|另行|报|编制|进行|实施|及时|督促|修订|解释|牵头|于|在|向|将|结合|定期|适时|参照|核定"
    r"|确定|公布|发布|处理|调查|评估|认定|印发|出台|给予|予以|完善|明确|抓好|对接|协商|协调|监督|检查|办理|提供"
    r"|划定|审查|审批|批准|备案|管理|核实|核查|查处|规定|汇总|分解|下达|安排|成立|设立|签订|以|为|从|通过|每)|$)"
)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The units before or behind a verb, and where the stretch that names them is."""

    listed: Listed
    start: int
    end: int


def duties_by_verbs(clause: SourceClause) -> Iterator[Duty]:
    """The duties that verbs of a clause tell."""
    text = clause.plain
    if not VERB.search(text) and not NAMED_ROLE.search(text):
        return
    deep = depths(text)
    notes = [
        (start, end) for start, end in bracketed(text) if LABEL.search(text, start, end)
    ]
    yield from _by_name(clause, deep, notes)
    last = clause.body_start
    led_until = -1
    for verb in VERB.finditer(text, last):
        if clause.is_hidden(verb.start()) or _within(notes, verb.start()):
            continue
        sentence = _sentence_end(text, verb.end(), deep)
        before = _marked(text, last, verb, deep) or _units_before(
            text, last, verb.start(), deep
        )
        if verb["with"]:
            behind = _units_behind(text, verb.end(), sentence, deep)
            is_led = led_until >= verb.start()
            if behind and (before or is_led):
                yield from _rows(clause, before, DutyRole.LEAD, verb.end())
                yield from _rows(clause, behind, DutyRole.SUPPORT, behind.end)
                last, led_until = behind.end, sentence
            continue
        if before is None:
            continue
        if verb["support"] and not _supports(text, verb, before, led_until, deep):
            continue
        yield from _rows(clause, before, _role(verb), verb.end())
        last = verb.end()
        if verb["lead"]:
            led_until = sentence


def _by_name(
    clause: SourceClause, deep: list[int], notes: list[tuple[int, int]]
) -> Iterator[Duty]:
    """市医保局作为牵头部门: the role is a name that the unit is given."""
    for named in NAMED_ROLE.finditer(clause.plain, clause.body_start):
        if clause.is_hidden(named.start()) or _within(notes, named.start()):
            continue
        before = _units_before(clause.plain, clause.body_start, named.start(), deep)
        yield from _rows(
            clause, before, role_of_label(named["role"]), named.end("role")
        )


def _role(verb: re.Match[str]) -> DutyRole:
    if verb["lead"]:
        return DutyRole.LEAD
    return DutyRole.SUPPORT if verb["support"] else DutyRole.RESPONSIBLE


def _rows(
    clause: SourceClause, taken: _Taken | None, role: DutyRole, end: int
) -> Iterator[Duty]:
    if taken is None:
        return
    form = DutyForm.TEXT
    for start, stop in bracketed(clause.plain):
        if start < taken.start < stop:
            form = DutyForm.NOTE
    proof = clause.proof(taken.start, max(end, taken.end))
    for unit, _ in taken.listed.units:
        yield Duty(proof, role, unit, form, taken.listed.is_open)


def _within(notes: list[tuple[int, int]], at: int) -> bool:
    return any(start < at < end for start, end in notes)


def _supports(
    text: str, verb: re.Match[str], before: _Taken, led_until: int, deep: list[int]
) -> bool:
    """Whether 配合 and its like are said of a task: another leads it, or 由 stands before,
    or nothing follows. 用人单位参加保险 says nothing of a task."""
    if led_until >= verb.start() or text[before.start - 1 : before.start] == "由":
        return True
    is_last = text[verb.end() : verb.end() + 1] in ("", *"，。；）〕、")
    if verb[0] in ("参加", "参与"):
        return is_last and bool(VERB.search(text, verb.end()))
    return True


def _sentence_end(text: str, at: int, deep: list[int]) -> int:
    level = deep[at - 1]
    for place in range(at, len(text)):
        if deep[place] < level or (
            deep[place] == level and text[place] in "。；！？\n"
        ):
            return place
    return len(text)


def _units_before(text: str, first: int, at: int, deep: list[int]) -> _Taken | None:
    """The units that end where the verb begins, adverbs aside."""
    level = min(deep[at - 1], deep[at])
    start = at
    while (
        start > first
        and deep[start - 1] >= level
        and not (deep[start - 1] == level and text[start - 1] in _STOPS + "（〔")
    ):
        start -= 1
    end = at
    if adverbs := _ADVERBS.search(text, start, at):
        end = adverbs.start()
    if text[end - 1 : end] == "，":  # the subject stands further off
        return None
    pieces = _split(text, start, end, deep, level)
    begin = _first_piece(text, pieces)
    if begin is None:
        return None
    if text[begin] in "与同跟" or text[begin - 1 : begin] in ("与", "同", "跟"):
        return None  # 与税务部门配合: somebody else does
    listed = listed_units(text, begin, end, deep)
    if not listed.units or not all(is_unit(name) for name, _ in listed.units):
        return None
    return _Taken(listed, begin, end)


def _marked(
    text: str, first: int, verb: re.Match[str], deep: list[int]
) -> _Taken | None:
    """县水利局（牵头）、县卫健局: the unit before the bracket."""
    start, end = verb.start() - 1, verb.end()
    if text[start : start + 1] != "（" or text[end : end + 1] != "）":
        return None
    before = _units_before(text, first, start, deep)
    if before is None:
        return None
    *_, (name, at) = before.listed.units
    return _Taken(Listed(((name, at),), False), at, end)


def _split(
    text: str, start: int, end: int, deep: list[int], level: int
) -> list[tuple[int, int]]:
    pieces, first = [], start
    for at in range(start, end):
        if deep[at] == level and text[at] in "、，":
            pieces.append((first, at))
            first = at + 1
    return [*pieces, (first, end)]


def _first_piece(text: str, pieces: list[tuple[int, int]]) -> int | None:
    """Where the list of units begins that ends with the last piece; None where that is none.
    Over a comma it goes on only to whole names: 负责食品安全，公安部门协助 has one unit."""
    begin = None
    for start, end in reversed(pieces):
        piece = text[start:end]
        is_short_for = begin is not None and text[end : end + 1] == "、"
        told = piece.rfind("由")
        while told >= 0 and not _is_listed(piece[told + 1 :], is_short_for):
            told = piece.rfind("由", 0, told)
        if told >= 0:
            return start + told + 1
        if not _is_listed(piece, is_short_for):
            return begin
        begin = start
    return begin


_OPEN_END = re.compile(
    r"等(?:[0-9一二三四五六七八九十]+[个家]?)?(?:相关|有关)?(?:部门|单位)?$"
)


def _is_listed(piece: str, is_short_for: bool) -> bool:
    """A unit's name; `is_short_for`: or what takes its ending from the next one."""
    piece = piece.strip()
    if is_unit(piece) or is_unit(_OPEN_END.sub("", piece)):
        return True
    if not is_short_for or len(piece) > _LONGEST_SHORT:
        return False
    return bool(_PLACES.search(piece)) or bool(_SHORT.fullmatch(piece))


def _units_behind(text: str, at: int, end: int, deep: list[int]) -> _Taken | None:
    """The units behind 会同: 市财政局、市审计局|共同制定…."""
    level = deep[at] if at < len(text) else 0
    stop = at
    while (
        stop < end
        and not (deep[stop] == level and text[stop] in "，。；：")
        and deep[stop] >= level
    ):
        stop += 1
    pieces = _split(text, at, stop, deep, level)
    last = pieces[-1]
    for start, until in pieces[:-1]:
        if not is_unit(text[start:until]) and not _PLACES.search(text[start:until]):
            return _leading(text, at, (start, until), deep)
    return _leading(text, at, last, deep)


def _leading(
    text: str, at: int, piece: tuple[int, int], deep: list[int]
) -> _Taken | None:
    """The list from `at` on, of whose last piece only the unit counts that it begins with."""
    start, until = piece
    fallback = None
    for end in range(start + 2, min(until, start + 30) + 1):
        head = text[start:end]
        if head.count("（") != head.count("）") or not is_unit(head):
            continue
        if _FIRST_UNIT.match(text[end:until]) or text.startswith(
            ("等", "和", "及"), end
        ):
            opened = text.startswith("等", end)
            listed = listed_units(text, at, end + opened, deep)
            return _Taken(listed, at, end)
        if fallback in (None, end - 1):  # 有关部|委: the longer of two that touch
            fallback = end
    if fallback is None:
        return None
    return _Taken(listed_units(text, at, fallback, deep), at, fallback)
