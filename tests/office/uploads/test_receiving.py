"""What becomes of files as they arrive."""

import errno
import os
import subprocess
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from office.accounts.roles import Role
from office.audit.models import Entry
from office.uploads import receiving
from office.uploads.incoming import drop_stale_parts, path_of
from office.uploads.models import Upload
from tests.builders.gazette_text import gazette_text
from tests.office.staff import signed_in
from tests.office.uploads.conftest import bring, file


def kept(folder: Path) -> list[str]:
    return sorted(each.suffix for each in (folder / "uploads").glob("*"))


def test_a_file_is_kept_privately_under_its_hash_and_waits(editor, data_folder):
    assert "已收下" in bring(editor, file())
    upload = Upload.objects.get()
    assert (upload.state, str(upload.by)) == (Upload.State.RECEIVED, "bianji")
    path = path_of(upload)
    assert path.read_text(encoding="utf-8") == gazette_text()
    assert path.stem == upload.sha256
    assert path.stat().st_mode & 0o077 == 0
    assert kept(data_folder) == [".txt"]


def test_several_come_at_once_and_the_wrong_one_is_named(editor, data_folder):
    page = bring(
        editor,
        file("一.txt", gazette_text(month=11)),
        file("二.docx", b"PK\x03\x04word"),
        file("三.txt", gazette_text()),
    )
    assert "二.docx</b>：不是文本、PDF 或 OFD：这是压缩包或 Word" in page
    assert {upload.name for upload in Upload.objects.all()} == {"一.txt", "三.txt"}
    assert kept(data_folder) == [".txt", ".txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "这是图片"),
        (b"\xd0\xcf\x11\xe0", "Word 或 WPS"),
        (b"{\\rtf1", "RTF"),
        (b"\x00\x01\x02\x03" * 400, "看.txt"),
    ],
)
def test_what_is_no_gazette_is_refused_in_a_sentence(
    editor, data_folder, content, reason
):
    page = bring(editor, file("看.txt", content))
    assert 'class="bad"' in page
    assert reason in page
    assert not Upload.objects.exists()
    assert kept(data_folder) == []


def test_an_empty_file_is_said_to_be_empty(editor, data_folder):
    assert "空.txt</b>：文件是空的" in bring(editor, SimpleUploadedFile("空.txt", b""))
    assert kept(data_folder) == []


def test_no_file_is_said(editor):
    assert "没有选择文件" in bring(editor)


def test_a_file_beyond_the_limit_is_not_written_any_further(
    editor, data_folder, monkeypatch
):
    monkeypatch.setattr(receiving, "SIZE_LIMIT", 100_000)
    written: list[int] = []
    _watch_parts(monkeypatch, written)
    page = bring(editor, file("大.txt", b"\xe6\xb2\xb3" * 200_000), file())
    assert "大.txt</b>：文件太大，超过了 50 MB 的上限" in page
    assert max(written) <= 100_000
    assert [upload.name for upload in Upload.objects.all()] == ["公报.txt"]
    assert kept(data_folder) == [".txt"]


def _watch_parts(monkeypatch, written):
    """Notes after each piece how many bytes of the file lie on the disk."""
    real = receiving.ToDisk.receive_data_chunk

    def watched(self, raw_data, start):
        before = self._size
        real(self, raw_data, start)
        if self._stream:
            written.append(before + len(raw_data))

    monkeypatch.setattr(receiving.ToDisk, "receive_data_chunk", watched)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "服务器磁盘已满"),
        (errno.EROFS, "数据目录只读"),
        (errno.EACCES, "数据目录不可写"),
        (errno.EIO, "没能存下文件"),
    ],
)
def test_a_disk_that_takes_no_more_is_told_of(
    editor, data_folder, monkeypatch, number, said
):
    def full(*_, **__):
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", full)
    assert said in bring(editor, file())
    assert not Upload.objects.exists()
    assert kept(data_folder) == []


@pytest.fixture
def full_disk(data_folder):
    """A file system of one megabyte in the place of the kept files."""
    folder = data_folder / "uploads"
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if (
        os.geteuid()
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("需要 root 才能挂上一个小磁盘")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_indeed_is_told_of_and_left_clean(editor, full_disk):
    page = bring(editor, file("大.txt", "河".encode() * 700_000), file())
    assert "大.txt</b>：服务器磁盘已满" in page
    assert "公报.txt</b>：已收下" in page
    assert [each.suffix for each in full_disk.iterdir()] == [".txt"]


def test_a_data_folder_that_cannot_be_made_is_told_of(editor, data_folder):
    data_folder.mkdir(exist_ok=True)
    (data_folder / "uploads").write_text("in the way")
    assert "没能存下文件" in bring(editor, file())
    assert not Upload.objects.exists()


def test_the_same_file_again_is_told_and_not_taken_twice(editor):
    bring(editor, file())
    page = bring(editor, file("又一份.txt"))
    assert "已经传过（公报.txt，等待读取）" in page
    assert Upload.objects.count() == 1


def test_the_same_file_twice_in_one_go_is_taken_once(editor):
    assert "已经传过" in bring(editor, file("一.txt"), file("二.txt"))
    assert Upload.objects.count() == 1


def test_what_was_discarded_may_be_brought_again(editor):
    bring(editor, file())
    Upload.objects.update(state=Upload.State.DISCARDED)
    assert "已收下" in bring(editor, file())


def test_a_name_is_never_a_path(editor, data_folder):
    bring(editor, file("../../etc/公\n报.txt"))
    assert "/" not in Upload.objects.get().name
    assert "\n" not in Upload.objects.get().name
    assert kept(data_folder) == [".txt"]


def test_a_month_must_be_one(editor):
    assert "月份要写成 2020-12 这样" in bring(editor, file(), month="2020-13")
    assert not Upload.objects.exists()


def test_it_is_noted_who_brought_what(editor):
    bring(editor, file(), file("图.txt", b"\x89PNG"))
    entry = Entry.objects.get(action="上传")
    assert entry.actor == "bianji"
    assert entry.about == "公报.txt、图.txt"
    assert "图片" in entry.details["files"][1]["problem"]


def test_htmx_gets_the_list_and_what_became_of_the_files(editor):
    answer = editor.post(
        "/office/uploads/", {"files": [file()]}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert page.lstrip().startswith('<div id="taken">')
    assert "公报.txt</b>：已收下" in page
    assert "<html" not in page


def test_the_form_is_refused_without_its_token(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    assert strict.post("/office/uploads/", {"files": [file()]}).status_code == 403
    assert not Upload.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR, Role.USER_ADMINISTRATOR])
def test_other_roles_bring_nothing(db, data_folder, role):
    client = signed_in("other", role)
    assert client.post("/office/uploads/", {"files": [file()]}).status_code == 403
    assert client.get("/office/uploads/").status_code == 403
    assert not Upload.objects.exists()


def test_visitors_are_asked_to_sign_in(client, db, data_folder):
    answer = client.post("/office/uploads/", {"files": [file()]})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")
    assert not (data_folder / "uploads").exists()


def test_what_a_killed_server_left_is_thrown_away_the_next_day(data_folder):
    folder = data_folder / "uploads"
    folder.mkdir(parents=True)
    old, new = folder / "a.part", folder / "b.part"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    drop_stale_parts()
    assert (old.exists(), new.exists()) == (False, True)
