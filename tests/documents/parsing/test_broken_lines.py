"""Marks at line breaks: in headlines, in lists, and on pages with running heads."""

import pytest

from documents.parsing import parse_issue, repair_text
from documents.parsing.text.row_rule import garble
from tests.documents.parsing.typed import ink

SALUTED = "各县（市、区）人民政府，市政府各部门、直属各单位：\n"
TEXT = """\
一、突出重点，落实责任。今年入汛以来，全市上下闻汛而动、
向险而行，实现了“不溃一堤、不垮一坝”的目标。
二、加强值守；确需离岗的，要报告。
"""


@pytest.mark.parametrize(
    "headline",
    [
        # a title closed where its second line begins, before another title
        "云泽市人民政府办公室关于印发《云泽市\n船闸设施建设工作方案\n》《云泽市渡口行动计划》的通知\n",
        # … and before the kind
        "云泽市人民政府办公室关于印发《云泽市船闸工作方案\n》的通知\n",
        # a quotation, a bracket and a title in a title closed there
        "云泽市人民政府关于表彰“船闸卫士\n”先进个人的决定\n",
        "云泽市人民政府关于公布渡口管理办法（试行\n）的通知\n",
        "云泽市水利局关于《关于修改〈渡口条例\n〉的决定》的公告\n",
    ],
)
def test_a_headline_may_break_before_a_closing_mark(headline):
    printed = f"{headline}\n云政办发〔2023〕58号\n{SALUTED}{TEXT}"
    assert repair_text(garble(printed)) == printed
    assert repair_text(printed) == printed


def test_a_document_under_such_a_headline_is_found():
    title = "云泽市人民政府办公室关于印发《云泽市船闸设施建设工作方案\n》《云泽市渡口行动计划》的通知\n"
    signed = "云泽市人民政府办公室\n2023年5月6日\n"
    printed = f"{title}云政办发〔2023〕58号\n{SALUTED}{TEXT}{signed}"
    found = parse_issue(garble(printed)).documents
    assert [ink(one.title) for one in found] == [ink(title)]


@pytest.mark.parametrize(
    "printed",
    [
        f"{TEXT}曳引式电梯由市市场监管局负责，并检验《电梯》。\n",
        f"{TEXT}修改《渡口条例》。\n冤案由法院再审；冶炼企业（含铸造）照办。\n",
        f"{TEXT}支持渡口（含码头。\n冤案由法院再审；冶炼企业照办。\n",
    ],
)
def test_words_that_begin_a_line_are_no_closing_marks(printed):
    assert repair_text(garble(printed)) == printed
    assert repair_text(printed) == printed


def test_a_place_behind_a_clauses_number_is_no_comma():
    printed = "结束。\n（3）袁溪县、玉峰县人民政府划定\n并公布。\n"
    assert repair_text(garble(printed)) == printed


def test_a_name_in_a_list_may_break_behind_the_hanzi_of_a_colon():
    printed = f"{TEXT}对叶海平、郁晓东、陈玉琴、俞院\n生、姚院\n生、郁明予以表扬。\n"
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize("number", ["— 12 —", "—12—", "·12·", "· 3 ·"])
def test_a_page_number_keeps_its_marks(number):
    printed = f"{SALUTED}{TEXT}{number}\n\f{TEXT}"
    assert repair_text(garble(printed)) == printed


def test_a_line_that_only_holds_a_number_like_that_is_no_page_number():
    assert repair_text("要12要点。\n") == "要12要点。\n"


