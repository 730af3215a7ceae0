"""Bands of a PDF in reading order, and the names of sections between them."""

from documents.parsing.layout.furniture import set_apart
from documents.parsing.layout.headlines import NOTHING_KNOWN
from documents.parsing.pdf.layout import Band, PrintedLine
from documents.parsing.pdf.reading_order import printed_order, source_lines
from documents.parsing.reading_order.order import Ordered
from documents.parsing.repair.lines import repair_lines
from documents.parsing.types import Furniture, Placing

COLUMN = 12.0
LARGE = 1.6


def band(*rows: str | tuple[str, float], wide: bool = False) -> Band:
    """A band of lines, in the size of the text unless another is given."""
    sized = [row if isinstance(row, tuple) else (row, 1.0) for row in rows]
    return Band(
        1,
        wide,
        tuple(
            PrintedLine(
                text, (0,) * len(text), (1.0,) * len(text), Placing(0.0, 0.0, scale)
            )
            for text, scale in sized
        ),
    )


def ordered(*bands: Band) -> Ordered:
    lines = repair_lines(source_lines(bands, {(1, 0): False}))
    return printed_order(bands, lines, set_apart(lines), NOTHING_KNOWN, COLUMN)


FOUND = ordered(
    band(("云泽市人民政府关于海塘管理的通知", LARGE), "云政发〔2023〕21号", wide=True),
    band("各县人民政府：", "一、明确责任。", "云泽市人民政府", "2023年10月8日"),
    band(
        ("部门文件", 2.0),
        ("云泽市水利局关于渡口管理的通知", LARGE),
        "云水〔2023〕2号",
        wide=True,
    ),
    band("各县水利局：", "一、严格渡运。"),
)


def test_a_headline_stands_over_its_own_columns():
    assert [
        (text.headline and text.headline.title, [line.text for line in text.lines])
        for text in FOUND.texts
    ] == [
        (
            "云泽市人民政府关于海塘管理的通知",
            ["各县人民政府：", "一、明确责任。", "云泽市人民政府", "2023年10月8日"],
        ),
        ("云泽市水利局关于渡口管理的通知", ["各县水利局：", "一、严格渡运。"]),
    ]
    assert FOUND.doubtful == ()


def test_the_name_of_a_section_above_a_headline_is_set_aside():
    assert [(one.line, one.text, one.furniture) for one in FOUND.aside] == [
        (7, "部门文件", Furniture.SECTION)
    ]
