"""What a score is made of, in words: factors that add up to it."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from search.engine import Factor, Number
from search.whoosh_engine.looking import LookedAt, held_in
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ClauseRows
from search.whoosh_engine.weights import saturated
from search.whoosh_engine.worth import field_worths

_NOTHING = 1e-9  # of a sum that came to nothing


def factors_of_document(
    ranking: Ranking, looked: LookedAt, row: int
) -> tuple[Factor, ...]:
    """The factors of one of the documents, by its row."""
    document = int(looked.documents[row])
    of_fields = _of_fields(ranking, document)
    title = int(ranking.snapshot.first_parts[document])
    of_title = _of_part(
        "标题",
        _held(ranking, title, document),
        (
            looked.titles[row],
            0.0,
            looked.of_titles.close[row],
            looked.of_titles.as_typed[row],
            looked.of_titles.asked[row],
            looked.bigrams[row],
        ),
    )
    clauses = looked.clauses
    order = clauses.in_order()
    theirs = order[clauses.rows[order] == row]
    of_best = [
        part
        for clause in theirs[:1].tolist()
        for part in _of_clause(ranking, clauses, clause, "最佳条款")
    ]
    return tuple(_discounted((*of_fields, *of_title, *of_best), ranking, document))


def factors_of_clause(
    ranking: Ranking, clauses: ClauseRows, clause: int
) -> tuple[Factor, ...]:
    """The factors of one of the clauses, by its row."""
    document = int(clauses.documents[clause])
    of_clause = _of_clause(ranking, clauses, clause, "条款")
    return tuple(_discounted(of_clause, ranking, document))


def _of_fields(ranking: Ranking, document: int) -> Iterator[tuple[str, float]]:
    names = {"title": "标题", "number": "文号", "heading": "小标题", "text": "正文"}
    yield "所查的就是这个文号", float(ranking.own_numbers(np.array([document]))[0])
    shares = dict.fromkeys(names, 0.0)
    for rarity, worth in zip(ranking.rarity, ranking.worths, strict=True):
        found = field_worths(ranking.snapshot, worth.found)
        together = found.together[document]
        if together:
            each = rarity * saturated(together, 1.0) / together
            for name in names:
                shares[name] += float(getattr(found, name)[document] * each)
    for name, field in names.items():
        yield f"全文：{field}", shares[name]


def _of_clause(
    ranking: Ranking, clauses: ClauseRows, clause: int, name: str
) -> Iterator[tuple[str, float]]:
    part, document = int(clauses.parts[clause]), int(clauses.documents[clause])
    worths = (
        clauses.words[clause],
        clauses.context[clause],
        clauses.close[clause],
        clauses.as_typed[clause],
        clauses.asked[clause],
        clauses.bigrams[clause],
    )
    return _of_part(name, _held(ranking, part, document), worths)


def _of_part(
    name: str, held: list[str], worths: Iterable[float]
) -> Iterator[tuple[str, float]]:
    words = "”“".join(held)
    what = (
        f"{name}里有“{words}”",
        f"{name}没有、文件标题里有的字词",
        f"{name}里的字词靠得近",
        f"{name}里与输入一致",
        f"{name}里有所问的数、日期或单位",
        f"{name}里有相同的两字连写",
    )
    yield from zip(what, map(float, worths), strict=True)


def _discounted(
    parts: Iterable[tuple[str, float]], ranking: Ranking, document: int
) -> Iterator[Factor]:
    """The parts that are worth anything, less what comes off for a document about others."""
    total = 0.0
    for what, worth in parts:
        total += worth
        if worth > _NOTHING:
            yield Factor(what, worth)
    if off := total * (float(ranking.snapshot.factors[document]) - 1):
        yield Factor("谈论其他文件的文件，排在后面", off)


def _held(ranking: Ranking, part: int, document: int) -> list[str]:
    """The terms that stand there, as they were typed."""
    asked = [
        *(term.text for term in ranking.terms),
        *map(_written, ranking.numbers),
    ]
    held: NDArray[np.bool_] = held_in(ranking, np.array([part]), np.array([document]))[
        :, 0
    ]
    return [name for name, is_held in zip(asked, held, strict=True) if is_held]


def _written(number: Number) -> str:
    year = f"〔{number.year}〕" if number.year else ""
    serial = f"{number.serial}号" if number.serial else ""
    return f"{number.code or ''}{year}{serial}"
