import pytest

from search.query.quotes import Quoted, quoted_at, without_phrases

CLOSED = [
    # what is typed, and the phrases that its quotes hold
    ('"两进一出"', ["两进一出"]),
    ("“两进一出”", ["两进一出"]),
    ("„两进一出“", ["两进一出"]),
    ("”两进一出”", ["两进一出"]),  # an input method gave one sign twice
    ("“两进一出“", ["两进一出"]),
    ('"两进一出”', ["两进一出"]),  # opened by one hand, closed by another
    ('“两进一出"', ["两进一出"]),
    ('"快递业“两进一出”工程"', ["快递业“两进一出”工程"]),  # quotes of the text's own
    ('"“两进一出”工程"', ["“两进一出”工程"]),
    ('"推进“快递进村"', ["推进“快递进村"]),  # cut in two
    ('"两进一出”工程"', ["两进一出”工程"]),
    ('"进村”“快递进厂"', ["进村”“快递进厂"]),
    ("“快递业“两进一出”工程”", ["快递业“两进一出”工程"]),
    ("“推进“快递进村”", ["推进“快递进村"]),
    ("“两进一出”工程”", ["两进一出”工程"]),
    ("“快递业\"两进一出\"工程”", ["快递业\"两进一出\"工程"]),
    ("「快递业“两进一出”工程」", ["快递业“两进一出”工程"]),
    ("「甲「乙」丙」", ["甲「乙」丙"]),
    ("『甲「乙』", ["甲「乙"]),
    ('"甲" "乙"', ["甲", "乙"]),  # several
    ('"甲""乙"', ["甲", "乙"]),
    ("“甲”“乙”", ["甲", "乙"]),
    ("“甲”乙“丙”", ["甲", "丙"]),
    ("“甲”|“乙”", ["甲", "乙"]),
    ("“甲” 乙 “丙”", ["甲", "丙"]),
    ('"甲” "乙"', ["甲", "乙"]),
    ('"甲"|"乙"', ["甲", "乙"]),
]  # fmt: skip


def phrases(text: str) -> list[Quoted]:
    found, at = [], 0
    while at < len(text):
        if text[at] in '"＂“”„‟「」『』':
            found.append(quoted_at(text, at))
            at = found[-1].end
        else:
            at += 1
    return found


@pytest.mark.parametrize(("text", "inside"), CLOSED)
def test_a_phrase_ends_where_the_writer_meant_it_to(text, inside):
    found = phrases(text)
    assert [one.inside for one in found] == inside
    assert all(one.closed for one in found)


OPEN = [
    ('"没有合上', "没有合上"),
    ("“没有合上", "没有合上"),
    ("「没有合上", "没有合上"),
    ("“没有 合上", "没有 合上"),
    ("“甲 “乙”", "甲 "),  # the next one is whole
]


@pytest.mark.parametrize(("text", "inside"), OPEN)
def test_a_phrase_without_an_end_goes_on_to_the_next_or_the_last_character(
    text, inside
):
    first = quoted_at(text, 0)
    assert (first.inside, first.closed, first.alone) == (inside, False, False)


@pytest.mark.parametrize(
    ("text", "at"), [('快递"', 2), ("快递” 邮政", 2), ("快递」", 2), ('快递" 邮政', 2)]
)
def test_a_sign_alone_behind_a_word_opens_nothing(text, at):
    assert quoted_at(text, at) == Quoted("", at + 1, closed=False, alone=True)


def test_what_stands_in_quotes_is_left_out():
    assert without_phrases('甲 "(乙|丙)" 丁') == '甲 "" 丁'
