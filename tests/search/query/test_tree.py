import pytest

from search.engine import (
    And,
    DutyOf,
    InState,
    IssuerNamed,
    KindNamed,
    MonthsFrom,
    Not,
    Number,
    Or,
    Phrase,
    Scope,
    Words,
)
from search.query import grammar, limits
from search.query import tree as query
from tests.search.queries import parse

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
    ("12:30", Words("12:30")),
    ("附件：说明", Words("附件：说明")),
    ("http://yunze.example/?a=1", Words("http://yunze.example/?a=1")),
    ("标题:应急", Words("应急", Scope.TITLE)),
    ("标题：应急", Words("应急", Scope.TITLE)),  # full width
    ("标题： 应急", Words("应急", Scope.TITLE)),
    ("题名:应急", Words("应急", Scope.TITLE)),  # another name
    ("TITLE:应急", Words("应急", Scope.TITLE)),
    ("标题:“应急预案”", Phrase("应急预案", Scope.TITLE)),
    ("标题:应急|防汛", Or((Words("应急", Scope.TITLE), Words("防汛", Scope.TITLE)))),
    ("标题:应急、防汛", Words("应急、防汛", Scope.TITLE)),  # a title has marks of its own
    ("标题:应急 防汛", And((Words("应急", Scope.TITLE), Words("防汛")))),
    ("标题:应急 | 防汛", Or((Words("应急", Scope.TITLE), Words("防汛")))),
    ("标题:应急|类别:通知", Or((Words("应急", Scope.TITLE), KindNamed("通知")))),
    ("标题:应急|-类别:通知", Or((Words("应急", Scope.TITLE), Not(KindNamed("通知"))))),
    ("-标题:应急", Not(Words("应急", Scope.TITLE))),
    ("NOT 标题:应急", Not(Words("应急", Scope.TITLE))),
    ("类别:通知", KindNamed("通知")),
    ("效力：已废止", InState("已废止")),
    ("-效力:废止、失效", Not(Or((InState("废止"), InState("失效"))))),
    ("责任单位:市发改委", DutyOf("市发改委")),
    ("责任部门：市发改委，市财政局", Or((DutyOf("市发改委"), DutyOf("市财政局")))),
    ("牵头单位:市发改委", DutyOf("市发改委", leads=True)),
    ("文种：“通知”", KindNamed("通知")),
    ("类别:通知,意见，决定、公告|批复", Or(tuple(map(KindNamed, ("通知", "意见", "决定", "公告", "批复"))))),
    ("-类别:通知|意见", Not(Or((KindNamed("通知"), KindNamed("意见"))))),
    ("机关:云泽市教育局", IssuerNamed("云泽市教育局")),
    ("发文机关：教育局 发文单位:水利局", And((IssuerNamed("教育局"), IssuerNamed("水利局")))),
    ("文号:45号", Number(None, None, 45)),
    ("文号:45", Number(None, None, 45)),
    ("文号:2023", Number(None, 2023, None)),
    ("文号:云政办发", Number("云政办发", None, None)),
    ("字号：云政办发 〔2023〕 45号 应急", And((Number("云政办发", 2023, 45), Words("应急")))),
    ("文号:云政办发45号,46号", Or((Number("云政办发", None, 45), Number(None, None, 46)))),
    ("月份:2020-12", MonthsFrom("2020-12", "2020-12")),
    ("月份:二〇二〇年十二月", MonthsFrom("2020-12", "2020-12")),
    ("月份：２０２０年１２月", MonthsFrom("2020-12", "2020-12")),
    ("月份:2020", MonthsFrom("2020-01", "2020-12")),
    ("年份:2019..2020", MonthsFrom("2019-01", "2020-12")),
    ("月份:2020-01..2020-06", MonthsFrom("2020-01", "2020-06")),
    ("月份:2020-12,2023", Or((MonthsFrom("2020-12", "2020-12"), MonthsFrom("2023-01", "2023-12")))),
    ("-月份:2020", Not(MonthsFrom("2020-01", "2020-12"))),
    ("0573 82521234", Words("0573-82521234")),
    ("第 12 条", Words("第12条")),
    ("2020 年 12 月 3 日", Words("2020年12月3日")),
    ("医保？", Words("医保？", synonyms=(("医保", "医疗保障", "医疗保险"),))),  # no wildcard
    ("（云泽市）", Words("云泽市")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_a_query_is_read_as_meant(text, tree):
    parsed = parse(text)
    assert parsed.tree == tree
    assert parsed.problem == ""


def test_a_quoted_number_is_the_number_or_these_very_characters():
    tree = parse('"云政办发〔2023〕45号"').tree
    assert tree == Or((Number("云政办发", 2023, 45), Phrase("云政办发〔2023〕45号")))


def test_a_word_before_a_serial_is_a_code_or_a_word():
    tree = parse("外商 70号").tree
    either = Or((Number(None, None, 70), Words("70号")))
    assert tree == Or((Number("外商", None, 70), And((Words("外商"), either))))


MENDED = [
    ('"没有合上', Phrase("没有合上"), grammar.UNCLOSED_QUOTE),
    ('"" 人民', Words("人民"), grammar.EMPTY_QUOTE),
    ("甲 OR", Words("甲"), grammar.LONELY_OR),
    ("| 甲", Words("甲"), grammar.LONELY_OR),
    ("甲 OR OR 乙", Or((Words("甲"), Words("乙"))), grammar.LONELY_OR),
    ("人*民", And((Words("人"), Words("民"))), grammar.NO_WILDCARDS),
    ("人? ＊民 云？泽", And((Words("人"), Words("民"), Words("云"), Words("泽"))), grammar.NO_WILDCARDS),
    ("标题:人*民", Words("人民", Scope.TITLE), grammar.NO_WILDCARDS),
    ("(甲 OR 乙) 丙", And((Or((Words("甲"), Words("乙"))), Words("丙"))), grammar.NO_GROUPS),
    ("-（甲 乙）", And((Not(Words("甲")), Words("乙"))), grammar.NO_GROUPS),
    ("标题: 类别:通知", KindNamed("通知"), grammar.EMPTY_FIELD.format("标题")),
    ("责任单位: 类别:通知", KindNamed("通知"), grammar.EMPTY_FIELD.format("责任单位")),
    ("效力:好用 甲", Words("甲"), grammar.NOT_A_STATE.format("好用")),
    ("效力:好用|废止", InState("废止"), grammar.NOT_A_STATE.format("好用")),
    ("月份:2020-13 甲", Words("甲"), grammar.NOT_A_MONTH.format("2020-13")),
    ("月份:去年|2020 甲", And((MonthsFrom("2020-01", "2020-12"), Words("甲"))), grammar.NOT_A_MONTH.format("去年")),
    ("文号:abc 甲", Words("甲"), grammar.NOT_A_NUMBER.format("abc")),
    ("标题:“应急", Phrase("应急", Scope.TITLE), grammar.UNCLOSED_QUOTE),
    ("人民 NOT", Words("人民"), grammar.LONELY_NOT),
    ("NOT NOT NOT 人民", Not(Words("人民")), grammar.LONELY_NOT),
    ("人民 - 政策", And((Words("人民"), Words("政策"))), grammar.LONELY_NOT),
    ("人民 -", Words("人民"), grammar.LONELY_NOT),
    ('"', None, grammar.LONELY_QUOTE + query.NOTHING_TO_FIND),
    ("，。", None, query.NOTHING_TO_FIND),
    ("(" * 3000, None, limits.TOO_LONG + query.NOTHING_TO_FIND),
    ("a" * 100_000, Words("a" * 200), limits.TOO_LONG),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree", "problem"), MENDED)
def test_what_is_wrong_is_mended_and_named(text, tree, problem):
    parsed = parse(text)
    assert parsed.tree == tree
    assert parsed.problem == problem
    assert bool(parsed.mended) is (tree is not None)


INSTEAD = [
    ("效力:好用", Words("好用"), grammar.NOT_A_STATE.format("好用")),
    ("月份:最近", Words("最近"), grammar.NOT_A_MONTH.format("最近")),
    ("月份:2020-13", MonthsFrom("2020-01", "2020-12"), grammar.NOT_A_MONTH.format("2020-13")),
    ("文号：abc", Words("abc"), grammar.NOT_A_NUMBER.format("abc")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tree", "problem"), INSTEAD)
def test_where_a_field_is_all_its_words_are_looked_for(text, tree, problem):
    parsed = parse(text)
    assert parsed.tree == tree
    assert parsed.problem == problem + query.INSTEAD
    assert parse(parsed.mended).tree == tree


MENDED_TO = [
    ("“没有合上", '"没有合上"'),
    ("人*民 OR", "人 民"),
    ("（甲 OR 乙） -丙 NOT", "甲|乙 -丙"),
    ("月份:去年 类别：通知，意见 责任单位:教育局", "类别:通知|意见 责任单位:教育局"),
    ("“” 标题:“应急”", '标题:"应急"'),
]


@pytest.mark.parametrize(("text", "mended"), MENDED_TO)
def test_a_mended_query_is_offered(text, mended):
    assert parse(text).mended == mended


@pytest.mark.parametrize("text", ["文号:第275号令", "第275号令", "令第275号"])
def test_the_number_of_an_order_is_looked_for_as_it_is_written(text):
    ways = ("令第275号", "令第二百七十五号", "第275号令", "第二百七十五号令")
    assert parse(text).tree == Or(tuple(map(Phrase, ways)))


def test_an_order_may_have_its_organ_before_it():
    tree = parse("云泽市人民政府令第275号").tree
    assert isinstance(tree, And)
    organ, order = tree.nodes
    assert isinstance(organ, Words)
    assert organ.text == "云泽市人民政府"
    assert order == parse("令第275号").tree


def test_a_number_without_a_code_may_stand_as_it_was_typed():
    ways = ("2023年45号", "2023年第45号", "〔2023〕45号")
    tree = Or((Number(None, 2023, 45), *map(Phrase, ways)))
    assert parse("2023年第45号").tree == tree
    assert parse("〔2023〕45号").tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("云政办发 45号", Number("云政办发", None, 45)),
        ("云政办发45", Number("云政办发", None, 45)),
        ("云政办发〔2023〕", Number("云政办发", 2023, None)),
        ("根据云政办发〔2023〕45号文件", Number("云政办发", 2023, 45)),
        ("《云政办发〔2023〕45号》文", Number("云政办发", 2023, 45)),
        (
            "云政办 发〔2023〕45号",
            Number("云政办发", 2023, 45),
        ),  # from the end of a line
        ("云 政 办 发〔2023〕45号", Number("云政办发", 2023, 45)),
        (
            "快递 云政办发〔2023〕45号",
            And((Words("快递"), Number("云政办发", 2023, 45))),
        ),
        ("云政办发 2023 45 快递", And((Number("云政办发", 2023, 45), Words("快递")))),
    ],
)
def test_a_code_says_that_what_follows_is_a_number(text, tree):
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    "text",
    ["云政办发〔2023〕45号、46号", "云政办发〔2023〕45号和云政办发〔2023〕46号", "云政办发〔2023〕45号，46 号"],
)  # fmt: skip
def test_numbers_of_a_list_are_asked_for_one_or_the_other(text):
    either = Or((Number("云政办发", 2023, 45), Number("云政办发", 2023, 46)))
    assert parse(text).tree == either


def test_a_number_before_文件_may_be_any_number():
    assert parse("45号文件").tree == parse("45号").tree
    assert parse("45号文化馆").tree != parse("45号").tree


def test_a_quoted_number_with_words_stuck_to_it_is_a_phrase():
    assert parse("“的通知云政办发〔2023〕4”").tree == Phrase("的通知云政办发〔2023〕4")


def test_numbers_that_are_asked_for_can_be_offered():
    parsed = parse("云政办发〔2023〕45号 2023年12月 -云政办发〔2023〕46号")
    assert parsed.numbers == (Number("云政办发", 2023, 45),)


# ---- other names ---------------------------------------------------------------------


def test_a_short_form_is_looked_for_by_its_names_and_that_is_told():
    parsed = parse("卫健委")
    assert parsed.tree == Words("卫健委", synonyms=(("卫健委", "卫生健康委", "卫生健康委员会", "卫生健康局", "卫健局"),))  # fmt: skip
    [told] = parsed.synonyms
    assert (told.typed, told.since, told.until) == ("卫健委", 2018, None)
    assert told.shown == ("卫生健康委", "卫生健康局", "卫健局")


@pytest.mark.parametrize("text", ["市场监管局", "医保", "市政府办公室"])
def test_what_is_told_is_told_once(text):
    [told] = parse(text).synonyms
    assert len(set(told.names)) == len(told.names) > 1


def test_an_organ_that_was_renamed_is_looked_for_by_both_names():
    old, new = parse("卫计委").synonyms
    assert (old.until, new.since) == (2019, 2018)
    assert "卫生计生委" in old.names
    assert "卫生健康委" in new.names
    assert new.note


def test_a_name_that_did_not_exist_yet_is_not_looked_for():
    assert parse("卫健委 月份:2015").synonyms == ()
    [old] = parse("卫计委 月份:2012..2015").synonyms
    assert "卫生计生委" in old.names
    assert len(parse("卫计委 月份:2015|2020").synonyms) == 2
    assert len(parse("卫计委 -月份:2015").synonyms) == 2


def test_quotes_are_never_looked_for_by_synonyms_and_synonyms_can_be_switched_off():
    assert parse("“发改委”").synonyms == ()
    off = parse("发改委 机关:发改委", with_synonyms=False)
    assert off.synonyms == ()
    assert off.tree == And((Words("发改委"), IssuerNamed("发改委")))


def test_issuers_are_looked_for_by_synonyms_too():
    tree = parse("机关:市政府办").tree
    names = ("市政府办", "市政府办公室", "市人民政府办公室")
    assert tree == Or(tuple(map(IssuerNamed, names)))
