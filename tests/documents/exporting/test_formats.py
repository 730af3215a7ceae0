"""Each format, read back by a reader of that format."""

import csv
import io
import json
import zipfile
from datetime import UTC

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.exporting import FORMATS
from documents.exporting.as_docx import CHARACTERS, LINES
from tests.documents.exporting.test_shape import clauses_of


def exported(export, suffix: str) -> str:
    return FORMATS[suffix].write(export).decode("utf-8-sig")


@pytest.mark.parametrize("suffix", ["txt", "md", "json", "csv"])
@pytest.mark.parametrize("held_as", ["plan", "december"])
def test_every_text_format_holds_every_clause_and_the_permalink(
    suffix, held_as, request
):
    export = request.getfixturevalue(held_as)
    text = exported(export, suffix).replace("\\", "").replace("**", "")
    assert len(clauses_of(export)) > 5
    for clause in clauses_of(export):
        assert clause.text in text
    assert export.documents[0].address in text


def test_word_holds_every_clause_and_the_permalink(december):
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(december)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert len(clauses_of(december)) > 5
    for clause in clauses_of(december):
        assert clause.text in text.replace("　", "")
    assert f"引自：{december.documents[0].address}" in text


def test_word_says_of_itself_what_it_is_and_nothing_of_the_template(plan):
    file = FORMATS["docx"].write(plan)
    word = docx.Document(io.BytesIO(file))
    properties = word.core_properties
    assert properties.language == "zh-CN"
    assert properties.modified.replace(tzinfo=UTC) == plan.updated_at.replace(
        microsecond=0
    )
    names = zipfile.ZipFile(io.BytesIO(file)).namelist()
    assert not [name for name in names if "thumbnail" in name or "fontTable" in name]
    languages = {
        value
        for language in word.styles.element.iter(qn("w:lang"))
        for name, value in language.attrib.items()
        if name != qn("w:bidi")
    }
    assert languages == {"zh-CN"}


# ---- text ----------------------------------------------------------------------


def test_text_has_a_paragraph_a_line(plan):
    lines = exported(plan, "txt").splitlines()
    assert lines[0] == plan.documents[0].title
    assert "1.打造特色街区。建成6个<特色>街区，夜间照明达标。" in lines


def test_a_registration_number_stands_under_the_document_number(registered):
    shown = "统一登记号：YZFC00-2023-0001"
    assert exported(registered, "txt").splitlines()[1:3] == [
        *("云政办发〔2023〕58号", shown)
    ]
    assert shown in exported(registered, "md").replace("\\", "")
    held = json.loads(exported(registered, "json"))
    assert held["registration_number"] == "YZFC00-2023-0001"
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(registered)))
    assert word.paragraphs[1].text == f"云政办发〔2023〕58号\n{shown}"


def test_nothing_is_said_of_a_registration_where_there_is_none(plan):
    for suffix in ("txt", "md"):
        assert "统一登记号" not in exported(plan, suffix)


# ---- Markdown ------------------------------------------------------------------


def test_markdown_has_headings_where_the_document_has_them(plan):
    lines = exported(plan, "md").splitlines()
    assert f"# {plan.documents[0].title}" in lines
    assert "## 附件　云泽市夜间经济工作方案" in lines
    assert "### 一、总体要求" in lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.加强*组织*", "1\\.加强\\*组织\\*"),
        ("2)督查", "2\\)督查"),
        ("-略", "\\-略"),
        ("#略<b>", "\\#略\\<b\\>"),
        ("（一）1.4亿元", "（一）1.4亿元"),
    ],
)
def test_markdown_shows_what_looks_like_markup(with_clause, text, shown):
    assert shown in exported(with_clause(text), "md").splitlines()


# ---- JSON ----------------------------------------------------------------------


