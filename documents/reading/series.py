"""Which numbers of a series (云政办发〔2023〕…号) are held, and which are known to be missing.

A series counts its documents from one every year. A number is missing where the printed
lists of issued documents (发文目录) name it, or where a later one of its series is known.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from documents.models import Clause, Document
from documents.parsing.text.characters import bare
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.titles import KINDS
from documents.parsing.types import DocumentNumber

_LIST = "发文目录"
_MOST = 9999  # a serial beyond this is misread, and nothing is missing before it


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the series; several organs may share a number (公告〔2023〕1号)."""

    serial: int
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A number that a printed list names and that is not held; `address` is the entry's."""

    serial: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class SerialRange:
    """Serials `first` to `last`, both of them included."""

    first: int
    last: int

    def __str__(self) -> str:
        return (
            str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        )


@dataclass(frozen=True, slots=True)
class Series:
    """A code's numbers of one year; `missing` are in no list either.

    `organ` is whose they are where the code doesn't say: 公告〔2023〕1号 may be anybody's.
    """

    code: str
    year: int
    organ: str
    held: tuple[Held, ...]
    listed: tuple[Listed, ...]
    missing: tuple[SerialRange, ...]

    @property
    def name(self) -> str:
        number = f"{self.code}〔{self.year}〕"
        return f"{self.organ} {number}" if self.organ else number

    @property
    def held_ranges(self) -> tuple[SerialRange, ...]:
        """The serials that are held."""
        return tuple(ranges(each.serial for each in self.held))


def all_series() -> list[Series]:
    """Every series of which anything is held, the newest year first; two queries."""
    held: defaultdict[tuple[int, str, str], list[Held]] = defaultdict(list)
    numbered = Document.objects.exclude(number_serial=None).order_by("number_serial")
    for row in numbered.only(
        *("slug", "title", "issuer", "number_code", "number_year", "number_serial")
    ):
        year, serial = row.number_year or 0, row.number_serial or 0
        entry = Held(serial, row.title, row.get_absolute_url())
        organ = row.issuer if row.number_code in KINDS else ""
        held[year, row.number_code, organ].append(entry)
    listed = _listed({code for _, code, _ in held})
    return [
        _series(
            code,
            year,
            organ,
            held[year, code, organ],
            [] if organ else listed.get((year, code), []),
        )
        for year, code, organ in sorted(held, key=lambda key: (-key[0], *key[1:]))
    ]


def _series(
    code: str, year: int, organ: str, held: list[Held], listed: list[Listed]
) -> Series:
    serials = {each.serial for each in held}
    absent = {each.serial: each for each in listed if each.serial not in serials}
    known = serials | absent.keys()
    last = max((serial for serial in known if serial <= _MOST), default=0)
    missing = (serial for serial in range(1, last) if serial not in known)
    return Series(
        code=code,
        year=year,
        organ=organ,
        held=tuple(held),
        listed=tuple(absent[serial] for serial in sorted(absent)),
        missing=tuple(ranges(missing)),
    )


def _listed(codes: Set[str]) -> dict[tuple[int, str], list[Listed]]:
    """What the printed lists name, by year and code."""
    found: defaultdict[tuple[int, str], list[Listed]] = defaultdict(list)
    entries = Clause.objects.filter(document__kind=_LIST).select_related("document")
    for clause in entries.defer("spans", "repairs"):
        for number, text in numbers_listed(clause.text, codes):
            listed = Listed(number.serial, text, clause.get_absolute_url())
            found[number.year, number.code].append(listed)
    return found


def numbers_listed(text: str, codes: Set[str]) -> Iterator[tuple[DocumentNumber, str]]:
    """Each number of a list, and what it says of it, up to the next number.

    Where an entry follows another without a mark, the words before a number run into its
    code; `codes` that are known tell where that begins.
    """
    text = bare(text)
    numbers = [(_code(each, codes), each) for each in NUMBER.finditer(text)]
    starts = [each.end(1) - len(code) for code, each in numbers]
    for (code, each), end in zip(numbers, [*starts[1:], len(text)], strict=True):
        number = DocumentNumber(code, int(each[2]), int(each[3]))
        yield number, text[each.end() : end].strip("，。；：、")


def _code(number: re.Match[str], codes: Set[str]) -> str:
    """The longest known code that the words before the year end in, else all of them."""
    words = number[1]
    endings = (words[start:] for start in range(len(words)))
    return next((ending for ending in endings if ending in codes), words)


def ranges(serials: Iterable[int]) -> Iterator[SerialRange]:
    """Ascending serials as ranges: 1, 2, 3, 5 are 1–3 and 5; the same one twice is one."""
    first = last = None
    for serial in serials:
        if first is None or last is None:
            first = last = serial
        elif serial <= last + 1:
            last = serial
        else:
            yield SerialRange(first, last)
            first = last = serial
    if first is not None and last is not None:
        yield SerialRange(first, last)
