"""When a document takes effect, and how long it is valid, by its own statements.

The base of 自发布之日起 is the date of issue, unless a date of publication is printed. A document
that says nothing has no statement: that is an answer, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from documents.facts.clauses import SourceClause
from documents.facts.days import (
    DAY,
    NUMERAL,
    PERIOD,
    YEAR,
    day_of,
    last_day,
    next_day,
    period_of,
)
from documents.facts.types import Effect, EffectKind

_VERB = "(?:正式|开始|统一|全面|全市)?(?:施行|实施|执行|生效|试行|实行)"
_ISSUED = "(?:发布|公布|印发|颁布|下发|发文|签发|签署|公告|通过|批准)"
# 自2021年1月1日起施行; 自2021年1月起; 从…起
_FROM_DAY = re.compile(
    rf"[自从于](?P<year>{YEAR})年(?:(?P<month>{NUMERAL})月(?:(?P<day>{NUMERAL})日)?)?(?:零时|0时)?(?:起|开始)?{_VERB}"
)
# 自发布之日起施行; 自发布之日起30日后施行; 自印发之日起满一个月后实施
_FROM_ISSUE = re.compile(
    rf"[自从](?:本[一-鿿]{{2,4}})?(?P<issued>{_ISSUED})(?:之日|日|当日)(?:起|后)?(?P<period>(?:满|第|的)?{PERIOD.pattern}(?:后|之后|以后|起|届满)*)?，?(?:起)?{_VERB}"
)
# Whose force it is: 本办法自…, 以上规定自…, …现予公布，自…; alone in its clause
_OWN = re.compile(
    r"(?:本[一-鿿“”]{1,24}(?:（[^（）]*）)?|上述[一-鿿]{0,8}|以上[一-鿿]{0,8}|此[一-鿿]{1,4}|该[一-鿿]{2,8})[，,]?$"
    r"|(?:现予|现将其?|予以|现)(?:以)?(?:公布|发布|印发|颁布)(?:施行|实施)?(?:给你们)?[，,；]?$|^$"
)
_LEADS_OVER = re.compile(
    r"(?:并|且|同时|均|也|经[^，。]{2,20}(?:批准|同意|通过)[，,]?)$"
)

# 有效期五年, 有效期至2029年2月28日, 试行两年, 执行期限为3年
_VALID = re.compile(
    rf"(?:有效期限?|试行期限?|试行|施行期限?|执行期限?|实施期限?|暂定|适用期限?)(?:为|是|：|暂定为?)?"
    rf"(?:(?:自{YEAR}年{NUMERAL}月{NUMERAL}日(?:起|开始)?)?[至到](?P<until>{DAY.pattern})(?:止|为止)?|(?P<period>{PERIOD.pattern}))"
)
_OF_A_THING = re.compile(
    r"(?:证|证书|许可证?|执照|合同|协议|资质|资格|名单|名录|报告|结果|批复|批件|标志|标识|牌照|意见书|担保|保函|承诺书?|预案|信用|码|券|编号|凭证)(?:的|书)?$"
)
_PUBLISHED = re.compile(rf"{DAY.pattern}[^。；]{{0,40}}?(?P<how>公布|发布|印发|颁布)")
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Dates:
    """What a document says of its own date: of issue, and of publication where printed."""

    signed_on: Day | None
    published: dict[str, Day]

    def base(self, issued: str) -> Day | None:
        return self.published.get(issued, self.signed_on)


def dates_of(clauses: Sequence[SourceClause], signed_on: Day | None) -> Dates:
    """The dates that 之日 may mean: 2021年1月5日公布, in brackets under the title or in a line
    of print, goes before the date of issue."""
    published: dict[str, Day] = {}
    for clause in clauses:
        text = clause.plain
        if len(text) > _SHORT or "日" not in text or clause.part:
            continue
        found = _PUBLISHED.search(text)
        if found is None or (found.start() > 1 and not text.endswith(found["how"])):
            continue
        if day := day_of(*found.group("year", "month", "day")):
            published[found["how"]] = day
    if "公布" in published or "发布" in published:
        day = published.get("公布", published.get("发布"))
        assert day is not None
        published.setdefault("发布", day)
        published.setdefault("公布", day)
    return Dates(signed_on, published)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement on taking effect in a plain text: where, as printed, from when, and the day
    that is counted from."""

    start: int
    end: int
    rule: str
    date: Day | None
    base: Day | None


