"""Why a line's characters were repaired as they were, printed for a person."""

import re
from collections.abc import Iterator
from math import isinf

from django.core.management.base import CommandError

from documents.importing.files import GazetteFile
from documents.parsing.decode.pages import split_pages
from documents.parsing.pdf.reading_order import source_lines
from documents.parsing.repair.explaining import (
    ExplainedCharacter,
    ExplainedLine,
    explain_line,
)
from documents.parsing.repair.lines import judged_text
from documents.parsing.repair.rules.table import Factor

_PLACE = re.compile(r"([1-9][0-9]{0,6})(?:[:：]([1-9][0-9]{0,6}))?")


def explained_repairs(file: GazetteFile, place: str) -> str:
    """The explanation of a line, "12", or of a character in it, "12:5", both from 1.

    Raises CommandError where the file has no such place, GazetteError where the file
    can't be read.
    """
    number, column = _place(place)
    lines = (
        source_lines(file.pages.bands, file.pages.fonts)
        if file.pdf
        else split_pages(file.decoded)
    )
    last = max(line.number for line in lines if line.text or line.number == 1)
    if number > last:
        raise CommandError(f"--explain {place}：全文只有 {last} 行")
    length = len(lines[number - 1].text)
    if column is not None and column > length:
        raise CommandError(f"--explain {place}：第 {number} 行只有 {length} 个字")
    nth = None if column is None else column - 1
    return "\n".join(_line(explain_line(judged_text(lines), number, nth), nth))


def _place(text: str) -> tuple[int, int | None]:
    match = _PLACE.fullmatch(text)
    if not match:
        raise CommandError(f"--explain {text}：要写成 行号 或 行号:字，如 12 或 12:5")
    return int(match[1]), int(match[2]) if match[2] else None


def _line(line: ExplainedLine, column: int | None) -> Iterator[str]:
    yield f"第 {line.number} 行（第 {line.page} 页）：{'乱码行' if line.garbled else '不是乱码行'}"
    yield f"  原文：{line.raw}"
    yield f"  修复：{line.text}"
    yield from _factors(line.factors, "  ")
    for character in line.characters:
        yield ""
        yield from _character(character)
    if column is not None and not line.characters:
        yield f"\n第 {column + 1} 字“{line.raw[column]}”不会是乱码"
    elif column is None and line.passed_over:
        yield f"\n另有 {line.passed_over} 个字照规则也可能是标点，但没有旁证，不逐一列出"


def _character(character: ExplainedCharacter) -> Iterator[str]:
    became = (
        "保留" if character.read_as == character.raw else f"修复为“{character.read_as}”"
    )
    yield f"第 {character.column + 1} 字“{character.raw}”{became}{_sureness(character)}"
    yield f"  {character.reason}"
    for name, reading in character.readings:
        yield f"  {name}“{reading.words}”：{reading.told}"
        yield from _factors(reading.factors, "    ")
    yield from _factors(character.ruled_out, "    ")


def _sureness(character: ExplainedCharacter) -> str:
    if character.margin is None or character.confidence is None:
        return ""
    if isinf(character.margin):
        return "，确定"
    return f"，可信度 {character.confidence:.4f}（相差 {character.margin:.1f}）"


def _factors(factors: tuple[Factor, ...], indent: str) -> Iterator[str]:
    for factor in factors:
        because = f"（{factor.because}）" if factor.because else ""
        yield f"{indent}{factor.told:>6}  {factor.name}{because}"
