"""Two documents side by side as Word, for the files of whoever drafts: a table of two columns,
what is gone struck through, what is new underlined, so that it can be told in black and white."""

import io

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.run import Run

from documents.comparing.comparison import ComparedRow, Comparison
from documents.comparing.differences import Operation, Stretch
from documents.exporting.as_docx import TEXT, TITLE, blank_document, set_font_of
from documents.models import Clause, Document

_SIZE = Pt(10.5)
_DELETED, _INSERTED = RGBColor(0xA3, 0x21, 0x1B), RGBColor(0x1F, 0x4E, 0x79)
_COLUMNS = ("原文件", "新文件", "变化")


def write(comparison: Comparison) -> bytes:
    """A .docx file (ISO/IEC 29500): A4 across, a row for each pair of clauses."""
    word = blank_document()
    _turn(word)
    heading = word.add_paragraph()
    _add(heading.add_run("新旧对照表"), TITLE, Pt(18))
    counts = "，".join(f"{fate} {count}" for fate, count in comparison.counts)
    moved = f"，移动 {comparison.moved}" if comparison.moved else ""
    _add(word.add_paragraph().add_run(f"{counts}{moved}"), TEXT, _SIZE)
    table = word.add_table(2, len(_COLUMNS), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _add(cell.paragraphs[0].add_run(text), TEXT, _SIZE)
    for cell, document in zip(
        table.rows[1].cells, (comparison.old, comparison.new), strict=False
    ):
        _add(cell.paragraphs[0].add_run(_named(document)), TEXT, _SIZE)
    for row in comparison.rows:
        old, new, fate = table.add_row().cells
        _fill(old, row.old, row.old_text)
        _fill(new, row.new, row.new_text)
        _add(fate.paragraphs[0].add_run(_fate(row)), TEXT, _SIZE)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _turn(word: Word) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)


def _named(document: Document) -> str:
    return f"{document.title} {document.number}".strip()


def _fate(row: ComparedRow) -> str:
    return f"{row.fate}，移动" if row.moved else str(row.fate)


def _fill(
    cell: _Cell, clauses: tuple[Clause, ...], stretches: tuple[Stretch, ...]
) -> None:
    paragraph = cell.paragraphs[0]
    for stretch in stretches if clauses else ():
        run = paragraph.add_run(stretch.text)
        _add(run, TEXT, _SIZE)
        match stretch.operation:
            case Operation.DELETED:
                run.font.strike = True
                run.font.color.rgb = _DELETED
            case Operation.INSERTED:
                run.font.underline = True
                run.font.color.rgb = _INSERTED


def _add(run: Run, font: str, size: Pt) -> None:
    run.font.size = size
    set_font_of(run, font)
