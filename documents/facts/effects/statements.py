"""Effects: what documents say of their own force, and what they do to other documents'.

Own: taking effect, validity. Others': repeal, lapse, continuation and amendment, in a sentence
(《…》同时废止), in a list below a clause that has the verb, or in a table of what was reviewed.
A repeal takes effect with its own document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from documents.facts.citations.holdings import Holdings
from documents.facts.citations.named import (
    Named,
    ShortNames,
    documents_named,
    titles_in,
)
from documents.facts.clauses import SourceClause
from documents.facts.days import DAY, day_of
from documents.facts.effects.amendments import Amended, amendments_in
from documents.facts.effects.own_dates import Dates, dates_of, own_effects
from documents.facts.effects.reviewed import listed_of_clause
from documents.facts.types import Effect, EffectKind
from documents.parsing.types import ParsedDocument, Role

# What is said behind what is named: 《…》同时废止
_SAID = re.compile(
    r"(?P<repeal>(?:同时|予以|即行|一并|相应|均|一律|自动|全部|自行|随之|就此|自即日起|现予|明令|宣布)*(?:废止|作废|停止执行|停止施行|停止实施|停止使用|不再执行|不再施行|不再适用))"
    r"|(?P<lapse>(?:同时|予以|自动|自行|宣布|即行|均|全部)*(?:失效|终止执行))"
    r"|(?P<continue>(?:同时|予以|均|全部)*继续(?:有效|执行|施行|实施|适用))"
)
# 有效期延长至2025年12月31日
_PROLONGED = re.compile(rf"有效期限?(?:延长|延续|顺延)[至到]{DAY.pattern}")
# Said of something else: 已废止的《…》, 废止前, 自动失效 of a licence
_NO_STATEMENT = re.compile(
    r"(?:已|被|未|应当|可以|及时|经|依法|决定是否|需要|拟|建议|修改、|修改或者?|修改和|或者?)$"
)
_FROM = re.compile(rf"自{DAY.pattern}(?:起|开始)")
_ENDED_BEFORE = 8


@dataclass(slots=True)
class _Above:
    """What a clause above said of the documents that the clauses below it list."""

    kind: EffectKind | None = None
    rule: str = ""
    date: Day | None = None
    path: str | None = None
    part: int = 0


@dataclass(slots=True)
class _Amending:
    """The document that amendments are of, as last named."""

    title: str | None = None
    number: str | None = None


@dataclass(slots=True)
class _State:
    since: dict[int, Day]
    above: _Above = field(default_factory=_Above)
    amending: _Amending = field(default_factory=_Amending)

    def since_in(self, part: int) -> Day | None:
        """From when a part is in force: by its own statement, else by the document's first."""
        return self.since.get(part) or min(self.since.values(), default=None)


# They tell of others' effects: an interpretation, a list of issued documents.
_TELL_ONLY = ("政策解读", "发文目录")


def effects_of(
    document: ParsedDocument, clauses: Sequence[SourceClause], holdings: Holdings
) -> Iterator[Effect]:
    """The effects that a document's clauses state, in their order."""
    if document.kind in _TELL_ONLY:
        return
    dates = dates_of(clauses, document.signed_on)
    own = frozenset(
        {document.title, *(part.title for part in document.parts if part.title)}
    )
    short = ShortNames()
    state = _State(since=_own_since(clauses, dates, own))
    for title in titles_in(document.title):
        if "修改" in document.title or "修正" in document.title:
            state.amending.title = title.title
    for clause in clauses:
        if not clause.says_something:
            continue
        named = list(documents_named(clause, short))
        yield from own_effects(clause, dates, own, state.since.get(clause.part))
        yield from _of_others(document, clause, named, state, holdings)


def _own_since(
    clauses: Sequence[SourceClause], dates: Dates, own: frozenset[str]
) -> dict[int, Day]:
    """From when each part is in force by the first statement in it, wherever that stands."""
    since: dict[int, Day] = {}
    for clause in clauses:
        if not clause.says_something or clause.is_table:
            continue
        for effect in own_effects(clause, dates, own, None):
            if effect.kind is EffectKind.TAKES_EFFECT and effect.date:
                since.setdefault(clause.part, effect.date)
    return since


