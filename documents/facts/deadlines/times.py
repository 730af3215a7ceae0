"""Deadlines, recurring times and periods; one row for each that is printed.

到2021年6月 and 2022年底前 are the period's last day, and a month without a year takes the
document's. Days before the document's date, 定期, 及时 and times that are part of a name give none,
and neither do statements on taking effect, which are rows of their own.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from documents.facts.clauses import SourceClause, plain
from documents.facts.days import (
    NUMERAL,
    PERIOD,
    Period,
    day_of,
    end_of_month,
    last_day,
    number_of,
    period_of,
)
from documents.facts.deadlines.targets import Due, targets_in
from documents.facts.duties.tables import table_of
from documents.facts.types import Deadline, TimeKind

_PART_OF_YEAR = (
    rf"(?:第?(?P<quarter>[一二三四1-4])季度(?:末|底)?|(?P<half>[上下]半年)"
    rf"|(?P<month>{NUMERAL})月份?(?:(?P<day>{NUMERAL})日|(?P<third>[上中下]旬)|底|末|初)?|年?(?:底|末|内|中))"
)
_DAY = re.compile(
    rf"(?P<lead>力争到|争取到|确保到|(?<![年月日0-9从自])到|(?<![年月日0-9从自截])至|力争|争取|确保|计划|于|在|原则上)?"
    rf"(?:(?P<year>(?:19|20|21)[0-9]{{2}}|二[〇○零][一二三四五六七八九〇○零]{{2}})年|(?P<this>今年|本年度?|当年|明年|次年))?"
    rf"(?P<part>{_PART_OF_YEAR})?(?P<before>以前|之前|前|内|底前|止)?(?!起|版|度)"
)
_COUNTED = re.compile("[0-9一二三四五六七八九十两几多半近]$")
_LABEL = re.compile(
    r"(?:完成|办结|时间|时限|整改|落实|报送|截止)?(?:时限|时间|期限|日期|节点)(?:要求|安排|节点)?：\s*$"
)
_LED = ("到", "至", "力争到", "争取到", "确保到", "力争", "争取", "确保")
_STATES = re.compile("(?:有效期[^，。；]{0,10}|截至?|截止|自[^，。；]{0,16})$")
_BACKWARD = re.compile(
    r"^(?:已|已经|之前|登记|注册|取得|制定|出台|印发|发布|建成|开工|出生|参加|缴纳|签订|购买|毕业|完成)[^，。；]{0,6}的"
)

_RECURRING = re.compile(
    r"(?<![人户次亩吨人个名])每(?:(?P<count>[一二两三四五六七八九十0-9]{1,2})个?)?(?P<unit>半年|年度?|季度|季|个?月|周|星期|日|天)(?![度人])"
    rf"(?:(?:的)?(?P<month>{NUMERAL})月份?)?(?:(?:的)?(?P<day>{NUMERAL})日|(?P<end>底|末|初))?(?P<before>以前|之前|前)?"
)
_EVERY = {
    "半年": "P6M", "年": "P{}Y", "年度": "P{}Y", "季度": "P3M", "季": "P3M", "月": "P{}M",
    "个月": "P{}M", "周": "P{}W", "星期": "P{}W", "日": "P{}D", "天": "P{}D",
}  # fmt: skip

_WITHIN = re.compile(
    rf"(?P<base>[^，。；：、\n\t]{{1,40}}?(?:之日起?|之后|以后|后|之时起|起))?的?(?:在|于|约)?{PERIOD.pattern}(?:内|以内|之内)(?!容|部|外|设|涵|在)"
)
_AFTER = re.compile(r"(?:之日起?|之后|以后|后|之时起|起)$")
_FROM = re.compile(r"^.*?(?:自(?![治然来动己行主愿身查])|从(?!事|业))(?=.)")
_LEADS_IN = re.compile(r"^(?:.*(?:应当|应该|必须|于|在)|应(?!急)|须|并|要|且)+(?=.)")
_NO_PERIOD = re.compile(
    r"(?:控制在|控制到|压缩[至到]|缩短[至到]|近|前|过去|每|最近|连续|以往|上|不满|超过|第)$"
)
_NO_AIM = re.compile(
    r"^[^，。；]{0,2}(?:累计|连续|免征|免收|享受|保留|又|再次|多次|未|无|有|发生|受到|曾)|^[^。；]{0,24}(?:不得|不予|不能|不再|禁止)"
)
_RATE = re.compile("[0-9]+(?:\\.[0-9]+)?[万亿]?元|定额|标准")
_GOES_ON = re.compile("(?:[0-9]{1,2}[时点])?(?:至(?!少|多)|[到—~-])")
_SURCHARGE = re.compile("滞纳金|罚款|加处|违约金|利息")
_OF_ISSUE = re.compile(
    r"^(?:本[一-鿿]{2,4})?(?:印发|发布|公布|施行|实施|下发)$|^本(?:通知|办法|方案|意见|规定|公告|决定)[一-鿿]{0,4}$"
)
_SENTENCE = re.compile(r"[^。！？\n\t]+")
_TIME_COLUMNS = (
    "时限",
    "完成时间",
    "时间节点",
    "完成日期",
    "时间要求",
    "期限",
    "时间安排",
)


def deadlines_of(
    clauses: Iterable[SourceClause], year: int | None
) -> Iterator[Deadline]:
    """The times and targets of a document's clauses, in their order. `year`: the one that a
    month without a year takes."""
    for clause in clauses:
        if not clause.says_something:
            continue
        if clause.is_table:
            yield from _of_table(clause, year)
            continue
        due: list[Due] = []
        for sentence in _SENTENCE.finditer(clause.plain, clause.body_start):
            yield from _of_sentence(clause, sentence.span(), year, due)


def _of_sentence(
    clause: SourceClause,
    sentence: tuple[int, int],
    year: int | None,
    above: list[Due],
) -> Iterator[Deadline]:
    """`above`: the days that the clause's sentences before named, to which its own are added."""
    found: list[Deadline] = []
    recurring = [] if "每" not in clause.plain else list(_recurring(clause, sentence))
    taken = [(start, end) for start, end, _ in recurring]
    found += [row for *_, row in recurring]
    within = list(_within(clause, sentence))
    taken += [(start, end) for start, end, _ in within]
    found += [row for *_, row in within]
    due = [
        one
        for one in _due(clause, sentence, year)
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    for one in due:
        found.append(
            Deadline(
                clause.proof(one.start, one.end), TimeKind.DEADLINE, one.day.isoformat()
            )
        )
    found += targets_in(
        clause, sentence, [*above[-1:], *due], recurs=bool(recurring), year=year
    )
    above += due
    yield from sorted(found, key=lambda row: row.proof.start)


# ---- days --------------------------------------------------------------------------


def _due(
    clause: SourceClause, sentence: tuple[int, int], year: int | None
) -> Iterator[Due]:
    text = clause.plain
    for match in _DAY.finditer(text, *sentence):
        if not match[0] or clause.is_hidden(match.start()):
            continue
        day = due_day(match, year, labelled=bool(_LABEL.search(text, 0, match.start())))
        if day is None or (clause.signed_on and day < clause.signed_on):
            continue
        if _STATES.search(text, max(0, match.start() - 20), match.start()):
            continue
        if match["before"] and _BACKWARD.match(text[match.end() : match.end() + 16]):
            continue
        yield Due(match.start(), match.end(), day)


def due_day(
    match: re.Match[str], year: int | None, *, labelled: bool = False
) -> date | None:
    """The last day of what is named, where it is named as a deadline: 到2021年6月, 6月底前; alone
    behind a label (完成时限：2021年6月) or in a column of times."""
    part = match["part"] or ""
    if not match["year"] and not match["this"] and not part:
        return None
    ends = bool(re.search("[底末]$", part))
    if not match["year"] and not match["this"]:
        if part in ("底", "末", "内", "中"):
            return None  # 月底前, 任期内: of which month isn't said
        if part.startswith("年") and _COUNTED.search(match.string, 0, match.start()):
            return None  # 最近3年内
    is_due = (
        labelled
        or match["lead"] in _LED
        or match["before"] in ("以前", "之前", "前", "底前", "止")
    )
    is_due = is_due or (ends and bool(match["year"] or match["this"] or match["lead"]))
    is_due = is_due or part in ("内", "年内")
    if not is_due:
        return None
    if match["year"]:
        of = number_of(match["year"])
    else:
        of = year + (match["this"] in ("明年", "次年")) if year else None
    return _last_of(match, of) if of else None


def _last_of(match: re.Match[str], year: int) -> date | None:
    if match["quarter"]:
        quarter = number_of(match["quarter"])
        return end_of_month(year, 3 * quarter) if quarter else None
    if match["half"]:
        return end_of_month(year, 6 if match["half"] == "上半年" else 12)
    if not match["month"]:
        return end_of_month(year, 6 if (match["part"] or "").endswith("中") else 12)
    month = number_of(match["month"])
    if month is None:
        return None
    if match["day"]:
        return day_of(str(year), str(month), match["day"])
    if match["third"] in ("上旬", "中旬"):
        return day_of(str(year), str(month), "10" if match["third"] == "上旬" else "20")
    return end_of_month(year, month)


# ---- recurring ---------------------------------------------------------------------


def _recurring(
    clause: SourceClause, sentence: tuple[int, int]
) -> Iterator[tuple[int, int, Deadline]]:
    for match in _RECURRING.finditer(clause.plain, *sentence):
        if clause.is_hidden(match.start()) or _SURCHARGE.search(
            clause.plain, match.end(), sentence[1]
        ):
            continue
        behind = clause.plain[match.end() : match.end() + 12]
        if _RATE.match(behind):  # 每月1100元
            continue
        value: dict[str, Any] = {"every": _every(match)}
        if not _GOES_ON.match(behind):  # 每年4月1日至9月30日
            value |= _day_within(match)
        row = Deadline(clause.proof(*match.span()), TimeKind.RECURRING, value)
        yield match.start(), match.end(), row


def _day_within(match: re.Match[str]) -> dict[str, Any]:
    """Month and day of 每年4月底前, as far as they are printed."""
    value: dict[str, Any] = {}
    if match["month"] and (month := number_of(match["month"])):
        value["month"] = month
    if match["day"] and (day := number_of(match["day"])):
        value["day"] = day
    elif match["end"] in ("底", "末") or (match["before"] and match["month"]):
        value["day"] = "last"
    return value


def _every(match: re.Match[str]) -> str:
    count = number_of(match["count"]) if match["count"] else 1
    every = _EVERY[match["unit"]]
    if every == "P3M":
        return f"P{3 * (count or 1)}M"
    return every.format(count)


# ---- periods -----------------------------------------------------------------------


def _within(
    clause: SourceClause, sentence: tuple[int, int]
) -> Iterator[tuple[int, int, Deadline]]:
    text = clause.plain
    if "内" not in text:
        return
    after: str | None = None
    for match in _WITHIN.finditer(text, *sentence):
        period = period_of(match)
        start = match.start("base") if match["base"] else match.start("count")
        if period is None or clause.is_hidden(start):
            continue
        if not match["base"] and _NO_PERIOD.search(
            text, sentence[0], match.start("count")
        ):
            continue
        if _NO_AIM.match(text[match.end() : match.end() + 30]):
            continue
        if _is_condition(text, match):
            continue
        if match["base"]:
            after, start = _base(match)
        row = Deadline(
            clause.proof(start, match.end()),
            TimeKind.WITHIN,
            _period_value(period, after),
            _by(period, after, clause.signed_on),
        )
        yield start, match.end(), row


def _is_condition(text: str, match: re.Match[str]) -> bool:
    """创立18个月内的企业, 一个月内取得的收入; 两年内受过处罚的；"""
    if match["base"]:
        return False
    behind = re.match(r"[^。；]*", text[match.end() :])
    rest = behind[0] if behind else ""
    return bool(re.match("(?:[一-鿿]{2})?的", rest)) or rest.endswith("的")


def _base(match: re.Match[str]) -> tuple[str, int]:
    """What the period runs from, as printed, without what leads in: 应在|事件发生|后."""
    base = match["base"]
    lead = _FROM.match(base) or _LEADS_IN.match(base)
    cut = lead.end() if lead else 0
    named = _AFTER.sub("", base[cut:])
    if not named:
        return _AFTER.sub("", base), match.start("base")
    return named, match.start("base") + cut


def _period_value(period: Period, after: str | None) -> dict[str, Any]:
    value: dict[str, Any] = {"period": period.iso, "after": after}
    if period.is_working:
        value["working_days"] = True
    return value


def _by(period: Period, after: str | None, signed_on: date | None) -> date | None:
    """The last day, where the period runs from the document's own date."""
    if signed_on is None or after is None or not _OF_ISSUE.match(after):
        return None
    return last_day(period, signed_on)


# ---- tables ------------------------------------------------------------------------


def _of_table(clause: SourceClause, year: int | None) -> Iterator[Deadline]:
    """A table's cells, each for itself; in a column of times a day needs no 前."""
    table = table_of(clause)
    times = table.column(*_TIME_COLUMNS) if table else None
    if table is None:
        return
    for row in table.rows:
        cells = row.cells or ()
        due: list[Deadline] = []
        if times is not None and cells:
            due = list(_of_time_cell(clause, cells[times], row.number, year))
            yield from due
        for at, (cell, start) in enumerate(cells):
            if at != times:
                span = (start, start + len(cell))
                yield from _of_cell(clause, span, row.number, year, _day_of(due))


def _day_of(due: list[Deadline]) -> date | None:
    """The one day that a row's column of times names."""
    days = [one.value for one in due if one.kind is TimeKind.DEADLINE]
    return date.fromisoformat(str(days[0])) if len(days) == 1 else None


def _of_cell(
    clause: SourceClause,
    span: tuple[int, int],
    row: int,
    year: int | None,
    due: date | None = None,
) -> Iterator[Deadline]:
    """The rows of a cell; `due`: the day that its row names in another column."""
    for sentence in _SENTENCE.finditer(clause.plain, *span):
        start = sentence.start()
        above = [Due(start, start, due)] if due else []
        for found in _of_sentence(clause, sentence.span(), year, above):
            start = found.proof.start
            proof = clause.proof(start, start + len(found.proof.quote), row)
            yield Deadline(proof, found.kind, found.value, found.by)


def _of_time_cell(
    clause: SourceClause, cell: tuple[str, int], row: int, year: int | None
) -> Iterator[Deadline]:
    text, start = plain(cell[0]), cell[1]
    rows = list(_of_cell(clause, (start, start + len(text)), row, year))
    if rows:
        yield from rows
        return
    for match in _DAY.finditer(text):
        if match[0] and (day := due_day(match, year, labelled=True)):
            proof = clause.proof(start + match.start(), start + match.end(), row)
            yield Deadline(proof, TimeKind.DEADLINE, day.isoformat())
