"""The state of every held document on a day, with the clauses that say so.

Made once for what is held and a day, and kept: it follows from all statements on force there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import F, Func, IntegerField, Subquery

from documents.facts.states import State, StateKind, States
from documents.facts.types import Effect, EffectKind, Proof, Work
from documents.models import Document, Issue, RevisionTotals
from knowledge.linking import linked
from knowledge.models import EffectFact

NAMES = {
    StateKind.NOT_YET: "尚未施行",
    StateKind.IN_FORCE: "现行有效",
    StateKind.AMENDED: "已修改",
    StateKind.REPEALED: "已废止",
    StateKind.LAPSED: "已失效",
    StateKind.NO_RECORD: "未发现废止记录",
}
_COUNTED = Func(F("pk"), function="COUNT", output_field=IntegerField())
ENDED = (StateKind.REPEALED, StateKind.LAPSED)


@dataclass(frozen=True, slots=True)
class Force:
    """A document's state: since when, and the statements that say so, of which `clause`,
    its part and `document` are read."""

    kind: StateKind
    since: date | None
    said_by: tuple[EffectFact, ...]

    @property
    def name(self) -> str:
        return NAMES[self.kind]

    @property
    def has_ended(self) -> bool:
        return self.kind in ENDED


class ForceOnDay:
    """Asks after the state of documents on one day."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._rows: dict[int, int] = {}
        self._states = States()
        self._effects: list[Effect] = []  # kept, so that no two share an identity
        for pk, effect in _effects():
            self._effects.append(effect)
            self._rows[id(effect)] = pk
            self._states.add(effect)

    def kind_of(self, document: Document) -> StateKind:
        return self._state(document).kind

    @cached_property
    def ended(self) -> list[int]:
        """The primary keys of all that has been repealed or has lapsed; one query, once."""
        documents = Document.objects.only("number", "title").order_by()
        return [each.pk for each in documents if self.kind_of(each) in ENDED]

    def of(self, document: Document) -> Force:
        """In one query, none where nothing is said."""
        state = self._state(document)
        pks = [self._rows[id(effect)] for effect in state.effects]
        rows = EffectFact.objects.filter(pk__in=pks)
        return Force(state.kind, state.since, tuple(linked(rows)) if pks else ())

    def _state(self, document: Document) -> State:
        work = Work(document.number or None, document.title)
        return self._states.state(work, self._day)


def force_on(day: date) -> ForceOnDay:
    """The states on a day, kept as long as neither documents nor statements change; one query."""
    held = RevisionTotals.objects.values_list(
        "count",
        "sum",
        # Facts follow documents by a moment: what was worked out between is not kept.
        Subquery(EffectFact.objects.order_by("-pk").values("pk")[:1]),
        Subquery(EffectFact.objects.order_by().annotate(n=_COUNTED).values("n")[:1]),
    )
    return _force(day, held.first())


@lru_cache(maxsize=4)
def _force(day: date, held: tuple[object, ...] | None) -> ForceOnDay:
    return ForceOnDay(day)


def newest_issue() -> Issue | None:
    """What “未发现废止记录” is said as of."""
    return Issue.objects.without_source().without_sample().first()


def _effects() -> Iterator[tuple[int, Effect]]:
    fields = ("pk", "kind", "rule", "date", "base", "provision", "title", "number")
    rows = EffectFact.objects.order_by().values_list(
        *fields, "document__number", "document__title", "clause__key"
    )
    for pk, kind, rule, day, base, provision, title, number, *proof in rows:
        own_number, own_title, key = proof
        yield (
            pk,
            Effect(
                proof=Proof(own_number or own_title, 0, None, 0, key, "", 0),
                kind=EffectKind(kind),
                rule=rule,
                date=day,
                base=base,
                target_title=title or None,
                target_number=number or None,
                provision=provision or None,
            ),
        )