def _of_others(
    document: ParsedDocument,
    clause: SourceClause,
    named: list[Named],
    state: _State,
    holdings: Holdings,
) -> Iterator[Effect]:
    default = state.since_in(clause.part) or document.signed_on
    amended = list(amendments_in(clause))
    if amended:
        yield from _amended(clause, named, amended, state, holdings, default)
        return
    _note_amended(clause, named, state)
    listed = list(listed_of_clause(document, clause))
    if listed:
        for entry in listed:
            yield Effect(
                proof=clause.proof(entry.start, entry.end, entry.row),
                kind=entry.kind,
                rule=entry.rule,
                date=default,
                target_title=entry.title,
                target_number=entry.number,
                held=holdings.find(entry.number, entry.title),
            )
        return
    if clause.is_table:
        return
    said = [*_prolonged(clause, named), *_said(clause, named, default)]
    _note_above(clause, named, state, default)
    if not said and named and _is_below(clause, state):
        above = state.above
        if above.kind is None or above.kind is EffectKind.AMENDMENT:
            state.amending = _Amending(named[0].title, named[0].number)
            return
        said = [
            (one, above.kind, above.rule, above.date or default)
            for one in _firsts(clause, named)
        ]
    for one, kind, rule, day in said:
        yield Effect(
            proof=clause.proof(one.start, _end_of(clause, one, rule)),
            kind=kind,
            rule=rule,
            date=day,
            target_title=one.title,
            target_number=one.number,
            provision=_provision_behind(clause, one),
            held=holdings.find(one.number, one.title),
        )


def _end_of(clause: SourceClause, named: Named, rule: str) -> int:
    """Up to the verb, where that follows in the sentence."""
    at = clause.plain.find(rule, named.end)
    return at + len(rule) if rule and at >= 0 else named.end


_PROVISION = re.compile(
    r"第[一二三四五六七八九十百0-9]+[条款项章](?:第[一二三四五六七八九十0-9（）]+[款项])*"
)


def _provision_behind(clause: SourceClause, named: Named) -> str | None:
    found = _PROVISION.match(clause.plain, named.end)
    return found[0] if found else None


_BETWEEN = re.compile("[、，；和及与。 0-9.．]*")


def _firsts(clause: SourceClause, named: list[Named]) -> list[Named]:
    """Of an entry of a list the document it begins with, not those it mentions later on."""
    firsts = named[:1]
    for one in named[1:]:
        between = clause.plain[firsts[-1].end : one.start]
        if one.start < firsts[-1].end or not _BETWEEN.fullmatch(between):
            break
        firsts.append(one)
    return firsts


# ---- in a sentence -----------------------------------------------------------------


def _said(
    clause: SourceClause, named: list[Named], default: Day | None
) -> Iterator[tuple[Named, EffectKind, str, Day | None]]:
    """《甲》（…）、《乙》（…）同时废止; 废止《甲》."""
    text = clause.plain
    if (
        "废" not in text
        and "失效" not in text
        and "停止" not in text
        and "继续" not in text
        and "不再" not in text
    ):
        return
    last = 0
    for verb in _SAID.finditer(text):
        if clause.is_hidden(verb.start()) or _NO_STATEMENT.search(
            text, 0, verb.start()
        ):
            continue
        if _in_title(text, verb.start()):
            continue
        start = max(text.rfind(mark, 0, verb.start()) for mark in "。；！？\n") + 1
        before = [one for one in named if max(start, last) <= one.start < verb.start()]
        targets = [one for one in before if _reaches(text, before, one, verb.start())]
        if not targets:
            targets = _behind(text, verb, named)
        kind = EffectKind(verb.lastgroup or "repeal")
        day = _explicit(text, start, verb.end()) or default
        for one in targets:
            yield one, kind, verb[0], day
        last = verb.end() if targets else last


def _prolonged(
    clause: SourceClause, named: list[Named]
) -> Iterator[tuple[Named, EffectKind, str, Day | None]]:
    """《甲办法》有效期延长至…: it continues up to that day."""
    for match in _PROLONGED.finditer(clause.plain):
        before = [one for one in named if one.end <= match.start()]
        if before and not clause.is_hidden(match.start()):
            until = day_of(*match.group("year", "month", "day"))
            yield before[-1], EffectKind.CONTINUE, match[0], until


def _in_title(text: str, at: int) -> bool:
    """《废止的文件目录》 says nothing."""
    return any(title.start < at < title.end for title in titles_in(text))


