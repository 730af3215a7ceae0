"""纠错: what a reader reports, the limits, and what staff answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Issue
from office.corrections import reports
from office.corrections.models import QueueItem, Report
from tests.office.corrections.conftest import SLUG, clause
from tests.office.corrections.test_clause_views import asked
from tests.office.corrections.test_queue import decide
from tests.office.proxied import seen_behind_proxies

pytestmark = pytest.mark.django_db

FORM = f"/report/{SLUG}/f1-art4-1/"
TOLD = {
    "wrong": "漏了“中长期”三个字",
    "right": "中长期发展规划",
    "contact": "13800000000",
}


def test_a_reader_reports_an_error_and_gets_a_receipt(held: Issue):
    reader = Client(enforce_csrf_checks=False)
    page = reader.get(FORM).content.decode()
    assert clause("f1-art4-1").text in page
    answer = reader.post(FORM, TOLD)
    [report] = Report.objects.all()
    assert answer["Location"] == f"/report/receipt/{report.receipt}/"
    receipt = reader.get(answer["Location"]).content.decode()
    assert report.receipt in receipt
    assert "待核对" in receipt
    assert TOLD["contact"] not in receipt
    assert report.key == "f1-art4-1"
    assert "127.0.0.1" not in report.sender
    assert QueueItem.objects.get().report == report


def test_a_whole_document_can_be_reported(held: Issue):
    Client().post(f"/report/{SLUG}/", TOLD)
    assert Report.objects.get().key == ""


def test_staff_accept_by_correcting_and_the_reader_sees_it(editor: Client):
    reader = Client()
    receipt = reader.post(FORM, TOLD)["Location"]
    report = Report.objects.get()
    item = QueueItem.objects.get()
    page = editor.get(item.get_absolute_url()).content.decode()
    prefilled = (
        f"/office/corrections/d/{SLUG}/clauses/f1-art4-1/?report={report.receipt}"
    )
    assert prefilled in page
    assert TOLD["contact"] in page
    form = editor.get(prefilled).content.decode()
    assert TOLD["right"] in form
    assert f'value="读者纠错 {report.receipt}"' in form
    asked(editor, "f1-art4-1", text="（一）编制中长期规划；", report=report.receipt)
    item.refresh_from_db()
    assert item.correction
    assert (item.state, item.correction.after) == ("wrong", "（一）编制中长期规划；")
    assert "已采纳" in reader.get(receipt).content.decode()


def test_staff_decline_with_a_reason_that_the_reader_sees(editor: Client):
    reader = Client()
    receipt = reader.post(FORM, TOLD)["Location"]
    item = QueueItem.objects.get()
    answer = decide(editor, item, verdict="right")
    assert "请写明理由" in answer.content.decode()
    decide(editor, item, verdict="right", note="公报原文如此")
    told = reader.get(receipt).content.decode()
    assert "未采纳" in told
    assert "公报原文如此" in told


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"wrong": ""}, "请写明哪里有误"),
        ({"wrong": "甲" * 1001}, "1000"),
        ({"wrong": "甲", "website": "http://spam"}, "请不要填写"),
    ],
)
def test_what_is_not_taken_is_said(held: Issue, told, said):
    answer = Client().post(FORM, told)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Report.objects.exists()


def test_one_address_reports_so_often_an_hour_and_others_still_may(held: Issue):
    reader = Client()
    for _ in range(reports.AN_HOUR):
        assert reader.post(FORM, TOLD).status_code == 302
    answer = reader.post(FORM, TOLD)
    assert answer.status_code == 429
    assert "请稍后再试" in answer.content.decode()
    assert Client(REMOTE_ADDR="10.1.1.1").post(FORM, TOLD).status_code == 302
    Report.objects.update(at=timezone.now() - timedelta(hours=2))
    assert reader.post(FORM, TOLD).status_code == 302


def test_no_more_is_taken_in_a_day_than_staff_can_read(held: Issue, monkeypatch):
    monkeypatch.setattr(reports, "ALL_A_DAY", 1)
    assert Client().post(FORM, TOLD).status_code == 302
    answer = Client(REMOTE_ADDR="10.1.1.1").post(FORM, TOLD)
    assert answer.status_code == 429


def test_a_reader_behind_a_trusted_proxy_is_told_from_others(rf, settings):
    told = "6.6.6.6, 10.0.0.7"
    asked = rf.get("/", headers={"X-Forwarded-For": told})
    asked = seen_behind_proxies(asked, settings, "127.0.0.1")
    assert reports.address_of(asked) == "10.0.0.7"
    stranger = rf.get("/", headers={"X-Forwarded-For": told}, REMOTE_ADDR="9.9.9.9")
    stranger = seen_behind_proxies(stranger, settings, "127.0.0.1")
    assert reports.address_of(stranger) == "9.9.9.9"
    network = rf.get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    assert reports.address_of(network) == "2001:0db8:0001:0002"


def test_reports_can_be_switched_off(held: Issue, settings):
    assert "纠错" in Client().get(f"/d/{SLUG}/").content.decode()
    settings.TAKES_REPORTS = False
    assert Client().get(FORM).status_code == 404
    assert Client().post(FORM, TOLD).status_code == 404
    assert "纠错" not in Client().get(f"/d/{SLUG}/").content.decode()


def test_the_form_stands_up_to_forged_requests(held: Issue):
    assert Client(enforce_csrf_checks=True).post(FORM, TOLD).status_code == 403


def test_a_receipt_that_was_not_given_is_not_there(held: Issue):
    assert Client().get("/report/receipt/20261201-AAAAAA/").status_code == 404
