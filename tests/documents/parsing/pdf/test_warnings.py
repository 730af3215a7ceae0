from documents.parsing.pdf.pages import lay_out
from tests.documents.parsing.pdf.placed import page, set_line

TEXT = set_line("各县人民政府和市政府各部门要认真落实", 60, 700)
STAMP = set_line("骑缝印章", 100, 400, angle=90)


def messages(*pages) -> list[str]:
    return [warning.message for warning in lay_out(pages).warnings]


def test_text_that_runs_askew_is_told_once_for_all_its_pages():
    pages = [page(TEXT, STAMP, number=n) for n in (1, 2, 3, 5)]
    assert messages(*pages, page(TEXT, number=4)) == [
        "第1～3、5页有4个字方向与正文不同（如水印、骑缝），没有收录"
    ]


def test_a_page_without_characters_but_a_picture_is_told():
    assert messages(page(images=1)) == ["第1页没有文字层，只有图片，其中的文字没有收录"]


def test_hidden_text_is_told():
    assert messages(page(TEXT, set_line("检索", 60, 600, shown=False))) == [
        "第1页有2个字看不见（如白色、在页面之外），没有收录"
    ]


def test_text_behind_a_scan_is_told():
    hidden = set_line("各县人民政府", 60, 600, shown=False)
    assert messages(page(hidden, images=1)) == [
        "第1页的文字看不见，可能是扫描后识别（OCR）的，请核对"
    ]


def test_of_a_plain_page_nothing_is_told():
    assert messages(page(TEXT), page(number=2)) == []