def _reaches(text: str, before: list[Named], one: Named, verb: int) -> bool:
    """Nothing but further names, marks, and 自…起 stands between a name and its verb."""
    rest = text[one.end : verb]
    for other in before:
        if other.start > one.start:
            rest = rest.replace(text[other.start : other.end], "")
    rest = _FROM.sub("", rest)
    rest = re.sub(
        r"（[^（）]*）|第[一二三四五六七八九十百0-9（）]+[条款项章]|以及|文件|规定|自?本?[一-鿿]{0,4}(?:施行|实施|印发|发布|公布|生效|执行)之日起|自?即日起|[等均也等则]|[一二三四五六七八九十0-9]+[件个份]|[、，和及与的原]|[“”]",
        "",
        rest,
    )
    return len(rest.strip()) <= 1


def _behind(text: str, verb: re.Match[str], named: list[Named]) -> list[Named]:
    """废止《甲》、《乙》: the names that follow at once."""
    targets: list[Named] = []
    at = verb.end()
    if verb.lastgroup == "continue":
        return targets
    for one in named:
        if one.start < at:
            continue
        if (
            re.fullmatch(
                "(?:以下|下列)?(?:文件|规章)?[：:、，和及与]*", text[at : one.start]
            )
            is None
        ):
            break
        targets.append(one)
        at = one.end
    if not targets:
        return []
    rest = text[at : at + 6]
    return (
        []
        if rest.startswith(("的", "前", "后", "之", "中", "关于", "有关"))
        and not re.match("的(?:通知|决定|公告|命令)", rest)
        else targets
    )


def _explicit(text: str, start: int, end: int) -> Day | None:
    day = None
    for found in _FROM.finditer(text, start, end):
        if end - found.end() <= _ENDED_BEFORE:
            day = day_of(*found.group("year", "month", "day"))
    return day


# ---- in a list below ---------------------------------------------------------------


def _note_above(
    clause: SourceClause, named: list[Named], state: _State, default: Day | None
) -> None:
    """下列文件同时废止：, over the entries of a list."""
    text = clause.plain.rstrip()
    verb = next(iter([*_SAID.finditer(text)][::-1]), None)
    heads = text.endswith(("：", ":")) or clause.source.role is Role.HEADING
    if (
        verb
        and (heads or "下列" in text or "以下" in text or "如下" in text)
        and not named
    ):
        kind = EffectKind(verb.lastgroup or "repeal")
        state.above = _Above(
            kind,
            verb[0],
            _explicit(text, 0, verb.end()) or default,
            clause.path,
            clause.part,
        )
    elif not named and heads:
        amends = "修改" in text or "修正" in text
        below = EffectKind.AMENDMENT if amends else None
        state.above = _Above(below, path=clause.path, part=clause.part)


def _is_below(clause: SourceClause, state: _State) -> bool:
    """An entry: it begins with the name, in the part of the clause above."""
    above = state.above
    if above.kind is None or clause.part != above.part:
        return False
    begins = clause.plain[clause.body_start :].lstrip(" 　")
    if re.match("《|[一-鿿（）]{2,20}〔[0-9]{4}〕|原", begins):
        return True
    state.above = _Above()
    return False


# ---- amendments --------------------------------------------------------------------


def _note_amended(clause: SourceClause, named: list[Named], state: _State) -> None:
    """对《甲办法》作如下修改：, （一）《乙办法》（…）"""
    if named and re.search("修改|修正|作出如下|进行修订", clause.plain):
        state.amending = _Amending(named[-1].title, named[-1].number)


def _amended(
    clause: SourceClause,
    named: list[Named],
    amended: list[Amended],
    state: _State,
    holdings: Holdings,
    day: Day | None,
) -> Iterator[Effect]:
    text = clause.source.text
    for one in amended:
        before = [name for name in named if name.end <= one.start + 1]
        if before:
            state.amending = _Amending(before[-1].title, before[-1].number)
        title, number = state.amending.title, state.amending.number
        if title is None and number is None:
            continue
        yield Effect(
            proof=clause.proof(one.start, one.end),
            kind=EffectKind.AMENDMENT,
            rule=clause.source.text[one.start : one.end].split("“")[0].rstrip("：，"),
            date=day,
            target_title=title,
            target_number=number,
            provision=one.provision,
            action=one.action,
            old=text[slice(*one.old)] if one.old else None,
            new=text[slice(*one.new)] if one.new else None,
            held=holdings.find(number, title),
        )
