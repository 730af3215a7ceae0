"""What tells an issue from others is read back as it is printed."""

import pytest

from documents.models import IssueKey


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2020-12", IssueKey(2020, 12)),
        ("2020-12-n24", IssueKey(2020, 12, "n24")),
        ("2020-12-s1", IssueKey(2020, 12, "s1")),
        ("xihu/2020-07", IssueKey(2020, 7, gazette="xihu")),
        ("xihu-2/2020-07-s1", IssueKey(2020, 7, "s1", "xihu-2")),
    ],
)
def test_a_key_is_read_as_it_is_printed(text, key):
    assert IssueKey.parse(text) == key
    assert str(key) == text
    assert IssueKey.parse(key.slug) == key
    assert "/" not in key.slug


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-13",
        "2020-12-",
        "2020-12-n0",
        "2020-12-x1",
        "/2020-12",
        "西湖/2020-12",
        "２０２０-12",
        "Xihu/2020-12",
        "2020-12-n1234",
    ],
)
def test_what_is_no_key_is_none(text):
    assert IssueKey.parse(text) is None


def test_a_key_knows_its_month_and_the_number_it_names():
    key = IssueKey(2020, 12, "s2", "xihu")
    assert (str(key.calendar_month), key.number, key.is_supplement) == (
        "2020-12",
        2,
        True,
    )
    assert key.address == {"year": 2020, "month": 12, "mark": "s2", "gazette": "xihu"}
    assert IssueKey(2020, 12).address == {"year": 2020, "month": 12}
