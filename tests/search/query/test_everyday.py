"""Everyday words and the official ones: the data, and where they are found."""

import re
from collections import Counter

from search.analysis.dictionary import word_lines
from search.query.everyday import FILE, everyday_in, official_words
from tests.search.queries import plain_tokenizer

HANZI = re.compile("[一-鿕]+")


def test_every_line_leads_from_one_word_to_others():
    lines = [line.split("\t") for line in word_lines(FILE)]
    assert all(len(columns) == 2 for columns in lines)
    for typed, official in lines:
        words = official.split()
        assert len(typed) > 1
        assert words
        assert typed not in words
        assert len(set(words)) == len(words)
        assert all(map(HANZI.fullmatch, (typed, *words)))


def test_no_word_has_two_lines():
    every = Counter(line.split("\t")[0] for line in word_lines(FILE))
    assert [typed for typed, times in every.items() if times > 1] == []
    assert len(every) > 500


def test_a_word_is_found_whole_and_in_no_longer_one():
    known = official_words()
    assert everyday_in("国外", plain_tokenizer()) == (("国外", *known["国外"]),)
    found = everyday_in("农村的老师看病", plain_tokenizer())
    assert [typed for typed, *_ in found] == ["老师", "看病"]
    assert everyday_in("外国语学校", plain_tokenizer()) == ()


def test_the_longest_is_meant():
    found = everyday_in("骗医保", plain_tokenizer())
    assert [typed for typed, *_ in found] == ["骗医保"]


def test_a_word_that_says_little_may_be_left_of_one_that_it_cuts():
    found = everyday_in("老板想见市长", plain_tokenizer())  # 想见 is a word
    assert [typed for typed, *_ in found] == ["老板", "见市长"]
    found = everyday_in("要交多少", plain_tokenizer())
    assert [typed for typed, *_ in found] == ["交多少"]


def test_no_other_part_of_a_word_may_be_left():
    found = everyday_in("公开店铺名单", plain_tokenizer())
    assert [typed for typed, *_ in found] == ["公开"]  # no 开店
    assert everyday_in("重要钱款", plain_tokenizer()) == ()
