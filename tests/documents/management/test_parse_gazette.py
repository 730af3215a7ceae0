import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.management.explained_clause import clause_explanation
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "花山.txt"
    path.write_text(gazette_text(), encoding="utf-8")
    return path


def parsed(*arguments: object) -> str:
    out = io.StringIO()
    call_command("parse_gazette", *arguments, stdout=out)
    return out.getvalue()


def test_the_parse_is_printed_for_a_person(path) -> None:
    printed = parsed(path)
    assert printed.startswith("2021-12：1 页，1 件文件，")
    assert "1. 花山市人民政府关于整治河道的通知" in printed
    assert "（二）各镇人民政府负责组织实施。" in printed


def test_the_parse_is_printed_as_json(path) -> None:
    printed = json.loads(parsed(path, "--json"))
    assert printed["issue"] == {"month": "2021-12", "pages": 1}
    assert printed["documents"][0]["number"] == "花政发〔2021〕1号"


def test_a_month_that_is_given_counts(path) -> None:
    assert json.loads(parsed(path, "--json", "--month", "2022-01"))["issue"] == {
        "month": "2022-01",
        "pages": 1,
    }


def test_a_month_that_is_none_is_refused(path) -> None:
    with pytest.raises(CommandError, match="月份要写成"):
        parsed(path, "--month", "2022-00")


def test_bad_input_is_one_line(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        call_command("parse_gazette", tmp_path / "缺.txt")
    assert left.value.code == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{tmp_path / '缺.txt'}：没有这个文件\n")


def test_a_clause_is_told_why_it_has_its_key(path) -> None:
    told = parsed(path, "--explain-clause", "花政发[2021]1号/2-2").splitlines()
    assert told[0] == "花政发〔2021〕1号 花山市人民政府关于整治河道的通知"
    assert "键：2-2" in told
    assert "组成：2 是 二、，2 是 （二）" in told
    assert "承接：同样写法的前一个编号是“（一）”，接着数下来" in told
    assert "上级：“二、”，键 2" in told


def test_a_clause_without_a_number_is_told_what_it_is_counted_among(path) -> None:
    told = parsed(path, "--explain-clause", "p1")
    assert "编号：没有，是编号之外第 1 个没有编号的段落" in told


def test_a_key_that_several_documents_have_is_listed_with_them() -> None:
    december = samples.parsed("2023-12")
    told = clause_explanation(december, "1").splitlines()
    assert told[0] == f"有 {len(told) - 1} 件文件里有条款“1”，请写明是哪一件："
    assert "  云政办发〔2023〕50号/1" in told
    assert len(told) > 2
    for line in told[1:]:
        assert "\n键：1\n" in clause_explanation(december, line.strip())


@pytest.mark.parametrize("asked", ["9-9", "花政发〔2021〕2号/2", "/"])
def test_a_key_that_is_not_there_is_said_in_a_sentence(path, asked) -> None:
    with pytest.raises(CommandError, match=f"^没有找到条款“{asked}”"):
        parsed(path, "--explain-clause", asked)


GARBLED = "按照第员条执行遥\n为规范管理袁制定本办法遥\n"


@pytest.fixture
def garbled(tmp_path: Path) -> Path:
    path = tmp_path / "乱码.txt"
    path.write_text(GARBLED, encoding="utf-8")
    return path


def test_a_line_of_the_sample_is_explained() -> None:
    [sample] = sorted(Path("documents/sample").glob("*2023-12.txt"))
    number = 1 + next(
        number
        for number, line in enumerate(sample.read_text("utf-8").splitlines())
        if "渊" in line
    )
    printed = parsed(sample, "--explain", str(number))
    assert printed.startswith(f"第 {number} 行（第 ")
    assert "“渊”修复为“（”，可信度 " in printed
    assert "“（”的常见程度" in printed


def test_a_line_is_explained_reading_by_reading(garbled) -> None:
    printed = parsed(garbled, "--explain", "2").splitlines()
    assert printed[:3] == [
        "第 2 行（第 1 页）：乱码行",
        "  原文：为规范管理袁制定本办法遥",
        "  修复：为规范管理，制定本办法。",
    ]
    assert any(
        line.startswith("第 6 字“袁”修复为“，”，可信度 0.99") for line in printed
    )
    assert "  选定“，”：-3.0" in printed
    assert any(line.startswith("  次选“袁”：-") for line in printed)


def test_one_character_is_explained_alone(garbled) -> None:
    printed = parsed(garbled, "--explain", "1:4")
    assert "第 4 字“员”修复为“１”" in printed
    assert "第几条（在“第”与“条”“项”之间：第１条）" in printed
    assert "“遥”修复为" not in printed


def test_a_character_that_cannot_be_garbled_is_said_to_be_none(garbled) -> None:
    assert "第 1 字“按”不会是乱码" in parsed(garbled, "--explain", "1:1")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("9", "--explain 9：全文只有 2 行"),
        ("1:40", "--explain 1:40：第 1 行只有 8 个字"),
        ("0", "要写成 行号 或 行号:字"),
        ("十二", "要写成 行号 或 行号:字"),
        ("1:0", "要写成 行号 或 行号:字"),
    ],
)
def test_a_place_that_the_file_lacks_is_one_clear_line(garbled, place, said) -> None:
    with pytest.raises(CommandError, match=said):
        parsed(garbled, "--explain", place)
