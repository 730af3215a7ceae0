"""What is done to paragraphs: their text, their level, cutting, joining, taking them elsewhere."""

from documents.corrections import paragraph_edits as edits
from documents.corrections.drafts import (
    DoesNotFit,
    Draft,
    DraftDocument,
    DraftParagraph,
    DraftPart,
)
from documents.corrections.operations import (
    ConfirmCharacter,
    JoinParagraphs,
    MoveParagraphs,
    ParagraphAnchor,
    ReplaceCharacter,
    SetLevel,
    SetText,
    SplitParagraph,
)


def set_text(draft: Draft, asked: SetText, number: int) -> None:
    document = draft.find(asked.document)
    if is_right_already(document, asked.paragraph, asked.after, number):
        return
    part, index = document.find(asked.paragraph)
    each = part.paragraphs[index]
    each.paragraph = edits.with_text(each.paragraph, asked.after, dotted=part.is_dotted)
    each.corrected_by.append(number)
    document.number_anew()


def replace_character(draft: Draft, asked: ReplaceCharacter, number: int) -> None:
    document = draft.find(asked.document)
    before = asked.paragraph.text
    after = before[: asked.offset] + asked.after + before[asked.offset + 1 :]
    if is_right_already(document, asked.paragraph, after, number):
        return
    part, index = document.find(asked.paragraph)
    each = part.paragraphs[index]
    each.paragraph = edits.with_character(
        each.paragraph, asked.offset, asked.after, dotted=part.is_dotted
    )
    each.corrected_by.append(number)
    document.number_anew()


def is_right_already(
    document: DraftDocument, anchor: ParagraphAnchor, after: str, number: int
) -> bool:
    """Whether the parse itself says by now what the correction asks for."""
    texts = [each for each in document.paragraphs() if each.text == after]
    if len(texts) != 1 or any(
        each.text == anchor.text for each in document.paragraphs()
    ):
        return False
    texts[0].corrected_by.append(number)
    return True


def confirm_character(draft: Draft, asked: ConfirmCharacter, number: int) -> None:
    document = draft.find(asked.document)
    part, index = document.find(asked.paragraph)
    each = part.paragraphs[index]
    each.paragraph = edits.confirmed(each.paragraph, asked.offset)
    each.corrected_by.append(number)
    document.is_changed = True


def set_level(draft: Draft, asked: SetLevel, number: int) -> None:
    document = draft.find(asked.document)
    part, index = document.find(asked.paragraph)
    part.paragraphs[index].under = asked.under
    part.paragraphs[index].corrected_by.append(number)
    document.number_anew()


def split_paragraph(draft: Draft, asked: SplitParagraph, number: int) -> None:
    document = draft.find(asked.document)
    part, index = document.find(asked.paragraph)
    each = part.paragraphs[index]
    if not 0 < asked.offset < len(each.text):
        raise DoesNotFit("拆分处不在条款之内")
    _, after = edits.split_spans(each.paragraph.spans, len(each.text), asked.offset)
    page = draft.pages.at(after[0].line) if after else each.paragraph.page
    first, second = edits.split(
        each.paragraph,
        asked.offset,
        max(page, each.paragraph.page),
        dotted=part.is_dotted,
    )
    each.paragraph = first
    each.corrected_by.append(number)
    part.paragraphs.insert(index + 1, DraftParagraph(second, "", None, [number]))
    document.number_anew()


def join_paragraphs(draft: Draft, asked: JoinParagraphs, number: int) -> None:
    document = draft.find(asked.document)
    part, index = document.find(asked.paragraph)
    other, next_index = document.find(asked.following)
    if part is not other or next_index != index + 1:
        raise DoesNotFit("要合并的两条不再相邻")
    each, following = part.paragraphs[index : index + 2]
    if (each.paragraph.role is None) != (following.paragraph.role is None):
        raise DoesNotFit("表格与文字不能合并")
    each.paragraph = edits.joined(each.paragraph, following.paragraph)
    each.corrected_by += [*following.corrected_by, number]
    del part.paragraphs[index + 1]
    document.number_anew()


def move_paragraphs(draft: Draft, asked: MoveParagraphs, number: int) -> None:
    document, target = draft.find(asked.document), draft.find(asked.to_document)
    part, start = document.find(asked.paragraph)
    last_part, end = document.find(asked.last)
    if part is not last_part or end < start:
        raise DoesNotFit("要移动的几条不再连在一起")
    if asked.to_part >= len(target.parts):
        raise DoesNotFit(f"《{target.parsed.title}》没有这个附件了")
    run = part.paragraphs[start : end + 1]
    if document is not target and len(run) == len(list(document.paragraphs())):
        raise DoesNotFit(f"《{document.parsed.title}》会一条不剩，请改用合并文件")
    into, behind = _destination(target, asked)
    if behind is not None and behind in run:
        raise DoesNotFit("不能移到自己之后")
    del part.paragraphs[start : end + 1]
    at = into.paragraphs.index(behind) + 1 if behind else 0
    into.paragraphs[at:at] = run
    for each in run:
        each.corrected_by.append(number)
    for changed in {document, target}:
        changed.number_anew()
        changed.cover(draft.pages)


def _destination(
    target: DraftDocument, asked: MoveParagraphs
) -> tuple[DraftPart, DraftParagraph | None]:
    """The part, and the paragraph of it that the run comes behind."""
    if asked.after is None:
        return target.parts[asked.to_part], None
    part, index = target.find(asked.after)
    return part, part.paragraphs[index]
