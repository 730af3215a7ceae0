"""Golden issues: what a person wrote down for the parser's tests, with what it must parse to.

    % masthead=2021-03 3 211 2021-03-31     what the issue says of itself
    % head=…, foot=…                        printed on every page; {n} is its number
    ! a line of the cover, the contents or the imprint; `! ---` begins a page

    ^ a number over its title
    # a line of a title                     (as many as it is printed in)
    n: a line under the title
    ~ kind / issuer / date / number         what the document says of itself, - for nothing
    wide                                    its text is set over both columns
    > addressee
    一、|a clause: its number, a bar, its text, indented by two for each level
    a paragraph without a number
    + a line of the note of attachments
    @ signature or date
    * a line that is a paragraph as it stands, a signature among them
    $ a line of a table
    ## title of an attachment that stands over the columns
    #@ 附件1|title of one that begins in them, / between its lines

Levels are told by indent alone, so what is expected owes nothing to the parser.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from documents.parsing.types import ParsedDocument
from tests.documents.parsing.typed import ink
from tests.gazette_press.garbling import Garbling, garble_pages
from tests.gazette_press.pages import Page, Section, paginate, spread_out
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.typesetting import set_lines, set_title

FOLDER = Path(__file__).with_name("golden_issues")
NAMES = tuple(path.stem for path in sorted(FOLDER.glob("*.txt")))
_INDENT = 4  # two hanzi
_LEVEL_MARKS = "第章节条编、．.（）()"
_ROLES = {">": "addressee", "+": "attachment-note"}

Paragraph = tuple[str, str, tuple[str, ...] | None]  # sign, text, path


@dataclass(slots=True)
class Part:
    label: str = ""
    title: list[str] = field(default_factory=list)
    in_columns: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    above: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    facts: str = ""
    wide: bool = False
    parts: list[Part] = field(default_factory=lambda: [Part()])


@dataclass(slots=True)
class Issue:
    settings: dict[str, str] = field(default_factory=dict)
    front: list[list[str]] = field(default_factory=lambda: [[]])
    back: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)


def read(name: str) -> Issue:
    issue = Issue()
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.strip():
            _take(issue, line)
    return issue


def _take(issue: Issue, line: str) -> None:
    sign, _, rest = line.partition(" ")
    documents = issue.documents
    match sign:
        case "%":
            name, _, value = rest.partition("=")
            issue.settings[name] = value
        case "!":
            _take_furniture(issue, rest)
        case "^":
            documents.append(Document(above=[rest]))
        case "#":
            if not documents or documents[-1].facts:
                documents.append(Document())
            documents[-1].title.append(rest)
        case "n:":
            documents[-1].under.append(rest)
        case "~":
            documents[-1].facts = rest
        case "wide":
            documents[-1].wide = True
        case "##" | "#@":
            _take_attachment(documents[-1], rest, in_columns=sign == "#@")
        case _:
            paragraphs = documents[-1].parts[-1].paragraphs
            paragraphs.append(_paragraph(line, paragraphs))


def _take_furniture(issue: Issue, text: str) -> None:
    if issue.documents:
        issue.back.append(text)
    elif text == "---":
        issue.front.append([])
    else:
        issue.front[-1].append(text)


def _take_attachment(document: Document, text: str, *, in_columns: bool) -> None:
    last = document.parts[-1]
    label, _, title = text.rpartition("|")
    if in_columns:
        document.parts.append(Part(label, title.split("/"), in_columns))
    elif last.title and not last.paragraphs:
        last.title.append(title)
    else:
        document.parts.append(Part(label, [title]))


def _paragraph(line: str, before: Sequence[Paragraph]) -> Paragraph:
    sign, _, rest = line.partition(" ")
    if sign in (">", "+", "@", "*", "$"):
        return sign, rest, None
    number, bar, text = line.strip().partition("|")
    if not bar:
        return "", number, None
    depth = (len(line) - len(line.lstrip())) // 2
    above: tuple[str, ...] = next((path for *_, path in reversed(before) if path), ())
    inserted = re.fullmatch(r"第(.+)条(之.)", number)
    bare = "".join(inserted.groups()) if inserted else number.strip(_LEVEL_MARKS)
    apart = " " if inserted or number[-1] in "0123456789章节条编" else ""
    return "", number + apart + text, (*above[:depth], bare)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the issue is set and dumped: columns before their headlines or after them, or
    a line for each paragraph."""

    name: str
    column: int = 22
    titles_first: bool = False
    wrapped: bool = True
    page_break: str = "\f"

    def dump(self, issue: Issue) -> str:
        rng = random.Random(1)
        style = PrintStyle(
            self.column, page_break=self.page_break, garbling=Garbling.NONE
        )
        sections = [
            section
            for document in issue.documents
            for section in self._sections(document, style, rng)
        ]
        pages = [page for page in issue.front if page]
        for number, page in enumerate(paginate(sections, style, rng), 1):
            head = issue.settings.get("head", "").replace("{n}", str(number))
            foot = issue.settings.get("foot", "").replace("{n}", str(number))
            lines = [*self._lines(page, style, rng)]
            pages.append([line for line in (head, *lines, foot) if line])
        pages += [issue.back] if issue.back else []
        texts = ["\n".join(page) for page in garble_pages(pages, style.garbling, rng)]
        if self.page_break == "\f":
            return "".join(f"{text}\n\f" for text in texts)
        return "".join(f" {text}\n" for text in texts)

    def _lines(
        self, page: Page, style: PrintStyle, rng: random.Random
    ) -> Iterator[str]:
        for frame in page:
            blocks = [frame.lines, frame.headline]
            for block in reversed(blocks) if self.titles_first else blocks:
                yield from spread_out(list(block), style.blanks, rng) if block else ()

    def _sections(
        self, document: Document, style: PrintStyle, rng: random.Random
    ) -> Iterator[Section]:
        width, columns = (style.full_width, 1) if document.wide else (style.width, 2)
        head = [*document.above, *document.title, *document.under]
        headline = [set_title(line, style.spacing, rng) for line in head]
        body, *attachments = document.parts
        if attachments and not attachments[0].in_columns:
            front = self._set(body.paragraphs, style.full_width, style, rng)
            first, *others = attachments
            headline += [*front, *first.title]
            lines = self._set(first.paragraphs, width, style, rng)
            yield Section(tuple(headline), len(headline) + 2, tuple(lines), columns)
            for part in others:
                lines = self._set(part.paragraphs, width, style, rng)
                yield Section(tuple(part.title), 3, tuple(lines), columns)
            return
        lines = self._set(body.paragraphs, width, style, rng)
        for part in attachments:
            lines += [part.label] * bool(part.label) + part.title
            lines += self._set(part.paragraphs, width, style, rng)
        yield Section(tuple(headline), 2 * len(headline) + 1, tuple(lines), columns)

    def _set(
        self,
        paragraphs: Sequence[Paragraph],
        width: int,
        style: PrintStyle,
        rng: random.Random,
    ) -> list[str]:
        lines: list[str] = []
        for sign, text, _ in paragraphs:
            if sign in ("*", "$") or not self.wrapped:
                lines.append(text)
            elif sign == "@":
                lines.append(set_title(text, style.spacing, rng))
            else:
                indent = 0 if sign == ">" else _INDENT
                lines += set_lines(text, width, indent, style.spacing, rng)
        return lines


