"""Where a query found nothing: other queries, near to it, that find something.

Where it found little, the same with a word mended, if that finds far more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice

from documents.models import Document
from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.assist.pinyin import is_pinyin, toneless
from search.assist.spelling import vocabulary
from search.engine import Number, Unit
from search.query.asking import asking_words, is_asking
from search.query.generic import is_generic
from search.query.limits import TOO_LONG
from search.query.question import Field, Group, Operand, Question, Value, written
from search.query.quotes import QUOTES
from search.query.short_forms import abbreviations
from search.query.tree import ParsedQuery, parse_query
from search.results.addresses import address
from search.results.answering import Asked, ask_parsed
from search.results.forms import FILTERS, SearchParams, tidy

_OFFERED = 6
_TRIED = 24  # queries; each takes a few milliseconds
_WORDS_TRIED = 200  # in all of them
_SIMILAR_TRIED = 4
_LITTLE = 2  # documents; a word that more of them hold is no mistake
_FAR_MORE = 10  # times as many
_SMALL_OPERATOR = re.compile(r"(?<=\s)(?:or|and|not)(?=\s)", re.IGNORECASE)
_UNQUOTED = str.maketrans("", "", QUOTES)


@dataclass(frozen=True, slots=True)
class FallbackQuery:
    """Another query, and how many documents (or clauses, where those were asked for) it finds."""

    label: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class _Try:
    label: str
    params: SearchParams


class _Asking:
    """Asks what is tried; no query is parsed twice, what was typed not even once more."""

    def __init__(self, asked: Asked) -> None:
        self.params = replace(asked.params, page=1, page_size=1, explain=False)
        self.parsed = asked.parsed
        self._known: dict[tuple[str, bool], ParsedQuery] = {}
        # What was cut off is another query, and that has a problem less.
        if TOO_LONG not in asked.parsed.problem:
            self._known[self.params.q, self.params.widen] = asked.parsed

    def ask(self, params: SearchParams) -> Asked:
        query = params.q, params.widen
        if query not in self._known:
            self._known[query] = parse_query(
                params.q, self.parsed.tokenizer, with_synonyms=params.widen
            )
        return ask_parsed(self._known[query], params)

    def count_of(self, word: str) -> int:
        """How many documents hold a word, whatever else was asked for."""
        alone = SearchParams(q=written(((Operand((Value(word),)),),)), page_size=1)
        return self.ask(alone).result.total_documents


def fallback_queries(asked: Asked) -> tuple[FallbackQuery, ...]:
    """The nearest first; none where enough was found, or nothing was asked."""
    if not asked.params.is_asked:
        return ()
    asking = _Asking(asked)
    if found := asked.result.total_documents:
        mended = _mended_if_far_more(asking, found) if found <= _LITTLE else ()
        return tuple(islice(mended, 1))
    offered = (_fallback(*tried) for tried in _tried(asking))
    return tuple(islice((one for one in offered if one), _OFFERED))


def _mended_if_far_more(asking: _Asking, found: int) -> Iterator[FallbackQuery]:
    """待色 may be held once, where 特色 is held by fifty documents."""
    for tried in _with_similar_words(asking, found):
        mended = asking.ask(tried.params)
        more = mended.result.total_documents
        if more >= found * _FAR_MORE and (one := _fallback(tried, mended)):
            yield one


def _tried(asking: _Asking) -> Iterator[tuple[_Try, Asked]]:
    """What each comes to, as long as that is not too much work: words take time."""
    left = _WORDS_TRIED
    for tried in islice(_nearest_first(asking), _TRIED):
        asked = asking.ask(tried.params)
        yield tried, asked
        left -= max(1, len(asked.highlighter.sought.terms))
        if left <= 0:
            return


def _fallback(tried: _Try, asked: Asked) -> FallbackQuery | None:
    by_clause = tried.params.by is Unit.CLAUSE
    result = asked.result
    count = result.total_clauses if by_clause else result.total_documents
    # What has to be mended in turn is no help.
    if not count or asked.parsed.problem:
        return None
    return FallbackQuery(tried.label, address(tried.params), count)


def _nearest_first(asking: _Asking) -> Iterator[_Try]:
    params = asking.params
    yield from _without_filters(params)
    if params.q:
        for tried in _other_words(asking):
            yield tried
            if params.is_filtered:
                label = f"{tried.label}，不限筛选条件"
                yield _Try(label, tried.params.without_filters())


def _other_words(asking: _Asking) -> Iterator[_Try]:
    params = asking.params
    yield from _numbers_near(asking)
    yield from _with_operators(params)
    yield from _unquoted(params)
    yield from _with_other_names(params)
    yield from _with_similar_words(asking)
    yield from _without_fields(asking)
    yield from _with_fewer_words(asking)


# ---- filters -------------------------------------------------------------------


def _without_filters(params: SearchParams) -> Iterator[_Try]:
    single = [
        _Try(f"不限{label}", params.with_values(name, ()))
        for name, label in FILTERS.items()
        if params.values(name)
    ]
    if params.first or params.last:
        single.append(_Try("不限起止月份", params.with_range("", "")))
    if any(params.signed):
        anytime = replace(params, signed=("", ""), page=1)
        single.append(_Try("不限成文日期", anytime))
    if len(single) > 1:
        yield from single
    if single and params.q:
        yield _Try("去掉全部筛选条件", params.without_filters())


# ---- words ---------------------------------------------------------------------


def _numbers_near(asking: _Asking) -> Iterator[_Try]:
    """The number by the code that it has here (政办发〔2023〕45号); the other numbers of its
    series, first of that year, for one that is not held."""
    for number in asking.parsed.numbers:
        for held in _with_longer_code(number):
            yield _Try(f"改查“{held}”", replace(asking.params, q=held))
        if number.code and number.serial is not None:
            of_year = f"{number.code}〔{number.year}〕" if number.year else ""
            for series in filter(None, (of_year, number.code)):
                query = f"{Field.NUMBER}:{series}"
                yield _Try(f"{series}的其他文件", replace(asking.params, q=query))


def _with_longer_code(number: Number) -> list[str]:
    if not (number.code and number.year and number.serial):
        return []
    held = Document.objects.filter(
        number_year=number.year,
        number_serial=number.serial,
        number_code__endswith=number.code,
    )
    found = held.order_by("pk").values_list("number", flat=True)
    return [*dict.fromkeys(found)][:_SIMILAR_TRIED]


def _with_operators(params: SearchParams) -> Iterator[_Try]:
    """Operators in small letters are words; that may be a mistake."""
    meant = _SMALL_OPERATOR.sub(lambda operator: operator[0].upper(), params.q)
    if meant != params.q:
        yield _Try(f"改查“{meant}”", replace(params, q=meant))


def _unquoted(params: SearchParams) -> Iterator[_Try]:
    plain = tidy(params.q.translate(_UNQUOTED))
    if plain and plain != params.q:
        yield _Try("不加引号，按词语查找", replace(params, q=plain))


def _with_other_names(params: SearchParams) -> Iterator[_Try]:
    if not params.widen:
        yield _Try("简称也按全称查找", replace(params, widen=True))


def _with_similar_words(asking: _Asking, rarely: int = 0) -> Iterator[_Try]:
    """With a word mended that finds nothing by itself, or only so rarely; pinyin with blanks
    between its syllables is a word, too."""
    params, question = asking.params, asking.parsed.question
    for first, last, typed in _words_that_may_be_mistyped(question):
        for start, end in _beside_what_asks(typed, asking.parsed.tokenizer):
            word = typed[start:end]
            like = vocabulary().like(word, asking.count_of, though_held=rarely > 0)
            others = like[:_SIMILAR_TRIED]
            for other in others if others and asking.count_of(word) <= rarely else ():
                whole = typed[:start] + other + typed[end:]
                mended = ((Operand((Value(whole),)),),)
                query = written((*question[:first], *mended, *question[last:]))
                yield _Try(f"改查“{query}”", replace(params, q=query))


def _beside_what_asks(typed: str, tokenizer: Tokenizer) -> Iterator[tuple[int, int]]:
    """What of a word may be mistyped: no 啥叫 of 啥叫湿地保护, none of 哪一年, and no short form
    of an organ, though no text here has it."""
    folded = fold(typed)
    asking = asking_words(folded, tokenizer.cut(folded))
    if not asking:
        if folded.text not in abbreviations():
            yield 0, len(typed)
        return
    starts = (0, *(one.end for one in asking))
    ends = (*(one.start for one in asking), len(folded.text))
    for start, end in zip(starts, ends, strict=True):
        if start < end:
            yield folded.span(start, end)


def _words_that_may_be_mistyped(question: Question) -> Iterator[tuple[int, int, str]]:
    """The words with the places that they take, runs of pinyin (fú jiàn) before others."""
    words = [_plain_word(group) for group in question]
    at = 0
    for is_sound, run in groupby(words, lambda word: is_pinyin(toneless(word))):
        end = at + len(list(run))
        if is_sound and end - at > 1:
            yield at, end, "'".join(words[at:end])
        at = end
    yield from ((at, at + 1, word) for at, word in enumerate(words) if word)


def _plain_word(group: Group) -> str:
    """The word that a group is; "" for anything else: only a word may have been mistyped."""
    match group:
        case (
            Operand(values=(Value(text=text, exact=False),), field=None, negated=False),
        ):
            return text
        case _:
            return ""


def _without_fields(asking: _Asking) -> Iterator[_Try]:
    """机关:… names an organ that issued nothing; others may write of it."""
    params, question = asking.params, asking.parsed.question
    plain = written(tuple(map(_without_field, question)))
    if plain != written(question):
        yield _Try(f"在全文里查“{plain}”", replace(params, q=plain))


def _without_field(group: Group) -> Group:
    """Its words without their field; a month or a number is none without it."""
    match group:
        case (
            Operand(
                values=(Value(text=text),),
                field=Field.TITLE | Field.ISSUER | Field.KIND | Field.GAZETTE,
                negated=False,
            ),
        ):
            return (Operand((Value(text),)),)
        case _:
            return group


def _with_fewer_words(asking: _Asking) -> Iterator[_Try]:
    """Without one of the words; where there are more than two, each of them alone, too."""
    params, question = asking.params, _by_words(asking.parsed)
    if len(question) < 2:
        return
    for left_out, group in enumerate(question):
        others = question[:left_out] + question[left_out + 1 :]
        if all(map(_says_little, others)):
            continue
        rest = written(others)
        label = f"只查“{rest}”" if len(question) == 2 else f"去掉“{written((group,))}”"
        yield _Try(label, replace(params, q=rest))
    if len(question) > 2:
        for group in question:
            alone = written((group,))
            is_shut_out = all(operand.negated for operand in group)
            if not (is_shut_out or _says_little(group)):
                yield _Try(f"只查“{alone}”", replace(params, q=alone))


def _says_little(group: Group) -> bool:
    """Whether it is a single character, a word that only asks, or one that anything holds."""
    word = fold(_plain_word(group)).text
    return bool(word) and (len(word) == 1 or is_generic(word) or is_asking(word))


def _by_words(parsed: ParsedQuery) -> Question:
    """A single run of words as the words that have to be found; anything else as it is."""
    question = parsed.question
    [group, *others] = question or [()]
    word = _plain_word(group) if group and not others else ""
    if not word or parsed.numbers:
        return question
    folded = fold(word)
    tokens = parsed.tokenizer.cut(folded)
    asking = asking_words(folded, tokens)
    required = [
        word[slice(*folded.span(token.start, token.end))]
        for token in tokens
        if not any(one.start <= token.start < one.end for one in asking)
    ]
    if len(required) < 2 and not asking:
        return question
    return tuple((Operand((Value(one),)),) for one in required) or question
