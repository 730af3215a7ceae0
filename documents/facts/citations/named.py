"""Citations: the documents that a clause names, by title, by number, or by a declared short name.

《…》（云政发〔2020〕3号）, 云政发〔2020〕3号 alone, 《…》 alone, further serials (3号、4号), and
《意见》 after （以下简称《意见》), which is declared in the body and used in attachments, too. Titles
within a title belong to it. A name in 《》 without a number counts only if titles of documents end
so: newspapers, forms and projects are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from documents.facts.citations.holdings import Holdings
from documents.facts.citations.lines import document_of_line
from documents.facts.clauses import SourceClause
from documents.facts.types import Citation, CitationKind
from documents.facts.word_files import any_of
from documents.parsing.text.document_numbers import cited_numbers
from documents.parsing.text.titles import comparable_title

_ENDINGS = any_of("document_endings.txt")
_DOCUMENT = re.compile(rf"{_ENDINGS}(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）)*$")
_NO_DOCUMENT = re.compile(rf"{any_of('no_documents.txt')}$")
_REMARK = re.compile(r"^（(?:试行|暂行|修订|修正|[^（）]*(?:版|稿|年))）$")
# What numbers a document without 〔year〕serial: 省政府令第275号, 公告2018年第1号, HJ 589-2010
_ORDER = r"[一-鿿]{0,24}?(?:令|公告|通告)(?:〔[0-9]{4}〕|[0-9]{4}年)?第?[0-9〇一二三四五六七八九十百]{1,5}号(?:令|公告)?"
_YEARLY = r"[一-鿿]{0,24}?[0-9]{4}年(?:第)?[0-9]{1,4}号(?:令|公告|通告)?"
_NTH = r"[一-鿿]{0,24}?第[0-9〇一二三四五六七八九十百]{1,5}号(?:主席|国务院|政府|省政府|市政府)?(?:令|公告)"
_STANDARD = r"[A-Z]{1,6}(?:/[A-Z0-9]{1,4})?\s?[0-9]{1,6}(?:\.[0-9]{1,3})*(?:[-—–－]{1,2}[0-9]{4})?"
_IN_BRACKETS = re.compile(rf"^(?:{_ORDER}|{_YEARLY}|{_NTH}|{_STANDARD})$")
_LETTERED = re.compile(
    r"^[一-鿿A-Za-z（）]{1,24}〔[0-9]{4}〕[一-鿿]{0,4}第?[0-9]{1,5}(?:号|-[0-9]+)?$"
)
_ORDER_ALONE = re.compile(
    r"(?:国务院|[一-鿿]{1,12}?(?:政府|部|委|局|署|总局|主席))令第?[0-9]{1,5}号"
)

# （以下简称《意见》）, （以下简称“《办法》”）, （下称《通知》）, （简称：《条例》）
_DECLARES = re.compile(
    r"(?:以下|下文|本[一-鿿]{2,4})?(?:统一)?(?:简称|下称|合称|统称)：?(?:为)?[“‘]?《?(?P<name>[一-鿿0-9A-Za-z“”]{1,24}?)》?[”’]?(?=[，。；）、]|$)"
)
_NAMED = re.compile("《[^《》]+》")


@dataclass(frozen=True, slots=True)
class Title:
    """《title》 in a text, brackets included in its place; `title` as printed within them."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a text names, before it is looked for in what is held."""

    kind: CitationKind
    title: str | None
    number: str | None
    start: int
    end: int


class ShortNames:
    """The short names that a document has declared so far, each with the document it means."""

    def __init__(self, interprets: str | None = None) -> None:
        self._declared: dict[str, tuple[str | None, str | None]] = {}
        self._interprets = interprets

    def declare(self, name: str, title: str | None, number: str | None) -> None:
        self._declared[comparable_title(name)] = (title, number)

    def meant_by(self, name: str) -> tuple[str | None, str | None] | None:
        """Title and number of what 《name》 stands for. In an interpretation (政策解读) the
        kind alone, 《方案》, means what it interprets."""
        name = comparable_title(name)
        if declared := self._declared.get(name):
            return declared
        subject = self._interprets
        if subject and len(name) <= _SHORT_KIND and _tail(subject).endswith(name):
            return subject, None
        return None


_SHORT_KIND = 4


def _tail(title: str) -> str:
    return comparable_title(re.sub("（[^（）]*）$", "", title))


def titles_in(text: str) -> Iterator[Title]:
    """The outermost 《》 of a plain text."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char == "《":
            start = start if depth else at
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if not depth:
                yield Title(start, at + 1, text[start + 1 : at])
    if depth:  # never closed: what is closed within counts
        yield from (
            Title(one.start(), one.end(), one[0][1:-1])
            for one in _NAMED.finditer(text, start + 1)
        )


def is_document_title(title: str) -> bool:
    """Whether documents' titles end so; newspapers, books, forms and projects don't."""
    bare = "".join(title.split())
    return bool(_DOCUMENT.search(bare)) and not _NO_DOCUMENT.search(bare)


def citations_of(
    clauses: Iterable[SourceClause], short: ShortNames, holdings: Holdings
) -> Iterator[Citation]:
    """The citations of one document's clauses, in their order."""
    for clause in clauses:
        if not clause.says_something:
            continue
        for named in documents_named(clause, short):
            yield Citation(
                proof=clause.proof(named.start, named.end, _row(clause, named.start)),
                kind=named.kind,
                title=named.title,
                number=named.number,
                held=holdings.find(named.number, named.title),
            )


def _row(clause: SourceClause, at: int) -> int | None:
    return clause.source.text.count("\n", 0, at) if clause.is_table else None


