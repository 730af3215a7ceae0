import pytest

from search.assist.spelling import Vocabulary

WORDS = (
    "应急",
    "预案",
    "饮用水",
    "饮用",
    "养老",
    "服务",
    "博物",
    "云泽市",
    "其余",
    "水",
    "医疗保障局",
    "袁伟",
    "特色",
    "产业",
    "3.5",
)

LIKE = [
    ("预暗", ["预案"]),  # by its sound
    ("应急预暗", ["应急预案"]),  # within a longer run
    ("饮用谁", ["饮用水"]),
    ("云则市", ["云泽市"]),
    ("医疗保证局", ["医疗保障局"]),  # one character is another
    ("医疗保障", ["医疗保障局"]),  # too few
    ("医疗保障分局", ["医疗保障局"]),  # too many
    ("案预", ["预案"]),  # changed about
    ("yinyongshui", ["饮用水"]),  # pinyin
    ("yys", ["饮用水"]),
    ("夫屋", ["服务"]),  # a word by its sound alone
    ("其遇", ["其余"]),
    ("园为", []),  # what sounds alike is no word
    ("或物", []),  # 博 was never read so
    ("预安", ["预案"]),
    ("顶案", ["预案"]),  # by its shape, though it is of two characters
    ("待色", ["特色"]),
    ("特色产亚", ["特色产业"]),
    ("博勾", []),  # 勾 and 物 are in no group
    ("yìng jí".replace(" ", ""), ["应急"]),  # with tones
    ("ying4ji2", ["应急"]),
    ("应ji", ["应急"]),  # hanzi and pinyin
    ("yi疗保障局", ["医疗保障局"]),
    ("应xyz", []),
    ("shui", []),  # a single character, 水
    ("17号水", []),
    ("or", []),  # too short for pinyin
    ("2.5", []),  # another number is another thing
    ("应急预案", []),  # it falls into words that are held
    ("应急", []),
    ("水", []),  # a single character is like too many
    ("", []),
    ("，", []),
    ("养" * 200, []),
    ("[", []),
    ("量子纠缠", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "like"), LIKE, ids=[text[:8] for text, _ in LIKE])
def test_words_like_one(text, like):
    found = Vocabulary(WORDS).like(text)
    assert found[:1] == like


def test_what_falls_into_words_comes_first():
    assert Vocabulary((*WORDS, "于暗")).like("应急于案")[0] == "应急预案"


@pytest.mark.parametrize("typed", ["养老fuwu", "yang老服务", "yl服务", "yanglaofuwu"])
def test_pinyin_may_be_of_two_words(typed):
    assert Vocabulary(WORDS).like(typed)[:1] == ["养老服务"]


def test_nothing_is_like_anything_in_an_empty_vocabulary():
    assert Vocabulary(()).like("应急预暗") == []


def test_of_words_of_a_sound_the_commonest_here_come_first():
    vocabulary = Vocabulary(("附件", "福建", "富健", "不减"))
    held = {"附件": 3, "福建": 40, "不减": 90}
    found = vocabulary.like("fujian", lambda word: held.get(word, 0))
    assert found == ["福建", "附件", "富健", "不减"]  # 不 is hardly ever fu


def test_of_words_of_a_shape_the_most_usual_come_first():
    found = Vocabulary(("特色", "侍色")).like("待色")
    assert found == ["特色", "侍色"]


def test_a_word_that_is_held_may_be_a_mistake_unless_a_dictionary_has_it():
    vocabulary = Vocabulary(("待色", "特色", "公式", "公示"))
    assert vocabulary.like("待色") == []
    assert vocabulary.like("待色", though_held=True) == ["特色"]
    assert vocabulary.like("公式", though_held=True) == []
    assert vocabulary.like("公式公示", though_held=True) == []  # it falls into words


def test_what_sounds_alike_comes_before_what_looks_alike():
    vocabulary = Vocabulary(("产业", "特色", "带色"))
    assert vocabulary.like("待色") == ["带色", "特色"]
    assert vocabulary.like("产业待色")[:2] == ["产业带色", "产业特色"]
