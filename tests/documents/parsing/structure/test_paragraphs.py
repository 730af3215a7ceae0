import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing.structure.paragraphs import NumberBreak, Paragraph, paragraphs
from documents.parsing.text.row_rule import garble
from documents.parsing.types import Line, SourceSpan
from tests.documents.parsing.typed import ink, quick, repaired, typed

MEASURE = 10.0  # hanzi; a first line holds eight


def joined(*rows: str, measure: float = MEASURE) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(typed(*rows), measure)[0]]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        # full lines go on
        (
            ["各地要加强海塘管", "理，落实各项工作责任", "。"],
            ["各地要加强海塘管理，落实各项工作责任。"],
        ),
        # a sentence that ends short of the measure ends its paragraph
        (
            ["按规定报送。", "市水利局负责指导", "工作。"],
            ["按规定报送。", "市水利局负责指导工作。"],
        ),
        # one that ends at the measure doesn't
        (
            ["各地要加强领导。", "市水利局负责指导各地", "。"],
            ["各地要加强领导。市水利局负责指导各地。"],
        ),
        # 本方案自…起施行 is a paragraph of its own, however full the line before
        (
            ["各地要加强领导抓落实。", "本方案自印发之日起施行", "。"],
            ["各地要加强领导抓落实。", "本方案自印发之日起施行。"],
        ),
        # what is announced and counted begins its line, as the next one does
        (
            [
                "近期要统筹指导各",
                "地筑牢以下三道防线：",
                "第一道防线在源；",
                "第二道防线在河。",
            ],
            [
                "近期要统筹指导各地筑牢以下三道防线：",
                "第一道防线在源；",
                "第二道防线在河。",
            ],
        ),
        # one that is counted within its line doesn't
        (
            [
                "近期要统筹指导各",
                "地筑牢以下三道防线：",
                "第一道防线在源头，第二",
                "道防线在河。",
            ],
            ["近期要统筹指导各地筑牢以下三道防线：第一道防线在源头，第二道防线在河。"],
        ),
        # blanks that justification added are nobody's
        (["自2023年 10月 8", "日 起施行。"], ["自2023年10月8日起施行。"]),
        # a blank between Latin words is the text's own
        (["使用 Open Data 格式", "报送。"], ["使用Open Data格式报送。"]),
        # digits and letters in one width, and the point after a digit
        (["１．使用ＧＩＳ系统。"], ["1.使用GIS系统。"]),
        # a point that follows no digit is left as it was
        (["甲．乙。"], ["甲．乙。"]),
    ],
)
def test_lines_join_into_paragraphs(rows, texts):
    assert joined(*rows) == texts


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        # after a heading that stands alone
        (["一、总则", "坚持安全第一。"], ["一、总则", "坚持安全第一。"]),
        # a heading that wraps
        (
            ["一、健全海塘管护工", "作机制", "二、落实经费"],
            ["一、健全海塘管护工作机制", "二、落实经费"],
        ),
        # a number that counts on, after a full line
        (
            ["一、各地加强领导。", "二、各地落实经费。"],
            ["一、各地加强领导。", "二、各地落实经费。"],
        ),
        # number one below a heading that happens to fill its line …
        (
            ["一、加强海塘管护", "（一）明确责任。"],
            ["一、加强海塘管护", "（一）明确责任。"],
        ),
        # … but not where it is named in mid-sentence
        (["一、本章规定的第", "（一）项。"], ["一、本章规定的第（一）项。"]),
        # 一. at the start of a line in mid-sentence opens nothing
        (
            ["按照有关规定的第", "二、第三项执行，不得变", "通。"],
            ["按照有关规定的第二、第三项执行，不得变通。"],
        ),
        # nor does a number that doesn't follow, after a full line
        (
            ["一、负责巡查本地的", "3、5、7号闸。"],
            ["一、负责巡查本地的3、5、7号闸。"],
        ),
        # a figure is no dotted number where the part doesn't count 1.1
        (
            ["累计转移群众共计", "3.6万人，无一伤亡。"],
            ["累计转移群众共计3.6万人，无一伤亡。"],
        ),
        # nor is a year
        (["本办法的有效期至", "2028年底。"], ["本办法的有效期至2028年底。"]),
        # circled ones open their own
        (
            ["①建立台账；", "②落实责任。"],
            ["①建立台账；", "②落实责任。"],
        ),
        # 1 before a heading is a number where 1.1 follows
        (
            ["1 总则", "1.1 目的", "规范管理。", "2 职责"],
            ["1总则", "1.1目的", "规范管理。", "2职责"],
        ),
    ],
)
def test_numbers_open_paragraphs_where_they_fit(rows, texts):
    assert joined(*rows) == texts


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        # a salutation of two lines, set flush left
        (
            ["各县（市、区）人民政府，市政府各部门、直属各", "单位：", "请执行："],
            ["各县（市、区）人民政府，市政府各部门、直属各单位：", "请执行："],
        ),
        # organ and date close a body
        (
            ["请认真执行。", "云泽市人民政府", "2023年10月8日", "（此件公开发布）"],
            ["请认真执行。", "云泽市人民政府", "2023年10月8日", "（此件公开发布）"],
        ),
        # two organs sign
        (
            ["请认真执行。", "云泽市水利局", "云泽市财政局", "2023年10月8日"],
            ["请认真执行。", "云泽市水利局", "云泽市财政局", "2023年10月8日"],
        ),
        # a note of attachments runs on to the signature
        (
            ["附件：1．名单（略）", "2．表格（略）", "云泽市人民政府", "2023年10月8日"],
            ["附件：1.名单（略）2.表格（略）", "云泽市人民政府", "2023年10月8日"],
        ),
        # entries of lists without numbers
        (
            ["一是加强宣传教育。", "二是严格执法检查。"],
            ["一是加强宣传教育。", "二是严格执法检查。"],
        ),
        (
            ["——坚持统筹推进。", "——坚持分类指导。"],
            ["——坚持统筹推进。", "——坚持分类指导。"],
        ),
        # appointments, each to its end
        (
            ["陈立新同志任局长；", "王文同志任副局长；"],
            ["陈立新同志任局长；", "王文同志任副局长；"],
        ),
        (
            ["免去陈文局长职务；", "免去王明处长职务；"],
            ["免去陈文局长职务；", "免去王明处长职务；"],
        ),
    ],
)
def test_what_else_begins_a_paragraph(rows, texts):
    assert joined(*rows, measure=22.0) == texts


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        # a question and its answer
        (
            ["问：为什么要出台这办法？", "答：为了方便群众。"],
            ["问：为什么要出台这办法？", "答：为了方便群众。"],
        ),
        # what announces a list
        (
            ["林知远为市水利局长。", "免去：", "沈一鸣的副局长职务。"],
            ["林知远为市水利局长。", "免去：", "沈一鸣的副局长职务。"],
        ),
        # a sentence that has begun is not at its end, however short its line
        (
            ["按规定报送。逾期不报的，", "予以通报。"],
            ["按规定报送。逾期不报的，予以通报。"],
        ),
    ],
)
def test_what_a_line_says_begins_or_goes_on(rows, texts):
    assert joined(*rows) == texts


