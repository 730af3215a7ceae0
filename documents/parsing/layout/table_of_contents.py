"""The contents (目录) that an issue opens with: which lines they are, and what they list.

Contents are told by their heading and by entries that end in page numbers which
never fall.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.clause_numbers import Style, marker
from documents.parsing.text.document_numbers import (
    NUMBER,
    document_number,
    yearly_number,
)
from documents.parsing.text.titles import (
    KINDS,
    UNNUMBERED_TITLE,
    ends_as_title,
    is_title,
)
from documents.parsing.types import DocumentNumber, Line

_HEADING = re.compile(r"[【［\[]?(?:本期)?(?:目录|目次|要目|CONTENTS)[】］\]]?", re.I)
_LEADERS = r"\s.．…·•・—\-_⋯"
# 云泽市…的通知……………（12）, 云泽市…的通知 12; or 12 alone under its title
_ENTRY = re.compile(rf"(.*?)([{_LEADERS}]*)[（(]?(\d{{1,3}})[）)]?")
_SECTION = re.compile(
    r"[【［\[◆●■★▲]*[一-鿿、]{0,14}(?:文件|解读|任免|选登|讲话|动态|专栏|大事记|法规|规章|(?:省|市|县|区|州)政府令)"
    r"[】］\]]?"
)
_RANK = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|[◆●■★▲○◇□]+)")
_FEWEST_ENTRIES = 2
_LONGEST_CODE = 12
_NUMBER_IN_BRACKETS = re.compile(rf"[（(]{NUMBER.pattern}[）)]")
# …的公告（2023年第7号）
_YEARLY_IN_BRACKETS = re.compile(r"(.*?)([（(][0-9]{4}年第[0-9]{1,5}号[）)])")
_NUMBER_BEHIND = re.compile(
    rf"(.*?(?:{'|'.join(KINDS)}))([一-鿿]{{1,{_LONGEST_CODE}}}[^一-鿿].*号)"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A title that the contents list, where, and the printed page it is said to be on."""

    title: str
    number: DocumentNumber | None
    printed_page: int | None
    line: Line


def heads_contents(line: Line) -> bool:
    return bool(_HEADING.fullmatch(bare(line.text)))


def contents_lines(page: Sequence[Line], *, goes_on: bool) -> Sequence[Line]:
    """The lines of a page that are contents. `goes_on` says that the page before
    ended in contents, so that this one needs no heading.

    A page of contents is contents throughout; on one that holds a document's number
    line, too, they are what joins the heading.
    """
    headed = [index for index, line in enumerate(page) if heads_contents(line)]
    if not headed and not goes_on:
        return ()
    if _lists_clauses(page):
        return ()
    if _holds_document(page):
        return _beside(page, headed[0]) if headed else ()
    found = listed_in(page)
    told = sum(entry.printed_page is not None for entry in found)
    if told < _FEWEST_ENTRIES or not _rises(found):
        return ()
    return page if headed or told * 2 >= len(page) - told else ()


def _lists_clauses(page: Sequence[Line]) -> bool:
    """第一章 总则……3: are they the contents of one document, and not of the issue?"""
    entries = [line for line in page if _listed_page(line)]
    return sum(map(_lists_clause, entries)) * 2 > len(entries) > 0


def _listed_page(line: Line) -> bool:
    found = _ENTRY.fullmatch(narrow(line.text.strip()))
    return found is not None and bool(found[1]) and _closes(found)


def _lists_clause(line: Line) -> bool:
    """第一章 总则……3, 一、总体要求 3; but 一、关于…的通知 3 is a document, numbered."""
    found = marker(line.text)
    if found is None or found.style <= Style.ARTICLE or found.style is Style.DOTTED:
        return found is not None
    entry = _ENTRY.fullmatch(narrow(line.text[found.length :].strip()))
    title = bare(entry[1]) if entry else ""
    return not (is_title(title) or UNNUMBERED_TITLE.fullmatch(title) or "关于" in title)


def _holds_document(page: Sequence[Line]) -> bool:
    """A number line alone may be an entry's; with sentences around it is none."""
    sentences = any(line.text.strip()[-1] in "。；：" for line in page)
    return sentences and any(document_number(line.text) for line in page)


