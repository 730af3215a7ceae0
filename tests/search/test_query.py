import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search import caps, grammar, query
from search.engine import And, Not, Number, Or, Phrase, Words
from search.folding import fold
from search.query import MAX_WORDS, parse_query
from search.tokenizer import cut

TREES = [
    ("外商", Words("外商")),
    ("外商 礼品费", And((Words("外商"), Words("礼品费")))),  # a blank is AND
    ("外商　礼品费", And((Words("外商"), Words("礼品费")))),  # a wide one too
    ("外商 AND 礼品费", And((Words("外商"), Words("礼品费")))),
    ('"两进一出"', Phrase("两进一出")),
    ("“两进一出”", Phrase("两进一出")),
    ("＂两进一出＂", Phrase("两进一出")),
    ("「两进一出」", Phrase("两进一出")),
    ("『两进一出』", Phrase("两进一出")),
    ("“两进一出”工程", And((Phrase("两进一出"), Words("工程")))),
    ("快递 -邮政", And((Words("快递"), Not(Words("邮政"))))),
    ("快递 －邮政", And((Words("快递"), Not(Words("邮政"))))),  # full width
    ("快递 NOT 邮政", And((Words("快递"), Not(Words("邮政"))))),
    ("-“快递进村”", Not(Phrase("快递进村"))),
    ("证照-分离", Words("证照-分离")),  # a hyphen is no minus
    ("甲 OR 乙", Or((Words("甲"), Words("乙")))),
    ("甲|乙", Or((Words("甲"), Words("乙")))),
    ("甲｜乙 丙", And((Or((Words("甲"), Words("乙"))), Words("丙")))),
    ("甲 or 乙", And((Words("甲"), Words("or"), Words("乙")))),  # a word
    ("云政办发[2023]45号", Number("云政办发", 2023, 45)),
    ("-云政办发[2023]45号", Not(Number("云政办发", 2023, 45))),
    ("45号", Or((Number(None, None, 45), Words("45号")))),
    ("uid:5", Words("uid:5")),  # no field of the index can be reached
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_a_query_is_read_as_meant(text, tree):
    parsed = parse_query(text)
    assert parsed.tree == tree
    assert parsed.problem == ""


def test_a_quoted_number_is_the_number_or_these_very_characters():
    tree = parse_query('"云政办发〔2023〕45号"').tree
    assert tree == Or((Number("云政办发", 2023, 45), Phrase("云政办发〔2023〕45号")))


def test_a_word_before_a_serial_is_a_code_or_a_word():
    tree = parse_query("外商 70号").tree
    either = Or((Number(None, None, 70), Words("70号")))
    assert tree == Or((Number("外商", None, 70), And((Words("外商"), either))))


MENDED = [
    ('"没有合上', Phrase("没有合上"), grammar.UNCLOSED_QUOTE),
    ('"" 人民', Words("人民"), grammar.EMPTY_QUOTE),
    ("甲 OR", Words("甲"), grammar.LONELY_OR),
    ("| 甲", Words("甲"), grammar.LONELY_OR),
    ("甲 OR OR 乙", Or((Words("甲"), Words("乙"))), grammar.LONELY_OR),
    ("人民 NOT", Words("人民"), grammar.LONELY_NOT),
    ("NOT NOT NOT 人民", Not(Words("人民")), grammar.LONELY_NOT),
    ("，。", None, query.NOTHING_TO_FIND),
    ("(" * 3000, None, caps.TOO_LONG + query.NOTHING_TO_FIND),
    ("a" * 100_000, Words("a" * 200), caps.TOO_LONG),
]


@pytest.mark.parametrize(("text", "tree", "problem"), MENDED)
def test_what_is_wrong_is_mended_and_named(text, tree, problem):
    parsed = parse_query(text)
    assert parsed.tree == tree
    assert parsed.problem == problem


def test_too_many_words_are_cut_and_named():
    parsed = parse_query(" ".join("外商礼品" for _ in range(MAX_WORDS)))
    assert parsed.problem == caps.TOO_MANY_WORDS
    words = [word for leaf in parsed.leaves for word in cut(leaf.text)]  # type: ignore[union-attr]
    assert len(words) == MAX_WORDS


def test_a_run_of_too_many_words_is_cut_at_a_word():
    parsed = parse_query("外商礼品接待" * 15)
    assert parsed.problem == caps.TOO_MANY_WORDS
    assert isinstance(parsed.tree, Words)
    assert len(cut(parsed.tree.text)) == MAX_WORDS


def test_what_is_shut_out_is_not_marked():
    parsed = parse_query("快递 “进村” -邮政 OR 云政发〔2023〕1号")
    assert parsed.leaves == (
        Words("快递"),
        Phrase("进村"),
        Number("云政发", 2023, 1),
    )


def test_an_empty_query_is_no_mistake():
    assert parse_query(" \n") == query.ParsedQuery(None)


@given(st.text())
@example("[一 TO 龥]")
@example("\ud800\udfff")
@example("\0\0")
@example('"“”「」『』＂' * 20)
@example("- - -|||OR NOT AND")
@example("〔2023〕" * 28)
@example("😀👨‍👩‍👧 emoji")
def test_nothing_typed_raises_and_nothing_is_refused_without_a_reason(text):
    parsed = parse_query(text)
    assert parsed.tree is not None or parsed.problem or not text.strip()


@given(st.text(alphabet=st.sampled_from('"“”「」-－|OR NT甲乙。1号〔〕2020')))
def test_signs_in_any_order_leave_something_to_find_if_anything_was_there(text):
    parsed = parse_query(text)
    anything = fold(text.replace("OR", "").replace("NOT", "").replace("O", "")).text
    assert parsed.tree is not None or not any(char in "甲乙" for char in anything)
