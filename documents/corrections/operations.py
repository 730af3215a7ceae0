"""The operations of a correction, and where they take place: by what stands there, not by rows.

An issue is read again and again, by better parsers and from better files. So a document is told
by its number and title as they were parsed, a paragraph by its text, and by its key where the
text stands several times in the document.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DocumentAnchor:
    """A document as it was parsed; `nth` counts from 0 among those alike."""

    number: str
    title: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphAnchor:
    """A paragraph as it stood when it was corrected; `part` 0 is the body."""

    part: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a document another title, number, organ, date (ISO), kind or section."""

    document: DocumentAnchor
    field: str
    before: str
    after: str


FIELDS: Mapping[str, str] = {
    "title": "标题",
    "number": "发文字号",
    "issuer": "发文机关",
    "signed_on": "成文日期",
    "kind": "文种",
    "section": "栏目",
}
"""The fields that `SetField` knows, and what pages call them."""


@dataclass(frozen=True, slots=True)
class SetText:
    """Put another text in the place of a paragraph's."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    after: str


@dataclass(frozen=True, slots=True)
class ReplaceCharacter:
    """Put another character in the place of the one at `offset`: mark or hanzi."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    offset: int
    after: str


@dataclass(frozen=True, slots=True)
class ConfirmCharacter:
    """Take the repaired character at `offset` for certain."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    offset: int


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Let a paragraph stand under `under` of the numbers above it."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    under: int


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """Let the text from `offset` on be a paragraph of its own."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    offset: int


@dataclass(frozen=True, slots=True)
class JoinParagraphs:
    """Let the paragraph that comes next go on this one."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    following: ParagraphAnchor


@dataclass(frozen=True, slots=True)
class MoveParagraphs:
    """Take a run of paragraphs, `paragraph` to `last`, to behind `after` of a document's part,
    or to its beginning where `after` is None; the document may be the same."""

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    last: ParagraphAnchor
    to_document: DocumentAnchor
    to_part: int
    after: ParagraphAnchor | None


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """Let what stands from `paragraph` on be a document of its own, behind this one.

    A paragraph that says no more than the title becomes it.
    """

    document: DocumentAnchor
    paragraph: ParagraphAnchor
    title: str


@dataclass(frozen=True, slots=True)
class JoinDocuments:
    """Let the document that comes next be a part of this one: an attachment, or else what goes
    on its last part, its title and number first."""

    document: DocumentAnchor
    following: DocumentAnchor
    as_attachment: bool


Operation = (
    SetField
    | SetText
    | ReplaceCharacter
    | ConfirmCharacter
    | SetLevel
    | SplitParagraph
    | JoinParagraphs
    | MoveParagraphs
    | SplitDocument
    | JoinDocuments
)

KINDS: Mapping[str, type[Operation]] = {
    "field": SetField,
    "text": SetText,
    "character": ReplaceCharacter,
    "confirmation": ConfirmCharacter,
    "level": SetLevel,
    "split": SplitParagraph,
    "join": JoinParagraphs,
    "move": MoveParagraphs,
    "split-document": SplitDocument,
    "join-documents": JoinDocuments,
}
"""Each operation's name in a record."""

_NAMES = {operation: name for name, operation in KINDS.items()}
_DOCUMENTS = ("document", "to_document")


def kind_of(operation: Operation) -> str:
    return _NAMES[type(operation)]


def as_json(operation: Operation) -> dict[str, Any]:
    """What a record keeps of it, beside its kind."""
    return asdict(operation)


def from_json(kind: str, told: Mapping[str, Any]) -> Operation:
    """The operation that `as_json` told."""
    return KINDS[kind](
        **{name: _value(kind, name, value) for name, value in told.items()}
    )


def _value(kind: str, name: str, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    of_document = name in _DOCUMENTS or (kind == "join-documents")
    return DocumentAnchor(**value) if of_document else ParagraphAnchor(**value)
