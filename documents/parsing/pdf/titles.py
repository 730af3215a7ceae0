"""Titles told by their type: lines set larger than the text, one title run together.

After this stage a title over several lines is one line, under the number of its first;
`Joined` leads back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.parsing.contents import is_section
from documents.parsing.headlines import Headline
from documents.parsing.markers import marker
from documents.parsing.parsed import Line
from documents.parsing.patterns import (
    ATTACHMENT_HEAD,
    TITLE,
    bare,
    document_number,
    is_title,
)

_OTHER_SIZE = 0.06
_CENTRED = 2.0  # hanzi of blank on either side,
_ABOUT = 1.5  # that differ by no more


@dataclass(frozen=True, slots=True)
class Joined:
    """`parts` are the lines that a title was joined from, by its number."""

    lines: tuple[Line, ...]
    parts: dict[int, tuple[Line, ...]]

    def apart(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(
            part for line in lines for part in self.parts.get(line.number, (line,))
        )

    def titles(self) -> tuple[Line, ...]:
        """The titles that a document number stands under."""
        return tuple(
            line
            for line, below in zip(self.lines, self.lines[1:], strict=False)
            if line.number in self.parts and document_number(below.text)
        )


def joined(lines: Sequence[Line]) -> Joined:
    titles: list[list[Line]] = []
    for line in lines:
        if titles and _goes_on(titles[-1], line):
            titles[-1].append(line)
        else:
            titles.append([line])
    return Joined(
        tuple(_run_together(title) for title in titles),
        {title[0].number: tuple(title) for title in titles if is_large(title[0])},
    )


def is_set_as_headline(headline: Headline) -> bool:
    """In a column, where a title and its number may also only be named."""
    return any(is_large(line) or _is_centred(line) for line in headline.lines[:2])


def is_large(line: Line) -> bool:
    return line.placing is not None and line.placing.is_large


def _is_centred(line: Line) -> bool:
    if line.placing is None:
        return False
    indent, room = line.placing.indent, line.placing.room
    return min(indent, room) >= _CENTRED and abs(indent - room) <= _ABOUT


def _goes_on(title: Sequence[Line], line: Line) -> bool:
    last = title[-1]
    if not (is_large(last) and is_large(line)) or _stands_alone(line):
        return False
    assert last.placing
    assert line.placing
    alike = abs(last.placing.scale - line.placing.scale) <= _OTHER_SIZE
    if not alike and not _are_one_title(title, line):
        return False
    # 政策解读 may end a title, and may stand over one
    return not _stands_alone(last) and not is_section(bare(last.text))


def _are_one_title(title: Sequence[Line], line: Line) -> bool:
    """The organ may be set larger than what its title is about, and a long line smaller."""
    together = "".join(bare(part.text) for part in (*title, line))
    return bool(TITLE.fullmatch(together)) and not is_title(bare(line.text))


def _stands_alone(line: Line) -> bool:
    """A number, 附件1, 第一章 …: large too, perhaps, but no part of a title."""
    text = bare(line.text)
    return bool(
        document_number(text) or ATTACHMENT_HEAD.fullmatch(text) or marker(line.text)
    )


def _run_together(title: Sequence[Line]) -> Line:
    if len(title) == 1:
        return title[0]
    return replace(title[0], text="".join(line.text.strip() for line in title))
