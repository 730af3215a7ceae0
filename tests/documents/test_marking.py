"""Marks as pages show them, whoever finds what is marked."""

from collections.abc import Iterator
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import marking
from documents.marking import (
    Highlighter,
    Span,
    html,
    marked_html,
    pieces,
    register,
    stretches_html,
    title_lines,
)
from documents.templatetags.marks import cells, clause_text, highlighter


class Finds:
    """A highlighter that finds one text, only in titles if told so."""

    def __init__(self, text: str, *, of_titles: bool = False) -> None:
        self._text = text
        self._of_titles = of_titles

    def spans(self, text: str, *, title: bool = False) -> list[Span]:
        if self._of_titles and not title:
            return []
        at = text.find(self._text)
        return [Span(at, at + len(self._text), 0)] if at >= 0 else []


class TwoByTwo:
    """A highlighter to which every two characters are a word."""

    def highlighter(
        self, query: str, *, with_synonyms: bool = True
    ) -> Highlighter | None:
        return Finds(query if with_synonyms else "原词") if query else None

    def word_ends(self, text: str) -> Iterator[int]:
        yield from range(2, len(text) + 1, 2)


@pytest.fixture
def two_by_two(monkeypatch):
    monkeypatch.setattr(marking, "_registered", [])
    register(TwoByTwo())


@pytest.fixture
def no_search(monkeypatch):
    monkeypatch.setattr(marking, "_registered", [])


def test_what_is_found_is_marked_and_everything_is_escaped():
    assert marked_html("<a>快递", Finds("a>")) == "&lt;<mark>a&gt;</mark>快递"
    assert marked_html("<a>快递", None) == "&lt;a&gt;快递"


def test_what_is_looked_for_in_titles_is_marked_in_titles():
    finds = Finds("快递", of_titles=True)
    assert marked_html("快递", finds, title=True) == "<mark>快递</mark>"
    assert marked_html("快递", finds) == "快递"


def test_spans_that_touch_or_overlap_are_one_mark():
    spans = [Span(0, 2, 0), Span(1, 3, 1), Span(3, 4, 0), Span(5, 6, 0)]
    assert marking.merged(spans) == [(0, 4), (5, 6)]


def test_a_mark_across_an_end_is_on_both_sides_of_it():
    assert stretches_html("夜间照明", Finds("间照"), (2, 4)) == [
        "夜<mark>间</mark>",
        "<mark>照</mark>明",
    ]


def test_notes_stand_within_marks_and_beside_them():
    notes = {0: "原为“ye”", 2: "原为<照>"}
    assert stretches_html("夜间照明", Finds("间照明"), (4,), notes) == [
        (
            '<u class="fix" title="原为“ye”">夜</u>'
            '<mark>间<u class="fix" title="原为&lt;照&gt;">照</u>明</mark>'
        )
    ]


@given(st.text(max_size=30), st.data())
def test_nothing_of_a_text_is_lost_or_changed(text, data):
    places = st.integers(0, len(text))
    edges = sorted(data.draw(st.lists(places, min_size=4, max_size=4, unique=True))) if len(text) > 3 else []  # fmt: skip
    marks = list(zip(edges[::2], edges[1::2], strict=True))
    notes = dict.fromkeys(data.draw(st.sets(places)) - {len(text)}, "原字")
    found = list(pieces(text, marks, 0, len(text), notes))
    assert "".join(piece.text for piece in found) == text
    plain = html(pieces(text, marks, 0, len(text)))
    assert unescape(plain.replace("<mark>", "").replace("</mark>", "")) == text
    assert plain.count("<mark>") == len(marks)


@pytest.mark.usefixtures("two_by_two")
@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于工作通知", ["关于", "工作", "通知"]),
        (
            "印《工作》等办法",
            ["印《工作》等", "办法"],
        ),  # 《 ends no line, 》 begins none
        ("工作的通知", ["工作的通", "知"]),  # 的 begins no line
        ("共2个预案", ["共2个预", "案"]),  # digits are spaced by the browser
        ("", [""]),
    ],
)
def test_titles_break_between_words(title, lines):
    assert title_lines(title) == lines


@pytest.mark.usefixtures("two_by_two")
def test_a_title_breaks_within_no_mark():
    assert title_lines("关于工作通知", Finds("工作通")) == [
        "关于",
        "<mark>工作通</mark>知",
    ]


@pytest.mark.usefixtures("two_by_two")
def test_a_page_gets_its_highlighter_from_who_registered():
    assert marked_html("快递", highlighter("快递")) == "<mark>快递</mark>"
    assert marked_html("快递", highlighter("快递", "0")) == "快递"
    assert highlighter("") is None


@pytest.mark.usefixtures("no_search")
def test_without_a_search_texts_are_set_without_marks():
    assert highlighter("快递") is None
    assert title_lines("关于<工作>的通知") == ["关于&lt;工作&gt;的通知"]
    assert cells("甲\t<乙>\n\t丙")["body"] == [["甲", "&lt;乙&gt;"], ["", "丙"]]


def test_without_marks_and_notes_a_clause_stays_as_it_is():
    """The template escapes it."""
    assert clause_text("1.1照明<i>〔责任单位：甲〕", None, 3, 5, 8) == {
        "number": "1.1",
        "heading": "照明",
        "rest": "<i>",
        "duty": "〔责任单位：甲〕",
    }
