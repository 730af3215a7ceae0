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
PLAIN = (StateKind.IN_FORCE, StateKind.NO_RECORD)
"""What a list of documents need not say of each."""
_VALID = (StateKind.IN_FORCE, StateKind.AMENDED)
# As people write them; 有效 includes what was amended, for that is still in force.
_WRITTEN = {
    **{name: (kind,) for kind, name in NAMES.items()},
    **dict.fromkeys(("有效", "现行", "施行中"), _VALID),
    **dict.fromkeys(("未生效", "尚未生效", "未施行"), (StateKind.NOT_YET,)),
    **dict.fromkeys(("修改", "已修订", "修订", "已被修改"), (StateKind.AMENDED,)),
    **dict.fromkeys(("废止", "已被废止"), (StateKind.REPEALED,)),
    "失效": (StateKind.LAPSED,),
    **dict.fromkeys(("未见废止记录", "无废止记录"), (StateKind.NO_RECORD,)),
}


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
        return [pk for kind in ENDED for pk in self.by_kind[kind]]

    @cached_property
    def by_kind(self) -> dict[StateKind, list[int]]:
        """The primary keys of all documents, by their state; one query, once."""
        found: dict[StateKind, list[int]] = {kind: [] for kind in StateKind}
        for each in Document.objects.only("number", "title").order_by():
            found[self.kind_of(each)].append(each.pk)
        return found

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
        EffectFact.newest(),
        Subquery(EffectFact.objects.order_by().annotate(n=_COUNTED).values("n")[:1]),
    )
    return _force(day, held.first())


@lru_cache(maxsize=4)
def _force(day: date, held: tuple[object, ...] | None) -> ForceOnDay:
    return ForceOnDay(day)


def kinds_named(text: str) -> tuple[StateKind, ...]:
    """The states that somebody means by 已废止, 有效, 未生效; none by what is no state."""
    return _WRITTEN.get(text, ())


def documents_in_state(text: str, day: date) -> list[int]:
    """The primary keys of what is in a state on a day; two queries, one where it is kept."""
    by_kind = force_on(day).by_kind
    return [pk for kind in kinds_named(text) for pk in by_kind[kind]]


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
