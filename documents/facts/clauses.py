"""The clauses of a document as extraction reads them: with their place, their marks made plain.

`plain` is as long as the text, so that what is found in it is quoted from the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from documents.facts.types import Proof
from documents.parsing.text.characters import full_marks, narrow
from documents.parsing.types import ParsedDocument, ParsedParagraph, Role

_SQUARE = str.maketrans("[]［］【】〖〗", "〔〕〔〕〔〕〔〕")
_OPENING, _CLOSING = "（〔《〈“‘", "）〕》〉”’"
_NO_TEXT = (Role.ADDRESSEE, Role.SIGNATURE, Role.DATE)
# What an amendment quotes is the amended document's, not its own.
AMENDS = re.compile(
    r"(?:第[一二三四五六七八九十百零〇0-9]{1,8}[条款项章节编目]|标题|名称|题注|序言|附件|附表|条标)[^。；]{0,60}?"
    r"(?:修改|修正|调整|改|替换|表述)(?:为|成)|(?:增加|增列|新增)(?:一|二|两|三|四|五|六|七|八|九|十|[0-9])(?:条|款|项|章|节|个)"
    r"|(?:中|将|删去|删除|把)(?:其中)?的?“[^“”]+”[^。；]{0,30}?(?:修改|改|调整|替换)(?:为|成)|增加“|后增加"
)
_QUOTED = re.compile("“[^“”]*(?:“[^“”]*”[^“”]*)*”")


@dataclass(frozen=True, slots=True)
class SourceClause:
    """A paragraph with its place. `plain` has narrow digits, full-width marks, and one kind of
    square bracket; `hidden` are the stretches that an amendment quotes."""

    document: str
    signed_on: date | None
    part: int
    path: str | None
    paragraph: int
    source: ParsedParagraph
    plain: str
    hidden: tuple[tuple[int, int], ...] = ()

    def proof(self, start: int, end: int, row: int | None = None) -> Proof:
        return Proof(
            document=self.document,
            part=self.part,
            path=self.path,
            paragraph=self.paragraph,
            key=self.source.key,
            quote=self.source.text[start:end],
            start=start,
            row=row,
        )

    @property
    def is_table(self) -> bool:
        return self.source.role in (Role.TABLE, Role.ROWS)

    @property
    def says_something(self) -> bool:
        """Not an addressee, a signature or a date."""
        return self.source.role not in _NO_TEXT

    @property
    def body_start(self) -> int:
        """Where the text begins behind its number."""
        return self.source.marker_end or 0

    def is_hidden(self, start: int) -> bool:
        return any(first <= start < end for first, end in self.hidden)


@dataclass(slots=True)
class _Path:
    """The nearest numbered clause so far."""

    numbers: tuple[str, ...] = field(default=())

    def of(self, paragraph: ParsedParagraph) -> str | None:
        if paragraph.path is not None:
            self.numbers = paragraph.path
        return "/".join(self.numbers) or None


def document_name(document: ParsedDocument) -> str:
    """What rows call it: its number, else its title."""
    return str(document.number) if document.number else document.title


def clauses_of(document: ParsedDocument) -> Iterator[SourceClause]:
    """All clauses in their order, the body's first."""
    name = document_name(document)
    for number, part in enumerate(document.parts):
        path = _Path()
        amending = False
        for position, paragraph in enumerate(part.paragraphs):
            text = plain(paragraph.text)
            hidden, amending = _quoted_by_amendment(text, amending)
            yield SourceClause(
                document=name,
                signed_on=document.signed_on,
                part=number,
                path=path.of(paragraph),
                paragraph=position,
                source=paragraph,
                plain=text,
                hidden=hidden,
            )


def plain(text: str) -> str:
    """As long as the text: 〔 for [ and 【, （ for (, digits and letters in one width."""
    return full_marks(narrow(text)).translate(_SQUARE)


def depths(text: str) -> list[int]:
    """How many brackets and quotes each character stands in; a bracket itself counts as
    inside. What is never closed opens nothing, what was never opened closes nothing."""
    deep = [0] * len(text)
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            open_at.append(at)
        elif char in _CLOSING:
            partner = _OPENING[_CLOSING.index(char)]
            while open_at and text[open_at[-1]] != partner:
                if partner not in (text[one] for one in open_at):
                    break
                open_at.pop()
            if open_at and text[open_at[-1]] == partner:
                first = open_at.pop()
                for inside in range(first, at + 1):
                    deep[inside] += 1
    return deep


def bracketed(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between outermost round or square brackets, those included."""
    start, stack = 0, ""
    for at, char in enumerate(text):
        if char in "（〔":
            start = start if stack else at
            stack += char
        elif char in "）〕" and stack:
            partner = "（" if char == "）" else "〔"
            stack = stack[: stack.rfind(partner)] if partner in stack else stack
            if not stack:
                yield start, at + 1


def _quoted_by_amendment(
    text: str, amending: bool
) -> tuple[tuple[tuple[int, int], ...], bool]:
    """What a clause quotes as new wording, and whether the quotation goes on below it."""
    if amending:  # begun in a clause above: “第三条 …, to be closed here or later
        closed = text.rfind("”")
        if closed < 0 or text.count("“") >= text.count("”"):
            return ((0, len(text)),), True
        return ((0, closed + 1),), False
    if not AMENDS.search(text):
        return (), False
    found = [match.span() for match in _QUOTED.finditer(text)]
    opened = text.rfind("“")
    if opened >= 0 and "”" not in text[opened:]:
        return (*found, (opened, len(text))), True
    return tuple(found), False