def masthead_above(
    lines: Sequence[Line],
) -> tuple[Sequence[Line], Sequence[Line]]:
    """What stands above the heading before the first entry, and the contents."""
    for at, line in enumerate(lines):
        if heads_contents(line):
            return lines[:at], lines[at:]
        found = _ENTRY.fullmatch(narrow(line.text.strip()))
        if found and _closes(found):
            break
    return (), lines


def _beside(page: Sequence[Line], heading: int) -> Sequence[Line]:
    """From the heading to the last entry that joins it."""
    end = heading + 1
    for at in range(heading + 1, len(page)):
        found = _ENTRY.fullmatch(narrow(page[at].text.strip()))
        if found and _closes(found):
            end = at + 1
        elif at - end > 2 or page[at].text.strip()[-1] in "。；：":
            break
    found_entries = listed_in(page[heading:end])
    enough = len(found_entries) >= _FEWEST_ENTRIES and _rises(found_entries)
    return page[heading:end] if enough else ()


def _rises(found: Iterable[Listed]) -> bool:
    pages = [entry.printed_page for entry in found if entry.printed_page is not None]
    return all(before <= after for before, after in pairwise(pages))


def listed_in(lines: Sequence[Line]) -> list[Listed]:
    """What the lines list, headings of sections left out."""
    matches = [_ENTRY.fullmatch(narrow(line.text.strip())) for line in lines]
    with_page = sum(bool(found and found[1] and _closes(found)) for found in matches)
    found: list[Listed] = []
    pages: list[int] = []
    current: list[Line] = []
    for line, match in zip(lines, matches, strict=True):
        text = bare(narrow(line.text))
        if heads_contents(line) or (not current and _SECTION.fullmatch(text)):
            continue
        if match and not match[1] and not current:
            pages.append(int(match[3]))
            continue
        current.append(line)
        closed = match if match and _closes(match) else None
        whole = with_page < _FEWEST_ENTRIES and is_title(_title(current))
        if closed or whole:
            found.append(_entry(current, closed))
            current = []
    if len(pages) == len(found) and all(entry.printed_page is None for entry in found):
        found = list(map(_with_page, found, pages))
    return [entry for entry in found if entry.title]


def _closes(match: re.Match[str]) -> bool:
    """Is the number at the line's end a page? It is after leaders or a blank, alone, or
    after what ends a title: not in 2023—2025."""
    title, leaders = match[1], match[2]
    return not title or len(leaders) > 0 or ends_as_title(bare(title))


def _entry(lines: Sequence[Line], match: re.Match[str] | None) -> Listed:
    title = _title(lines)
    if match:
        last = narrow(lines[-1].text.strip())
        title = _title(lines[:-1]) + bare(last[: len(match[1])])
    title, number = _split_number(title)
    return Listed(
        _RANK.sub("", title, count=1).strip(".．…·•・—-_⋯/"),
        number,
        int(match[3]) if match else None,
        lines[0],
    )


def _split_number(text: str) -> tuple[str, DocumentNumber | None]:
    """…的通知（云政发〔2023〕21号）, 云政发〔2023〕21号…的通知, …的通知云政发〔2023〕21号."""
    found = _NUMBER_IN_BRACKETS.search(text) or NUMBER.match(text)
    if found and len(found[1]) <= _LONGEST_CODE:
        number = DocumentNumber(found[1], int(found[2]), int(found[3]))
        return text[: found.start()] + text[found.end() :], number
    if yearly := _YEARLY_IN_BRACKETS.fullmatch(text):
        number_of_year = yearly_number(yearly[2], yearly[1])
        return (yearly[1], number_of_year) if number_of_year else (text, None)
    last = _NUMBER_BEHIND.fullmatch(text)
    return (last[1], document_number(last[2])) if last else (text, None)


def _with_page(entry: Listed, page: int) -> Listed:
    """Numbers set in a column of their own are the titles' pages, in order."""
    return replace(entry, printed_page=page)


def _title(lines: Sequence[Line]) -> str:
    return "".join(bare(narrow(line.text)) for line in lines)


def is_section(title: str) -> bool:
    """Is it the name of a part of the gazette, not of a document?"""
    return bool(_SECTION.fullmatch(title)) and not UNNUMBERED_TITLE.fullmatch(title)
