"""What a score is made of, in words: factors that add up to it."""

from collections.abc import Iterable, Iterator

from search.engine import Factor, Number
from search.ranking import Passage, Ranked, Ranking


def factors_of_document(ranking: Ranking, document: Ranked) -> tuple[Factor, ...]:
    title, best = document.title, document.best_clause
    fields = (
        ("所查的就是这个文号", document.own_number),
        (_with("标题", _held(ranking, title)), document.by_title),
        ("文号里的字词", document.by_number),
        ("小标题里的字词", document.by_heading),
        ("正文里的字词", document.by_text),
        ("标题里字词靠得近", title.close),
        ("标题里与输入一致", title.as_typed),
    )
    of_clause = _of_passage(ranking, best, "最佳条款") if best else ()
    return tuple(_discounted((*fields, *of_clause), document))


def factors_of_clause(
    ranking: Ranking, document: Ranked, clause: Passage
) -> tuple[Factor, ...]:
    return tuple(_discounted(_of_passage(ranking, clause, "条款"), document))


def _of_passage(
    ranking: Ranking, passage: Passage, name: str
) -> Iterator[tuple[str, float]]:
    yield _with(name, _held(ranking, passage)), passage.words
    yield f"{name}所在文件的标题", passage.context
    yield f"{name}里字词靠得近", passage.close
    yield f"{name}里与输入一致", passage.as_typed


def _discounted(
    parts: Iterable[tuple[str, float]], document: Ranked
) -> Iterator[Factor]:
    """The parts that are worth anything, less what comes off for a document about others."""
    total = 0.0
    for what, worth in parts:
        total += worth
        if worth:
            yield Factor(what, worth)
    if off := total * (document.factor - 1):
        yield Factor("谈论其他文件的文件，排在后面", off)


def _held(ranking: Ranking, passage: Passage) -> list[str]:
    """The terms that stand there, as they were typed."""
    asked = [
        *(term.text for term in ranking.terms),
        *map(_written, ranking.numbers),
    ]
    return [name for which, name in enumerate(asked) if passage.terms >> which & 1]


def _with(name: str, words: list[str]) -> str:
    return f"{name}里的“{'”“'.join(words)}”"


def _written(number: Number) -> str:
    year = f"〔{number.year}〕" if number.year else ""
    serial = f"{number.serial}号" if number.serial else ""
    return f"{number.code or ''}{year}{serial}"
