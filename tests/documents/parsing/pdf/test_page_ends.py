import pytest

from documents.parsing.pdf.layout import Band
from documents.parsing.pdf.titles import Held, with_whole_headlines
from documents.parsing.types import Line, Placing

TEXT, LARGE = 1.0, 1.6
NUMBER = "云政发〔2023〕12号"
Row = tuple[str, float]


def pages(*printed: list[Row]) -> list[Held]:
    """Pages of one band each."""
    return [
        (
            Band(page, wide=False, lines=()),
            [
                Line(n, page, text, placing=Placing(0.0, 0.0, scale))
                for n, (text, scale) in enumerate(rows)
            ],
        )
        for page, rows in enumerate(printed, 1)
    ]


def said(*printed: list[Row]) -> list[tuple[int, list[str]]]:
    return [
        (band.page, [line.text for line in held])
        for band, held in with_whole_headlines(pages(*printed))
    ]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ([("云泽市人民政府关于公布名单的通知", LARGE)], [(NUMBER, TEXT)]),
        ([("云泽市人民政府关于", LARGE)], [("公布名单的通知", LARGE), (NUMBER, TEXT)]),
        ([(NUMBER, TEXT)], [("云泽市人民政府关于公布名单的通知", LARGE)]),
        ([("云泽市人民政府公告", LARGE), (NUMBER, TEXT)], [("现公告如下：", TEXT)]),
    ],
)
def test_a_headline_at_the_foot_of_a_page_is_of_the_next(
    foot: list[Row], head: list[Row]
) -> None:
    assert said([("上文。", TEXT), *foot], head) == [
        (1, ["上文。"]),
        (2, [text for text, _ in (*foot, *head)]),
    ]


@pytest.mark.parametrize(
    ("foot", "head"),
    [
        ([("上文。", TEXT)], [("云泽市人民政府公告", LARGE)]),
        ([(NUMBER, TEXT)], [("关于公布名单的通知", TEXT)]),  # in a list of documents
    ],
)
def test_text_at_the_foot_of_a_page_stays_there(
    foot: list[Row], head: list[Row]
) -> None:
    assert said(foot, head) == [
        (1, [text for text, _ in foot]),
        (2, [text for text, _ in head]),
    ]


def test_a_page_of_nothing_but_large_type_is_carried_on() -> None:
    assert said([("云泽市人民政府", LARGE)], [("公告", LARGE)], [(NUMBER, TEXT)]) == [
        (3, ["云泽市人民政府", "公告", NUMBER])
    ]


def test_large_type_in_the_middle_of_a_page_stays() -> None:
    found = list(
        with_whole_headlines([*pages([("公告", LARGE)]), *pages([(NUMBER, TEXT)])])
    )
    assert [len(held) for _, held in found] == [1, 1]