def test_a_document_in_json_is_an_object_with_its_parts(plan):
    held = json.loads(exported(plan, "json"))
    assert held["number"] == "云政办发〔2023〕58号"
    assert [part["title"] for part in held["parts"]] == ["", "云泽市夜间经济工作方案"]
    clause = held["parts"][1]["clauses"][4]
    assert clause["path"] == ["2", "1", "1"]
    assert clause["address"] == "https://gongbao.example/d/d12-1/f1-2-1-1/"


def test_an_issue_in_json_holds_its_documents(december):
    held = json.loads(exported(december, "json"))
    assert held["heading"] == "2023年12月公报"
    assert len(held["documents"]) == 4


# ---- CSV -----------------------------------------------------------------------


def test_csv_has_a_row_a_clause_and_opens_in_spreadsheets(plan):
    assert FORMATS["csv"].write(plan).startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(exported(plan, "csv"))))
    assert len(rows) == len(clauses_of(plan))
    assert rows[-2]["位置"] == "附件 二、（一）1."
    assert rows[-2]["引用"].endswith("第二部分第（一）项第1目")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_csv_holds_no_formulas(with_clause, formula):
    rows = csv.DictReader(io.StringIO(exported(with_clause(formula), "csv")))
    assert [row["正文"] for row in rows][1] == f"'{formula}"


# ---- Word ----------------------------------------------------------------------


@pytest.fixture
def word(plan):
    return docx.Document(io.BytesIO(FORMATS["docx"].write(plan)))


def test_word_headings_are_heading_styles(word):
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs}
    assert styles["云泽市人民政府办公室关于印发夜间经济工作方案的通知"] == "Title"
    assert styles["一、总体要求"] == "Heading 1"
    assert styles["以方便群众为目标，促进夜间消费。"] == "Text"


def test_word_is_set_as_an_official_document(word):
    [section] = word.sections
    margins = (
        section.top_margin,
        section.left_margin,
        section.bottom_margin,
        section.right_margin,
    )
    assert [round(margin.mm) for margin in margins] == [37, 28, 35, 26]
    line = word.styles["Text"].base_style.paragraph_format.line_spacing
    height = section.page_height - section.top_margin - section.bottom_margin
    assert int(height / line + 0.01) == LINES
    text = word.styles["Normal"]
    closer = int(text.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert int(Mm(156).pt / (text.font.size.pt + closer)) == CHARACTERS


def test_word_numbers_its_pages_on_the_outer_side(word):
    [section] = word.sections
    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        [paragraph] = footer.paragraphs
        assert paragraph.alignment.name == side
        assert "PAGE" in paragraph._p.xml


def test_word_opens_an_attachment_on_a_new_page(word):
    [label] = [each for each in word.paragraphs if each.text == "附件"]
    assert label.paragraph_format.page_break_before


# ---- tables and signatures -----------------------------------------------------


def test_a_table_is_a_table_in_markdown(with_table):
    lines = exported(with_table, "md").splitlines()
    at = lines.index("| 序号 | 名称 |")
    assert lines[at + 1 : at + 3] == ["| --- | --- |", "| 1 | 东塘\\|街 |"]


def test_a_table_is_a_table_in_word(with_table):
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(with_table)))
    [table] = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "名称"],
        ["1", "东塘|街"],
    ]


def test_organ_and_date_are_centred_in_the_same_stretch_at_the_right(plan):
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(plan)))
    signed = [
        p
        for p in word.paragraphs
        if p.text in ("云泽市人民政府办公室", "2023年12月5日")
    ]
    assert len(signed) == 2
    assert {p.paragraph_format.left_indent.pt for p in signed} == {12 * 16}
    assert all(p.alignment == WD_ALIGN_PARAGRAPH.CENTER for p in signed)


def test_an_attachment_has_its_title_on_the_third_line(plan):
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(plan)))
    label = next(p for p in word.paragraphs if p.text == "附件")
    assert label.paragraph_format.page_break_before
    assert label.paragraph_format.space_after.pt == pytest.approx(
        225 / 22 * 72 / 25.4, abs=0.1
    )
