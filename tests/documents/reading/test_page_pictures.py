import os
import stat
import struct
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.importing.files import GazetteFile, read_gazette
from documents.importing.kept_files import picture_path, pictures_folder
from documents.importing.store import already_held, store_issue
from documents.importing.undoing import last_change, undo
from documents.importing.withdrawals import withdraw_by_staff
from documents.models import Clause, Issue
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.picture import draw
from documents.pdf_reader.picture import HIGHEST, WIDEST
from documents.reading import page_pictures
from documents.turns import Turns
from tests.documents.parsing.pdf.printed import MONTHS, sample


@pytest.fixture
def printed(tmp_path: Path, settings) -> Path:
    """A printed issue as a file, and a data folder of its own."""
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    path = tmp_path / "公报.pdf"
    path.write_bytes(sample(MONTHS[0])[0])
    return path


@pytest.fixture
def issue(db, printed) -> Issue:
    file = read_gazette(printed)
    store_issue(file.parse(), file)
    return Issue.objects.get()


def test_an_issue_keeps_its_pdf_private(issue, settings):
    kept = Path(settings.MEDIA_ROOT, f"{issue.pdf}.pdf")
    assert kept.read_bytes() == sample(MONTHS[0])[0]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_stored_source_is_the_text_that_spans_point_to(issue):
    lines = issue.source.split("\n")
    clause = Clause.objects.filter(text__startswith="今年")[0]
    line, start, end = clause.spans[0]
    assert lines[line - 1][start:end].replace(" ", "")[:4] == clause.text[:4]


def test_a_page_is_drawn_once_and_within_bounds(issue, client, settings):
    url = f"{issue.get_absolute_url()}pages/2.png"
    first = client.get(url)
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    data = b"".join(first.streaming_content)
    width, height = struct.unpack(">II", data[16:24])
    assert 0 < width <= WIDEST
    assert 0 < height <= HIGHEST
    [picture] = Path(settings.DATA_DIR, "pictures").rglob("*.png")
    picture.write_bytes(b"kept")
    assert b"".join(client.get(url).streaming_content) == b"kept"


def test_pictures_that_nobody_asked_for_lately_go_when_there_is_no_room(
    issue, settings, monkeypatch
):
    folder = Path(settings.DATA_DIR, "pictures", issue.pdf)
    drawn = [page_pictures.page_picture(issue, page) for page in (1, 2)]
    pictures = [picture for picture in drawn if picture]
    for age, picture in zip((50, 100), pictures, strict=True):
        os.utime(picture, (age, age))
    page_pictures.page_picture(issue, 2)  # asked for again
    monkeypatch.setattr(page_pictures, "ROOM", pictures[1].stat().st_size * 2)
    monkeypatch.setattr(
        page_pictures, "draw", lambda *_: pictures[1].read_bytes()[:1000]
    )
    page_pictures.page_picture(issue, 3)
    assert {picture.name for picture in folder.iterdir()} == {"2.png", "3.png"}
    monkeypatch.setattr(page_pictures, "ROOM", 10)
    page_pictures.page_picture(issue, 4)
    assert {picture.name for picture in folder.iterdir()} == {"4.png"}


@pytest.mark.parametrize("page", [0, 999])
def test_a_page_that_is_not_there_is_not_found(issue, client, page):
    assert client.get(f"{issue.get_absolute_url()}pages/{page}.png").status_code == 404


def test_an_issue_read_from_text_has_no_pictures(issue, client):
    Issue.objects.update(pdf="")
    assert client.get(f"{issue.get_absolute_url()}pages/1.png").status_code == 404


