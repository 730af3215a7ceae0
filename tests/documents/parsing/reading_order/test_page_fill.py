from documents.parsing.layout.headlines import Known, frames
from documents.parsing.reading_order.page_fill import (
    fill_score,
    page_fill,
    uneven_weight,
)
from tests.documents.parsing.typed import typed

COLUMN = 12.0
FULL = tuple("渡口由镇政府日常管护执行" for _ in range(40))
HEADLINE = ("云泽市人民政府关于渡口", "管理的通知", "云政发〔2023〕22号")


def test_a_page_is_measured_by_the_pages_of_column_text_alone():
    rows = [FULL, FULL, FULL, FULL[:10], FULL[:27] + HEADLINE]
    pages = [
        frames(typed(*lines, page=number), COLUMN, Known())
        for number, lines in enumerate(rows, 1)
    ]
    found = page_fill(pages, COLUMN)
    assert found[0] == 1.0
    assert found[3] == 0.25
    assert found[4] == (13.5 + 2 * 2 + 1 + 1) / 20


def test_white_at_the_end_of_a_page_speaks_against_going_on():
    assert fill_score(1.0) == fill_score(0.95) > 0.0
    assert 0.0 > fill_score(0.8) > fill_score(0.5) >= -8.0


def test_full_pages_of_even_columns_speak_against_an_odd_share():
    def pages(*sizes: int):
        return [
            frames(typed(*FULL[:size], page=number), COLUMN)
            for number, size in enumerate(sizes, 1)
        ]

    assert uneven_weight(pages(40, 38)) < uneven_weight(pages(40)) < 0.0
    assert uneven_weight(pages(39, 39, 40)) == 0.0


def test_only_pages_that_stop_in_mid_sentence_are_surely_full():
    ended = (*FULL[:38], "由镇政府管护。")
    pages = [
        frames(typed(*lines, page=number), COLUMN)
        for number, lines in enumerate((FULL, FULL, ended, ended), 1)
    ]
    assert uneven_weight(pages) == uneven_weight(pages[:2]) == -4.0
    assert uneven_weight(pages[1:]) == -1.0
