"""Facts as rows: each with the clause that proves it.

They follow from the documents and the rules, and are made anew whenever one of the two changes
(`knowledge.level`). What is cited is named by keys, so that a document that comes later is found
by them, too (`knowledge.works`).
"""

from django.db import models

from documents.facts.types import (
    AmendingAction,
    CitationKind,
    DutyForm,
    DutyRole,
    EffectKind,
    RelationKind,
    TimeKind,
)
from documents.models import Clause, Document

KEY_LENGTH = 300
"""Characters of a comparable title or number; longer ones are cut on both sides."""

ROLES = {
    DutyRole.LEAD.value: "牵头",
    DutyRole.SUPPORT.value: "配合",
    DutyRole.RESPONSIBLE.value: "负责",
}
FORMS = {
    DutyForm.NOTE.value: "括注",
    DutyForm.LINE.value: "单列一行",
    DutyForm.TEXT.value: "正文",
    DutyForm.TABLE.value: "表格",
}
TIMES = {
    TimeKind.DEADLINE.value: "时限",
    TimeKind.RECURRING.value: "定期",
    TimeKind.WITHIN.value: "期限",
    TimeKind.TARGET.value: "指标",
}
EFFECTS = {
    EffectKind.TAKES_EFFECT.value: "施行",
    EffectKind.VALIDITY.value: "有效期",
    EffectKind.REPEAL.value: "废止",
    EffectKind.LAPSE.value: "失效",
    EffectKind.CONTINUE.value: "继续有效",
    EffectKind.AMENDMENT.value: "修改",
}
ACTIONS = {
    AmendingAction.REPLACE.value: "修改为",
    AmendingAction.DELETE.value: "删去",
    AmendingAction.ADD.value: "增加",
}
RELATIONS = {
    RelationKind.INTERPRETS.value: "解读",
    RelationKind.PROMULGATES.value: "公布",
    RelationKind.ATTACHES.value: "附",
    RelationKind.TRANSMITS.value: "转发",
    RelationKind.REPEALS.value: "废止",
    RelationKind.AMENDS.value: "修改",
    RelationKind.LAPSES.value: "宣布失效",
    RelationKind.CONTINUES.value: "继续有效",
    RelationKind.LISTS.value: "列出",
}


class FactsLevel(models.Model):
    """From which state of a document its facts were read, and by which rules."""

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True)
    revision = models.BigIntegerField()
    rules = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.revision}"


class WorkName(models.Model):
    """A name under which a held document is cited: its number, its title, an attachment's.

    `key` is as it is compared (`documents.facts.citations.holdings`).
    """

    class Kind(models.TextChoices):
        NUMBER = "number"
        TITLE = "title"
        ATTACHMENT = "attachment"

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=KEY_LENGTH, db_index=True)

    def __str__(self) -> str:
        return self.key


class Fact(models.Model):
    """What all rows have: the clause, where in its text the quote stands, and the order.

    row: of a table, from 0; else None.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    row = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True
        ordering = ["document", "position"]

    @classmethod
    def newest(cls) -> models.Subquery:
        """The newest row's key: another one as soon as anything was read anew."""
        rows = cls._default_manager.order_by("-pk")
        return models.Subquery(rows.values("pk")[:1])

    @property
    def quote(self) -> str:
        return self.clause.text[self.start : self.start + self.length]


class Named(Fact):
    """A fact that names another document, which may be held or not."""

    title = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=120, blank=True)
    title_key = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True)
    number_key = models.CharField(max_length=120, blank=True, db_index=True)

    class Meta(Fact.Meta):
        abstract = True

    @property
    def name(self) -> str:
        return f"《{self.title}》" if self.title else self.number


class DutyFact(Fact):
    """A unit's part in a task. `unit` is its full name where the table of units has it."""

    role = models.CharField(max_length=12, choices=list(ROLES.items()))
    unit = models.CharField(max_length=120, db_index=True)
    written = models.CharField(max_length=120)
    form = models.CharField(max_length=8, choices=list(FORMS.items()))
    is_open = models.BooleanField()
    is_general = models.BooleanField()
    is_known = models.BooleanField()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.unit} {self.role}"


class MemberDutyFact(Fact):
    """What a member of a body has to do."""

    unit = models.CharField(max_length=120, db_index=True)
    written = models.CharField(max_length=120)
    duty = models.TextField()

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.unit


class TimeFact(Fact):
    """A time or a figure to be reached. `value` is as in `documents.facts.types.Deadline`;
    `due` the last day, where it can be told."""

    kind = models.CharField(max_length=12, choices=list(TIMES.items()))
    value = models.JSONField()
    due = models.DateField(null=True, db_index=True)

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class EffectFact(Named):
    """A statement on force; of its own document where it names no other."""

    kind = models.CharField(max_length=12, choices=list(EFFECTS.items()))
    rule = models.CharField(max_length=500)
    date = models.DateField(null=True, db_index=True)
    base = models.DateField(null=True)
    provision = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=8, blank=True, choices=list(ACTIONS.items()))
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)

    class Meta(Named.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind} {self.rule}"


class CitationFact(Named):
    """A document named in a clause."""

    kind = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in CitationKind]
    )

    class Meta(Named.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class AppointmentFact(Fact):
    """One person and one post."""

    person = models.CharField(max_length=40, db_index=True)
    remark = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=8)
    organ = models.CharField(max_length=200, blank=True, db_index=True)
    post = models.CharField(max_length=200)
    conditions = models.JSONField(default=list)
    concurrent = models.BooleanField()
    decision = models.CharField(max_length=300, blank=True)
    date = models.DateField(null=True, db_index=True)

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.person} {self.action} {self.post}"


class RelationFact(Named):
    """What its document is to another."""

    kind = models.CharField(max_length=12, choices=list(RELATIONS.items()))

    class Meta(Named.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class FactDoubt(Fact):
    """What a person should look at."""

    message = models.CharField(max_length=500)

    class Meta(Fact.Meta):
        pass

    def __str__(self) -> str:
        return self.message


FACT_MODELS: tuple[type[Fact], ...] = (
    DutyFact,
    MemberDutyFact,
    TimeFact,
    EffectFact,
    CitationFact,
    AppointmentFact,
    RelationFact,
    FactDoubt,
)
