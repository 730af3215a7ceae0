"""A file that was brought, read by a worker."""

import pytest
from django.db import OperationalError

from documents.importing.files import GazetteFile
from documents.importing.kept_files import drop_unused
from documents.models import Document, Issue
from documents.parsing.errors import GazetteError
from office.tasks.models import Job
from office.tasks.queue import MAX_ATTEMPTS, broke_off, do, take
from office.uploads import reading
from office.uploads.incoming import path_of
from office.uploads.models import Reading, Upload
from office.uploads.reading import begin, kept
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.office.uploads.conftest import bring, file, publish


def again(upload: Upload) -> Upload:
    upload.refresh_from_db()
    return upload


def test_a_text_is_read_and_nothing_of_it_is_stored_as_documents(ready):
    upload = ready()
    assert (upload.state, upload.key, upload.documents) == ("ready", "2021-12", 1)
    assert (upload.stage, upload.progress, upload.problem) == ("", 100, "")
    assert not Issue.objects.exists()
    assert not Document.objects.exists()


def test_what_was_read_comes_back_as_it_was(ready):
    upload = ready()
    back, parsed = kept(upload)
    read = GazetteFile("", path_of(upload), back.sha256, gazette_text())
    assert back.text == read.text
    assert parsed == read.parse()


def test_a_pdf_is_read_once_and_its_text_kept(ready, monkeypatch):
    upload = ready(sample(MONTHS[0])[0], "公报.pdf")
    assert (upload.state, upload.is_pdf) == ("ready", True)

    def again_read(*_):
        raise AssertionError("read again")

    monkeypatch.setattr(GazetteFile, "_read", again_read)
    back, parsed = kept(upload)
    assert back.pdf == sample(MONTHS[0])[0]
    assert "防汛抢险救援工作" in parsed.documents[0].title
    assert "防汛抢险救援工作" in back.text


def test_the_pdf_of_an_upload_stays_while_others_are_cleared_away(ready):
    upload = ready(sample(MONTHS[0])[0], "公报.pdf")
    drop_unused()
    assert path_of(upload).exists()
    Upload.objects.update(is_file_kept=False)
    drop_unused()
    assert not path_of(upload).exists()


def test_each_stage_is_told_in_order(ready, monkeypatch):
    told: list[tuple[str, int]] = []
    real = reading._telling

    def listening(row, context):
        tell = real(row, context)

        def both(**fields):
            tell(**fields)
            told.append((fields["stage"], fields.get("progress", -1)))

        return both

    monkeypatch.setattr(reading, "_telling", listening)
    ready()
    names = [name for name, _ in told]
    assert names == [*reading._STAGES, ""]
    progress = [share for _, share in told]
    assert progress == sorted(progress)
    assert progress[-1] == 100


@pytest.mark.parametrize(
    ("stage", "least", "most"),
    [("识别扫描页 1/40", 0, 1), ("识别扫描页 40/40", 14, 17)],
)
def test_scanned_pages_move_the_bar_within_their_stage(stage, least, most):
    assert least <= reading._progress(stage, 0) <= most


def test_the_month_that_is_given_counts(ready):
    assert ready(month="2022-01").key == "2022-01"


def test_what_says_no_month_fails_in_a_sentence_and_is_read_with_one(
    ready, editor, work
):
    upload = ready(gazette_text().replace("2021年12月3日", ""))
    assert upload.state == "failed"
    assert "月份" in upload.problem
    editor.post(f"/office/uploads/{upload.pk}/read-again/", {"month": "2021-12"})
    work()
    assert (again(upload).state, upload.key) == ("ready", "2021-12")


def test_a_page_that_is_to_blame_is_named(editor, work, monkeypatch):
    def broken(*_, **__):
        raise GazetteError("PDF 已损坏", page=3)

    monkeypatch.setattr(GazetteFile, "parse", broken)
    bring(editor, file())
    work()
    upload = Upload.objects.get()
    assert (upload.state, upload.problem) == ("failed", "第 3 页：PDF 已损坏")


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left"), OperationalError("database or disk is full")],
)
def test_a_full_disk_is_a_state_from_which_it_is_read_again(
    editor, work, monkeypatch, error
):
    def full(*_, **__):
        raise error

    monkeypatch.setattr(reading, "keep_recognised", full)
    bring(editor, file())
    work()
    upload = Upload.objects.get()
    assert (upload.state, upload.problem) == ("failed", reading.NO_ROOM)
    monkeypatch.undo()
    editor.post(f"/office/uploads/{upload.pk}/read-again/")
    work()
    assert (again(upload).state, upload.problem) == ("ready", "")


def test_reading_that_breaks_off_again_and_again_ends_in_a_clear_state(editor, db):
    bring(editor, file())
    for _ in range(MAX_ATTEMPTS):
        job = take()
        assert job
        broke_off(job)
        Job.objects.filter(state="waiting").update(run_after=job.made_at)
    upload = Upload.objects.get()
    assert upload.state == "failed"
    assert "连续 3 次意外中止" in upload.problem


def test_a_worker_that_was_thought_dead_keeps_nothing_of_what_it_read(editor, work):
    bring(editor, file())
    job = take()
    assert job
    Job.objects.filter(pk=job.pk).update(attempt=2)
    do(job)
    assert not Reading.objects.exists()
    assert Upload.objects.get().state == "received"


def test_what_is_discarded_while_it_is_read_stays_discarded(editor, work):
    bring(editor, file())
    upload = Upload.objects.get()
    editor.post(f"/office/uploads/{upload.pk}/discard/")
    work()
    assert again(upload).state == "discarded"
    assert not Reading.objects.exists()


def test_reading_twice_comes_to_the_same(ready, work):
    upload = ready()
    before = bytes(Reading.objects.get().parsed)
    begin(upload, anew=True)
    work()
    assert bytes(Reading.objects.get().parsed) == before


def test_the_difference_to_what_is_held_is_told(ready, publisher, work):
    first = ready()
    publish(publisher, first)
    work()
    changed = gazette_text().replace("负责技术指导", "负责技术指导和验收")
    told = ready(changed).reading.difference
    assert told["status"] == "updated"
    assert told["titles"] == {
        "changed": ["花山市人民政府关于整治河道的通知"],
        "new": [],
        "gone": [],
    }
    assert told["clauses"]["changed"] == 1
    assert told["clauses"]["held"] == told["clauses"]["kept"] + 1
    assert not told["takes_away"]


def test_a_file_that_is_held_already_is_said_to_be(ready, publisher, work):
    publish(publisher, ready())
    work()
    upload = ready()
    assert upload.reading.difference == {"status": "unchanged", "key": "2021-12"}
    assert publish(publisher, upload).status_code == 409
    publisher.post(f"/office/uploads/{upload.pk}/read-again/", {"month": "2022-02"})
    work()
    elsewhere = Reading.objects.get(upload=upload).difference
    assert elsewhere == {"status": "elsewhere", "key": "2022-02", "other": "2021-12"}
