from datetime import date

import pytest

from documents.parsing.text.dates import adopted_on, date_of, signed_with_date


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("云泽市人民政府 2023年10月8日", ("云泽市人民政府", date(2023, 10, 8))),
        ("云泽市水利局二〇二三年十月八日", ("云泽市水利局", date(2023, 10, 8))),
        ("自2023年10月8日", None),
        ("云泽市人民政府2023年10月8日印发", None),  # who printed it
    ],
)
def test_organ_and_date_may_share_a_line(text, signed):
    assert signed_with_date(text) == signed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "（2023年7月29日云泽市人民代表大会常务委员会第三次会议通过）",
            date(2023, 7, 29),
        ),
        ("（云泽市人民政府2023年7月29日公布）", date(2023, 7, 29)),
        ("（市水利局 2023年7月29日）", None),
        ("（2023年7月29日通过审查，次日公布", None),
    ],
)
def test_a_text_may_say_when_it_was_adopted(text, day):
    assert adopted_on(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年10月8日", date(2023, 10, 8)),
        ("2023年 10月 8日", date(2023, 10, 8)),  # justified
        ("２０２３年１０月８日", date(2023, 10, 8)),
        ("二〇二三年十月八日", date(2023, 10, 8)),
        ("二○二三年十二月三十一日", date(2023, 12, 31)),  # a circle for the naught
        ("2023年2月29日", None),  # not in the calendar
        ("2023年13月1日", None),
        ("2023年10月", None),
        ("自2023年10月8日起", None),  # more than a date
        ("10月8日", None),
        (f"2023年{'九' * 9}月1日", None),
    ],
)
def test_a_date_is_what_the_whole_text_is(text, day):
    assert date_of(text) == day
