import pytest

from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.glyphs import Glyphs, flatten
from documents.parsing.repair.names import personal_names, place_names
from documents.parsing.text.dictionary import word_list


def glyphs(text: str) -> Glyphs:
    return flatten(split_pages(text))


def likeliest(text: str) -> str:
    """The likeliest name that the text begins with."""
    found = dict(personal_names(glyphs(text), 0, len(text)))
    return text[: max(found, key=found.__getitem__)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("袁伟同志任局长", "袁伟"),  # 同志 follows names
        ("袁建国同志任局长", "袁建国"),
        ("林院生同志任局长", "林院生"),  # 院 may be in a given name
        ("李尧（女）", "李尧"),
        ("王玉、", "王玉"),
    ],
)
def test_a_name_is_a_surname_and_what_is_given(text, name):
    assert likeliest(text) == name


def test_no_name_holds_words_that_join_words():
    assert not list(personal_names(glyphs("袁的工作"), 0, 4))


def test_a_name_that_fills_its_cell_is_likelier_than_one_that_runs_on():
    cell = dict(personal_names(glyphs("李尧 男"), 0, 2))
    within = dict(personal_names(glyphs("李尧男"), 0, 2))
    assert cell[2] > within[2]


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("位于袁家镇的", 2, "袁家镇"),
        ("、袁溪县", 1, "袁溪县"),
        ("袁家湾水库", 0, "袁家湾"),
    ],
)
def test_a_place_is_told_by_how_it_ends(text, at, place):
    assert place in [
        text[at:end] for end, _ in place_names(glyphs(text), at, len(text))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "负责袁全县统一",  # 全县 is a word of its own
        "规划袁将北山",
    ],
)
def test_a_comma_before_a_place_is_no_place(text):
    assert not list(place_names(glyphs(text), 2, len(text)))


@pytest.mark.parametrize("name", ["surnames", "given_names", "official"])
def test_a_list_holds_each_word_once(name):
    words = word_list(name)
    assert len(words) == len(set(words)) > 100
    assert all(word == word.strip() for word in words)
