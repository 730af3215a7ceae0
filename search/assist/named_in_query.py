"""What a query names outright: documents by their number, and months.

They are shown above the results, which say what else there is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.urls import reverse

from documents.models import Document, Issue
from documents.parsing.types import DocumentNumber, Month
from search.analysis.document_numbers import is_same
from search.analysis.folding import fold
from search.analysis.months import months_named as _named_in
from search.analysis.months import months_of_no_year
from search.engine import Number
from search.query.question import Group, Operand, Question, Value, written
from search.results.addresses import address
from search.results.answering import Asked, ask_parsed
from search.results.facets import month_label
from search.results.forms import SearchParams, tidy

_CARDS_AT_MOST = 3
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class NumberNamed:
    """A document number, and the documents that bear it; none if it is not held."""

    number: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class MonthNamed:
    """A month, an issue of it if one is held, where the rest of the query leads within it, and
    the address of its `issues`."""

    label: str
    issue: Issue | None
    rest: str
    address: str
    issues: str = ""


# ---- numbers -------------------------------------------------------------------


def numbers_named(asked: Asked) -> tuple[NumberNamed, ...]:
    """A number typed whole in any case; one typed in part where few documents bear it."""
    leaves = dict.fromkeys(
        leaf for leaf in asked.parsed.leaves if isinstance(leaf, Number)
    )
    whole = [leaf for leaf in leaves if None not in (leaf.code, leaf.year, leaf.serial)]
    if whole:
        return tuple(
            NumberNamed(_written(number), tuple(_bearing(number)[:_CARDS_AT_MOST]))
            for number in whole[:_CARDS_AT_MOST]
        )
    return tuple(_named_in_part(leaves, asked))[:1]


def _named_in_part(leaves: Iterable[Number], asked: Asked) -> Iterator[NumberNamed]:
    """By a serial that may be meant: only documents that answer the rest of the query, too."""
    for number in leaves:
        bearing = _bearing(number) if number.serial is not None else []
        if 1 <= len(bearing) <= _CARDS_AT_MOST:
            answering = [one for one in bearing if _answers(one, asked)]
            if answering:
                yield NumberNamed(answering[0].number, tuple(answering))


def _answers(document: Document, asked: Asked) -> bool:
    alone = replace(asked.params, page=1, page_size=1, explain=False)
    return bool(ask_parsed(asked.parsed, alone, document).result.total_documents)


def _bearing(asked: Number) -> list[Document]:
    candidates = _documents().filter(number_serial=asked.serial)
    if asked.year is not None:
        candidates = candidates.filter(number_year=asked.year)
    return [
        document
        for document in candidates
        if is_same(
            asked, document.number_code, document.number_year, document.number_serial
        )
    ]


def _documents() -> QuerySet[Document]:
    newest_first = ("-issue__year", "-issue__month", "position")
    rows = Document.objects.with_issue()
    return rows.order_by(*newest_first)


def _written(number: Number) -> str:
    assert number.code is not None
    assert number.year is not None
    assert number.serial is not None
    return str(DocumentNumber(number.code, number.year, number.serial))


# ---- months --------------------------------------------------------------------


def months_named(asked: Asked) -> tuple[MonthNamed, ...]:
    """The months that the words name and no filter has yet; each of them once."""
    params, question = asked.params, asked.parsed.question
    named: dict[str, Question] = {}
    for place, group in enumerate(question):
        for month, rest in _months_of(group):
            others = (*question[:place], *rest, *question[place + 1 :])
            named.setdefault(month, others)
    return tuple(
        _month_named(month, written(rest), params)
        for month, rest in [*named.items()][:_CARDS_AT_MOST]
        if month not in params.months
    )


def _months_of(group: Group) -> Iterator[tuple[str, Question]]:
    """The months that a group names, each with what is left of the group beside it."""
    [operand, *others] = group
    if operand.field or operand.negated or others:
        return
    [value] = operand.values
    yield from _of_no_year(value, operand)
    for named in _named_in(value.text.translate(_HALF_WIDTH)):
        if named.has_day:  # the filter says less than the day does
            yield named.month, (group,)
            continue
        rest = tidy(f"{value.text[: named.start]} {value.text[named.end :]}")
        left = replace(operand, values=(replace(value, text=rest),))
        yield named.month, ((left,),) if fold(rest).text else ()


def _of_no_year(value: Value, operand: Operand) -> Iterator[tuple[str, Question]]:
    """12月: that of the newest year that has one."""
    for start, end, month in months_of_no_year(value.text.translate(_HALF_WIDTH)):
        newest = Issue.objects.without_source().filter(month=month)
        if issue := newest.order_by("-year").first():
            rest = tidy(f"{value.text[:start]} {value.text[end:]}")
            left = replace(operand, values=(replace(value, text=rest),))
            yield str(issue.calendar_month), ((left,),) if fold(rest).text else ()


def _month_named(month: str, rest: str, params: SearchParams) -> MonthNamed:
    year, number = map(int, month.split("-"))
    held = Issue.objects.without_source().covering(Month(year, number)).first()
    narrowed = replace(params, q=rest, months=(month,), page=1)
    issues = reverse("issue", args=[year, number])
    return MonthNamed(month_label(month), held, rest, address(narrowed), issues)