def documents_named(clause: SourceClause, short: ShortNames) -> Iterator[Named]:
    """The documents that a clause names; declares what it says is a short name."""
    text = clause.plain
    if not _MAY_NAME.search(text):
        return
    if listed := document_of_line(text, clause.body_start):
        name, number, start, end = listed
        yield Named(CitationKind.TITLE_NUMBER, name, number, start, end)
        return
    declared_at: set[int] = set()
    taken: list[tuple[int, int]] = []
    found: list[Named] = []
    for title in titles_in(text):
        if title.start in declared_at or clause.is_hidden(title.start):
            taken.append((title.start, title.end))
            continue
        named = list(_of_title(clause, title, short))
        end = max((one.end for one in named), default=title.end)
        taken.append((title.start, end))
        found += named
        if named and (declared := _declaration(text, end)):
            short.declare(declared["name"], named[0].title, named[0].number)
            declared_at.add(text.find("《", declared.start(), declared.end()))
    numbers = [
        one for one in _numbers_alone(text, taken) if not clause.is_hidden(one.start)
    ]
    yield from sorted([*found, *numbers], key=lambda one: one.start)


_MAY_NAME = re.compile("[《号]")


def _of_title(clause: SourceClause, title: Title, short: ShortNames) -> Iterator[Named]:
    text = clause.plain
    printed = clause.source.text[title.start + 1 : title.end - 1]
    bracket = _bracket(text, title.end)
    remark = ""
    if bracket and _REMARK.match(text[bracket[0] : bracket[1]]):
        remark = clause.source.text[bracket[0] : bracket[1]]
        bracket = _bracket(text, bracket[1])
    numbers = list(_numbers_within(text, bracket)) if bracket else []
    if numbers:
        first, *further = numbers
        assert bracket is not None
        yield Named(
            CitationKind.TITLE_NUMBER, printed + remark, first, title.start, bracket[1]
        )
        for number in further:
            yield Named(CitationKind.NUMBER, None, number, *bracket)
        return
    if meant := short.meant_by(title.title):
        yield Named(CitationKind.SHORT_NAME, *meant, title.start, title.end)
    elif is_document_title(title.title) and not _is_kind(title.title):
        yield Named(CitationKind.TITLE, printed, None, title.start, title.end)


def _is_kind(title: str) -> bool:
    """《办法》, 《意见》 that nobody declared: which is meant can't be told."""
    return bool(
        re.fullmatch(rf"(?:实施|暂行|管理)?{_ENDINGS}", title)
    ) and title not in ("宪法",)


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """The round bracket that opens at `at`."""
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "（":
        return None
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "（") - (text[place] == "）")
        if not depth:
            return at, place + 1
    return None


def _numbers_within(text: str, bracket: tuple[int, int]) -> Iterator[str]:
    """The numbers of （云政发〔2020〕3号、4号）, （省政府令第275号）, （HJ 589-2010）."""
    start, end = bracket[0] + 1, bracket[1] - 1
    inner = re.split("[，；](?:以下|下)?(?:简称|下称)", text[start:end])[0]
    numbers = list(cited_numbers(inner))
    if numbers:
        yield from (str(cited.number) for cited in numbers)
        return
    pieces = re.split("[、，；]", re.sub("^(?:文号|发文字号)：", "", inner))
    for piece in pieces:
        bare = piece.strip()
        if _IN_BRACKETS.match(bare) or _LETTERED.match(bare):
            yield bare


def _declaration(text: str, end: int) -> re.Match[str] | None:
    """The short name that is declared in the bracket behind what is cited, or in its own."""
    if at_once := _DECLARES.match(text, end):  # 将《…》简称为《意见》
        return at_once
    bracket = _bracket(text, end)
    for span in (bracket, _bracket_before(text, end)):
        if span and (declared := _DECLARES.search(text, span[0], span[1])):
            return declared
    return None


def _bracket_before(text: str, end: int) -> tuple[int, int] | None:
    if text[end - 1 : end] != "）":
        return None
    start = text.rfind("（", 0, end)
    return (start, end) if start >= 0 else None


def _numbers_alone(text: str, taken: list[tuple[int, int]]) -> Iterator[Named]:
    """Numbers that stand outside what a title takes: 根据云政发〔2020〕3号、4号, 国务院令第591号."""
    gaps = []
    last = 0
    for start, end in sorted(taken):
        gaps.append((last, start))
        last = max(last, end)
    gaps.append((last, len(text)))
    for start, end in gaps:
        stretch = text[start:end]
        if "号" not in stretch:
            continue
        yield from _whole_numbers(stretch, start)
        for order in _ORDER_ALONE.finditer(stretch):
            number = _BEFORE_CODE.sub("", order[0])
            first = start + order.end() - len(number)
            yield Named(CitationKind.NUMBER, None, number, first, start + order.end())


_BEFORE_CODE = re.compile(
    "^.*(?:根据|按照|依照|依据|遵照|参照|贯彻|落实|执行|实施|印发|转发|废止|修改|修订|代替|以及|包括|文件|通知|见|按|据|依|与|和|及|或|由|以|对|将|把|在|的|原|经|号)(?=.{2})"
)


def _whole_numbers(stretch: str, start: int) -> Iterator[Named]:
    for cited in cited_numbers(stretch):
        first = cited.start
        code = cited.number.code
        if not cited.further:
            bare = _BEFORE_CODE.sub("", code)
            first += len(code) - len(bare)
            code = bare
        else:
            code = _BEFORE_CODE.sub("", code)
        number = str(replace(cited.number, code=code))
        yield Named(CitationKind.NUMBER, None, number, start + first, start + cited.end)