def statements_in(
    clause: SourceClause, dates: Dates, own: frozenset[str]
) -> Iterator[Statement]:
    """The document's own statements in a clause; `own` are titles in it that mean itself."""
    text = clause.plain
    for pattern in (_FROM_DAY, _FROM_ISSUE):
        for match in pattern.finditer(text):
            if clause.is_hidden(match.start()) or not _is_own(
                clause, match.start(), own
            ):
                continue
            rule = re.sub(f"{_VERB}$", "", match[0])
            day, base = (
                (_from_day(match), None)
                if pattern is _FROM_DAY
                else _from_issue(match, dates)
            )
            yield Statement(match.start(), match.end(), rule, day, base)


def _is_own(clause: SourceClause, at: int, own: frozenset[str]) -> bool:
    """本办法自…, not 新的标准自… and not 《…法》自…."""
    text = clause.plain
    start = max(text.rfind(mark, 0, at) for mark in "。；！？\n")
    start = max(start + 1, clause.body_start)
    before = text[start:at].strip()
    while lead := _LEADS_OVER.search(before):
        before = before[: lead.start()]
    if any(f"《{title}》" in before for title in own):
        return True
    if _OWN.search(before):
        return True
    nearest = re.split("[，,]", before)[-1]
    if not nearest:  # 本办法由市财政局负责解释，自…; 《…》已经…通过，自…
        return bool(re.match("本|《|现将|经|已", before))
    return False


def _from_day(match: re.Match[str]) -> Day | None:
    return day_of(match["year"], match["month"] or "1", match["day"] or "1")


def _from_issue(match: re.Match[str], dates: Dates) -> tuple[Day | None, Day | None]:
    """Without a period the day itself; with one, the day after its last."""
    base = dates.base(match["issued"])
    if base is None or not match["period"]:
        return base, base
    period = period_of(match)
    last = last_day(period, base) if period else None
    return (next_day(last) if last else None), base


def own_effects(
    clause: SourceClause, dates: Dates, own: frozenset[str], since: Day | None
) -> Iterator[Effect]:
    """Taking effect and validity, as a clause states them. `since`: from when the document is
    in force, as far as the clauses before say."""
    text = clause.plain
    if "效" not in text and "行" not in text and "施" not in text:
        return
    found = list(statements_in(clause, dates, own))
    for one in found:
        yield Effect(
            proof=clause.proof(one.start, one.end),
            kind=EffectKind.TAKES_EFFECT,
            rule=one.rule,
            date=one.date,
            base=one.base,
        )
        since = since or one.date
    for match in _VALID.finditer(text):
        if not clause.is_hidden(match.start()) and _is_of_document(
            clause, match, found
        ):
            yield _validity(clause, match, since or dates.signed_on)


def _is_of_document(
    clause: SourceClause, match: re.Match[str], found: Sequence[Statement]
) -> bool:
    """本办法自…起施行，有效期五年; 本办法有效期三年; not 许可证有效期五年."""
    text = clause.plain
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    before = text[max(start, clause.body_start) : match.start()]
    if _OF_A_THING.search(before):
        return False
    if any(start <= one.start < match.start() + _SHORT for one in found):
        return True
    return bool(re.match(r"本[一-鿿“”]{2,24}(?:（[^（）]*）)?(?:的)?$", before))


def _validity(clause: SourceClause, match: re.Match[str], since: Day | None) -> Effect:
    until: Day | None
    if match["until"]:
        until = day_of(*match.group("year", "month", "day"))
    else:
        until = _last_of(match, since)
    return Effect(
        proof=clause.proof(match.start(), match.end()),
        kind=EffectKind.VALIDITY,
        rule=match[0],
        date=until,
        base=None if match["until"] else since,
    )


def _last_of(match: re.Match[str], since: Day | None) -> Day | None:
    """A document in force from the first hour of a day: five years end on the day before the
    corresponding one."""
    period = PERIOD.search(match["period"])
    counted = period_of(period) if period else None
    if counted is None or since is None or counted.unit not in ("年", "月"):
        return None
    after = last_day(counted, since)
    return after - timedelta(days=1) if after else None
