"""The sections (市政府文件, 部门文件, 政策解读) that a gazette prints its documents under.

They stand in its contents, over the titles, or on its pages, over the documents; both are set
aside by then.

After this stage a document has the section that either of them names, else none, and nothing
else of it is changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from documents.parsing.layout.table_of_contents import heads_contents, is_section
from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import (
    Furniture,
    Line,
    ParsedDocument,
    SetAside,
)

# What gazettes print behind the documents, and often without a heading of its own.
_BEHIND = ("政策解读", "发文目录", "人事任免")
_DOCUMENTS = "文件"
_FRAME = re.compile(r"^[【［\[◆●■★▲○◇□\s]+|[】］\]\s]+$")


def with_sections(
    documents: Iterable[ParsedDocument], aside: Iterable[SetAside]
) -> tuple[ParsedDocument, ...]:
    """The documents, each with its section; `aside` are the lines that belong to none."""
    lines = sorted(aside, key=lambda one: one.line)
    listed = [each for each in lines if each.furniture is Furniture.CONTENTS]
    by_title = list(_blocks(listed))
    on_pages = [each for each in lines if each.furniture is Furniture.SECTION]
    return tuple(
        replace(document, section=_section(document, by_title, on_pages))
        for document in documents
    )


def _section(
    document: ParsedDocument,
    by_title: Sequence[tuple[str, str]],
    on_pages: Sequence[SetAside],
) -> str:
    found = _in_contents(document, by_title) or _over(document, on_pages)
    return _fitting(found, document)


def _fitting(section: str, document: ParsedDocument) -> str:
    """What stands behind the last of the documents isn't one of them."""
    is_behind = document.number is None and document.kind in _BEHIND
    return "" if is_behind and section.endswith(_DOCUMENTS) else section


def _blocks(contents: Sequence[SetAside]) -> Iterator[tuple[str, str]]:
    """Each section of the contents, and all that is listed under it."""
    section, under = "", ""
    for each in contents:
        text = bare(narrow(each.text))
        if is_section(text) or _named(text) in _BEHIND:
            if section:
                yield section, under
            section, under = _named(text), ""
        elif not heads_contents(_line(each)):
            under += comparable_title(text)
    if section:
        yield section, under


def _in_contents(document: ParsedDocument, blocks: Sequence[tuple[str, str]]) -> str:
    title = comparable_title(document.title)
    return next((section for section, under in blocks if title in under), "")


def _over(document: ParsedDocument, headings: Sequence[SetAside]) -> str:
    """The last one that is printed before the document begins."""
    first = min(
        (
            span.line
            for part in document.parts
            for paragraph in part.paragraphs
            for span in paragraph.spans
        ),
        default=0,
    )
    above = [each for each in headings if each.line < first]
    return _named(bare(narrow(above[-1].text))) if above else ""


def _named(text: str) -> str:
    return _FRAME.sub("", text)


def _line(aside: SetAside) -> Line:
    return Line(aside.line, aside.page, aside.text, ())
