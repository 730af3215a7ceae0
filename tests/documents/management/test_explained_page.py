"""`parse_gazette FILE --explain-page N`, for a person to read."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.documents.parsing.reading_order.test_explaining import LEVEL
from tests.documents.parsing.samples import SAMPLE as FOLDER

SAMPLE = FOLDER / "yunze-2023-10.txt"


def explained(path: Path, page: str) -> list[str]:
    out = io.StringIO()
    call_command("parse_gazette", path, explain_page=page, stdout=out)
    return out.getvalue().splitlines()


def refused(path: Path, page: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as left:
        call_command("parse_gazette", path, explain_page=page)
    assert left.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.removeprefix(f"{path}：").rstrip("\n")


def test_the_candidates_stand_with_their_factors_and_totals():
    lines = explained(SAMPLE, "2")
    assert lines[0].startswith("第 2 页的阅读顺序")
    [chosen] = [at for at, line in enumerate(lines) if line.startswith("1. 选定：")]
    [second] = [at for at, line in enumerate(lines) if line.startswith("2. 落选：")]
    assert lines[chosen].startswith("1. 选定：第 70–78 行接上文：“各地、各有关部门要")
    assert "   +5.0  上文结尾：以署名和日期收尾" in [
        line.replace("     ", "   ") for line in lines[chosen:second]
    ]
    assert "；落后 21.2（本页 -21.2，其余各页 +0.0）" in lines[second + 1]


def test_what_lies_open_before_and_after_the_page_is_told():
    lines = explained(SAMPLE, "2")
    [before] = [line for line in lines if line.startswith("承上：")]
    assert "文物保护单位的通知》停在“令限期治理。”，本页接以第 70 行" in before
    [after] = [line for line in lines if line.startswith("启下：")]
    assert after.endswith("停在“2023年10月20日”，下页没有续文")
    [before] = [line for line in explained(SAMPLE, "1") if line.startswith("承上：")]
    assert before == "承上：还没有任何标题，没有上文"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("2", "领先第二种 21.2，达到 8.0，不列入存疑"),
        ("5", "没有别的排法可与之相比"),
        ("12", "领先第二种 9.5，达到 8.0，不列入存疑"),
    ],
)
def test_the_margin_is_told_and_what_follows_from_it(page, said):
    last = explained(SAMPLE, page)[-1]
    assert last.startswith("结论：")
    assert last.endswith(said)


def test_two_cuts_that_stay_level_are_told_to_be_in_doubt(tmp_path):
    path = tmp_path / "level.txt"
    path.write_text(LEVEL, encoding="utf-8")
    assert explained(path, "2")[-1] == "结论：领先第二种 0.0，不足 8.0，列入存疑"


@pytest.mark.parametrize("page", ["0", "99"])
def test_a_page_beyond_the_file_is_one_line(page, capsys):
    assert refused(SAMPLE, page, capsys) == f"没有第 {page} 页，这一期共 12 页"


@pytest.mark.parametrize("page", ["二", "-1", "3.5", ""])
def test_a_page_that_is_no_number_is_refused(page):
    with pytest.raises(CommandError, match="页码要写成 3 这样的数"):
        explained(SAMPLE, page)


def test_the_order_of_a_pdf_comes_from_positions(tmp_path, capsys):
    path = tmp_path / "花山.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert "由文字在页面上的位置决定" in refused(path, "1", capsys)
