"""What a score is made of, in words: factors that add up to it."""

from collections.abc import Iterable, Iterator

from search.engine import Factor, Number
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ScoredDocument, ScoredPart


def factors_of_document(
    ranking: Ranking, document: ScoredDocument
) -> tuple[Factor, ...]:
    fields = (
        ("所查的就是这个文号", document.own_number),
        ("全文：标题", document.by_title),
        ("全文：文号", document.by_number),
        ("全文：小标题", document.by_heading),
        ("全文：正文", document.by_text),
    )
    of_title = _of_part(ranking, document.title, "标题")
    of_best = [
        part
        for clause in document.in_order()[:1]
        for part in _of_part(ranking, clause, "最佳条款")
    ]
    return tuple(_discounted((*fields, *of_title, *of_best), document))


def factors_of_clause(
    ranking: Ranking, document: ScoredDocument, clause: ScoredPart
) -> tuple[Factor, ...]:
    return tuple(_discounted(_of_part(ranking, clause, "条款"), document))


def _of_part(
    ranking: Ranking, part: ScoredPart, name: str
) -> Iterator[tuple[str, float]]:
    words = "”“".join(_held(ranking, part))
    yield f"{name}里有“{words}”", part.words
    yield f"{name}没有、文件标题里有的字词", part.context
    yield f"{name}里的字词靠得近", part.close
    yield f"{name}里与输入一致", part.as_typed
    yield f"{name}里有所问的数、日期或单位", part.asked
    yield f"{name}里有相同的两字连写", part.bigrams


def _discounted(
    parts: Iterable[tuple[str, float]], document: ScoredDocument
) -> Iterator[Factor]:
    """The parts that are worth anything, less what comes off for a document about others."""
    total = 0.0
    for what, worth in parts:
        total += worth
        if worth:
            yield Factor(what, worth)
    if off := total * (document.factor - 1):
        yield Factor("谈论其他文件的文件，排在后面", off)


def _held(ranking: Ranking, part: ScoredPart) -> list[str]:
    """The terms that stand there, as they were typed."""
    asked = [
        *(term.text for term in ranking.terms),
        *map(_written, ranking.numbers),
    ]
    return [name for which, name in enumerate(asked) if part.terms >> which & 1]


def _written(number: Number) -> str:
    year = f"〔{number.year}〕" if number.year else ""
    serial = f"{number.serial}号" if number.serial else ""
    return f"{number.code or ''}{year}{serial}"
