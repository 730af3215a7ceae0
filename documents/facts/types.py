"""The rows: what was found, and the clause that says so.

Every row has a `Proof`. Dates are days of the calendar; texts are as printed, so that they are
compared NFKC-folded. Rows are what the text says, never what may be meant: what can't be told
is a `Doubt`.
"""

from dataclasses import dataclass
from datetime import date as Day
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Work:
    """A document as offices cite it, whichever imports hold it: its number, else its title."""

    number: str | None
    title: str

    @property
    def name(self) -> str:
        return self.number or self.title


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a row was read.

    document: the number of the document, else its title.
    part: 0 the body, then the attachments.
    path: "二/一/1", of the nearest numbered clause at or above; None where there is none.
    paragraph: counts from 0 in the part. key: the clause's, as in ParsedParagraph.
    quote: the paragraph's text from `start` on, `len(quote)` characters.
    row: of a table, from 0, its head included; None elsewhere.
    """

    document: str
    part: int
    path: str | None
    paragraph: int
    key: str
    quote: str
    start: int
    row: int | None = None


class DutyRole(StrEnum):
    """What a unit has to do with a task."""

    LEAD = "lead"  # 牵头
    SUPPORT = "support"  # 配合
    RESPONSIBLE = "responsible"  # 责任单位, 负责


class DutyForm(StrEnum):
    """How a duty is printed."""

    NOTE = "note"  # 〔责任单位：甲、乙〕
    LINE = "line"  # 责任单位：甲、乙, a line of its own
    TEXT = "text"  # 由甲牵头，乙配合
    TABLE = "table"  # a column 责任单位


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's part in a task. `unit` is as printed, with the ending that a list shares;
    `is_open`: the list it stands in ends in 等."""

    proof: Proof
    role: DutyRole
    unit: str
    form: DutyForm
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class MemberDuty:
    """An entry of a list of members and their duties: （3）市发展改革委：参与…"""

    proof: Proof
    unit: str
    duty: str


class TimeKind(StrEnum):
    """What a time or figure says."""

    DEADLINE = "deadline"  # 2022年底前
    RECURRING = "recurring"  # 每年4月
    WITHIN = "within"  # 印发之日起20个工作日内
    TARGET = "target"  # 达到98%以上


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time or a figure to be reached.

    value: of a deadline its last day, ISO 8601; of a recurring one {"every": "P1Y", "month": 4,
    "day": "last"} as far as printed; of a period {"period": "P15D", "after": "应急终止"}, with
    "working_days": True where those are counted; of a target {"cmp": ">=", "number": 98,
    "unit": "%"}.
    by: the last day for a target, or of a period from the document's own date; else None.
    """

    proof: Proof
    kind: TimeKind
    value: str | dict[str, Any]
    by: Day | None = None


class EffectKind(StrEnum):
    """What a clause says of a document's force."""

    TAKES_EFFECT = "takes_effect"
    VALIDITY = "validity"
    REPEAL = "repeal"
    LAPSE = "lapse"
    CONTINUE = "continue"
    AMENDMENT = "amendment"


class AmendingAction(StrEnum):
    """What an amendment does to a provision."""

    REPLACE = "replace"  # 将第三条修改为
    DELETE = "delete"  # 删去第八条
    ADD = "add"  # 增加一条


@dataclass(frozen=True, slots=True)
class Effect:
    """A statement on force: of its own document where no target is named.

    rule: as printed, 自发布之日起一个月后. date: from when it holds (of `validity`, and of a
    continuation, the last day), None where that can't be told. base: the day that it is counted
    from. provision, action, old, new: of amendments, old and new as quoted.
    """

    proof: Proof
    kind: EffectKind
    rule: str
    date: Day | None = None
    base: Day | None = None
    target_title: str | None = None
    target_number: str | None = None
    provision: str | None = None
    action: AmendingAction | None = None
    old: str | None = None
    new: str | None = None
    held: Work | None = None


class CitationKind(StrEnum):
    """What a citation gives."""

    TITLE_NUMBER = "title_number"  # 《…》（云政发〔2020〕3号）
    NUMBER = "number"
    TITLE = "title"
    SHORT_NAME = "short_name"  # 《意见》, declared before


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a clause. Of a short name, title and number are those it stands for.
    `held` is the work where it is held, else None."""

    proof: Proof
    kind: CitationKind
    title: str | None
    number: str | None
    held: Work | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person and one post.

    action: 任命, 免去, 聘任, 解聘, 挂职, 转正, 更正, 撤销.
    remark: what tells the person from one of the same name.
    conditions: 试用期一年, 任期三年, 挂职一年 …, as printed.
    concurrent: the post is held beside another (兼任).
    decision: the meeting that decided, as printed. date: of that, else of the document.
    """

    proof: Proof
    person: str
    action: str
    organ: str | None
    post: str
    conditions: tuple[str, ...] = ()
    date: Day | None = None
    remark: str | None = None
    concurrent: bool = False
    decision: str | None = None


class RelationKind(StrEnum):
    """What a document is to another."""

    INTERPRETS = "interprets"
    PROMULGATES = "promulgates"
    ATTACHES = "attaches"
    TRANSMITS = "transmits"
    REPEALS = "repeals"
    AMENDS = "amends"
    LAPSES = "lapses"
    CONTINUES = "continues"
    LISTS = "lists"


@dataclass(frozen=True, slots=True)
class Relation:
    """`source` is the document's number, else its title; the other end as it is named. Of a
    relation that the title tells, the proof is the document's first clause, its quote empty."""

    proof: Proof
    kind: RelationKind
    source: str
    title: str | None
    number: str | None
    held: Work | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at, said in Chinese."""

    proof: Proof
    message: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All rows of some documents, in the order of the text."""

    duties: tuple[Duty, ...] = ()
    effects: tuple[Effect, ...] = ()
    citations: tuple[Citation, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    member_duties: tuple[MemberDuty, ...] = ()
    relations: tuple[Relation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
