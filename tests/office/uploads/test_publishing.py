"""Publishing what was reviewed, at once, later, or not at all."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from documents.importing.undoing import last_change, undo
from documents.models import Clause, Document, Issue, IssueKey
from documents.signals import issue_published
from office.audit.models import Entry
from office.tasks.models import Job
from office.tasks.queue import take
from office.uploads import publishing
from office.uploads.housekeeping import KEPT_AFTER_DISCARDING, tidy
from office.uploads.incoming import path_of
from office.uploads.models import ChangeAuthor, Upload
from office.uploads.reading import begin
from search.sync import level
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.office.uploads.conftest import bring, file, publish

TWO = gazette_text() + "\f" + gazette_text("修建公路", 2)


def again(upload: Upload) -> Upload:
    upload.refresh_from_db()
    return upload


@pytest.fixture
def heard():
    told: list[tuple[str, bool]] = []

    def listen(issue, is_new, **_):
        told.append((issue.slug, is_new))

    issue_published.connect(listen)
    yield told
    issue_published.disconnect(listen)


def test_what_was_reviewed_is_published_indexed_and_told(
    ready, publisher, work, client, heard
):
    upload = ready()
    assert publish(publisher, upload).status_code == 302
    assert again(upload).state == "publishing"
    assert not Issue.objects.exists()
    work()
    assert again(upload).state == "published"
    assert Document.objects.get().title == "花山市人民政府关于整治河道的通知"
    assert level()
    assert "整治河道" in client.get("/search/?q=整治河道").content.decode()
    assert heard == [("2021-12", True)]
    assert ChangeAuthor.objects.get().name == "fabu"
    assert upload.change == last_change(IssueKey(2021, 12))


def test_the_file_goes_once_the_issue_holds_it(ready, publisher, work):
    text, pdf = ready(), ready(sample(MONTHS[0])[0], "公报.pdf")
    for upload in (text, pdf):
        publish(publisher, upload)
        work()
    assert not path_of(text).exists()
    assert path_of(pdf).exists()  # the issue's pages are drawn from it
    assert Issue.objects.get(year=2023).pdf == pdf.sha256


def test_a_changed_issue_is_told_as_changed(ready, publisher, work, heard):
    for text in (gazette_text(), gazette_text().replace("技术指导", "技术验收")):
        publish(publisher, ready(text))
        work()
    assert heard == [("2021-12", True), ("2021-12", False)]


def test_the_import_can_be_undone_and_old_links_are_answered(
    ready, publisher, work, client
):
    publish(publisher, ready(TWO))
    work()
    [old] = Document.objects.filter(title__contains="修建公路")
    publish(publisher, ready(TWO.replace("年底前", "六月前")))
    work()
    assert Clause.objects.filter(text__contains="六月前").exists()
    undo(last_change(IssueKey(2021, 12)))
    assert not Clause.objects.filter(text__contains="六月前").exists()
    assert client.get(old.get_absolute_url()).status_code == 200


def test_what_would_be_taken_away_needs_consent(ready, publisher, work):
    publish(publisher, ready(TWO))
    work()
    less = ready()
    assert less.reading.difference["takes_away"]
    page = publisher.get(less.get_absolute_url()).content.decode()
    assert "同意撤下 1 件" in page
    answer = publish(publisher, less)
    assert answer.status_code == 409
    assert "请先核对并勾选同意" in answer.content.decode()
    assert Document.objects.count() == 2
    publish(publisher, less, allows_loss="on")
    work()
    assert Document.objects.count() == 1


def test_what_is_held_changed_since_the_review_so_it_is_shown_anew(
    ready, publisher, work
):
    publish(publisher, ready())
    work()
    seen = ready(gazette_text().replace("技术指导", "技术验收"))
    Clause.objects.filter(text__contains="组织实施").update(text="（二）各镇负责。")
    answer = publish(publisher, seen)
    assert answer.status_code == 409
    assert "现有的内容又有改动" in answer.content.decode()
    work()
    assert again(seen).state == "ready"
    assert seen.problem == publishing.CHANGED
    assert seen.reading.difference["clauses"]["changed"] == 2
    assert publish(publisher, seen).status_code == 302


def test_a_stale_page_publishes_nothing(ready, publisher):
    upload = ready()
    address = f"/office/uploads/{upload.pk}/publish/"
    assert publisher.post(address, {"basis": "an older one"}).status_code == 409
    assert again(upload).state != "publishing"


def test_between_decision_and_publication_it_is_checked_once_more(
    ready, publisher, work
):
    publish(publisher, ready())
    work()
    upload = ready(gazette_text().replace("技术指导", "技术验收"))
    publish(publisher, upload)
    Clause.objects.filter(text__contains="组织实施").update(text="（二）各镇负责。")
    work()
    assert again(upload).state == "ready"
    assert upload.problem == publishing.CHANGED
    assert not Clause.objects.filter(text__contains="技术验收").exists()
    assert Entry.objects.filter(action="发布未成").exists()


def test_two_publishers_publish_once(ready, publisher, work):
    upload = ready()
    assert publish(publisher, upload).status_code == 302
    answer = publish(publisher, upload)
    assert answer.status_code == 409
    assert "现在是“正在发布”" in answer.content.decode()
    work()
    assert Job.objects.filter(task=publishing.publish_upload.name).count() == 1


def test_a_worker_that_died_right_after_publishing_is_not_followed_by_a_second_time(
    ready, publisher, work
):
    upload = ready()
    publish(publisher, upload)
    work()
    Job.objects.filter(task=publishing.publish_upload.name).update(state="waiting")
    work()
    assert Issue.objects.get().warnings.count() == 0
    assert Entry.objects.filter(action="已发布").count() == 1


def test_a_full_disk_publishes_nothing_and_can_be_tried_again(
    ready, publisher, work, monkeypatch
):
    upload = ready()

    def full(*_, **__):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(publishing, "store_issue", full)
    publish(publisher, upload)
    work()
    assert (again(upload).state, upload.problem) == ("ready", publishing.NO_ROOM)
    assert not Issue.objects.exists()
    monkeypatch.undo()
    publish(publisher, upload)
    work()
    assert again(upload).state == "published"


# ---- later ---------------------------------------------------------------------------


def local(ahead: timedelta) -> str:
    return (timezone.localtime() + ahead).strftime("%Y-%m-%dT%H:%M")


def later(client, upload, at):
    return publish(client, upload, later="1", publish_at=at)


def test_at_its_time_a_worker_publishes_it(ready, publisher, work):
    upload = ready()
    later(publisher, upload, local(timedelta(hours=2)))
    work()
    assert again(upload).state == "scheduled"
    page = publisher.get(upload.get_absolute_url()).content.decode()
    assert "将于" in page
    assert "取消定时" in page
    Job.objects.filter(pk=upload.job_id).update(run_after=timezone.now())
    work()
    assert again(upload).state == "published"


def test_it_can_be_called_off(ready, publisher, work):
    upload = ready()
    later(publisher, upload, local(timedelta(hours=2)))
    publisher.post(f"/office/uploads/{upload.pk}/cancel/")
    assert again(upload).state == "ready"
    Job.objects.update(run_after=timezone.now())
    work()
    assert again(upload).state == "ready"
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("", "请写明什么时候发布"),
        ("昨天", "时间要写成"),
        ("2020-01-01T09:00", "现在以后"),
        ("2999-01-01T09:00", "一年以内"),
    ],
)
def test_a_time_that_cannot_be_is_refused(ready, publisher, at, said):
    answer = later(publisher, ready(), at)
    assert answer.status_code == 409
    assert said in answer.content.decode()


def test_what_changed_before_its_time_waits_for_another_review(ready, publisher, work):
    publish(publisher, ready())
    work()
    upload = ready(gazette_text().replace("技术指导", "技术验收"))
    later(publisher, upload, local(timedelta(hours=2)))
    Clause.objects.filter(text__contains="组织实施").update(text="（二）各镇负责。")
    Job.objects.update(run_after=timezone.now())
    Job.objects.filter(state="waiting").update(run_after=timezone.now())
    work()
    assert again(upload).state == "ready"
    assert upload.problem == publishing.CHANGED


# ---- not at all ----------------------------------------------------------------------


def test_what_is_discarded_is_kept_for_a_while_and_taken_back(ready, editor, work):
    upload = ready()
    editor.post(f"/office/uploads/{upload.pk}/discard/")
    assert again(upload).state == "discarded"
    assert path_of(upload).exists()
    editor.post(f"/office/uploads/{upload.pk}/read-again/")
    work()
    assert again(upload).state == "ready"


def test_after_a_while_its_file_goes(ready, editor, work):
    upload = ready()
    editor.post(f"/office/uploads/{upload.pk}/discard/")
    long_ago = timezone.now() - KEPT_AFTER_DISCARDING - timedelta(days=1)
    Upload.objects.update(decided_at=long_ago)
    tidy.enqueue()
    work()
    assert not path_of(upload).exists()
    answer = editor.post(f"/office/uploads/{upload.pk}/read-again/")
    assert answer.status_code == 409
    assert "原件已清理" in answer.content.decode()


def test_what_is_published_is_not_discarded(ready, publisher, work):
    upload = ready()
    publish(publisher, upload)
    answer = publisher.post(f"/office/uploads/{upload.pk}/discard/")
    assert answer.status_code == 409
    work()
    assert again(upload).state == "published"


def test_another_parser_has_it_read_anew(ready, publisher, work, monkeypatch):
    upload = ready()
    monkeypatch.setattr("office.uploads.parsed_json.PARSER_VERSION", "another")
    page = publisher.get(upload.get_absolute_url()).content.decode()
    assert "程序已升级" in page
    publish(publisher, upload)
    work()
    assert (again(upload).state, upload.problem) == ("ready", publishing.OTHER_PARSER)


def test_it_can_be_made_the_issue_of_another_month(ready, editor, work):
    upload = ready()
    editor.post(f"/office/uploads/{upload.pk}/read-again/", {"month": "2022-03"})
    work()
    assert (again(upload).state, upload.key) == ("ready", "2022-03")


def test_a_second_issue_of_the_month_is_published_beside_the_first(
    ready, publisher, work
):
    publish(publisher, ready())
    work()
    upload = ready(gazette_text("修建公路", 2))
    assert upload.reading.difference["is_guess"]
    told = {"month": "2021-12", "number": "24"}
    publisher.post(f"/office/uploads/{upload.pk}/read-again/", told)
    work()
    upload = Upload.objects.get(pk=upload.pk)
    assert upload.key == "2021-12-n24"
    assert upload.reading.difference["status"] == "new"
    publish(publisher, upload)
    work()
    assert sorted(map(str, Issue.objects.all())) == ["2021-12", "2021-12-n24"]


# ---- who ------------------------------------------------------------------------------


def test_an_editor_publishes_nothing(ready, editor):
    upload = ready()
    assert publish(editor, upload).status_code == 403
    assert later(editor, upload, "").status_code == 403
    address = f"/office/uploads/{upload.pk}/cancel/"
    assert editor.post(address).status_code == 403
    page = editor.get(upload.get_absolute_url()).content.decode()
    assert "立即发布" not in page
    assert again(upload).state == "ready"


def test_who_decided_is_noted(ready, publisher, work):
    publish(publisher, ready())
    work()
    asked = Entry.objects.get(action="发布")
    assert (asked.actor, asked.about) == ("fabu", "2021-12 公报.txt")
    assert Entry.objects.get(action="已发布").details["by"] == "fabu"


def test_two_uploads_at_once_are_both_read(editor, work):
    bring(editor, file("一.txt"), file("二.txt", gazette_text(month=11)))
    assert take() != take()
    Job.objects.update(state="waiting", attempt=0)
    for upload in Upload.objects.all():
        begin(upload)
    work()
    assert {each.state for each in Upload.objects.all()} == {"ready"}
