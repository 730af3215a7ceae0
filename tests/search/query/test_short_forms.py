import pytest

from search.analysis.dictionary import word_lines
from search.analysis.folding import fold
from search.query.short_forms import FILE, abbreviations, abbreviations_in
from tests.search.queries import plain_tokenizer

IN_TEXTS = [
    ("市发改委主任", ["发改委"]),
    ("云泽市人社局和市监局", ["人社局", "市监局"]),
    ("文旅局局长", ["文旅局"]),
    ("医保基金", ["医保"]),
    ("中医保健", []),  # not out of longer words
    ("居住建筑", []),
    ("医，保", []),  # nor over a mark
    ("市政府办公室", ["市政府办公室"]),  # the longest
    ("市政府办", ["市政府办"]),
    ("市發改委", ["发改委"]),
    ("GDP增速", ["gdp"]),
    ("发展和改革委员会", ["发展和改革委员会"]),
]


@pytest.mark.parametrize(("text", "forms"), IN_TEXTS)
def test_short_forms_are_seen_in_what_is_typed(text, forms):
    folded = fold(text)
    found = abbreviations_in(folded, plain_tokenizer().cut(folded))
    assert [every[0].form for _, every in found] == forms


ORGANS = ["发改委", "发改局", "卫健委", "卫健局", "文旅局", "人社局", "市监局", "医保局", "住建局", "资规局", "经信局", "综合执法局", "医保"]  # fmt: skip


@pytest.mark.parametrize("short", ORGANS)
def test_a_name_leads_back_to_its_short_form(short):
    assert abbreviations()[short]
    for one in abbreviations()[short]:
        assert one.others
        for name in one.others:
            back = {form for each in abbreviations()[name] for form in each.others}
            assert one.note or short in back


def test_an_organ_that_was_merged_does_not_lead_back():
    merged = {form for one in abbreviations()["市场监督管理局"] for form in one.others}
    assert "市市场监督管理局" not in merged
    assert not {"工商局", "质监局", "食药监局"} & merged


def test_the_data_are_sound():
    assert len(abbreviations()) > 100
    for form, every in abbreviations().items():
        assert len(form) > 1
        assert fold(form).text == form
        for one in every:
            assert one.others
            assert form not in one.others
            assert not (one.since and one.until) or one.since <= one.until
            assert len(one.others) <= 10


def test_no_line_is_said_twice():
    rows = [tuple(line.split("\t")[:3]) for line in word_lines(FILE)]
    assert len(rows) == len(set(rows)) > 100
    assert all(len(row) == 3 for row in rows)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("农办", "农业和农村工作办公室"),
        ("交警", "公安交通管理"),
        ("统战部", "统一战线工作部"),
        ("团市委", "共青团市委"),
        ("红会", "红十字会"),
        ("人行", "中国人民银行"),
        ("规建局", "规划建设局"),
        ("邮管局", "邮政管理局"),
        ("行政审批局", "行政审批服务管理局"),
        ("政务办", "政务服务管理办公室"),
        ("电力局", "供电公司"),
    ],
)
def test_offices_are_known_by_what_they_are_called(short, name):
    assert name in {other for one in abbreviations()[short] for other in one.others}
