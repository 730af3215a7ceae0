"""What is printed on a page and belongs to no document: masthead, contents, running
heads, page numbers, column rules, imprint.

After this stage every line that isn't blank is either among the lines that go on or
set aside, and not one of those that go on is changed.

Each is told by what it says, where it stands and how often it comes again: a
running head or a page number at an edge of the page, in the dump first or last.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from documents.parsing.layout.table_of_contents import (
    Listed,
    contents_lines,
    is_section,
    listed_in,
    masthead_above,
)
from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import DATE, date_of
from documents.parsing.text.document_numbers import document_number, yearly_number
from documents.parsing.text.row_rule import MARK_OF
from documents.parsing.text.titles import ends_as_title, is_title
from documents.parsing.types import Furniture, Line, SetAside

_COVER_PAGES = 4  # cover and contents take no more
_COVER_LINES = 16  # what a cover without contents holds at most
_REPEATED = 3
_LONGEST_HEAD = 24
_EDGE_LINES = 5  # furniture is at most so deep at an edge
_TO_MARKS = str.maketrans(MARK_OF)

_NUMERAL = r"(?:[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,7})"
_DASHES = "[—－–\\-·•・~～_=*.|/]{1,3}"
# — 12 —, ·12·, - 12 -, 第12页（共30页）, 12/30
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}[0-9]{{1,4}}{_DASHES}|[（(]?第{_NUMERAL}页[，、]?(?:[（(]?共{_NUMERAL}页[）)]?)?[）)]?"
    r"|[0-9]{1,4}/[0-9]{1,4}"
)
_BETWEEN_DASHES = re.compile(r"([—－–·-])\1?[0-9]{1,4}\1{1,2}")
_BARE_NUMBER = re.compile(r"[0-9]{1,4}")

_NAME = "[一-鿿]{2,20}(?:公报|政报)(?:[（(][一-鿿]{2,6}[）)])?"
_TO = r"[、，,—－–―~～至和及\-]{1,2}"
_ISSUE = (
    rf"(?:{_NUMERAL}年)?(?:第{_NUMERAL}[期号]?{_TO}第?|{_NUMERAL}{_TO}){_NUMERAL}[期号](?:合刊)?"
    rf"|{_NUMERAL}年[0-9]{{1,2}}月?{_TO}[0-9]{{1,2}}月(?:合刊|[号刊])"
    rf"|{_NUMERAL}年(?:第?{_NUMERAL}[期号])?[（(]?增刊(?:[（(]?第?{_NUMERAL}[期号]?[）)]?)?[）)]?"
    rf"|增刊[（(]?第?{_NUMERAL}[期号]?[）)]?"
    rf"|{_NUMERAL}年(?:第{_NUMERAL}[期号]|[0-9]{{1,2}}期)|第{_NUMERAL}期"
    rf"|{_NUMERAL}年[0-9]{{1,2}}月[号刊]"
    rf"|[（(]?(?:总|累计)第?{_NUMERAL}(?:{_TO}第?{_NUMERAL})?[期号][）)]?|[0-9]{{4}}[·.][0-9]{{1,2}}"
)
_DATED = (
    rf"[（(]?{_NUMERAL}年{_NUMERAL}月(?:{_NUMERAL}日)?(?:出版|编印|印发|印|出刊)?[）)]?"
)
# A masthead or a running head: name, issue, date and page in any order.
_HEAD = re.compile(
    rf"(?:{_NAME}|{_ISSUE}|{_DATED}|[0-9]{{1,3}}|月刊|半月刊|双月刊|季刊|合刊|增刊|[—－·•・\-|（）()，、]){{1,8}}"
)
_SURE_HEAD = re.compile(f"政府公报|政报|{_ISSUE}|[0-9]$")
_NAMES_ISSUE = re.compile(f"{_NAME}|{_ISSUE}")
_LATIN_NAME = re.compile(
    r"[A-Za-z'’.·\-]*(?:GONGBAO|GAZETTE|ZHENGBAO)[A-Za-z'’.·\-]*", re.I
)

_RULE = re.compile(r"[─━═│┃|┄┅┈┉‐―＿_=＝*﹍\-－]{3,}|—{4,}|[─━═│┃┌┐└┘├┤┬┴┼]+")

_UNIT = "(?:单位|机关|部门|日期|时间|者|部|人员|地址|电话|号)?"
_IMPRINT = re.compile(
    rf"(?:编辑|编印|主编|责任编辑|编审|校对|编委会|出版|编辑出版|出版发行|印刷|印制|准印证|准印证号|刊号|印数){_UNIT}[：:]"
    r"|.*(?:准印[证字]|内部资料|免费赠阅|统一(?:连续)?(?:出版物|刊)号|ISSN)"
    r"|[一-鿿]{4,30}(?:编印|编辑出版)$"
)
_BESIDE_IMPRINT = re.compile(
    rf"(?:主办|主管|承办|协办|地址|邮编|邮政编码|电话|联系电话|传真|网址|网站|邮箱|发行|发行范围|赠阅范围|刊期|期号|"
    rf"电子邮箱|电子信箱|E-?mail){_UNIT}[：:]|(?:https?://|www\.)"
    r"|[一-鿿]{4,30}(?:主办|主管|承办|印刷|发行)$",
    re.I,
)


_SURE_IMPRINT = re.compile("准印[证字]|内部资料|免费赠阅|统一(?:连续)?(?:出版物|刊)号")
_NOT_REPEATED = re.compile(
    r"^[（(《]|[，。；：？！、]|关于|印发$|(?:政府|办公室|办公厅|委员会|局|厅|委|会|院|部)$"
)
_STOPS = tuple("。；：，")

Found = dict[int, Furniture]


@dataclass(frozen=True, slots=True)
class Apart:
    """`lines` go on (blank ones too), `aside` and `contents` don't."""

    lines: tuple[Line, ...]
    aside: tuple[SetAside, ...]
    contents: tuple[Listed, ...]


