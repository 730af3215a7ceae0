"""Making the vectors that are missing, a few at a time: whoever is killed loses at most those."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from documents.models import Clause
from search.meaning.embedder import Embedder, key_of, passage_of
from search.meaning.vector_file import VectorFile, records_of

_WRITTEN_AT_ONCE = 32
"""Texts: some two seconds' work."""


@dataclass(frozen=True, slots=True)
class State:
    """How many different texts clauses have, and how many of them have vectors."""

    texts: int
    made: int

    @property
    def is_complete(self) -> bool:
        return self.made >= self.texts


OnStep = Callable[[State], None]


def state(model: Embedder, file: VectorFile) -> State:
    """How far it is; nothing is changed."""
    wanted = _wanted()
    mapped = file.mapped()
    held = set(mapped.records["key"].tolist()) if mapped else set()
    return State(len(wanted), len(held & wanted.keys()))


def make_missing(
    model: Embedder, file: VectorFile, on_step: OnStep | None = None
) -> State:
    """Make what is missing, forget what is not wanted any more.

    Raises BlockingIOError where another program is at it.
    """
    with file.writing():
        wanted = _wanted()
        made = file.keep(wanted)
        missing = [pk for key, pk in wanted.items() if key not in made]
        done = len(made)
        for some in _batched(missing, _WRITTEN_AT_ONCE):
            passages = _passages(some)
            vectors = model.passages(passages)
            file.add(records_of([key_of(one) for one in passages], vectors))
            done += len(passages)
            if on_step:
                on_step(State(len(wanted), done))
        return State(len(wanted), done)


def _wanted() -> Mapping[int, int]:
    """The key of every text, and one of the clauses that have it, newest issues first: those
    are asked for most."""
    rows = Clause.objects.order_by(
        "-document__issue__year", "-document__issue__month", "pk"
    ).values_list("pk", "document__title", "text")
    wanted: dict[int, int] = {}
    for pk, title, text in rows.iterator():
        wanted.setdefault(key_of(passage_of(title, text)), pk)
    return wanted


def _passages(clauses: Iterable[int]) -> list[str]:
    """The texts of these; of one that is gone by now, none."""
    rows = Clause.objects.filter(pk__in=list(clauses)).order_by("pk")
    return [passage_of(*row) for row in rows.values_list("document__title", "text")]


def _batched(clauses: list[int], count: int) -> Iterable[list[int]]:
    for start in range(0, len(clauses), count):
        yield clauses[start : start + count]