INDENTED = [
    "　　一、加强领导。",
    "　　各地要落实责任，确",
    "保按时完成任务。",
    "　　市水利局负责指导各地。",
    "　　二、加强督查。",
]


def test_where_the_dump_keeps_indents_they_begin_paragraphs():
    assert joined(*INDENTED) == [
        "一、加强领导。",
        "各地要落实责任，确保按时完成任务。",
        "市水利局负责指导各地。",
        "二、加强督查。",
    ]


def test_blanks_where_numbers_have_none_begin_nothing():
    rows = [
        "一、加强领导。",
        "各地要落实责任，确保",
        "　　按时完成任务并且及时",
        "　　报送，一抓到底。",
        "　　三天内办结。",
        "二、加强督查。",
    ]
    assert [text[:2] for text in joined(*rows)] == ["一、", "二、"]


def test_entries_of_a_list_of_issued_documents_begin_with_their_numbers():
    rows = [
        "云政发〔2023〕21号云泽市人民政府关于加强海塘管理的通知",
        "云政发〔2023〕22号云泽市人民政府关于加强渡口管理和码头建",
        "设的通知",
        "云政发〔2023〕23号云泽市人民政府关于公布名单的通知",
    ]
    assert joined(*rows, measure=30.0) == [rows[0], rows[1] + rows[2], rows[3]]


