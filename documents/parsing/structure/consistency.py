"""The contents and the month's list of issued documents, held against what was parsed.

Neither decides what is a document; where they differ, a person should look.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from documents.parsing.layout.table_of_contents import Listed, is_section
from documents.parsing.structure.metadata import own_letter
from documents.parsing.text.characters import bare
from documents.parsing.text.dates import signed_with_date
from documents.parsing.text.document_numbers import NUMBER, document_number
from documents.parsing.text.patterns import is_remark_on, salutes
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import (
    DocumentNumber,
    ParsedDocument,
    ParsedParagraph,
    ParseWarning,
    Role,
)

_ALIKE = 0.8
_LIST = "发文目录"
_SEAM = "又有主送机关、署名和成文日期，可能漏了一件文件的标题"
_SIGNED_AGAIN = "后面又有署名和成文日期，可能漏了一件文件的标题"


def check_contents(
    listed: Sequence[Listed], documents: Sequence[ParsedDocument]
) -> list[ParseWarning]:
    """What the contents list and nobody found, found and not listed, or titled otherwise."""
    left = list(documents)
    warnings: list[ParseWarning] = []
    missing: list[Listed] = []
    for entry in listed:
        exact = next((one for one in left if _same(entry, one)), None)
        if exact is None:
            missing.append(entry)
            continue
        left.remove(exact)
        if entry.number and exact.number and entry.number != exact.number:
            warnings.append(
                _at(
                    entry,
                    f"《{entry.title}》在目录里是{entry.number}，正文里是{exact.number}",
                )
            )
    for entry in missing:
        alike = _alike(entry.title, left)
        if alike:
            left.remove(alike)
            warnings.append(
                _at(
                    entry, f"目录里的标题是《{entry.title}》，正文里是《{alike.title}》"
                )
            )
        elif not _is_attachment(entry, documents) and not is_section(entry.title):
            warnings.append(_at(entry, f"目录列有《{entry.title}》，正文里没有找到"))
    if listed:
        warnings += [
            ParseWarning(one.first_page, 0, f"《{one.title}》不在目录里")
            for one in left
        ]
    return warnings


def _same(entry: Listed, document: ParsedDocument) -> bool:
    return comparable_title(entry.title) == comparable_title(document.title)


def _alike(title: str, documents: Iterable[ParsedDocument]) -> ParsedDocument | None:
    scored = [(_likeness(title, one.title), one) for one in documents]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(
        None, comparable_title(one), comparable_title(other), autojunk=False
    ).ratio()


def _is_attachment(entry: Listed, documents: Iterable[ParsedDocument]) -> bool:
    titles = (part.title or "" for document in documents for part in document.parts)
    return comparable_title(entry.title) in map(comparable_title, titles)


def _at(entry: Listed, message: str) -> ParseWarning:
    return ParseWarning(entry.line.page, entry.line.number, message)


def check_lists(documents: Sequence[ParsedDocument]) -> list[ParseWarning]:
    """The issue's 发文目录: its titles, its gaps, and what it lacks."""
    return [
        warning
        for document in documents
        if document.kind == _LIST
        for warning in _check_list(document, documents)
    ]


def _check_list(
    document: ParsedDocument, documents: Sequence[ParsedDocument]
) -> Iterator[ParseWarning]:
    by_number = {str(one.number): one for one in documents if one.number}
    seen: list[DocumentNumber] = []
    for paragraph in _paragraphs(document):
        text = bare(paragraph.text)
        found = NUMBER.match(text)
        if not found:
            continue
        number = DocumentNumber(found[1], int(found[2]), int(found[3]))
        seen.append(number)
        title = text[found.end() :]
        printed = by_number.get(str(number))
        if printed is None:
            yield _on(paragraph, f"发文目录列有{number}，正文里没有找到")
        elif title and comparable_title(title) != comparable_title(printed.title):
            yield _on(
                paragraph,
                f"{number}在发文目录里的标题是《{title}》，正文里是《{printed.title}》",
            )
    yield from _gaps(document, seen)
    series = {(number.code, number.year) for number in seen}
    for one in documents:
        own = one.number
        if own and (own.code, own.year) in series and own not in seen:
            yield ParseWarning(one.first_page, 0, f"{own}不在发文目录里")


