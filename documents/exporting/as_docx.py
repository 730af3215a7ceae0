"""Word, set as GB/T 9704-2012 sets official documents (公文).

A4 with 37 mm above, 28 mm left and 26 mm right; 22 lines of 28 characters; title in
小标宋 22 pt, text in 仿宋 16 pt, first headings in 黑体, second in 楷体; page numbers in 14 pt
between dashes, on the outer side.
"""

import io
from math import floor

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from documents.exporting.shape import (
    Export,
    ExportedClause,
    ExportedDocument,
    ExportedPart,
)
from documents.parsing.types import Role
from documents.table_shape import head_rows, rows_of

TEXT, TITLE, FIRST, SECOND = "仿宋", "小标宋", "黑体", "楷体"
_FONTS = {
    TEXT: "仿宋_GB2312",
    TITLE: "方正小标宋简体",
    FIRST: "黑体",
    SECOND: "楷体_GB2312",
}
_LATIN = "Times New Roman"
_LANGUAGE = "zh-CN"

_SIZE = Pt(16)
_WIDTH = Mm(156)
_HEIGHT = Mm(225)
LINES, CHARACTERS = 22, 28
_LINE = Pt(_HEIGHT.pt / LINES)
_TWIPS = 20  # in a point
# 28 characters of 16 pt are a little too wide for the line; this brings each closer.
_CLOSER = floor((_WIDTH.pt / CHARACTERS - _SIZE.pt) * _TWIPS)

# Organ and date are centred in so many characters at the right: a date of eight stands
# four from the edge then.
_SIGNED = 16

_LEAD_FONTS = {1: FIRST, 2: SECOND}
_LEVELS = 4


def write(export: Export) -> bytes:
    """A .docx file (ISO/IEC 29500). An issue begins with its name, each document on a new page."""
    word = blank_document()
    _set_page(word.sections[0])
    _set_styles(word)
    word.settings.odd_and_even_pages_header_footer = True
    word.core_properties.title = export.heading or export.documents[0].title
    word.core_properties.author = ""
    word.core_properties.language = _LANGUAGE
    word.core_properties.created = export.updated_at
    word.core_properties.modified = export.updated_at
    word.core_properties.comments = export.address
    if export.is_issue:
        word.add_paragraph(export.heading, style="Title")
    for document in export.documents:
        _add_document(word, document, on_new_page=export.is_issue)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def blank_document() -> Word:
    """python-docx's template without what is its own: a picture of another document, and a
    table of Japanese fonts."""
    word = docx.Document()
    for relations, unwanted in (
        (word.part.package.rels, RELATIONSHIP_TYPE.THUMBNAIL),
        (word.part.rels, RELATIONSHIP_TYPE.FONT_TABLE),
    ):
        for key, relation in list(relations.items()):
            if relation.reltype == unwanted:
                del relations[key]
    return word


# ---- the sheet -----------------------------------------------------------------


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(35 - 7 - 5)  # the number stands 7 mm below the text
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(_LINE.pt * _TWIPS)))
    _number_pages(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number_pages(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number_pages(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    indents = paragraph.paragraph_format
    indents.left_indent = indents.right_indent = Pt(14)
    for text in ("— ", "PAGE", " —"):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        _set_font(run._element.get_or_add_rPr(), "宋体", "宋体")
        if text == "PAGE":
            _add_field(run, text)
        else:
            run.text = text


def _add_field(run: Run, name: str) -> None:
    for kind in ("begin", None, "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = name
        run._element.append(part)


# ---- styles --------------------------------------------------------------------


def _set_styles(word: Word) -> None:
    styles = word.styles
    _set_style(styles["Normal"], TEXT)
    for language in styles.element.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            language.set(qn(script), _LANGUAGE)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_CLOSER))
    styles["Normal"].element.rPr.append(spacing)
    text = styles.add_style("Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = styles["Normal"]
    _indent_first_line(text)
    text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _set_style(styles["Title"], TITLE, size=Pt(22))
    title = styles["Title"].paragraph_format
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.space_after = _LINE
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    for level in range(1, _LEVELS + 1):
        heading = styles[f"Heading {level}"]
        _set_style(heading, _LEAD_FONTS.get(level, TEXT))
        _indent_first_line(heading)
        heading.paragraph_format.keep_with_next = True


def _set_style(style: ParagraphStyle, font: str, size: Pt = _SIZE) -> None:
    style.font.size = size
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_font(style.element.get_or_add_rPr(), _FONTS[font], _LATIN)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = _LINE if size == _SIZE else Pt(size.pt * 1.5)


def _set_font(properties: object, hanzi: str, latin: str) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in [name for name in fonts.attrib if "Theme" in name]:
        del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), hanzi)
    fonts.set(qn("w:hint"), "eastAsia")  # else “ and ” come from the Latin font
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), latin)


