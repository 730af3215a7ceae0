"""An issue before it is published, through the real parser."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from documents.parsing import parse_issue
from knowledge.drafts.issues import check_issue

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
RULES = """\
各镇人民政府，市政府各部门：
《花山市河道管理养护办法》已经市政府同意，现印发给你们。
花山市人民政府

2021年12月3日

花山市河道管理养护办法
第一条　为了管理河道（含水库，制定本办法。
第二条　河道养护依照《花山市水域滩涂养护规划》执行，违反的依照本办法第九条处理。
第三条　《花山市水域滩涂养护规划》每年修订，《花山市水域滩塗养护规划》另行公布。
第四条　2021年的见《花山市2021年河道整治计划》。
第五条　2022年的见《花山市2022年河道整治计划》《花山市2022年河道整治计划》。

花山市人民政府关于印发花山市河道管理养护办法的通知
花政发〔2021〕1号
"""


def faults(text: str) -> list[tuple[str, str, str]]:
    [checked] = check_issue(parse_issue(text), TODAY)
    return [(key, quoted, each.message) for key, quoted, each in checked.faults()]


def test_each_document_is_checked_and_a_finding_names_its_clause():
    found = faults(RULES)
    assert [(quoted, message) for _, quoted, message in found] == [
        ("（", "“（”后面没有对应的“）”"),
        ("本办法第九条", "这里没有第九条"),
        ("《花山市水域滩塗养护规划》", "别处作《花山市水域滩涂养护规划》，请核对"),
    ]
    assert [key.rpartition("art")[2] for key, _, _ in found] == ["1", "2", "3"]


def test_titles_that_differ_in_a_figure_are_two_titles():
    plans = "《花山市第一批水库整治计划》《花山市第一批水库整治计划》"
    text = RULES.replace("第二条　", f"第二条　{plans}《花山市第二批水库整治计划》")
    assert len(faults(text)) == len(faults(RULES))


def test_an_article_that_stands_there_may_be_pointed_to():
    assert "这里没有" not in str(faults(RULES.replace("本办法第九条", "本办法第五条")))


def test_the_command_tells_each_finding_and_ends_with_1(tmp_path, capsys):
    file = tmp_path / "2021-12.txt"
    file.write_text(RULES, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("check_issue", file)
    assert ended.value.code == 1
    told = capsys.readouterr().out
    assert "花政发〔2021〕1号" in told
    assert "本办法第九条  这里没有第九条" in told


def test_a_file_that_is_no_gazette_is_named_with_the_reason(tmp_path):
    file = tmp_path / "空.txt"
    file.write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match=r"空\.txt：."):
        call_command("check_issue", file)
