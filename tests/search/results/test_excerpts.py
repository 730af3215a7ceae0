"""What is shown of a long clause: whole sentences where it can be, and all that matched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.marking import Span
from search.results.excerpts import WIDTH, excerpts
from search.results.highlighting import snippet
from tests.search.queries import highlighter

OTHER = "其他事项按照有关规定办理，"
LONG = OTHER * 6 + "具体办法另行制定。"


def shown(text: str, query: str, **options: int) -> str:
    """The snippet as text, with 【】 for its marks."""
    return snippet(text, highlighter(query), **options).plain("【", "】")


SHOWN = [
    # the sentence from its beginning, the end of a sentence at the end
    ("医保", LONG + "市财政局应当安排医保资金。" + LONG * 2, "…市财政局应当安排【医保】资金。"),
    # a sentence that begins too far away: from another mark on
    ("医保", LONG + OTHER * 6 + "安排医保资金。" + LONG * 2, "，安排【医保】资金。"),
    # what closes with a sentence belongs to it
    ("医保", LONG + f"他说：“{OTHER * 2}要办好。”要安排医保资金。" + LONG * 2, "…要安排【医保】资金。"),
    # not within a number or a Latin word
    ("医保", "甲" * 60 + "x" * 30 + "covid2019医保" + "乙" * 200, "…【医保】乙"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "text", "within"), SHOWN)
def test_a_stretch_begins_and_ends_where_it_reads_well(query, text, within):
    assert within in shown(text, query)


def test_a_stretch_that_ends_within_a_sentence_ends_before_a_mark():
    found = shown(LONG + "安排医保资金，" + OTHER * 20, "医保")
    assert found.endswith("其他事项按照有关规定办理…")


def test_the_heading_is_shown_before_a_stretch_that_is_far_from_it():
    lead = "3.加强资金保障。"
    text = lead + LONG * 2 + "市财政局应当安排医保资金。"
    assert shown(text, "医保", lead=len(lead)).startswith(f"{lead}…")
    assert shown(text, "医保").startswith("…")
    near = lead + "应当安排医保资金。" + LONG * 2
    assert shown(near, "医保", lead=len(lead)).startswith(f"{lead}应当安排【医保】")


def test_a_heading_that_is_long_itself_is_left_out():
    text = OTHER * 3 + LONG * 2 + "市财政局应当安排医保资金。"
    assert shown(text, "医保", lead=len(OTHER) * 3).startswith("…")


def test_words_far_apart_are_shown_in_two_or_three_stretches():
    text = f"安排医保资金。{LONG * 2}支持快递进村。{LONG * 2}保护古树。{LONG * 2}"
    assert shown(text, "医保 快递").count("…") == 2
    for query in ("医保 快递", "医保 古树", "医保 快递 古树"):
        found = shown(text, query)
        assert all(f"【{word}】" in found for word in query.split()), found


def test_what_one_stretch_holds_is_not_torn_apart():
    text = f"医保。{LONG * 2}快递和医保。{LONG * 2}"
    assert "快递】和【医保】。" in shown(text, "医保 快递")
    assert shown(text, "医保 快递").count("【") == 2


def test_lines_of_a_table_begin_a_stretch():
    rows = "".join(f"项目{number} 单位 数量\n" for number in range(40))
    text = f"{rows}养老护理员 民政局 3000\n{rows}"
    assert re.search(
        r"\n养老【护理员】|…养老【护理员】|\n【养老护理员】", shown(text, "养老护理员")
    )


TEXT = st.text(alphabet="甲乙丙，。；“”（）医保 1a\n", min_size=1, max_size=400)
PLACES = st.lists(
    st.tuples(st.integers(0, 399), st.integers(1, 6), st.integers(0, 4)), max_size=12
)


@given(TEXT, PLACES, st.integers(0, 60))
def test_stretches_are_in_order_and_apart_and_show_what_matched(text, places, lead):
    found = sorted(
        Span(start, min(len(text), start + length), what)
        for start, length, what in places
        if start < len(text)
    )
    stretches = excerpts(text, found, lead=lead)
    edges = [edge for stretch in stretches for edge in stretch]
    assert edges == sorted(edges)
    assert len(set(edges)) == len(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(text)
    within = [
        span
        for span in found
        if any(start <= span.start and span.end <= end for start, end in stretches)
    ]
    terms = {span.term for span in found}
    assert len({span.term for span in within}) >= min(3, len(terms))


@given(TEXT, PLACES)
def test_a_snippet_is_no_longer_than_there_is_room_for(text, places):
    found = sorted(
        Span(start, min(len(text), start + length), what)
        for start, length, what in places
        if start < len(text)
    )
    total = sum(end - start for start, end in excerpts(text, found, lead=20))
    assert total <= WIDTH * 1.2 + 60
