"""Scans through an import: told page by page, kept, and shown with what is doubtful."""

from pathlib import Path

import pytest

from documents.importing.files import read_gazette
from documents.importing.kept_files import drop_unused, recognised, with_recognised
from documents.importing.store import store_issue
from documents.models import Clause, Issue
from documents.parsing.scans import reading, recognition
from documents.parsing.scans.recognition import as_json
from documents.reading.page_places import cuttings
from documents.reading.provenance import placed_fixes, provenance
from tests.documents.parsing.scans.scanned import Read, scan
from tests.documents.parsing.scans.scanned import recognised as page_read
from tests.markup import page

DUTY = "一、各地要落实河长责任，定期巡查。"
UNSURE = (1.0,) * 9 + (0.42,) + (1.0,) * 7
LINES = [
    Read("云泽市人民政府关于加强河道管理的通知", 120, 80, 18.0),
    Read("云政发〔2023〕21号", 240, 120),
    Read("各县（市、区）人民政府，市政府各部门、直属各单位：", 60, 150),
    Read(DUTY, 80, 166, confidence=UNSURE),
    Read("二、各有关部门要加强执法，严禁非法采砂。", 80, 182),
    Read("云泽市人民政府", 240, 198),
    Read("2023年10月8日", 240, 214),
]


@pytest.fixture
def path(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scan, and a program that reads it."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    for module in (reading, recognition):
        monkeypatch.setattr(module, "is_installed", lambda: True)
    monkeypatch.setattr(
        recognition, "READER", "tests.documents.parsing.scans.stub_reader"
    )
    path = tmp_path / "公报.pdf"
    path.write_bytes(scan([as_json(page_read(*LINES))]))
    return path


@pytest.fixture
def issue(db, path: Path) -> Issue:
    file = read_gazette(path)
    store_issue(file.parse(), file)
    return Issue.objects.get()


@pytest.fixture
def clause(issue: Issue) -> Clause:
    return Clause.objects.get(text=DUTY)


def test_each_page_is_told_before_it_is_read(path):
    told: list[str] = []
    read_gazette(path).parse(on_stage=told.append)
    assert told[0] == "识别扫描页 1/1"


def test_what_was_read_is_kept_and_not_read_again(issue, path, monkeypatch):
    monkeypatch.setattr(reading, "recognise", None)
    file = with_recognised(read_gazette(path))
    assert file.parse().documents[0].title == LINES[0].text


def test_it_goes_with_its_pdf(issue, django_capture_on_commit_callbacks):
    name = issue.pdf
    assert recognised(name)
    issue.delete()
    drop_unused()
    assert recognised(name) == ()


def test_a_clause_is_shown_on_the_picture_of_its_page(clause):
    lines = provenance(clause.document.issue, clause)
    [cutting] = cuttings(clause.document.issue, lines)
    [box] = cutting.lines
    assert box.y < 166 < box.y + box.height
    assert cutting.shown.height < 100


def test_a_doubtful_character_is_no_repair(clause):
    assert placed_fixes(clause) == ()
    [unsure] = placed_fixes(clause, read=True)
    assert (unsure.mark, unsure.fix.told) == ("责", "识别可信度 42%，请核对")


def test_the_source_page_marks_what_is_doubtful_beside_the_picture(client, clause):
    shown = client.get(f"{clause.get_absolute_url()}source/").content.decode()
    assert "1 个字是从扫描件识别来的" in shown
    assert '<u class="fix" title="识别可信度 42%，请核对">责</u>' in shown
    assert '<td class="num">42%</td>' in shown
    assert "自动修复" not in shown


def test_the_document_tells_of_doubtful_characters_and_of_no_repairs(client, clause):
    address = clause.document.get_absolute_url()
    plain = client.get(address).content.decode()
    assert "识别存疑 1 处" in plain
    assert "修复 " not in plain
    marked = page(client, f"{address}?repairs=1").texts("p", class_="searched")[0]
    assert "1 个字是从扫描件识别来的" in marked
    assert "自动修复" not in marked