def _indent_first_line(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), str(round(2 * _SIZE.pt * _TWIPS)))


# ---- the text ------------------------------------------------------------------


def _add_document(word: Word, document: ExportedDocument, *, on_new_page: bool) -> None:
    title = word.add_paragraph(document.title, style="Title")
    title.paragraph_format.page_break_before = on_new_page
    registered = document.registration_number
    numbers = (document.number, registered and f"统一登记号：{registered}")
    if any(numbers):
        number = word.add_paragraph("\n".join(filter(None, numbers)))
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        number.paragraph_format.space_after = _LINE
    for part in document.parts:
        _add_part(word, part)
    source = word.add_paragraph()
    source.paragraph_format.space_before = _LINE
    source.add_run(f"引自：{document.address}").font.size = Pt(10.5)


def _add_part(word: Word, part: ExportedPart) -> None:
    if part.title:
        label = word.add_paragraph()
        label.paragraph_format.page_break_before = True
        label.paragraph_format.space_after = _LINE  # the title is the third line
        _add_run(label, part.label, FIRST)
        word.add_paragraph(part.title, style="Title")
    for clause in part.clauses:
        _add_clause(word, clause)


def _add_clause(word: Word, clause: ExportedClause) -> None:
    match clause.role:
        case Role.HEADING:
            level = min(max(clause.depth, 1), _LEVELS)
            number = f"{clause.number}　" if clause.number else ""
            word.add_paragraph(number + clause.rest, style=f"Heading {level}")
        case Role.ADDRESSEE:
            word.add_paragraph(clause.text)
        case Role.SIGNATURE | Role.DATE:
            signature = word.add_paragraph(clause.text)
            signature.alignment = WD_ALIGN_PARAGRAPH.CENTER
            width = max(_SIGNED, len(clause.text))
            signature.paragraph_format.left_indent = Pt(
                max(0, CHARACTERS - width) * _SIZE.pt
            )
            if clause.role is Role.SIGNATURE:
                signature.paragraph_format.space_before = _LINE
        case Role.TABLE:
            _add_table(word, clause.text)
        case Role.ROWS:
            for line in clause.text.split("\n"):
                word.add_paragraph(line)
        case _:
            _add_text(word.add_paragraph(style="Text"), clause)


def _add_text(paragraph: Paragraph, clause: ExportedClause) -> None:
    if clause.number:
        _add_run(paragraph, f"{clause.number}　", FIRST)
    if clause.heading:
        _add_run(paragraph, clause.heading, _LEAD_FONTS.get(clause.depth, TEXT))
    _add_run(paragraph, clause.rest, TEXT)


def _add_run(paragraph: Paragraph, text: str, font: str) -> None:
    run = paragraph.add_run(text)
    if font != TEXT:
        set_font_of(run, font)


def set_font_of(run: Run, font: str) -> None:
    """TEXT, TITLE, FIRST or SECOND, for what is not set as its paragraph's style says."""
    _set_font(run._element.get_or_add_rPr(), _FONTS[font], _LATIN)


def _add_table(word: Word, text: str) -> None:
    rows = rows_of(text)
    heads = head_rows(rows)
    table = word.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        if at < heads:  # printed again where the table goes on overleaf
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, words in zip(row.cells, cells, strict=False):
            run = cell.paragraphs[0].add_run(words)
            run.font.size = Pt(12)
            run.bold = at < heads or None
