"""Appointments and removals (任免): a row for each person and each post.

A clause appoints in one of two forms: 甲、乙同志任丙局副局长, or 任命甲为丙局局长 (聘任 …), and
removes in the form 免去甲的丙局局长职务. What a correction (更正) or an annulment (撤销) quotes
appoints nobody; a post held by office (由局长兼任主任) names no person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from documents.facts.clauses import SourceClause
from documents.facts.days import DAY, day_of
from documents.facts.types import Appointment
from documents.facts.word_files import any_of
from documents.parsing.text.dictionary import word_list

_HANZI = r"[一-鿿㐀-䶿\U00020000-\U000323af]"
_NAME = rf"(?:(?:(?!同志|为|其|[两二三四五六]位){_HANZI}){{2,4}}(?:·(?:(?!同志){_HANZI}){{1,12}})*|{_HANZI}[ 　]{{1,2}}{_HANZI})"
_PERSON = rf"{_NAME}(?:（[^（）]{{1,20}}）)?"
_PERSONS = rf"{_PERSON}(?:[、，和]{_PERSON}){{0,40}}"
_SAME = "(?:等)?(?:[一二两三四五六七八九十]{1,3}(?:位|名)?)?(?:同志)?"
# A name stands behind a mark or one of these words, never in the middle of others.
_START = r"(?:^|(?<=[，。；：、\s）.．])|(?<=决定)|(?<=任命)|(?<=聘任)|(?<=同意)|(?<=提名)|(?<=批准)|(?<=对)|(?<=将))"
_ON = "(?=[。；]|$|，(?:同时|并)?(?:免去|任命|解聘|聘任|不再))"

# 甲、乙同志任丙局副局长（试用期一年）; 甲同志挂职任…; 甲任…
_TAKES = re.compile(
    rf"{_START}(?P<persons>{_PERSONS}){_SAME}"
    rf"(?P<verb>挂职(?:担任|任)?|挂任|担任|兼任|试任|改任|(?<!主)任(?!命|免)|聘任为|续聘为|聘为|任命为)(?P<posts>[^。；]{{3,200}}?){_ON}"
)
# 任命甲为丙局局长; 聘任甲为…; 任命甲任…
_GIVES = re.compile(
    rf"(?P<verb>挂职任命|任命|聘任|聘请|续聘)(?P<persons>{_PERSONS}){_SAME}(?:为|担任|任)(?P<posts>[^。；]{{3,200}}?){_ON}"
)
# 免去甲的丙局局长职务; 同时免去其…; 解聘甲、乙同志的…
_TAKEN = re.compile(
    rf"(?P<verb>免去|免除|解聘|解除|撤销|不再聘任)：?"
    rf"(?P<persons>其|{_PERSONS}(?=等|同志|的|原任|担任|所任)){_SAME}(?:原任|担任|所任|兼任)?的?"
    rf"(?P<posts>[^。；]{{3,200}}?)(?:职务|职位|一职)?{_ON}"
)
# 甲同志不再担任丙局局长职务
_NO_LONGER = re.compile(
    rf"(?:{_START}(?P<persons>{_PERSONS}){_SAME}|(?P<same>其)|(?<=[，；]))(?P<verb>不再(?:担任|兼任|任))(?P<posts>[^。；]{{3,200}}?)(?:职务)?{_ON}"
)
# Below 任命：: 甲同志为丙局局长; below 免去：: 甲同志的丙局局长职务, 甲丙局局长职务
_LISTED_AS = re.compile(
    rf"(?P<persons>{_PERSONS}){_SAME}(?P<verb>为)(?P<posts>[^。；]{{3,200}}?)(?=[。；]|$)"
)
_LISTED_OUT = re.compile(
    rf"(?P<persons>{_PERSONS}(?=同志|的)){_SAME}的?(?P<posts>(?P<verb>)[^。；]{{3,200}}?(?:职务|职位)(?:（[^（）]*）)?)(?=[。；]|$)"
)
# 甲同志的丙局副局长职务试用期满，正式任职; 甲同志任丙局副局长试用期满转正
_CONFIRMED = re.compile(
    rf"{_START}(?P<persons>{_PERSONS}){_SAME}(?P<verb>任|担任|的)(?P<posts>[^。；，]{{3,60}}?)(?:职务)?，?(?:试用期(?:已)?满|经考核合格)[^。；]{{0,20}}?(?:转正|正式任职|正式任用|正式任命|按期转正|任职)"
)
_PLACE = re.compile("[一-鿿]{2,6}?[省市县区州]")
_CORRECTS = re.compile("更正|勘误")
_SHOULD_BE = re.compile("应为|应更正为|更正为|改为")
_ANNULS = re.compile(
    r"撤销[^。；]{0,60}(?:任命|决定|任职)|(?:任命|任职)[^。；]{0,20}(?:予以)?撤销"
)
_QUOTED = re.compile("“[^“”]*”")
_HEADS = re.compile(
    r"(?P<verb>任命|免去|聘任|解聘|挂职|转正|撤销|免职|任职)(?:名单|下列同志|以下同志)?：?$"
)
_TERM = re.compile(
    r"（[^（）]*(?:试用期|任期|聘期|挂职|时间|任职|代理|正[处科局县]级|副[处科局县]级|保留|级|期限)[^（）]*）|[，,]?(?:试用期|任期|聘期|挂职(?:时间)?(?:为)?)[一二两三四五六七八九十0-9]+个?[年月]"
    r"|[，,](?:任职)?(?:时间|任期|聘期|试用期)自[^，。；]{4,40}"
)
_DECIDED = re.compile(
    r"(?:经|根据)(?P<decision>[^。；：]{0,60}?(?:会议|常委会|全会|党组)(?:第?[一二三四五六七八九十百0-9]+次)?[^。；：，]{0,20}?)(?:研究|讨论|审议|表决|通过|决定|，|：)"
)
_POST = any_of("posts.txt")
_POST_AT_END = re.compile(
    rf"(?P<post>(?:[一二三四五六七八九十]级)?(?:常务|专职|兼职|第一|名誉|代理|代|挂职|党组|候任)*副?(?:总)?{_POST}(?:助理)?)$"
)
# What is said of a post behind it: （兼）, （挂职）, （退休）
_BEHIND_POST = re.compile("（([^（）]*)）$")
_NO_PERSON = re.compile(
    r"由|同时|以及|其中|原任|现任|继续|已经|自动|一律|出任|就任|专任|兼"
)
_ACTIONS = {
    "免去": "免去", "免除": "免去", "解除": "免去", "解聘": "解聘", "不再聘任": "解聘",
    "撤销": "撤销", "聘任": "聘任", "聘请": "聘任", "续聘": "聘任", "聘": "聘任",
    "聘任为": "聘任", "聘为": "聘任", "续聘为": "聘任", "挂任": "挂职", "挂职任命": "挂职",
}  # fmt: skip


@dataclass(slots=True)
class _Heading:
    """What the lines below a heading do (任命：, 免去：), and the place in the document's title."""

    place: str = ""
    action: str = ""
    decision: str | None = None
    day: date | None = None


