"""What is done to a document: its fields, cutting it in two, joining two."""

from dataclasses import replace
from datetime import date
from typing import Any

from documents.corrections.drafts import (
    DoesNotFit,
    Draft,
    DraftDocument,
    DraftParagraph,
    DraftPart,
    new_document,
)
from documents.corrections.operations import (
    FIELDS,
    JoinDocuments,
    SetField,
    SplitDocument,
)
from documents.parsing.structure.metadata import kind_of, signed_on
from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.characters import bare
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.types import ParsedDocument


def field_as_text(document: ParsedDocument, field: str) -> str:
    """A field as a correction tells it; "" where it is not given."""
    value = getattr(document, field)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def set_field(draft: Draft, asked: SetField, number: int) -> None:
    document = draft.find(asked.document)
    now = field_as_text(document.parsed, asked.field)
    if now not in (asked.before, asked.after):
        name = FIELDS[asked.field]
        raise DoesNotFit(
            f"《{document.parsed.title}》的{name}现为“{now}”，与更正时不同"
        )
    value = _field_value(asked.field, asked.after)
    document.parsed = replace(document.parsed, **{asked.field: value})
    document.corrected_by.append(number)


def _field_value(field: str, text: str) -> Any:
    """The field's value for a text of `field_as_text`. Raises DoesNotFit."""
    match field:
        case "number":
            found = parse_number(text) if text else None
            if text and found is None:
                raise DoesNotFit(f"“{text}”不是发文字号")
            return found
        case "signed_on":
            try:
                return date.fromisoformat(text) if text else None
            except ValueError as error:
                raise DoesNotFit(f"“{text}”不是日期") from error
        case "issuer":
            return text or None
        case _:
            return text


def split_document(draft: Draft, asked: SplitDocument, number: int) -> None:
    document = draft.find(asked.document)
    part, index = document.find(asked.paragraph)
    rank = document.parts.index(part)
    moved, rest = part.paragraphs[index:], part.paragraphs[:index]
    if not rest and not any(one.paragraphs for one in document.parts[:rank]):
        raise DoesNotFit(
            f"《{document.parsed.title}》在这一条之前没有别的内容，不能拆成两份"
        )
    is_title = bare(moved[0].text) == bare(asked.title)
    following = document.parts[rank + 1 :]
    body = moved[1:] if is_title else list(moved)
    if not body:
        raise DoesNotFit("标题之后没有正文，不能拆成一份文件")
    page = body[0].paragraph.page
    parts = [DraftPart(None, "", body), *following]
    new = new_document(
        draft.free_anchor("", asked.title),
        document.parsed,
        kind_of(asked.title),
        parts,
    )
    part.paragraphs = rest
    del document.parts[rank + 1 :]
    if rank and not rest:  # an attachment that has gone over as a whole
        document.parts.remove(part)
        if part.title and bare(part.title) != bare(asked.title):
            body.insert(0, _line(page, part.title))
    new.parsed = replace(
        new.parsed, signed_on=signed_on(new.finished().parts[0].paragraphs)
    )
    draft.documents.insert(draft.documents.index(document) + 1, new)
    new.corrected_by.append(number)
    for each in (document, new):
        _settle(draft, each)


def join_documents(draft: Draft, asked: JoinDocuments, number: int) -> None:
    document, following = draft.find(asked.document), draft.find(asked.following)
    place = draft.documents.index(document)
    if draft.documents[place + 1 : place + 2] != [following]:
        raise DoesNotFit(
            f"《{following.parsed.title}》不再紧接在《{document.parsed.title}》之后"
        )
    body, *others = following.parts
    page = following.parsed.first_page
    if asked.as_attachment:
        joined = [DraftPart(following.parsed.title, "", body.paragraphs)]
        if following.parsed.number:
            joined[0].paragraphs.insert(0, _line(page, str(following.parsed.number)))
    else:
        head = [_line(page, following.parsed.title)]
        if following.parsed.number:
            head.append(_line(page, str(following.parsed.number)))
        document.parts[-1].paragraphs += [*head, *body.paragraphs]
        joined = []
    document.parts += [*joined, *others]
    document.corrected_by += [*following.corrected_by, number]
    draft.documents.remove(following)
    _settle(draft, document)


def _line(page: int, text: str) -> DraftParagraph:
    """A headline's words as a paragraph; the line they were read from is not known."""
    return DraftParagraph(Paragraph(text, None, page, (), ()), "")


def _settle(draft: Draft, document: DraftDocument) -> None:
    document.label_anew()
    document.number_anew()
    document.cover(draft.pages)