def test_what_cannot_be_drawn_is_an_error_with_its_page(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing\n%%EOF\n")
    with pytest.raises(GazetteError) as caught:
        draw(path, 3)
    assert caught.value.page == 3


def test_a_bad_pdf_loses_nothing_that_is_stored(issue, tmp_path, capsys):
    clauses = Clause.objects.count()
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(sample(MONTHS[0])[0][:5000])
    with pytest.raises(SystemExit) as left:
        call_command("import_gazette", bad)
    assert left.value.code == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{bad}：PDF 不完整")
    assert said.count("\n") == 1
    assert Clause.objects.count() == clauses


def test_an_unchanged_pdf_is_known_by_its_bytes_and_not_read_again(
    issue, printed, monkeypatch
):
    def fail(data: bytes) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("documents.importing.files.read_pdf", fail)
    held = already_held(read_gazette(printed))
    assert held is not None
    assert held.documents == issue.documents.count()


def stored(path: Path, data: bytes) -> GazetteFile:
    """An issue as an import stores it, with everything done that follows a commit."""
    path.write_bytes(data)
    file = read_gazette(path)
    store_issue(file.parse(), file)
    return file


def kept_files(settings) -> set[str]:
    folders = (Path(settings.MEDIA_ROOT), Path(settings.DATA_DIR, "pictures"))
    return {path.stem for folder in folders for path in folder.glob("*")}


def test_a_replaced_pdf_stays_for_undoing_and_its_pictures_go(
    issue, printed, client, settings, django_capture_on_commit_callbacks
):
    b"".join(client.get(f"{issue.get_absolute_url()}pages/1.png").streaming_content)
    with django_capture_on_commit_callbacks() as after_commit:
        new = stored(printed, sample(MONTHS[0])[0] + b"\n")
        assert (pictures_folder() / issue.pdf).exists()
    for callback in after_commit:
        callback()
    assert kept_files(settings) == {issue.pdf, new.sha256}
    assert not (pictures_folder() / issue.pdf).exists()
    undo(last_change(issue.key))
    answer = client.get(f"{issue.get_absolute_url()}pages/1.png")
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_a_pdf_that_nothing_refers_to_goes_once_something_is_stored(
    issue, printed, settings, django_capture_on_commit_callbacks
):
    left = Path(settings.MEDIA_ROOT, f"{'0' * 64}.pdf")
    left.write_bytes(b"of an import that failed")
    with django_capture_on_commit_callbacks(execute=True):
        new = stored(printed, sample(MONTHS[0])[0] + b"\n")
    assert kept_files(settings) == {issue.pdf, new.sha256}


def test_a_pdf_that_another_issue_was_read_from_stays(
    issue, printed, settings, django_capture_on_commit_callbacks
):
    Issue.objects.create(
        year=2001, month=1, pages=1, pdf=issue.pdf, fingerprint="1", source_name="a"
    )
    with django_capture_on_commit_callbacks(execute=True):
        new = stored(printed, sample(MONTHS[0])[0] + b"\n")
    assert kept_files(settings) == {issue.pdf, new.sha256}


def test_other_files_among_the_kept_ones_are_left_alone(
    issue, printed, settings, django_capture_on_commit_callbacks
):
    other = Path(settings.MEDIA_ROOT, "说明.pdf")
    other.write_bytes(b"")
    with django_capture_on_commit_callbacks(execute=True):
        stored(printed, sample(MONTHS[0])[0] + b"\n")
    assert other.exists()


def test_a_page_that_holds_withdrawn_text_is_shown_no_more(
    issue, printed, client, settings, django_capture_on_commit_callbacks
):
    document = issue.documents.order_by("position")[1]
    pages = range(document.first_page, document.last_page + 1)
    others = set(range(1, issue.pages + 1)) - set(pages)
    base = issue.get_absolute_url()
    for page in (pages[0], min(others)):
        assert drawn(client.get(f"{base}pages/{page}.png"))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_by_staff(document, "涉及个人隐私。")
    for page in pages:
        answer = client.get(f"{base}pages/{page}.png")
        assert answer.status_code == 410
        assert "涉及个人隐私。" in answer.content.decode()
        assert not picture_path(issue.pdf, page).exists()
    assert drawn(client.get(f"{base}pages/{min(others)}.png"))


def test_a_clause_on_such_a_page_is_shown_without_its_cutting(issue, printed, client):
    first, second = issue.documents.order_by("position")[:2]
    clause = first.clauses.filter(page=first.last_page).last()
    assert clause is not None
    address = f"{clause.get_absolute_url()}source/"
    shared = first.last_page == second.first_page
    assert f"pages/{clause.page}.png" in client.get(address).content.decode()
    withdraw_by_staff(second, "涉及个人隐私。")
    shown = f"pages/{clause.page}.png" in client.get(address).content.decode()
    assert shown is not shared
    assert shared, "the sample has a page that two documents share"


def drawn(answer) -> bool:
    return b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_whoever_asks_while_others_pages_are_drawn_is_told_so(
    issue, client, monkeypatch
):
    monkeypatch.setattr(page_pictures, "draw", lambda *_: b"drawn")
    monkeypatch.setattr(page_pictures, "_turns", Turns(waiting=0))
    with page_pictures._turns.one():
        answer = client.get(f"{issue.get_absolute_url()}pages/2.png")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer.content.decode() == "正在画别的页面，请过 10 秒再试。"
    later = client.get(f"{issue.get_absolute_url()}pages/2.png")
    assert b"".join(later.streaming_content) == b"drawn"


def test_a_page_that_cannot_be_drawn_is_not_tried_again_for_everyone(
    issue, client, monkeypatch
):
    tried = []

    def fail(pdf: Path, page: int) -> bytes:
        tried.append(page)
        raise GazetteError("画这一页用时过长")

    monkeypatch.setattr(page_pictures, "draw", fail)
    monkeypatch.setattr(page_pictures, "_failures", {})
    url = f"{issue.get_absolute_url()}pages/2.png"
    assert [client.get(url).status_code for _ in range(3)] == [404] * 3
    assert tried == [2]
    monkeypatch.setattr(page_pictures, "_FAILURES_HELD", -1.0)
    assert client.get(url).status_code == 404
    assert tried == [2, 2]