def appointments_of(
    clauses: Sequence[SourceClause], kind: str, title: str
) -> Iterator[Appointment]:
    """The rows of a document's clauses. Outside documents on appointments only the full forms
    (同志, 任命…为, 免去…职务) count."""
    speaks = (
        kind == "人事任免"
        or re.search("任免|任命|任职|免职|聘任|解聘|挂职|职务", title) is not None
    )
    if not speaks and "令" not in kind:
        return
    place = _PLACE.match(title)
    heading = _Heading(place[0] if place else "")
    for clause in clauses:
        if clause.is_table or not clause.says_something:
            continue
        _note_heading(clause, heading)
        yield from _of_clause(clause, heading)


def _note_heading(clause: SourceClause, heading: _Heading) -> None:
    text = clause.plain
    if decided := _DECIDED.search(text):
        heading.decision = decided["decision"].strip("，")
        day = DAY.search(text)
        heading.day = day_of(*day.group("year", "month", "day")) if day else heading.day
    head = _HEADS.search(text)
    if head and head.end() == len(text) < _LONGEST_HEAD:
        named = head["verb"]
        heading.action = {"免职": "免去", "任职": "任命"}.get(named, named)


_LONGEST_HEAD = 80


def _of_clause(clause: SourceClause, heading: _Heading) -> Iterator[Appointment]:
    text = clause.plain
    if _CORRECTS.search(text):
        yield from _corrected(clause, heading, "更正")
        return
    if _ANNULS.search(text):
        yield from _corrected(clause, heading, "撤销")
        return
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[tuple[int, re.Match[str], str]] = []
    taken: list[tuple[int, int]] = []
    for pattern, action in (
        (_CONFIRMED, "转正"),
        (_TAKEN, ""),
        (_NO_LONGER, "免去"),
        (_GIVES, ""),
        (_TAKES, ""),
    ):
        at = clause.body_start
        while match := pattern.search(text, at):
            at = match.end()
            spans = (*taken, *quoted)
            if any(start < match.end() and match.start() < end for start, end in spans):
                at = match.start() + 1
                continue
            taken.append(match.span())
            found.append((match.start(), match, action))
    if not found and heading.action:
        found = _listed(clause, heading)
    last: tuple[_Person, ...] = ()
    for _, match, action in sorted(found, key=lambda one: one[0]):
        named = match["persons"]
        persons = last if named in (None, "其") else tuple(_persons(named))
        if "同志" not in match[0]:
            persons = tuple(one for one in persons if _is_name(one.name))
        last = persons or last
        yield from _rows(
            clause, match, persons, action or _action(match, heading), heading
        )


