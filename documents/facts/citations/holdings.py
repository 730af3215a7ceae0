"""What is held, as works: which document a citation means.

By number, then by exact title, as of the work, whichever imports hold it. A near title means
nothing, and neither does a title that several works have.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from documents.facts.types import Work
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import ParsedDocument

_BRACKETS = str.maketrans("〔【［[〖", "(((((") | str.maketrans("〕】］]〗", ")))))")


def comparable_number(number: str) -> str:
    """A number as it is compared: widths, blanks and the kind of brackets are matters of
    print, and so is 第: 云政发(2020)第3号 is 云政发〔2020〕3号."""
    folded = unicodedata.normalize("NFKC", "".join(number.split())).translate(_BRACKETS)
    return re.sub(r"(?<=\))第(?=[0-9])", "", folded)


@dataclass(slots=True)
class Holdings:
    """The works that citations may mean, by their numbers and by the titles of documents and
    of their attachments; None where several have it."""

    numbers: dict[str, Work | None] = field(default_factory=dict)
    titles: dict[str, Work | None] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[ParsedDocument]) -> "Holdings":
        held = cls()
        for document in documents:
            held.add(work_of(document), attachment_titles(document))
        return held

    def add(self, work: Work, attachments: Iterable[str] = ()) -> None:
        if work.number:
            _enter(self.numbers, comparable_number(work.number), work)
        _enter(self.titles, comparable_title(work.title), work)
        for title in attachments:
            self._enter_attachment(comparable_title(title), work)

    def _enter_attachment(self, title: str, work: Work) -> None:
        """A document of its own has the title before an attachment has it."""
        held = self.titles.get(title)
        if held is not None and comparable_title(held.title) == title:
            return
        _enter(self.titles, title, work)

    def find(self, number: str | None, title: str | None) -> Work | None:
        """The work of this number or, where none is given, or what has the title has none, of
        this title."""
        if number and (work := self.numbers.get(comparable_number(number))):
            return work
        work = self.titles.get(comparable_title(title)) if title else None
        if work is None or (number and work.number):
            return None
        return work


def work_of(document: ParsedDocument) -> Work:
    return Work(str(document.number) if document.number else None, document.title)


def attachment_titles(document: ParsedDocument) -> Iterator[str]:
    for part in document.parts[1:]:
        if part.title:
            yield part.title


def _enter(held: dict[str, Work | None], key: str, work: Work) -> None:
    """A second work of the same name makes the name mean none."""
    if key and held.setdefault(key, work) != work:
        held[key] = None
