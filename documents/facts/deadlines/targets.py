"""Targets: figures that are to be reached or kept, with their comparison as printed.

A figure counts where a comparison is printed (不低于98%, 30个以上), or where its sentence says by
when (到2022年，…10家), and never where it is a condition (25%以上的), a penalty, or part of a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.facts.clauses import SourceClause
from documents.facts.days import NUMERAL, number_of
from documents.facts.types import Deadline, TimeKind
from documents.facts.word_files import any_of

_FIGURE = r"(?P<number>[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]{1,4})"
_TARGET = re.compile(
    rf"(?<![0-9.A-Za-z第〔:：/-])(?:(?P<share>百分之){_FIGURE.replace('number', 'percent')}|{_FIGURE}(?P<more>多|余)?(?P<unit>[万亿千百]{{0,2}}{any_of('measures.txt')}|[万亿]+(?=[资经]|[，。；）以及]|$)))"
)
# 控制在10分钟以内, 压缩至3个工作日: of times only these are targets
_SHORTENED = re.compile(
    rf"(?:控制在|控制到|压缩[至到]|压缩为|缩短[至到]|缩短为)(?P<number>{NUMERAL})个?(?P<unit>工作日|分钟|小时|天|日|周|月|年)(?:以内|之内|内)?"
)
_BEFORE = (
    (">=", re.compile(r"(?:不少于|不低于|不小于|不得少于|不得低于|(?:至少|最少)[一-鿿]{0,4}|最低|力争突破|突破)(?:达到|为|在|到)?$")),
    ("<=", re.compile(r"(?:不超过|不高于|不大于|不多于|不得超过|不得高于|最多|最高|控制在|压缩[至到]|缩短[至到]|控制到)(?:为|在)?$")),
    (">", re.compile(r"(?:超过|高于|大于|多于|超)$")),
    ("<", re.compile(r"(?:低于|少于|小于)$")),
)  # fmt: skip
_BEHIND = (
    (">=", re.compile(r"(?:（含[^（）]*）)?(?:及|\(含\))?以上|及以上")),
    ("<=", re.compile(r"(?:（含[^（）]*）)?(?:及)?(?:以下|以内|之内)")),
    ("~", re.compile("左右|上下")),
)
_SURE = re.compile(
    r"(?:达到|均达到|提高到|提高至|提升到|提升至|增至|增加到|降至|降到|降低到|扩大到|保持在|稳定在|率)$"
)
_AIMS = re.compile(
    "新增|建成|达到|力争|实现|培育|创建|完成|建设|打造|引进|带动|培训|覆盖|保持"
)
_PENALTY = re.compile("罚款|徒刑|拘留|违法所得|没收|罚金|吊销|情节|处分|追究|赔偿")
_THERE = re.compile("已达|已经|目前|现有|截至|同比|比上年|去年|共有|以来|年来|占全")
_A_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_IF = re.compile("(?:如果|凡是?|若|^当|，当)[^，。；]*$")
# 10分|钟, 3个|工作日, 百分之
_TIME_BEHIND = re.compile("分[钟之]|个(?:工作日|自然日|月|小时|季度|星期)")


@dataclass(frozen=True, slots=True)
class Due:
    """A day that a sentence names, and where. `opens`: it is said of all that follows (到2022年，…),
    not of what is done first (6月底前完成…，每季度…)."""

    start: int
    end: int
    day: date
    opens: bool = True


def targets_in(
    clause: SourceClause,
    sentence: tuple[int, int],
    due: Sequence[Due],
    *,
    recurs: bool,
    year: int | None,
) -> Iterator[Deadline]:
    """The targets of a sentence; `due` are its days and the last of those above it in the
    clause, `recurs`: it says every when, `year` the document's."""
    text = clause.plain
    start, end = sentence
    if _PENALTY.search(text, start, end) or "是指" in text[start:end]:
        return
    yield from _shortened(clause, sentence, due)
    tells_what_is_there = _tells_what_is_there(clause, sentence, year)
    for match in _TARGET.finditer(text, start, end):
        if clause.is_hidden(match.start()):
            continue
        if tells_what_is_there and not due:
            continue
        before = [one for one in due if one.end <= match.start()]
        by = _by(text, match.span(), before, due)
        has_day = by is not None and any(start <= one.start < end for one in due)
        value = _value(text, match, sentence, has_day, recurs)
        if value is None:
            continue
        first, last = _place(text, match, sentence)
        yield Deadline(
            clause.proof(first, last),
            TimeKind.TARGET,
            value,
            by,
        )


def _tells_what_is_there(
    clause: SourceClause, sentence: tuple[int, int], of: int | None
) -> bool:
    """目前…, 同比…; a year before the document's: 2003年全国处理率达到42%."""
    if _THERE.search(clause.plain, *sentence):
        return True
    years = _A_YEAR.finditer(clause.plain, *sentence)
    return of is not None and any(int(year[1]) < of for year in years)


