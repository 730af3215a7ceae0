"""Runs of characters and words are found wherever they stand, as plain Python finds them."""

from dataclasses import dataclass

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from search.arrays.array_file import Array
from search.arrays.postings import inverted, places_of_word, words_ending_in, words_in
from search.arrays.runs import as_characters, as_text, pairs_of, places_of_run

texts = st.text("甲乙丙a1\n𠮷", max_size=40).map(lambda text: text + "\n")
runs = st.text("甲乙丙a1𠮷丁", min_size=1, max_size=4)


@dataclass(frozen=True)
class Texts:
    text: Array
    pair_keys: Array
    pair_offsets: Array
    pair_places: Array


@dataclass(frozen=True)
class Words:
    words: Array
    word_starts: Array
    place_offsets: Array
    word_places: Array


@given(texts, runs)
@example("甲甲甲甲\n", "甲甲")
@example("甲\n", "𠮷甲")
@example("甲乙丙\n", "丙甲")
@example("\n", "甲")
def test_a_run_is_found_at_all_its_places(text, run):
    characters = as_characters(text)
    held = Texts(characters, *pairs_of(characters))
    expected = [at for at in range(len(text)) if text.startswith(run, at)]
    assert places_of_run(held, run).tolist() == expected


@given(texts)
def test_a_text_comes_back_as_it_was(text):
    assert as_text(as_characters(text)) == text
    assert as_characters(text).dtype.itemsize == (4 if "𠮷" in text else 2)


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙𠮷"), st.integers(0, 99)), max_size=30)
)
def test_words_lead_to_their_places(standing):
    standing = sorted(set(standing), key=lambda one: one[1])
    words = [word.encode() for word in "甲乙丙𠮷丁"]
    which = np.array([words.index(word.encode()) for word, _ in standing], "<u4")
    places = np.array([place for _, place in standing], "<u4")
    held = Words(*inverted(words, which, places))
    assert words_in(held) == sorted({word.encode() for word, _ in standing})
    for word in "甲乙丙𠮷丁":
        expected = [place for other, place in standing if other == word]
        assert places_of_word(held, word.encode()).tolist() == expected


def test_words_are_found_by_what_they_end_in():
    words = sorted(word.encode() for word in ("甲", "乙甲", "甲乙", "丙丙甲", "a"))
    held = Words(*inverted(words, np.arange(5), np.arange(5)))
    expected = [word for word in words if word.endswith("甲".encode())]
    assert words_ending_in(held, "甲".encode()) == expected
    assert words_ending_in(held, "乙乙".encode()) == []


def test_more_words_than_sixteen_bits_can_count_are_told_apart():
    words = [f"{number:06}".encode() for number in range(70_000)]
    which = np.arange(70_000, dtype="<u4")
    held = Words(*inverted(words, which[::-1], which))
    assert places_of_word(held, b"000000").tolist() == [69_999]
    assert places_of_word(held, b"069999").tolist() == [0]
