"""How the text goes on below a heading: a sentence, or so much of it as is short."""

import pytest

from search.results.answering import first_sentence

LONG = "由市水利局、" * 20 + "市财政局组成。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("整治河道。安装路灯。", "整治河道。"),
        ("整治河道", "整治河道"),
        ("", ""),
        (LONG, "由市水利局、" * 12 + "由市水利局……"),
        ("甲" * 90, "甲" * 80 + "……"),
    ],
)
def test_a_long_sentence_is_cut_at_a_mark_and_shown_to_go_on(text, told):
    assert first_sentence(text) == told