def set_apart(lines: Sequence[Line]) -> Apart:
    """Tell the furniture of all pages from the text."""
    printed = [line for line in lines if line.text.strip()]
    pages = [list(page) for _, page in groupby(printed, key=lambda line: line.page)]
    found: Found = {line.number: what for line in printed if (what := _anywhere(line))}
    listed = _front_matter(pages, found)
    for page in pages[:1] + pages[1:][-1:]:
        _set_imprint(page, found)
    _set_edges(pages, found)
    return Apart(
        tuple(line for line in lines if line.number not in found),
        tuple(
            SetAside(line.number, line.page, line.text, found[line.number])
            for line in printed
            if line.number in found
        ),
        tuple(listed),
    )


def _text(line: Line) -> str:
    return narrow(bare(line.text))


def _left(page: Sequence[Line], found: Found) -> list[Line]:
    return [line for line in page if line.number not in found]


def _anywhere(line: Line) -> Furniture | None:
    """What can be nothing else, wherever it stands."""
    text = _text(line)
    if _RULE.fullmatch(text):
        return Furniture.RULE
    marks = text.translate(_TO_MARKS)  # a page number alone may not tell the repair
    return Furniture.PAGE_NUMBER if _BETWEEN_DASHES.fullmatch(marks) else None


def _is_head(line: Line) -> bool:
    text = _text(line)
    named = _HEAD.fullmatch(text) and _NAMES_ISSUE.search(text)
    return bool(named or _LATIN_NAME.fullmatch(text)) and date_of(text) is None


def _is_imprint(line: Line) -> bool:
    text = _text(line)
    return bool(_IMPRINT.match(text) or _BESIDE_IMPRINT.match(text))


def _front_matter(pages: Sequence[Sequence[Line]], found: Found) -> list[Listed]:
    """Set cover and contents aside; what the contents list."""
    listed: list[Listed] = []
    goes_on = False
    for index, page in enumerate(pages[:_COVER_PAGES]):
        left = [
            line
            for line in _left(page, found)
            if not (_is_head(line) or _is_imprint(line) or _is_dated(line))
        ]
        lines = contents_lines(left, goes_on=goes_on)
        goes_on = bool(lines)
        if lines:
            title_lines, lines = masthead_above(lines)
            found.update((line.number, Furniture.MASTHEAD) for line in title_lines)
            found.update((line.number, Furniture.CONTENTS) for line in lines)
            listed += listed_in(lines)
        if len(lines) == len(left) or (not index and _is_cover(page, len(pages))):
            _set_cover(page, found)
    return listed


def _is_dated(line: Line) -> bool:
    return bool(re.fullmatch(_DATED, _text(line)))


