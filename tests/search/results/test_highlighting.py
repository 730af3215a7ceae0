import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.marking import marked_html, stretches_html
from search.analysis.folding import fold
from search.results.highlighting import Highlighter, snippet
from tests.search.queries import highlighter, parse

GIFTS = "3.礼品费：按照节俭大方的原则，每人次礼品价值不超过300元，住宿费自理。"
MARKED = [
    # a word wherever it stands, a loose character of a longer run nowhere
    (GIFTS, "礼品费", "3.[礼品费]：按照节俭大方的原则，每人次[礼品]价值不超过300元，住宿费自理。"),
    ("住宿费、交通费", "费", "住宿[费]、交通[费]"),  # a character asked for by itself
    ("推进“两进一出”工程", "“两进一出”", "推进“[两进一出]”工程"),
    ("按照原则，尽量选择", '"原则尽量"', "按照[原则，尽量]选择"),  # one mark over marks
    ("人 民政府", "人民政府", "[人 民政府]"),  # over blanks
    ("中医保健", "医保", "中[医保]健"),  # cut otherwise by jieba
    ("人民政府办公室", "人民 政府 府办", "[人民政府办]公室"),  # marks that touch or overlap are one
    ("超过300元", "30", "超过300元"),  # not a part of a number
    ("超过300元", '"00元"', "超过3[00元]"),  # but whatever stands in quotes
    ("Ⅱ级响应", "ii级", "[Ⅱ级]响应"),  # one character that folds into two
    ("（㈠）总则", '"一总则"', "（[㈠）总则]"),
    ("快递与邮政", "快递 -邮政", "[快递]与邮政"),  # what is shut out is not marked
    ("根据云政发〔2023〕1号和云政发〔2023〕11号", "云政发[2023]1号", "根据[云政发〔2023〕1号]和云政发〔2023〕11号"),
    ("张䶮任", "张䶮", "[张䶮]任"),
    ("由市发展和改革委员会牵头", "发改委", "由市[发展和改革委员会]牵头"),  # by its names
    ("由市发改委牵头", "市发改委", "由[市发改委]牵头"),
    ("由市发展改革委牵头", "市发改委", "由[市发展改革委]牵头"),
    ("依照第十二条和第十三条", "第12条", "依照[第十二条]和第十三条"),  # in its other spelling
    ("電話（0573）82521234。", "0573-82521234", "電話（[0573）82521234]。"),
    ("見www.yunze.example/a。", "www.yunze.example", "見[www.yunze.example]/a。"),
    ("见http://www.yunze.example/a。", "https://www.yunze.example/a", "见http://[www.yunze.example/a]。"),
    ("见http://www.yunze.example/a。", "http://www.yunze.example/a", "见[http://www.yunze.example/a]。"),
    ("各县（市、区）政府，市区", "县（市、区）政府", "各[县（市、区）政府]，市区"),  # typed as one, one mark
    ("县（市、区）和政府", "县（市、区）政府", "[县（市、区]）和[政府]"),
    ("低楼层业主不同意怎么办", "业主不同意怎么办", "低楼层[业主不同意怎么办]"),  # words that ask, too
    ("怎么办理，业主不同意", "业主不同意怎么办", "怎么办理，[业主不同意]"),
    ("醫療保障基金", "医疗保障", "[醫療保障]基金"),
    ("各县（市、区）政府，市区", "县市区", "各[县（市、区]）政府，市区"),
    ("市里的区", "县市区", "市里的区"),  # never loose characters
    ("张e\u0301na", "“é”", "张[e\u0301]na"),
    ("国发〔2020〕5号、6号", "国发〔2020〕6号", "国发〔2020〕5号、[6号]"),
    ("没有", "医保", "没有"),
    ("", "医保", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "query", "marked"), MARKED)
def test_what_was_looked_for_is_marked_exactly(text, query, marked):
    found = marked_html(text, highlighter(query))
    assert str(found).replace("<mark>", "[").replace("</mark>", "]") == marked


def test_what_is_looked_for_in_titles_is_marked_in_titles_alone():
    of_titles = highlighter("标题:应急 预案")
    marked = marked_html("应急预案", of_titles, title=True)
    assert marked == "<mark>应急预案</mark>"
    assert marked_html("应急预案", of_titles) == "应急<mark>预案</mark>"
    assert stretches_html("应急预案", of_titles, (4,)) == ["应急<mark>预案</mark>"]


def test_markup_in_the_text_or_the_query_is_text():
    found = marked_html("<b>医保</b> & “<mark>”", highlighter("医保 <b> &lt;"))
    assert (
        found
        == "&lt;<mark>b</mark>&gt;<mark>医保</mark>&lt;/<mark>b</mark>&gt; &amp; “&lt;mark&gt;”"
    )


LONG = "前文说明。" * 40 + "外商接待应当节俭。礼品费另计。" + "后文说明。" * 40


def test_a_snippet_shows_the_words_with_what_is_around_them():
    found = snippet(LONG, highlighter("外商 礼品费")).html
    assert "。<mark>外商</mark>接待应当节俭。<mark>礼品费</mark>另计。" in found
    assert found.startswith("…前文说明。")
    assert found.endswith("…")
    assert 90 <= len(re.sub("<.*?>", "", found)) <= 120


def test_a_snippet_prefers_the_place_that_holds_most():
    text = "医保局。" + "无关的话。" * 50 + "医保基金的监管办法。" + "无关的话。" * 50
    found = snippet(text, highlighter("医保 基金 监管")).html
    assert "<mark>医保基金</mark>的<mark>监管</mark>" in found


def test_a_short_text_is_shown_whole():
    assert snippet("短文医保。", highlighter("医保")).html == "短文<mark>医保</mark>。"


def test_without_a_match_the_beginning_is_shown():
    assert snippet(LONG, highlighter("")).html.startswith("前文说明。")


def test_a_snippet_does_not_cut_a_mark():
    text = "甲" * 60 + "医保" + "乙" * 78 + "医保" + "丙" * 200
    for width in range(60, 120):
        shown = snippet(text, highlighter("医保"), width).html
        assert shown.count("<mark>医保</mark>") == shown.count("<mark>")


def test_very_many_matches_cost_little():
    assert snippet("的" * 50_000, highlighter("的")).html.startswith("<mark>的的")


@given(st.text(max_size=60), st.text(max_size=20))
def test_marks_add_nothing_but_marks(text, query):
    found = str(marked_html(text, highlighter(query)))
    assert unescape(re.sub("</?mark>", "", found)) == text


@given(st.data())
def test_whatever_stands_in_a_text_is_marked_when_quoted(data):
    text = data.draw(
        st.text(alphabet="人民政府，。 1.4“”Ⅱ①第条", min_size=2, max_size=40)
    )
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    sought = fold(text[start:end]).text
    parsed = parse(f"「{text[start:end]}」")
    marks = re.findall(
        "<mark>(.*?)</mark>", marked_html(text, Highlighter(parsed)), re.DOTALL
    )
    assert not sought or any(sought in fold(unescape(one)).text for one in marks)
