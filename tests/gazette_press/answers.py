"""What a printed issue must parse to, made from its source alone."""

from typing import Any

from tests.gazette_press.source import Document, Issue, Paragraph, Part

FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def answers(issue: Issue, pages: int) -> dict[str, Any]:
    return {
        "issue": {"month": issue.month, "pages": pages},
        "documents": [document_answer(document) for document in issue.documents],
    }


def document_answer(document: Document) -> dict[str, Any]:
    return {
        "number": document.number,
        "title": plain("".join(document.title)),
        "kind": document.kind,
        "issuer": document.issuer,
        "date": document.date,
        **({"registration": document.registration} if document.registration else {}),
        "parts": [part_answer(part) for part in document.parts],
    }


def part_answer(part: Part) -> dict[str, Any]:
    return {
        "title": plain("".join(part.title)) or None,
        "paragraphs": [paragraph_answer(paragraph) for paragraph in part.paragraphs],
    }


def paragraph_answer(paragraph: Paragraph) -> dict[str, Any]:
    path = None if paragraph.path is None else list(paragraph.path)
    return {"text": plain("".join(paragraph.lines)), "path": path}


def plain(text: str) -> str:
    """No blanks, and digits in one width: neither is the author's, both are the setter's."""
    return "".join(text.split()).translate(FULL_WIDTH)