def _gaps(
    document: ParsedDocument, seen: Sequence[DocumentNumber]
) -> Iterator[ParseWarning]:
    ordered = sorted(seen, key=lambda number: (number.code, number.year, number.serial))
    for before, after in pairwise(ordered):
        same = (before.code, before.year) == (after.code, after.year)
        if same and after.serial > before.serial + 1:
            yield ParseWarning(
                document.first_page, 0, f"发文目录里{before}之后是{after}，中间缺号"
            )


def _paragraphs(document: ParsedDocument) -> Iterator[ParsedParagraph]:
    for part in document.parts:
        yield from part.paragraphs


def _on(paragraph: ParsedParagraph, message: str) -> ParseWarning:
    return ParseWarning(paragraph.page, paragraph.spans[0].line, message)


def check_facts(documents: Iterable[ParsedDocument]) -> Iterator[ParseWarning]:
    """What an issued document has, and this one lacks; and a number that stands alone in
    its text, as under a title that was missed."""
    for document in documents:
        if document.number and document.issuer is None:
            yield _of(document, "没有看出发文机关")
        if document.number and document.signed_on is None:
            yield _of(document, "没有看出成文日期")
        if document.kind != _LIST:
            yield from _numbers_alone(document)


def check_seams(documents: Iterable[ParsedDocument]) -> Iterator[ParseWarning]:
    """A salutation, a signature and a date that follow on a document's own date: there
    another document may begin, whose title was missed. An attachment may be a letter
    itself; then its text begins with the salutation. The same without a salutation, where
    others sign than before."""
    for document in documents:
        dated = False
        for part in document.parts:
            letters = list(_second_letters(part.paragraphs, dated=dated))
            yield from letters or _signed_by_others(part.paragraphs)
            dated |= any(one.role is Role.DATE for one in part.paragraphs)


def _second_letters(
    paragraphs: Sequence[ParsedParagraph], *, dated: bool
) -> Iterator[ParseWarning]:
    """`dated` says that a part above this one has a date."""
    salutation: ParsedParagraph | None = None
    own = True  # letter of this part, up to its date
    for at, paragraph in enumerate(paragraphs):
        text = bare(paragraph.text)
        with_date = signed_with_date(paragraph.text) is not None
        if paragraph.role is Role.DATE or with_date:
            signed = at > 0 and paragraphs[at - 1].role is Role.SIGNATURE
            if salutation and (signed or with_date):
                yield _on(salutation, _SEAM)
            dated, own, salutation = True, False, None
        elif text.endswith("：") and salutes(text):
            begins = own and all(is_remark_on(one.text) for one in paragraphs[:at])
            if dated and not begins:
                salutation = salutation or paragraph


def _signed_by_others(paragraphs: Sequence[ParsedParagraph]) -> Iterator[ParseWarning]:
    """The first paragraph below the part's own date."""
    left = paragraphs[len(own_letter(paragraphs)) :]
    if following := [one for one in left if not is_remark_on(one.text)]:
        yield _on(following[0], _SIGNED_AGAIN)


def _of(document: ParsedDocument, message: str) -> ParseWarning:
    return ParseWarning(document.first_page, 0, f"《{document.title}》{message}")


def _numbers_alone(document: ParsedDocument) -> Iterator[ParseWarning]:
    for paragraph in _paragraphs(document):
        text = bare(paragraph.text)
        if text[:1] not in "（(" and document_number(text):
            yield _on(paragraph, f"{text}独占一段，可能漏了一件文件的标题")
