import pytest

from documents.parsing import repair_text
from documents.parsing.text.row_rule import garble

PRINTED = [
    "按照第１条、第２款、第３项执行。",  # behind 第
    "（１）加强领导。\n（２）明确责任。",  # in brackets
    "１、加强领导；\n２、明确责任。",  # opens a line
    "附件：１．名录",
    "表１ 任务分解表，见附件。",  # a table's number, apart from its title
    "有效期５年，增长２０．５％。",  # before a unit, on either side of a point
    "比例为１∶２０００，误差±５％。",
    "增幅（％），单位（万元）。",  # in a table's head
    "Ａ类企业、Ｂ类企业、Ｃ类企业，分别施策。",  # Ｂ is 月
    "标段Ⅰ、标段Ⅱ、标段Ⅲ，均已开工。",
    "第Ⅰ部分，总体要求。",
    "水域和Ⅲ类水域，达到Ⅱ类水质。",  # 域 in a word is no Ⅱ
    "第①档、第②档、第③档，按月发放。",  # 于 in their company is ②
    "（①至③项）由市级审批。",
    "①②③④⑤，依次办理。",
    "由××县××局负责，×月×日前报送。",
    "《关于修改＜云泽市公园条例＞的决定》，自公布之日起施行。",
    "元／吨、元／年，按实结算。",
    "○○县、△△镇，均为示例。",
]


@pytest.mark.parametrize("line", PRINTED)
def test_figures_come_back_from_their_garbled_form(line):
    assert repair_text(garble(line)) == line


@pytest.mark.parametrize("line", PRINTED)
def test_figures_are_left_as_they_are(line):
    assert repair_text(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "调解员名册，由司法局公布。",  # 员名 is no １名
        "组织员1人，联络员2人。",
        "建园30周年，园内企业120家。",  # 园30 is no ０30
        "资金安排30万元，用于设备更新；\n①设备购置；\n②设备安装。",  # 于 in 用于
        "再审、再次开庭，在家再议。",  # no Ｙ nor Ｚ
        "有关费用由建设单位承担，邮寄费用由申请人承担。",  # no ⑸
        "约5秒钟，约3米。",
        "因公出差，因病请假。",  # no ◎
    ],
)
def test_hanzi_that_show_as_figures_stay_without_evidence(line):
    assert repair_text(garble(line)) == line
