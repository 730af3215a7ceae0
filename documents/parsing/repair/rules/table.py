"""Rules as tables: each row a case with a name, what it is worth, and when it holds.

A table is asked for its worth when a text is repaired, and for its factors when
someone wants to know why: the same rows answer both.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from documents.parsing.repair.place import Place
from documents.parsing.repair.weights import NEVER

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Factor:
    """One reason for or against a reading, for a person.

    name: a few words of Chinese. because: a sentence, with an example.
    worth: log odds, as in `weights`; None where it rules the mark out.
    """

    name: str
    worth: float | None
    because: str = ""

    @property
    def told(self) -> str:
        return "排除" if self.worth is None else told(self.worth)


def told(worth: float) -> str:
    """Log odds, as a person reads them: +3.0."""
    return "不可能" if worth <= NEVER / 2 else f"{worth + 0.0:+.1f}"  # no -0.0


class Rule(ABC):
    """What speaks for or against a mark at a place."""

    @abstractmethod
    def __call__(self, place: Place) -> float | None:
        """Log odds; None where the mark can't stand there at all."""

    @abstractmethod
    def factors(self, place: Place) -> list[Factor]:
        """The cases that hold there; their worths add up to the rule's."""


Worth = float | None | Callable[[Place], float | None]


@dataclass(frozen=True, slots=True)
class Case(Generic[Seen]):
    """A row of a table. `worth` may depend on the place, or be a table of its own."""

    name: str
    worth: Worth
    holds: Callable[[Seen], object]
    because: str


NO_EVIDENCE: Case[object] = Case(
    "没有旁证", None, bool, "这个标点少见，没有旁证时不作标点"
)
SILENT: Case[object] = Case("无影响", 0.0, bool, "")


class FirstOf(Rule, Generic[Seen]):
    """The first case that holds decides; `otherwise`, where none does.

    `view` is what the cases look at, made of the place once.
    """

    def __init__(
        self,
        *cases: Case[Seen],
        view: Callable[[Place], Seen],
        otherwise: Case[Seen] | Case[object] = NO_EVIDENCE,
    ) -> None:
        self.otherwise = otherwise
        self._rows = [(case.holds, case) for case in cases]
        self._view = view

    def __call__(self, place: Place) -> float | None:
        worth = self._case(place).worth
        return worth(place) if callable(worth) else worth

    def factors(self, place: Place) -> list[Factor]:
        return _factors(self._case(place), place)

    def _case(self, place: Place) -> Case[Seen] | Case[object]:
        seen = self._view(place)
        for holds, case in self._rows:
            if holds(seen):
                return case
        return self.otherwise


class AllOf(Rule):
    """Every case that holds counts. None of them rules a mark out."""

    def __init__(self, *cases: Case[Place]) -> None:
        self._rows = [(case.holds, case) for case in cases]

    def __call__(self, place: Place) -> float | None:
        total = 0.0
        for holds, case in self._rows:
            if holds(place):
                total += _worth(case, place) or 0.0
        return total

    def factors(self, place: Place) -> list[Factor]:
        return [
            factor
            for holds, case in self._rows
            if holds(place)
            for factor in _factors(case, place)
        ]


def itself(place: Place) -> Place:
    """The view of cases that look at the place as it is."""
    return place


def _worth(case: Case[Seen] | Case[object], place: Place) -> float | None:
    return case.worth(place) if callable(case.worth) else case.worth


def _factors(case: Case[Seen] | Case[object], place: Place) -> list[Factor]:
    if case is SILENT:
        return []
    if isinstance(case.worth, Rule):
        return case.worth.factors(place)
    return [Factor(case.name, _worth(case, place), case.because)]
