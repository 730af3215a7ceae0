import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.builders.gazette_text import gazette_text


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
