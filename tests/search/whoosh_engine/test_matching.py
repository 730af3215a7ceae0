"""What a query finds, one text a document, on a real index."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import And, Node, Not, Or, Phrase, Query, Words
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue
from tests.search.queries import highlighter, parse

FOUND = [
    # words
    ("医保", "中医保健机构"),  # cut otherwise by jieba
    ("县市区", "各县（市、区）人民政府"),  # over marks
    ("县（市、区）", "报县、市、区备案"),
    ("修建坝", "修建拦污坝"),
    ("外商 礼品费", "一、外商接待。二、礼品费自理。"),
    ("A级", "A级旅游景区"),
    ("a级", "Ａ级旅游景区"),
    ("第3条", "按照第3条执行"),
    ("䶮", "张䶮同志"),
    ("张䶮", "张䶮同志"),
    ("𠮷田", "𠮷田㐱来访"),
    ("㐱", "𠮷田㐱来访"),
    ("王㐱某", "王㐱某任局长"),
    # traditional and simplified, width, case
    ("醫療保障", "医疗保障基金"),
    ("医疗保障", "醫療保障基金"),
    ("“關於印發”", "关于印发办法的通知"),
    ("COVID", "防控covid工作"),
    ("ＣＯＶＩＤ", "防控covid工作"),
    ("１２３４５", "热线12345"),
    # numbers of articles
    ("第12条", "依照第十二条的规定"),
    ("第１２条", "依照第十二条的规定"),
    ("第十二条", "依照第12条的规定"),
    ("第 12 条", "依照第十二条的规定"),
    ("12条", "依照第十二条的规定"),
    ("第一百零五条", "第105条"),
    ("第105条", "第一百零五条"),
    ("第2章第3节", "第二章第三节"),
    ("第3款", "第十二条第三款"),
    ("第5期", "二〇二三年第五期"),
    ("第十届", "第10届委员会"),
    ("第三次", "第3次常务会议"),
    ("第275号", "云泽市人民政府令第二百七十五号"),
    ("第七十号令", "市人民政府第70号令"),
    ("令第45号", "云泽市人民政府令第45号"),
    ("第一季度", "第1季度生产总值"),
    # telephone numbers, addresses
    ("0573-82521234", "电话：0573-82521234。"),
    ("0573—82521234", "电话：0573-82521234。"),
    ("0573 82521234", "电话：0573-82521234。"),
    ("057382521234", "电话：0573-82521234。"),
    ("（0573）82521234", "电话：0573-82521234。"),
    ("0573-82521234", "电话：（0573）82521234。"),
    ("0573-82521234", "电话：0573 82521234。"),
    ("0573-82521234", "电话：0573——82521234。"),
    ("0573-82521234", "电话：057382521234。"),
    ("82521234", "电话：0573-82521234。"),
    ("13800138000", "手机138 0013 8000。"),
    ("12345", "拨打12345热线"),
    ("www.yunze.example", "登录www.yunze.example查询"),
    ("http://www.yunze.example/a?id=1", "网址http://www.yunze.example/a?id=1。"),
    ("www.yunze.example", "网址：http：//www.yunze.example/。"),
    ("https://www.yunze.example", "网址：www.yunze.example。"),
    ("xinfang@yunze.example", "邮箱：xinfang@yunze.example。"),
    # sums, shares, days, names
    ("1.4亿元", "总投资1.4亿元。"),
    ("１．４亿元", "总投资1.4 亿元。"),
    ("1,000万元", "补助1,000万元"),
    ("1,000万元", "补助1000万元"),
    ("1000万元", "补助1，000万元"),
    ("5.3%", "增长5.3%以上"),
    ("５．３％", "增长5.3%以上"),
    ("百分之五", "不低于百分之五的"),
    ("5%", "不低于百分之五的"),
    ("5.3%", "增长百分之五点三"),
    ("百分之五", "增长5%"),
    ("8%", "占8%—12%。"),
    ("12%", "占8%—12%"),
    ("10%以上", "水华面积占湖面10%以上"),
    # days
    ("2020-12-03", "2020年12月3日印发"),
    ("2020年12月3日", "2020.12.3印发"),
    ("2020年12月", "2020-12-03印发"),
    ("2020年1月3日", "2020年01月03日印发"),
    ("2020年12月3日", "2020年12月3日"),
    ("2020年12月3日", "二○二○年十二月三日"),
    ("2020 年 12 月 3 日", "2020年12月3日"),
    ("二〇二〇年十二月三日", "2020年12月3日印发"),
    ("2020年12月", "自2020年12月起"),
    ("买买提·艾力", "任命买买提·艾力为主任"),
    ("买买提艾力", "任命买买提·艾力为主任"),
    ("李明轩", "李明轩任副局长"),
    # short forms
    ("发改委", "由市发展和改革委员会负责"),
    ("发改委", "由市发展改革委负责"),
    ("发改局", "由县发展和改革局负责"),
    ("卫健委", "市卫生健康委员会"),
    ("卫计委", "市卫生和计划生育委员会"),
    ("卫计委", "市卫生健康委员会"),
    ("文旅局", "市文化广电旅游局"),
    ("人社局", "市人力资源和社会保障局"),
    ("人社部门", "人力资源社会保障部门"),
    ("市监局", "市市场监督管理局"),
    ("医保", "基本医疗保险参保人员"),
    ("医保局", "市医疗保障局"),
    ("市发改委", "云泽市发展和改革委员会"),
    ("GDP", "地区生产总值增长6%"),
    ("发展和改革委员会", "责任单位：市发改委"),  # and the way back
    ("医疗保障局", "市医保局"),
    ("临川市政府", "临川市人民政府"),
    ("国有企业", "国企改革"),
]  # fmt: skip
NOT_FOUND = [
    ("知识", "发出通知，识别身份"),  # over a stop
    ("71号", "云政发171号文件"),
    ("71号", "71个项目，第5号公告"),  # the word and its number are one
    ("1.4亿元", "总投资14亿元"),
    ("14", "总投资1.4亿元"),
    ("“14”", "总投资1.4亿元"),
    ("A级", "级别为A"),
    ("王㐱某", "某王姓人士与㐱"),  # no loose characters
    ("县市区", "县里的市场与城区"),
    ("第12条", "第十三条"),
    ("第12条", "第12章，共3条"),
    ("第12条", "第一百一十二条"),
    ("第十二条", "第二十二条"),
    ("12条", "第112条"),
    ("0573-82521234", "0573-82521235"),
    ("82521234", "0573-825212345"),
    ("5.3", "15.3"),
    ("8%", "8.拓展营销渠道"),  # the number of a heading
    ("8%", "（8）市财政局"),
    ("8%", "增长18%"),
    ("8%", "增长8万元"),
    ("5%", "百分之五十"),
    ("百分之五", "百分之五点三"),
    ("2020-12-03", "2020-12-030"),
    ("2020-12", "2020年11月"),
    ("2020年12月3日", "2020年12月13日"),
    ("2020年1月", "2020年11月"),
    ("买买提·艾力", "买买提与艾力江"),
    ("www.yunze.example", "www.linchuan.example，yunze"),
    ("“发改委”", "由市发展和改革委员会负责"),  # quotes are looked for as they stand
    ("“医疗保障局”", "市医保局"),
    ("医疗 -医保", "基本医疗保险"),  # what is shut out has synonyms, too
    ("市场监督管理局", "市工商局"),  # merged into it, not the same
    ("居住 -住建", "居住建筑"),
    ("文旅局", "文化馆和旅行社"),
]  # fmt: skip
FOUND_THOUGH_ALIKE = [("居住 -医保", "居住建筑"), ("中医 -住建", "中医保健")]
TEXTS = sorted({text for _, text in (*FOUND, *NOT_FOUND, *FOUND_THOUGH_ALIKE)})


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Shelf:
    engine = WhooshEngine(tmp_path_factory.mktemp("held") / "index")
    return Shelf(engine).hold(issue(*(document(text, "一、正文。") for text in TEXTS)))


@pytest.mark.parametrize(("query", "text"), [*FOUND, *FOUND_THOUGH_ALIKE])
def test_a_text_is_found(held, query, text):
    assert text in held.documents(query, limit=1000)


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_a_text_is_not_found(held, query, text):
    assert text not in held.documents(query, limit=1000)


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_what_is_found_is_marked(query, text):
    assert highlighter(query).spans(text)


def test_synonyms_can_be_switched_off(held):
    tree = parse("发改委", with_synonyms=False).tree
    assert tree is not None
    assert found(held, tree) == {"责任单位：市发改委"}


# ---- trees -----------------------------------------------------------------------

LEAVES = (
    "医保", "发改委", "卫健委 -局", "第12条", "71号", "0573-82521234", "“医保”", "市", "1.4亿元", "县市区",
    "标题:电话", "人社部门|医疗", "的",
)  # fmt: skip
leaves = st.sampled_from(LEAVES).map(lambda text: parse(text).tree)
trees = st.recursive(
    leaves,
    lambda nodes: st.one_of(
        nodes.map(Not),
        st.lists(nodes, min_size=1, max_size=3).map(lambda many: And(tuple(many))),
        st.lists(nodes, min_size=1, max_size=3).map(lambda many: Or(tuple(many))),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(trees)
def test_and_or_and_not_mean_what_they_say_whatever_synonyms_a_leaf_has(held, tree):
    everything = found(held, Not(Phrase("没有这样的话")))

    def expected(node: Node) -> set[str]:
        match node:
            case And(nodes):
                return set.intersection(*map(expected, nodes))
            case Or(nodes):
                return set.union(*map(expected, nodes))
            case Not(negated):
                return everything - expected(negated)
            case _:
                return found(held, node)

    assert found(held, tree) == expected(tree)


WORDS = ("医保", "县市区", "第12条", "拦污坝", "同志", "局长")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_wherever_its_characters_stand_together(held, word):
    assert found(held, Phrase(word)) <= found(held, Words(word))


def found(held: Shelf, tree: Node) -> set[str]:
    hits = held.engine.find(Query(tree, limit=1000)).hits
    return {held.titles[hit.document_id] for hit in hits}
