"""Differences of two texts, to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.comparing.differences import Operation, Stretch, differences

TEXTS = st.text("市政府应当，。可以的二三", max_size=60)


def written(old, new):
    signs = {
        Operation.KEPT: "{}",
        Operation.DELETED: "[-{}]",
        Operation.INSERTED: "[+{}]",
    }
    return "".join(
        signs[each.operation].format(each.text) for each in differences(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("期限为三年。", "期限为五年。", "期限为[-三][+五]年。"),
        (
            "由市财政局负责。",
            "由市财政局、市审计局负责。",
            "由市财政局[+、市审计局]负责。",
        ),
        ("应当及时报告。", "报告。", "[-应当及时]报告。"),
        ("", "第一条", "[+第一条]"),
        ("同样的话", "同样的话", "同样的话"),
        ("第31次会议", "第37次会议", "第[-31][+37]次会议"),
        # A single 的 in common does not cut one change in three.
        ("严重的后果", "重大的影响", "[-严重的后果][+重大的影响]"),
    ],
)
def test_a_change_reads_as_an_editor_marks_it(old, new, shown):
    assert written(old, new) == shown


@given(TEXTS, TEXTS)
def test_every_character_of_both_is_accounted_for(old, new):
    stretches = differences(old, new)
    kept = Operation.KEPT
    sides = (Operation.DELETED, old), (Operation.INSERTED, new)
    for own, text in sides:
        assert "".join(e.text for e in stretches if e.operation in (kept, own)) == text
    assert all(each.text for each in stretches)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert all(each.operation is Operation.KEPT for each in differences(text, text))


def test_a_moved_sentence_leaves_those_around_it_as_they_are():
    old = "第一句在这里。第二句在这里。第三句在这里。"
    new = "第二句在这里。第三句在这里。第一句在这里。"
    kept = [each for each in differences(old, new) if each.operation is Operation.KEPT]
    assert kept == [Stretch("第二句在这里。第三句在这里。", Operation.KEPT)]


def test_texts_too_long_to_compare_by_character_are_replaced_whole():
    old, new = "甲" * 3000, "乙" * 3000
    assert written(old, new) == f"[-{old}][+{new}]"
