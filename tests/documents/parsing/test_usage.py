import pytest

from documents.parsing.usage import Usage
from tests.documents.parsing.typed import typed

USAGE = Usage(
    [
        typed("应当在15日内整改到位。", "每年安排资金30万元。"),
        typed("发现问题的，应当", "在7日内报告。"),
    ]
)


@pytest.mark.parametrize(
    ("last", "first", "speaks"),
    [
        ("已落实资金", "1.5万元。", 3.0),  # said elsewhere, with another number
        ("由市水利局管", "理和维护。", 2.0),  # 管理 is a word
        ("形成台账，", "桥梁隧道。", 0.0),
    ],
)
def test_what_is_said_elsewhere_and_words_speak_for_a_seam(last, first, speaks):
    assert USAGE.flow(last, first) == speaks


def test_a_seam_that_was_counted_itself_is_no_evidence():
    once = Usage([typed("由甲乙丙", "丁戊己庚")])
    apart = once.flow("由甲乙丙", "丁戊己庚")
    assert apart - once.flow("由甲乙丙", "丁戊己庚", adjacent=True) == 3.0