def _by(
    text: str, figure: tuple[int, int], before: Sequence[Due], due: Sequence[Due]
) -> date | None:
    """The day named last before a figure; where none is, the next one of its clause:
    新建30公里，2025年底前完成."""
    start, end = figure
    if before:
        between = text[before[-1].end : start]
        is_apart = not before[-1].opens and "，" in between and "每" in between
        return None if is_apart else before[-1].day
    after = next((one for one in due if one.start >= end), None)
    if after is None or "；" in text[end : after.start]:
        return None
    return after.day


def _shortened(
    clause: SourceClause, sentence: tuple[int, int], due: Sequence[Due]
) -> Iterator[Deadline]:
    for match in _SHORTENED.finditer(clause.plain, *sentence):
        number = number_of(match["number"])
        if number is None or clause.is_hidden(match.start()):
            continue
        before = [one.day for one in due if one.end <= match.start()]
        yield Deadline(
            clause.proof(*match.span()),
            TimeKind.TARGET,
            {"cmp": "<=", "number": number, "unit": match["unit"]},
            before[-1] if before else None,
        )


def _value(
    text: str,
    match: re.Match[str],
    sentence: tuple[int, int],
    has_day: bool,
    recurs: bool,
) -> dict[str, Any] | None:
    start, end = sentence
    cmp = _comparison(text, match, sentence)
    figure = match["percent"] or match["number"]
    in_hanzi = not figure[0].isdigit()
    if _is_condition(text, match, end):
        return None
    if _TIME_BEHIND.match(text, match.end() - 1):
        return None
    if cmp is None:
        before = text[max(start, match.start() - 8) : match.start()]
        sure = _SURE.search(before)
        if sure and sure[0] == "率":  # 检查率达到100%，查处率100%, but not 合格率98.03%
            sure = sure if "达到" in text[start : match.start()] else None
        reached = sure or (has_day and not _in_quotes(text, match))
        if not reached or (in_hanzi and not sure):
            return None
        if has_day and not sure and not _names_what(text, match):
            return None
        cmp = "="
    elif not (has_day or recurs or _is_set(text, match, sentence)) or (
        in_hanzi and not match["percent"] and not (has_day or recurs)
    ):
        return None
    number = _number(figure)
    if number is None:
        return None
    unit = "%" if match["percent"] else match["unit"]
    return {"cmp": cmp, "number": number, "unit": unit}


def _comparison(
    text: str, match: re.Match[str], sentence: tuple[int, int]
) -> str | None:
    start, end = sentence
    for cmp, pattern in _BEHIND:
        if pattern.match(text, match.end(), end):
            return cmp
    before = text[max(start, match.start() - 10) : match.start()]
    for cmp, pattern in _BEFORE:
        if pattern.search(before):
            return cmp
    return None


def _is_set(text: str, match: re.Match[str], sentence: tuple[int, int]) -> bool:
    """Without a day 以上 and 以下 mostly draw a line (15米以上); 不低于 and 达到 set an aim."""
    before = text[max(sentence[0], match.start() - 10) : match.start()]
    segment = max(text.rfind(mark, 0, match.start()) for mark in "，。；\n") + 1
    aims = _AIMS.search(text, max(segment, sentence[0]), match.start())
    return bool(aims or _SURE.search(before)) or any(
        pattern.search(before) for _, pattern in _BEFORE[:2]
    )


def _is_condition(text: str, match: re.Match[str], end: int) -> bool:
    """25%以上的…; what ends in 的 is a case, not an aim."""
    stop = min(
        (at for mark in "。；" if (at := text.find(mark, match.end(), end)) >= 0),
        default=end,
    )
    rest = text[match.end() : stop]
    if re.match(
        r"(?:（[^（）]*）)?(?:及?以[上下内]|左右)?(?:的|且|，且)(?!目标|水平)", rest
    ):
        return True
    if re.match("(?:及?以[上下内])?(?:时|后)(?=[，。；]|$)", rest):
        return True
    return rest.endswith("的") or bool(
        _IF.search(text, max(0, match.start() - 20), match.start())
    )


def _in_quotes(text: str, match: re.Match[str]) -> bool:
    opened = text.rfind("“", 0, match.start())
    return opened > text.rfind("”", 0, match.start())


def _names_what(text: str, match: re.Match[str]) -> bool:
    """With a day alone: behind a noun or a verb (创建景区城6个, 培育1个强县), not 全市14家景区."""
    before = text[max(0, match.start() - 4) : match.start()]
    return not re.search(
        r"(?:全市|全省|全县|全区|现有|已有|沿线|这|该|上述|其余|的|近|[A-Za-z])$",
        before,
    )


def _place(
    text: str, match: re.Match[str], sentence: tuple[int, int]
) -> tuple[int, int]:
    start, end = match.span()
    before = text[max(sentence[0], start - 10) : start]
    for _, pattern in _BEFORE:
        if found := pattern.search(before):
            start -= len(before) - found.start()
            break
    for _, pattern in _BEHIND:
        if found := pattern.match(text, end, sentence[1]):
            end = found.end()
            break
    return start, end


def _number(figure: str) -> int | float | None:
    plain = figure.replace(",", "").replace("，", "")
    if "." in plain:
        return float(plain)
    return number_of(plain)
