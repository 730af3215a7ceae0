"""Where a query found nothing: other queries, near to it, that find something."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from search.addresses import address
from search.answering import Asked, ask
from search.engine import Unit
from search.forms import FILTERS, SearchParams, tidy
from search.query import parse_query
from search.question import Group, Operand, Value, written
from search.quotes import QUOTES
from search.similar import vocabulary

_OFFERED = 6
_TRIED = 24  # queries; each takes a few milliseconds
_SIMILAR_TRIED = 4
_UNQUOTED = str.maketrans("", "", QUOTES)


@dataclass(frozen=True, slots=True)
class WayOut:
    """Another query, and how many documents (or clauses, where those were asked for) it finds."""

    label: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class _Try:
    label: str
    params: SearchParams


def ways_out(asked: Asked) -> tuple[WayOut, ...]:
    """The nearest first; none where something was found, or nothing was asked."""
    params = replace(asked.params, page=1, page_size=1, explain=False)
    if asked.found.total_documents or not params.is_asked:
        return ()
    found = (_tried(each) for each in islice(_nearest_first(params), _TRIED))
    return tuple(islice((way for way in found if way), _OFFERED))


def _tried(tried: _Try) -> WayOut | None:
    asked = ask(tried.params)
    by_clause = tried.params.by is Unit.CLAUSE
    found = asked.found
    count = found.total_clauses if by_clause else found.total_documents
    # What has to be mended in turn is no way out.
    if not count or asked.parsed.problem:
        return None
    return WayOut(tried.label, address(tried.params), count)


def _nearest_first(params: SearchParams) -> Iterator[_Try]:
    yield from _without_filters(params)
    if params.q:
        unfiltered = params.without_filters()
        yield from _unquoted(unfiltered)
        yield from _with_similar_words(unfiltered)
        yield from _with_fewer_words(unfiltered)


# ---- filters -------------------------------------------------------------------


def _without_filters(params: SearchParams) -> Iterator[_Try]:
    single = [
        _Try(f"不限{label}", params.with_values(name, ()))
        for name, label in FILTERS.items()
        if params.values(name)
    ]
    if params.first or params.last:
        single.append(_Try("不限起止月份", params.with_range("", "")))
    if len(single) > 1:
        yield from single
    if single and params.q:
        yield _Try("去掉全部筛选条件", params.without_filters())


# ---- words ---------------------------------------------------------------------


def _unquoted(params: SearchParams) -> Iterator[_Try]:
    plain = tidy(params.q.translate(_UNQUOTED))
    if plain != params.q:
        yield _Try("不加引号，按词语查找", replace(params, q=plain))


def _with_similar_words(params: SearchParams) -> Iterator[_Try]:
    question = parse_query(params.q).question
    for place, group in enumerate(question):
        word = _plain_word(group)
        for other in vocabulary().like(word)[:_SIMILAR_TRIED] if word else ():
            mended = ((Operand((Value(other),)),),)
            query = written((*question[:place], *mended, *question[place + 1 :]))
            yield _Try(f"改查“{query}”", replace(params, q=query))


def _plain_word(group: Group) -> str:
    """The word that a group is; "" for anything else: only a word may have been mistyped."""
    match group:
        case (
            Operand(values=(Value(text=text, exact=False),), field=None, negated=False),
        ):
            return text
        case _:
            return ""


def _with_fewer_words(params: SearchParams) -> Iterator[_Try]:
    """Without one of the groups; where there are more than two, each of them alone, too."""
    question = parse_query(params.q).question
    if len(question) < 2:
        return
    for left_out, group in enumerate(question):
        rest = written(question[:left_out] + question[left_out + 1 :])
        label = f"只查“{rest}”" if len(question) == 2 else f"去掉“{written((group,))}”"
        yield _Try(label, replace(params, q=rest))
    if len(question) > 2:
        for alone in (written((group,)) for group in question):
            yield _Try(f"只查“{alone}”", replace(params, q=alone))
