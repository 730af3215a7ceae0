import pytest

from documents.parsing.text.row_rule import HANZI_OF, MARK_OF, garble


@pytest.mark.parametrize(
    ("printed", "dumped"),
    [
        ("，", "袁"),  # the commonest mark, and a surname
        ("。", "遥"),
        ("、", "尧"),
        ("；", "曰"),
        ("：", "院"),
        ("？", "钥"),
        ("！", "浴"),
        ("（", "渊"),
        ("）", "冤"),
        ("《", "叶"),
        ("》", "曳"),
        ("〈", "掖"),
        ("〉", "业"),
        ("“", "野"),
        ("”", "冶"),
        ("〔", "也"),
        ("〕", "页"),
        ("—", "要"),  # named as GBK names it, not the bar U+2015
        ("·", "窑"),  # the point in the middle, U+00B7
        ("．", "援"),
        ("…", "噎"),
        ("％", "豫"),
        ("①", "淤"),
        ("②", "于"),
        ("Ⅰ", "玉"),
        ("Ⅱ", "域"),
        ("０", "园"),
        ("２", "圆"),
        ("\u3000", "摇"),  # the ideographic blank is a character of row 1 too
    ],
)
def test_a_mark_is_the_hanzi_49_rows_before(printed, dumped):
    assert MARK_OF[dumped] == printed
    assert HANZI_OF[printed] == dumped


def test_all_of_gb2312_rows_1_to_3_is_covered():
    printed = set()
    for row in (0xA1, 0xA2, 0xA3):
        for cell in range(0xA1, 0xFF):
            printed.add(bytes((row, cell)).decode("gb2312", errors="ignore"))
    printed.discard("")
    # GB2312 and GBK name — and · differently, for the same code.
    as_gbk_names_them = {"―": "—", "・": "·"}
    assert {as_gbk_names_them.get(mark, mark) for mark in printed} <= set(HANZI_OF)


def test_every_mark_has_one_hanzi_and_every_hanzi_one_mark():
    assert len(MARK_OF) == len(HANZI_OF)
    assert not set(MARK_OF) & set(HANZI_OF)


@pytest.mark.parametrize(
    "char",
    [
        "市",  # a hanzi outside rows 50 to 52
        "a",  # ASCII is set from another font
        ",",  # half-width marks too
        "𠮷",  # not in GBK
        "\n",
    ],
)
def test_what_no_symbol_font_prints_stays(char):
    assert char not in MARK_OF
    assert garble(char) == char


def test_garbling_keeps_the_length_and_can_be_undone():
    # Hanzi of other rows alone: 云 and 一 would be taken for marks.
    text = "《某市海塘管理办法》（某政办发〔２０23〕58号）——“湖清水绿”…"
    assert len(garble(text)) == len(text)
    assert "".join(MARK_OF.get(char, char) for char in garble(text)) == text
