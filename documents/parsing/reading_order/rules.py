"""Tables of named rules, and what they say of a case: a score, and its factors.

A case is whatever a table's rules look at. In a `FirstThatHolds` the first rule that
holds decides and the others aren't asked; in a `SumOfRules` all that hold add up. A
rule's worth may be a table again.

The factors of a case are the rules that were counted, and their worths add up to its
score: an explanation never says anything but what decided.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Factor:
    """What one rule said: its name, in Chinese, and its worth in log odds."""

    name: str
    worth: float

    def about(self, what: str) -> "Factor":
        """The same, told from what other cases' rules said: 还没有署名 becomes
        结尾：还没有署名, and that 题下结尾：还没有署名."""
        joined = "" if "：" in self.name else "："
        return Factor(f"{what}{joined}{self.name}", self.worth)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Case]):
    """name: what the rule has seen, in Chinese, as explanations print it.
    holds: does it apply? Anything true is a yes.
    worth: log odds (`weights`), what works them out, or a table that does.
    example: the Chinese text that needs the rule.
    """

    name: str
    holds: Callable[[Case], object]
    worth: "float | Callable[[Case], float] | Table[Case]"
    example: str


class Table(ABC, Generic[Case]):
    """Rules in order."""

    def __init__(self, *rules: Rule[Case]) -> None:
        self.rules = rules
        self._worths = tuple((rule.holds, *_worth(rule)) for rule in rules)

    @abstractmethod
    def score(self, case: Case) -> float:
        """In log odds; 0 where no rule holds."""

    def factors(self, case: Case) -> Iterator[Factor]:
        """The rules that were counted; those that are worth nothing are left out."""
        for rule in self._counted(case):
            if isinstance(rule.worth, About):
                for factor in rule.worth.factors(case):
                    yield factor.about(rule.name)
            elif isinstance(rule.worth, Table):
                yield from rule.worth.factors(case)
            else:
                worth = rule.worth(case) if callable(rule.worth) else rule.worth
                if worth:
                    yield Factor(rule.name, worth)

    def _counted(self, case: Case) -> Iterator[Rule[Case]]:
        return (rule for rule in self.rules if rule.holds(case))


class FirstThatHolds(Table[Case]):
    def score(self, case: Case) -> float:
        for holds, worth, work_out in self._worths:
            if holds(case):
                return work_out(case) if work_out else worth
        return 0.0

    def _counted(self, case: Case) -> Iterator[Rule[Case]]:
        for rule in super()._counted(case):
            yield rule
            return


class SumOfRules(Table[Case]):
    def score(self, case: Case) -> float:
        total = 0.0
        for holds, worth, work_out in self._worths:
            if holds(case):
                total += work_out(case) if work_out else worth
        return total


class About(Table[Case], Generic[Case, Other]):
    """A table that is asked about another case, which `view` makes of this one; its factors
    get the name of the rule that asks."""

    def __init__(self, view: Callable[[Case], Other], table: Table[Other]) -> None:
        super().__init__()
        self._view, self._table = view, table

    def score(self, case: Case) -> float:
        return self._table.score(self._view(case))

    def factors(self, case: Case) -> Iterator[Factor]:
        return self._table.factors(self._view(case))


def _worth(rule: Rule[Case]) -> tuple[float, Callable[[Case], float] | None]:
    if isinstance(rule.worth, Table):
        return 0.0, rule.worth.score
    return (0.0, rule.worth) if callable(rule.worth) else (rule.worth, None)


def always(case: object) -> bool:
    return True
