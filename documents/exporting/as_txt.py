"""Plain text: a paragraph a line, as one would paste it."""

from collections.abc import Iterator

from documents.exporting.shape import Export, ExportedDocument, ExportedPart


def write(export: Export) -> bytes:
    """UTF-8 plain text: a line a paragraph, a blank line between parts."""
    blocks = [_block(document) for document in export.documents]
    if export.is_issue:
        blocks.insert(0, f"{export.heading}\n{export.address}\n")
    return "\n\n".join(blocks).encode()


def _block(document: ExportedDocument) -> str:
    return "\n".join(_lines(document)) + "\n"


def _lines(document: ExportedDocument) -> Iterator[str]:
    yield document.title
    if document.number:
        yield document.number
    if document.registration_number:
        yield f"统一登记号：{document.registration_number}"
    for part in document.parts:
        yield ""
        yield from _part_lines(part)
    yield ""
    yield f"引自：{document.address}"


def _part_lines(part: ExportedPart) -> Iterator[str]:
    if part.title:
        yield part.label
        yield part.title
        yield ""
    for clause in part.clauses:
        yield clause.text