def test_a_cell_keeps_its_name_though_a_title_stands_below():
    cells = "袁  伟  叶春苗  于海川\n"
    printed = (
        f"{SALUTED}{TEXT}先进个人名单\n{cells}关于印发《云泽市渡口管理办法》的通知\n"
    )
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize(
    "line",
    [
        "云泽市财政局　云泽市水利局",
        "云泽市财政局　云泽市水利局　云泽市林业局关于印发《云泽市办法》的通知",
        "中共云泽市委　云泽市人民政府",
        "云泽市总工会　共青团云泽市委　云泽市妇女联合会",
        "云泽市人民政府　2021年3月10日",
        "二〇二〇年十二月三日　云泽市人民政府",
        "市　长　王小明",
        "市　　长　　王小明",
        "代市长　陈晓东",
        "副市长　袁启明",  # names that begin with a mark's hanzi
        "县长　尧建中",
        "组长：　王小明　副市长",
        "联系人：王小明　电话：8812000",
        "第一章　总则",
    ],
)
def test_a_wide_blank_parts_organs_names_and_dates(line):
    printed = f"{SALUTED}{TEXT}{line}\n{TEXT}"
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize(
    "line",
    [
        "小客车摇号办法由市长摇号会议审定。",
        "坚定不移、毫不动摇。",
        "袁隆平故里是革命摇篮，由公证处现场摇号。",
        "从专家库中公开摇取专家，摇出的号码当场公布。",
    ],
)
def test_words_with_the_hanzi_of_the_wide_blank_stay(line):
    printed = f"{SALUTED}{TEXT}{line}\n{TEXT}"
    assert repair_text(garble(printed)) == printed
    assert repair_text(printed) == printed


MUCH = TEXT.replace("“", "").replace("”", "") * 8  # more than a partner's usual reach


@pytest.mark.parametrize(
    "printed",
    [
        # a column's rest stands above its beginning
        f"水华应急处置预案”修改为新预案。\n{MUCH}将“云泽湖\n{TEXT}",
        f"含企业）的渡口照办。\n{MUCH}支持租金监管账户（含租赁合\n{TEXT}",
        f"名村保护条例》的规定办理。\n{MUCH}要按照《历史文化名城\n{TEXT}",
        # … or another text between both
        f"将“云泽湖\n{MUCH}水华应急处置预案”修改为新预案。\n{TEXT}",
        f"实行“统一\n{MUCH}坚持“预防为主”的方针。\n规划”的办法。\n{TEXT}",
    ],
)
def test_a_pair_that_a_seam_parts_is_put_right(printed):
    assert repair_text(garble(printed)) == printed
    assert repair_text(printed) == printed


def test_a_hanzi_without_any_partner_stays():
    printed = f"{MUCH}云泽市的野钓比赛，蒙冤受屈，叶海平同志到场。\n{MUCH}"
    assert repair_text(garble(printed)) == printed


def test_the_word_for_a_page_is_no_bracket():
    printed = f"云泽市人民政府关于船闸的通知\n云政发〔2023〕17号\n第1页\n\f{TEXT}"
    assert repair_text(garble(printed)) == printed


def test_the_word_for_a_page_closes_no_bracket():
    printed = f"{TEXT}全体业主为申请人，也可以由业主推选的代表、\n第2页\n\f{TEXT}"
    assert repair_text(garble(printed)) == printed


def test_a_number_under_a_running_head_counts_on():
    printed = (
        f"{TEXT}①建立台账。\n\f云泽市人民政府公报  2020年第7期\n②落实责任。\n"
        "③定期检查。\n"
    )
    assert repair_text(garble(printed)) == printed


def test_a_name_that_keeps_a_brackets_hanzi_pairs_with_none():
    named = "由云渊市水利局负责。\n由云渊市财政局配合。\n由云渊市林业局参加。\n"
    seamed = "选择基础较好的镇（街\n云渊市财政局文件。\n道）先行先试。\n"
    printed = f"{TEXT}{named}{seamed}{TEXT}"
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize("foot", ["— 6 —", "·6·", "6"])
def test_a_word_that_goes_on_overleaf_ends_in_no_colon(foot):
    printed = (
        f"{TEXT}支持高校、科研院\n{foot}\n\f云泽市人民政府公报\n所参与船闸建设。\n"
    )
    assert repair_text(garble(printed)) == printed