LAYOUTS = (
    Layout("columns first"),
    Layout("columns first, narrow", column=20, page_break=" "),
    Layout("titles first", column=24, titles_first=True, page_break=" "),
    Layout("a line for each paragraph", titles_first=True, wrapped=False),
)


def title_of(lines: Sequence[str]) -> str:
    return ink(*lines)


def expected_texts(document: Document) -> list[tuple[tuple[str, ...] | None, str]]:
    """Paths and texts of the paragraphs, the note of attachments one paragraph, tables
    left out."""
    texts: list[tuple[tuple[str, ...] | None, str]] = []
    noted = False
    for part in document.parts:
        for sign, text, path in part.paragraphs:
            if sign == "$":
                continue
            if sign == "+" and noted:
                texts[-1] = (None, texts[-1][1] + ink(text))
            else:
                texts.append((path, ink(text)))
            noted = sign == "+"
    return texts


def parsed_texts(
    document: ParsedDocument,
) -> list[tuple[tuple[str, ...] | None, str]]:
    return [
        (paragraph.path, ink(paragraph.text))
        for part in document.parts
        for paragraph in part.paragraphs
        if paragraph.role not in ("table", "rows")
    ]


def expected_roles(document: Document) -> set[tuple[str, str]]:
    """Who is addressed, who signs, when: role and text."""
    roles = set()
    for sign, text, _ in document.parts[0].paragraphs:
        role = _ROLES.get(sign)
        if sign == "@":
            dated = re.fullmatch(r".{4}年.{1,3}月.{1,3}日", text)
            role = "date" if dated else "signature"
        if role and sign != "+":
            roles.add((role, ink(text)))
    return roles


def parsed_roles(document: ParsedDocument) -> set[tuple[str, str]]:
    return {
        (paragraph.role.value, ink(paragraph.text))
        for paragraph in document.parts[0].paragraphs
        if paragraph.role in ("addressee", "signature", "date")
    }


def facts_of(document: ParsedDocument) -> str:
    signed_on = document.signed_on.isoformat() if document.signed_on else "-"
    number = str(document.number) if document.number else "-"
    return f"{document.kind} / {document.issuer or '-'} / {signed_on} / {number}"
