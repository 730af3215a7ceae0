import pytest

from documents.parsing.decode.pages import split_pages
from documents.parsing.text.radicals import as_hanzi


@pytest.mark.parametrize(
    ("radicals", "hanzi"),
    [
        ("⼈⺠政府", "人民政府"),  # one with a decomposition, one without
        ("市⻓、⻔⼾、⻋⻢", "市长、门户、车马"),  # 户, not the 戶 that Unicode names
        ("⼀⼆⼗⽉⽇", "一二十月日"),
        ("人民政府", "人民政府"),
    ],
)
def test_hanzi_stand_for_radicals(radicals, hanzi):
    assert as_hanzi(radicals) == hanzi


def test_a_dump_that_says_radicals_is_read_as_hanzi():
    [line] = split_pages("云泽市⼈⺠政府")
    assert line.text == "云泽市人民政府"
