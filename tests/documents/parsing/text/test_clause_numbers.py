import pytest

from documents.parsing.text.clause_numbers import Style, marker, numbers_of_label
from tests.documents.parsing.typed import opened_by


@pytest.mark.parametrize(
    ("text", "style", "bare", "value", "printed"),
    [
        ("第一章总则", Style.CHAPTER, "一", 1, "第一章"),
        ("第 十二 章 附则", Style.CHAPTER, "十二", 12, "第十二章"),  # justified
        ("第二节 水域", Style.SECTION, "二", 2, "第二节"),
        ("第三条 本办法所称海塘", Style.ARTICLE, "三", 3, "第三条"),
        ("第十二条之一 前条", Style.ARTICLE, "十二之一", 12, "第十二条之一"),
        ("二、主要任务", Style.HAN, "二", 2, "二、"),
        ("十 、其他", Style.HAN, "十", 10, "十、"),
        ("（一）加强领导", Style.HAN_BRACKETS, "一", 1, "（一）"),
        ("( 二 )落实经费", Style.HAN_BRACKETS, "二", 2, "(二)"),  # ASCII brackets
        ("1.1 目的", Style.DOTTED, "1.1", 1, "1.1"),
        ("5.3.2预警", Style.DOTTED, "5.3.2", 2, "5.3.2"),
        ("5．3．2 预警", Style.DOTTED, "5.3.2", 2, "5.3.2"),  # full-width points
        ("3.10 附则", Style.DOTTED, "3.10", 10, "3.10"),  # ten, not one
        ("4 监测", Style.DOTTED, "4", 4, "4"),  # a heading over 4.1
        ("3.落实责任", Style.ARABIC, "3", 3, "3."),
        ("3．落实责任", Style.ARABIC, "3", 3, "3."),
        ("3、落实责任", Style.ARABIC, "3", 3, "3、"),
        ("12 . 健全机制", Style.ARABIC, "12", 12, "12."),
        ("（2）按时报送", Style.ARABIC_BRACKETS, "2", 2, "（2）"),
        ("( 2 )按时报送", Style.ARABIC_BRACKETS, "2", 2, "(2)"),
        ("②核实", Style.CIRCLED, "②", 2, "②"),
        ("⑳备查", Style.CIRCLED, "⑳", 20, "⑳"),
        (
            "第一千二百零三条 甲",
            Style.ARTICLE,
            "一千二百零三",
            1203,
            "第一千二百零三条",
        ),
        ("第12条 甲", Style.ARTICLE, "12", 12, "第12条"),
        ("第十条中央财政", Style.ARTICLE, "十", 10, "第十条"),  # no blank, no citation
        ("１．落实责任", Style.ARABIC, "1", 1, "1."),  # full width
        ("（１）按时报送", Style.ARABIC_BRACKETS, "1", 1, "（1）"),
        ("2）按时报送", Style.ARABIC_BRACKETS, "2", 2, "2）"),
        ("1.2020年底前完成", Style.ARABIC, "1", 1, "1."),  # a year, no decimals
        ("㈠加强领导", Style.HAN_BRACKETS, "一", 1, "㈠"),
        ("㈩其他", Style.HAN_BRACKETS, "十", 10, "㈩"),
        ("⒈落实责任", Style.ARABIC, "1", 1, "⒈"),
        ("⒓健全机制", Style.ARABIC, "12", 12, "⒓"),
        ("⑴按时报送", Style.ARABIC_BRACKETS, "1", 1, "⑴"),
        ("（一）项目建设", Style.HAN_BRACKETS, "一", 1, "（一）"),  # no 项
        ("一、三年行动目标", Style.HAN, "一", 1, "一、"),
        ("　　一、总体要求", Style.HAN, "一", 1, "一、"),  # indented by two
    ],
)
def test_a_number_opens_a_line(text, style, bare, value, printed):
    found = opened_by(text)
    assert (found.style, found.bare, found.value) == (style, bare, value)
    assert found.printed == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "各县（市、区）人民政府",  # a bracket that is not first
        "一是加强宣传",  # a list without numbers
        "一个中心",
        "第一批次名单",  # an ordinal, no chapter
        "2023年起",  # a year
        "2023.10.1起",  # a date with points
        "15.3%的增幅",  # a share
        "15.3％的增幅",
        "14.82.",  # no number ends in a point
        "1000.总数",  # too long for a clause
        "（市、区）",
        "2020年12月",
        "3个以上",
        "第三条所称海塘",  # cited
        "第三条规定的情形",
        "第三条第二款",
        "第三条、第四条",
        "第十二条之一规定的",
        "第二章的规定",
        "（二）项规定的情形",
        "（二）、（三）项",
        "二、三产业",
        "三、四季度",
    ],
)
def test_other_lines_have_none(text):
    assert marker(text) is None


def test_a_figure_looks_like_a_dotted_number_until_the_numbers_before_are_known():
    """So `paragraphs` takes dotted numbers only where the part counts 1.1."""
    assert opened_by("3.6万人").style is Style.DOTTED


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("一、总则", 2),
        ("一、 总则", 3),  # with the blank after it
        ("  （一） 总则", 6),  # and those before it
        ("第一条　为了", 4),
        ("1.1 目的", 4),
        ("①核实", 1),
    ],
)
def test_the_length_is_up_to_where_the_words_begin(text, length):
    assert opened_by(text).length == length
    assert not text[length].isspace()


@pytest.mark.parametrize(
    ("text", "level"),
    [("1 总则", 1), ("1.1 目的", 2), ("5.3.2 预警", 3), ("（一）", 1), ("3.", 1)],
)
def test_a_dotted_number_holds_as_many_levels_as_numbers(text, level):
    assert opened_by(text).level == level


def test_styles_rank_as_the_standard_has_them():
    texts = ["第一章", "第一节", "第一条", "一、", "（一）", "1.", "（1）", "①"]
    styles = [opened_by(text).style for text in texts]
    assert styles == sorted(styles)


@pytest.mark.parametrize(
    ("label", "printed", "ordinal"),
    [
        ("二、（一）3.", ["二、", "（一）", "3."], None),
        ("二、（一）3.第2段", ["二、", "（一）", "3."], 2),
        ("5.3.2（2）②", ["5.3.2", "（2）", "②"], None),
        ("1", ["1"], None),
        ("1第12段", ["1"], 12),  # the blank behind 1 is gone
        ("1（2）", ["1", "（2）"], None),
        ("第十二条之一（二）", ["第十二条之一", "（二）"], None),
        ("第四条第1段", ["第四条"], 1),
        ("第3段", [], 3),
        ("主送机关", [], None),
    ],
)
def test_a_label_tells_its_numbers(label, printed, ordinal):
    markers, counted = numbers_of_label(label)
    assert [one.printed for one in markers] == printed
    assert counted == ordinal
