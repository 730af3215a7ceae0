"""The state of a document on any day: in force or not, and the clauses that say so.

What is not stated is not guessed. A document of which nothing says that it was repealed has no
record of it as far as is held (未见废止记录), and one without a statement on taking effect is in
that state from the beginning.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from documents.facts.citations.holdings import comparable_number
from documents.facts.types import Effect, EffectKind, Work
from documents.parsing.text.titles import comparable_title


class StateKind(StrEnum):
    """What a document is on a day."""

    NOT_YET = "not_yet"  # 尚未施行
    IN_FORCE = "in_force"  # 现行有效
    AMENDED = "amended"  # 已修改
    REPEALED = "repealed"  # 已废止
    LAPSED = "lapsed"  # 已失效
    NO_RECORD = "no_record"  # 未见废止记录


@dataclass(frozen=True, slots=True)
class State:
    """A state, since when, and every effect that says so: none of NO_RECORD."""

    kind: StateKind
    since: date | None = None
    effects: tuple[Effect, ...] = ()


@dataclass(slots=True)
class States:
    """The effects of all that is held, by the works that they are of."""

    _own: dict[str, list[Effect]] = field(default_factory=dict)
    _by_number: dict[str, list[Effect]] = field(default_factory=dict)
    _by_title: dict[str, list[Effect]] = field(default_factory=dict)

    @classmethod
    def of(cls, effects: Iterable[Effect]) -> "States":
        states = cls()
        for effect in effects:
            states.add(effect)
        return states

    def add(self, effect: Effect) -> None:
        """Enter an effect under the document that it is of: its own, or its target."""
        if effect.target_number:
            key = comparable_number(effect.target_number)
            self._by_number.setdefault(key, []).append(effect)
        elif effect.target_title:
            key = comparable_title(effect.target_title)
            self._by_title.setdefault(key, []).append(effect)
        else:
            self._own.setdefault(effect.proof.document, []).append(effect)

    def state(self, work: Work, day: date) -> State:
        """What the work is on that day. A repeal or lapse of a provision alone amends it; one
        without a date holds from the beginning."""
        own = self._own.get(work.name, [])
        begins = [
            one for one in own if one.kind is EffectKind.TAKES_EFFECT and one.date
        ]
        first = min(begins, key=_day, default=None)
        if first and _day(first) > day:
            return State(StateKind.NOT_YET, None, (first,))
        since = [one for one in self._others(work) if _day(one) <= day]
        if ended := _end(own, since, day):
            return ended
        amended = [
            one
            for one in since
            if one.kind is EffectKind.AMENDMENT
            or (one.provision and one.kind in (EffectKind.REPEAL, EffectKind.LAPSE))
        ]
        if amended:
            last = max(amended, key=_day)
            return State(StateKind.AMENDED, last.date, tuple(amended))
        confirmed = [one for one in since if one.kind is EffectKind.CONTINUE]
        if first or confirmed:
            said = tuple(one for one in (first, *confirmed) if one)
            return State(StateKind.IN_FORCE, said[0].date, said)
        return State(StateKind.NO_RECORD)

    def _others(self, work: Work) -> list[Effect]:
        """What other documents say of it: by number, and by exact title where they give none."""
        named = self._by_title.get(comparable_title(work.title), [])
        if work.number:
            numbered = self._by_number.get(comparable_number(work.number), [])
            return [*numbered, *named]
        return list(named)


def _end(own: list[Effect], others: list[Effect], day: date) -> State | None:
    """The last statement that ends it, unless a later one continues it."""
    ends = [
        (
            _day(one),
            StateKind.REPEALED if one.kind is EffectKind.REPEAL else StateKind.LAPSED,
            one,
        )
        for one in (*others, *own)
        if one.kind in (EffectKind.REPEAL, EffectKind.LAPSE)
        and not one.provision
        and _day(one) <= day
    ]
    ends += [
        (one.date, StateKind.LAPSED, one)
        for one in own
        if one.kind is EffectKind.VALIDITY and one.date and one.date < day
    ]
    if not ends:
        return None
    when, kind, effect = max(ends, key=lambda end: end[0])
    continued = any(
        one.kind is EffectKind.CONTINUE and _day(one) >= when for one in others
    )
    if continued and kind is StateKind.LAPSED:
        return None
    return State(kind, effect.date, (effect,))


def _day(effect: Effect) -> date:
    return effect.date or date.min
