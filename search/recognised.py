"""What a query names outright: documents by their number, and months.

They are shown above the results, which say what else there is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from documents.models import Document, Issue
from documents.parsing.parsed import DocumentNumber
from search.addresses import address
from search.answering import Asked
from search.engine import Number
from search.facets import month_label
from search.forms import SearchParams, tidy
from search.numbers import is_same

_CARDS_AT_MOST = 3
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = {"十": "10", "十一": "11", "十二": "12"}
# 2020年12月, 2020-12, 2020.12, 2020/12, 二〇二〇年十二月; a day after it changes nothing.
_MONTH = re.compile(
    r"(?<![\d〇○零一二三四五六七八九])"
    r"(?P<year>(?:19|20|21)\d\d|[一二][〇○零一二三四五六七八九]{3})"
    r"(?:\s*年\s*(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月"
    r"|[-./](?P<number>1[0-2]|0[1-9])(?!\d))"
)
# 月份:2020-12, 2019-01..2020-12: these say themselves what they mean.
_SIGN = re.compile(r"(?::|\.\.)\s*$")


@dataclass(frozen=True, slots=True)
class NumberNamed:
    """A document number, and the documents that bear it; none if it is not held."""

    number: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class MonthNamed:
    """A month, its issue if it is held, and where the rest of the query leads within it."""

    label: str
    issue: Issue | None
    rest: str
    address: str


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
    return tuple(_named_in_part(leaves))[:1]


def _named_in_part(leaves: Iterable[Number]) -> Iterator[NumberNamed]:
    for number in leaves:
        if number.serial is None:
            continue
        bearing = _bearing(number)
        if 1 <= len(bearing) <= _CARDS_AT_MOST:
            yield NumberNamed(bearing[0].number, tuple(bearing))


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
    rows = Document.objects.select_related("issue").defer("issue__source")
    return rows.order_by(*newest_first)


def _written(number: Number) -> str:
    assert number.code is not None
    assert number.year is not None
    assert number.serial is not None
    return str(DocumentNumber(number.code, number.year, number.serial))


# ---- months --------------------------------------------------------------------


def months_named(params: SearchParams) -> tuple[MonthNamed, ...]:
    """The months that the words name and no filter has yet; each of them once."""
    plain = unicodedata.normalize("NFKC", params.q)
    named: dict[str, str] = {}
    for match in _MONTH.finditer(plain):
        if not _SIGN.search(plain[: match.start()]):
            rest = plain[: match.start()] + " " + plain[match.end() :]
            named.setdefault(_month(match), tidy(rest))
    return tuple(
        _month_named(month, rest, params)
        for month, rest in [*named.items()][:_CARDS_AT_MOST]
        if month not in params.months
    )


def _month(match: re.Match[str]) -> str:
    said = match["month"] or match["number"]
    year = int(match["year"].translate(_DIGITS))
    return f"{year:04d}-{int(_TENS.get(said, said).translate(_DIGITS)):02d}"


def _month_named(month: str, rest: str, params: SearchParams) -> MonthNamed:
    year, number = map(int, month.split("-"))
    held = Issue.objects.defer("source").filter(year=year, month=number).first()
    narrowed = replace(params, q=rest, months=(month,), page=1)
    return MonthNamed(month_label(month), held, rest, address(narrowed))