def test_the_measure_tells_what_would_still_have_fitted():
    rows = ["坚持安全发展", "市水利局负责指导工作", "。"]
    assert joined(*rows, measure=8.0) == ["坚持安全发展市水利局负责指导工作。"]
    assert joined(*rows, measure=12.0) == ["坚持安全发展", "市水利局负责指导工作。"]


def test_a_paragraph_knows_its_number_page_and_lines():
    rows = typed("一、健全海塘管护工", "作机制", page=4, first=31)
    [paragraph] = paragraphs(rows, MEASURE)[0]
    assert paragraph.marker
    assert paragraph.marker.printed == "一、"
    assert paragraph.page == 4
    assert paragraph.spans == (SourceSpan(31, 0, 9), SourceSpan(32, 0, 3))


def test_a_span_leaves_out_the_blanks_at_a_lines_ends():
    [paragraph] = paragraphs(typed("　　按规定 报送。 "), MEASURE)[0]
    assert paragraph.spans == (SourceSpan(1, 2, 9),)
    assert paragraph.text == "按规定报送。"


@pytest.mark.parametrize(
    ("rows", "breaks"),
    [
        (["一、加强领导。", "二、落实经费。"], []),
        (["一、加强领导。", "三、落实经费。"], [(2, "三、", "一、")]),
        (["二、落实经费。"], [(1, "二、", None)]),
        (["（一）甲。", "（三）丙。", "（四）丁。"], [(2, "（三）", "（一）")]),
    ],
)
def test_a_number_out_of_sequence_is_told_with_its_line(rows, breaks):
    found: tuple[NumberBreak, ...] = paragraphs(typed(*rows), 14.0)[1]
    assert [
        (
            broken.line.number,
            broken.marker.printed,
            broken.before and broken.before.printed,
        )
        for broken in found
    ] == breaks


def test_repairs_are_placed_in_the_joined_text():
    rows = "各地要加强海塘 管理，\n并于 2023年底前，\n报送“台账”。"
    [paragraph] = paragraphs(repaired(garble(rows)), MEASURE)[0]
    dumped = garble(rows).split("\n")
    assert paragraph.text == ink(rows)
    assert [paragraph.text[placed.offset] for placed in paragraph.repairs] == list(
        "，，“”。"
    )
    for placed in paragraph.repairs:
        assert dumped[placed.line - 1][placed.column] == placed.raw
        assert garble(paragraph.text[placed.offset]) == placed.raw


LINES = st.lists(
    st.text(
        alphabet="市政府各同志任免去附件一二三、（）：。；，“”《》—①123.．年月日 AＢ５?",
        min_size=1,
        max_size=14,
    ).filter(str.strip),
    min_size=1,
    max_size=12,
)


@quick
@given(LINES)
def test_every_character_but_blanks_is_in_one_paragraph_in_order(rows):
    lines: tuple[Line, ...] = typed(*rows)
    found: tuple[Paragraph, ...] = paragraphs(lines, MEASURE)[0]
    assert ink(*(paragraph.text for paragraph in found)) == ink(*rows)
    spans = [span for paragraph in found for span in paragraph.spans]
    assert [span.line for span in spans] == [line.number for line in lines]
    for span, line in zip(spans, lines, strict=True):
        assert line.text[span.start : span.end] == line.text.strip()