def _is_cover(page: Sequence[Line], pages: int) -> bool:
    """A name, an issue, and nothing that reads as a sentence or as a document."""
    if pages == 1 or len(page) > _COVER_LINES:
        return False
    if any(document_number(line.text) or is_title(_text(line)) for line in page):
        return False
    text = "".join(map(_text, page))
    sentences = any(
        _text(line).endswith(_STOPS) for line in page if not _is_imprint(line)
    )
    return not sentences and bool(_NAMES_ISSUE.search(text))


def _set_cover(page: Sequence[Line], found: Found) -> None:
    for line in _left(page, found):
        imprint = _is_imprint(line)
        found[line.number] = Furniture.IMPRINT if imprint else Furniture.MASTHEAD


def _set_imprint(page: Sequence[Line], found: Found) -> None:
    """Lines that name who makes the gazette, where several stand together."""
    run: list[Line] = []
    for line in [*_left(page, found), None]:
        if line and _is_imprint(line):
            run.append(line)
            continue
        certain = sum(bool(_IMPRINT.match(_text(one))) for one in run)
        sure = any(_SURE_IMPRINT.search(_text(one)) for one in run)
        if sure or (certain and len(run) > 1):
            found.update((one.number, Furniture.IMPRINT) for one in run)
        run = []


def _set_edges(pages: Sequence[Sequence[Line]], found: Found) -> None:
    """Running heads and page numbers, from the edges of the pages inwards."""
    for _ in range(_EDGE_LINES):
        before = len(found)
        for index, page in enumerate(pages):
            _set_outermost(page, found, first=not index)
        _set_bare_numbers(pages, found)
        _set_repeated(pages, found)
        if len(found) == before:
            return


def _outermost(page: Sequence[Line], found: Found) -> list[Line]:
    """The first and the last line that is still to be told."""
    left = _left(page, found)
    return left[:1] + left[1:][-1:]


def _set_outermost(page: Sequence[Line], found: Found, *, first: bool) -> None:
    for line in _outermost(page, found):
        if _PAGE_NUMBER.fullmatch(_text(line)):
            found[line.number] = Furniture.PAGE_NUMBER
        elif _is_head(line) and not _is_of_headline(page, line):
            found[line.number] = Furniture.MASTHEAD if first else Furniture.RUNNING_HEAD
        elif first and _is_dated(line) and _follows_head(page, line, found):
            found[line.number] = Furniture.MASTHEAD


def _is_of_headline(page: Sequence[Line], line: Line) -> bool:
    """2023年第7号 under …的公告 is its number, not the gazette's; …主要数据公报 over a
    number is a title, and no gazette's name."""
    at = page.index(line)
    text = _text(line)
    if at > 0 and yearly_number(text, _text(page[at - 1])):
        return True
    numbered = any(document_number(below.text) for below in page[at + 1 : at + 2])
    return numbered and not _SURE_HEAD.search(text)


def _follows_head(page: Sequence[Line], line: Line, found: Found) -> bool:
    """Does the masthead stand just above? Its date is no document's."""
    at = page.index(line)
    return at > 0 and found.get(page[at - 1].number) is Furniture.MASTHEAD


def _set_bare_numbers(pages: Sequence[Sequence[Line]], found: Found) -> None:
    """Numbers alone at the edge that count on from page to page."""
    numbers = [
        line
        for page in pages
        for line in _outermost(page, found)
        if _BARE_NUMBER.fullmatch(_text(line))
    ]
    distance = Counter(int(_text(line)) - line.page for line in numbers)
    for line in numbers:
        agreeing = distance[int(_text(line)) - line.page]
        if agreeing >= max(2, len(pages) // 3):
            found[line.number] = Furniture.PAGE_NUMBER


def _set_repeated(pages: Sequence[Sequence[Line]], found: Found) -> None:
    """The same words at the edge of several pages."""
    outer = [line for page in pages for line in _outermost(page, found)]
    seen = Counter(_text(line) for line in outer)
    for line in outer:
        text = _text(line)
        if seen[text] >= _REPEATED and _may_repeat(line, text):
            found[line.number] = Furniture.RUNNING_HEAD


def _may_repeat(line: Line, text: str) -> bool:
    """No organ that signs, no number, date, clause, title or piece of either or of a
    sentence; titles that begin alike are told by their type."""
    is_title = ends_as_title(text) or (line.placing and line.placing.is_large)
    return (
        (is_section(text) or not is_title)
        and 3 < len(text) <= _LONGEST_HEAD
        and not _NOT_REPEATED.search(text)
        and not document_number(text)
        and not DATE.search(text)
        and marker(line.text) is None
        and re.search("[一-鿿]", text) is not None
    )