def _listed(
    clause: SourceClause, heading: _Heading
) -> list[tuple[int, re.Match[str], str]]:
    """A line that has no verb of its own and goes by its heading."""
    removes = heading.action in ("免去", "解聘", "撤销")
    pattern = _LISTED_OUT if removes else _LISTED_AS
    match = pattern.match(clause.plain, clause.body_start)
    if match is None and removes and heading.place:
        # Nothing parts the name from the post but the place that the document is of.
        pattern = re.compile(
            rf"(?P<persons>{_HANZI}{{2,4}}?)(?P<verb>)(?P<posts>{heading.place}[^。；]{{3,100}}?职务(?:（[^（）]*）)?)(?=[。；]|$)"
        )
        match = pattern.match(clause.plain, clause.body_start)
    return [(match.start(), match, heading.action)] if match else []


def _action(match: re.Match[str], heading: _Heading) -> str:
    verb = match["verb"]
    if verb.startswith("挂职") or "挂职" in match["posts"]:
        return "挂职"
    if verb in _ACTIONS:
        return _ACTIONS[verb]
    if match.re is _TAKES and heading.action in ("聘任", "挂职", "转正"):
        return heading.action
    return "任命"


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    remark: str | None


def _persons(text: str) -> Iterator[_Person]:
    for piece in re.split(r"[、，和](?![^（]*）)", text):
        name, _, remark = piece.partition("（")
        name = "".join(name.split())
        if name and not _NO_PERSON.search(name):
            yield _Person(name, remark.rstrip("）") or None)


def _is_name(name: str) -> bool:
    """Whether it begins with a surname, or is set as names of several parts are."""
    surnames = _surnames()
    return "·" in name or name[0] in surnames or name[:2] in surnames


@cache
def _surnames() -> frozenset[str]:
    return frozenset(word_list("surnames"))


def _rows(
    clause: SourceClause,
    match: re.Match[str],
    persons: Sequence[_Person],
    action: str,
    heading: _Heading,
) -> Iterator[Appointment]:
    posts = list(_posts(match["posts"]))
    for person in persons:
        for position, post in enumerate(posts):
            row = _row(clause, match.span(), person, action, post, heading)
            also = match["verb"] == "兼任" and not position
            yield replace(row, concurrent=post.concurrent or also)


@dataclass(frozen=True, slots=True)
class _Post:
    organ: str | None
    name: str
    conditions: tuple[str, ...]
    concurrent: bool


def _row(
    clause: SourceClause,
    span: tuple[int, int],
    person: _Person,
    action: str,
    post: _Post,
    heading: _Heading,
) -> Appointment:
    return Appointment(
        proof=clause.proof(*span),
        person=person.name,
        action=action,
        organ=post.organ,
        post=post.name,
        conditions=post.conditions,
        date=heading.day or clause.signed_on,
        remark=person.remark,
        decision=heading.decision,
    )


def _posts(text: str) -> Iterator[_Post]:
    """甲局副局长，乙局局长（试用期一年）: organ and post of each; conditions at the end hold for
    all. A post without an organ is of the one before: 市长、党组书记."""
    text = re.sub("(?:的)?(?:职务|职位)$", "", text.strip("，,、 "))
    shared: tuple[str, ...] = ()
    pieces = []
    for piece in re.split(r"[，、,](?:并|同时)?(?![^（]*）)", text):
        conditions = tuple(_bare_term(one[0]) for one in _TERM.finditer("，" + piece))
        name = _TERM.sub("", "，" + piece).lstrip("，,").strip()
        if not name:
            shared = conditions
            continue
        pieces.append((name, conditions))
    if len(pieces) > 1 and pieces[-1][1] and not any(one[1] for one in pieces[:-1]):
        shared = shared or pieces[-1][1]
    organ = None
    for name, conditions in pieces:
        concurrent = name.startswith(("兼任", "兼"))
        name = re.sub("^(?:兼任|兼|挂职任|挂职|担任|任)", "", name)
        said: tuple[str, ...] = ()
        if behind := _BEHIND_POST.search(name):
            name, said = name[: behind.start()], (behind[1],)
        found = _POST_AT_END.search(re.sub("(?:的)?(?:职务|职位)$", "", name))
        if found is None:
            continue
        organ = name[: found.start()] or organ
        if said in (("兼",), ("兼任",)):
            concurrent, said = True, ()
        held = tuple(dict.fromkeys((*conditions, *said, *shared)))
        yield _Post(organ, found["post"], held, concurrent)


def _bare_term(term: str) -> str:
    return term.strip("，,（）")


def _corrected(
    clause: SourceClause, heading: _Heading, action: str
) -> Iterator[Appointment]:
    """A correction or annulment: one row a person that the clause, or what it quotes, names;
    of a correction the wording that is right."""
    text = clause.plain
    right = _SHOULD_BE.search(text)
    first = right.end() if right and action == "更正" else clause.body_start
    span = clause.body_start, len(text)
    unquoted = re.sub("[“”]", "。", text)
    seen: set[tuple[str, str]] = set()
    for pattern in (_GIVES, _TAKES, _TAKEN):
        for match in pattern.finditer(unquoted, first):
            posts = list(_posts(match["posts"]))
            for person in _persons(match["persons"]):
                for post in posts:
                    if (person.name, post.name) in seen:
                        continue
                    seen.add((person.name, post.name))
                    yield _row(clause, span, person, action, post, heading)
