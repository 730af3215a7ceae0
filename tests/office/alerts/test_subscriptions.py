"""收藏检索 and 我的订阅: saving, changing, whose it is, and who may not."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from office.accounts.models import User
from office.alerts.models import Frequency, Message, SavedSearch
from office.alerts.saving import REQUESTS_AN_HOUR, REQUESTS_TO_ONE
from office.alerts.views.subscriptions import TESTS_AN_HOUR
from tests.office.alerts.conftest import EMAIL, new_issue, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held")]

POST = urlencode({"q": "快递"})
NEW = "/subscriptions/new/"


def sent(**fields: str) -> dict[str, str]:
    return {
        "query": POST,
        "name": "快递",
        "frequency": "daily",
        "email": EMAIL,
    } | fields


def text(answer) -> str:
    return str(answer.content.decode())


def test_the_search_page_offers_it_with_its_question(client):
    page = text(client.get("/search/", {"q": "快递", "kind": "通知", "page": "2"}))
    assert f"{NEW}?q=%E5%BF%AB%E9%80%92&amp;kind=%E9%80%9A%E7%9F%A5" in page


def test_an_account_saves_a_search(signed_in, li, mail):
    page = text(signed_in.get(f"{NEW}?{POST}"))
    assert 'value="快递"' in page
    assert f'value="{EMAIL}"' in page
    assert signed_in.post(NEW, sent())["Location"] == "/subscriptions/"
    search = SavedSearch.objects.get()
    assert (search.owner, search.query, search.frequency) == (li, POST, "daily")
    assert search.is_mailed
    assert "快递" in text(signed_in.get("/subscriptions/"))


def test_the_same_search_is_saved_once(signed_in, mail):
    signed_in.post(NEW, sent())
    signed_in.post(NEW, sent(frequency="weekly"))
    assert SavedSearch.objects.get().frequency == Frequency.WEEKLY


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "请先检索"), (urlencode({"q": "！！"}), "没有可查的字词")],
)
def test_a_question_that_finds_nothing_is_not_saved(signed_in, query, said):
    answer = signed_in.post(NEW, sent(query=query))
    assert answer.status_code == 400
    assert said in text(answer)
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("frequency", "hourly"), ("email", "nobody"), ("name", "长" * 101)],
)
def test_what_makes_no_sense_is_said_and_not_saved(signed_in, field, value):
    answer = signed_in.post(NEW, sent(**{field: value}))
    assert answer.status_code == 400
    assert 'role="alert"' in text(answer)
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("email", ["a@example.org\nBcc: b@example.org", "a b@c.org"])
def test_an_address_with_a_header_in_it_is_refused(client, mail, email):
    assert client.post(NEW, sent(email=email)).status_code == 400
    assert not Message.objects.exists()


def test_another_address_than_the_account_s_is_confirmed_first(signed_in, mail):
    signed_in.post(NEW, sent(email="other@example.org"))
    assert not SavedSearch.objects.get().is_mailed
    assert Message.objects.get().to == "other@example.org"
    assert "还没有确认" in text(signed_in.get("/subscriptions/"))


def test_without_mail_the_page_says_so_and_offers_the_feed(signed_in, client):
    assert "没有设置邮件" in text(signed_in.get("/subscriptions/"))
    assert "没有设置邮件" in text(signed_in.get(f"{NEW}?{POST}"))
    page = text(client.get(f"{NEW}?{POST}"))
    assert f"/search.atom?{POST}" in page
    assert 'method="post"' not in page
    signed_in.post(NEW, sent(frequency="never", email=""))
    assert SavedSearch.objects.exists()


# ---- without an account ------------------------------------------------------------------


def test_a_visitor_is_asked_to_sign_in_or_subscribes_by_mail(client, mail):
    page = text(client.get(f"{NEW}?{POST}"))
    assert "/sign-in/?next=%2Fsubscriptions%2Fnew%2F%3Fq%3D" in page
    answer = client.post(NEW, sent())
    assert "确认信已发往" in text(answer)
    search = SavedSearch.objects.get()
    assert (search.owner, search.confirmed_at) == (None, None)
    assert len(mail) == 1


def test_a_visitor_may_not_where_the_setting_says_so(client, mail, settings):
    settings.ALERTS_BY_MAIL_ALONE = False
    assert client.post(NEW, sent()).status_code == 400
    assert not SavedSearch.objects.exists()


def test_nobody_is_told_what_an_address_is_subscribed_to(client, mail):
    saved(None, POST)
    answer = client.post(NEW, sent())
    assert "确认信已发往" in text(answer)
    assert not Message.objects.exists()


def test_one_address_gets_few_requests(client, mail):
    for number in range(REQUESTS_TO_ONE):
        query = urlencode({"q": f"快递{number}"})
        assert client.post(NEW, sent(query=query)).status_code == 200
    assert client.post(NEW, sent()).status_code == 400
    assert Message.objects.count() == REQUESTS_TO_ONE


def test_one_machine_sends_few_requests(client, mail):
    for number in range(REQUESTS_AN_HOUR):
        client.post(NEW, sent(email=f"reader{number}@example.org"))
    answer = client.post(NEW, sent(email="last@example.org"))
    assert "过些时候再试" in text(answer)
    other = client.post(NEW, sent(email="last@example.org"), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


# ---- 我的订阅 ----------------------------------------------------------------------------


def test_it_is_changed_and_deleted(signed_in, li, mail):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")
    signed_in.post(
        f"/subscriptions/{search.pk}/",
        {"name": "乡村快递", "frequency": "weekly", "email": EMAIL},
    )
    search.refresh_from_db()
    assert (search.name, search.frequency) == ("乡村快递", "weekly")
    assert search.is_mailed
    signed_in.post(f"/subscriptions/{search.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_a_changed_address_is_confirmed_before_anything_is_sent_to_it(
    signed_in, li, mail
):
    search = saved(li, POST)
    fields = {"name": "快递", "frequency": "daily", "email": "other@example.org"}
    signed_in.post(f"/subscriptions/{search.pk}/", fields)
    search.refresh_from_db()
    assert not search.is_mailed


def test_a_test_shows_the_newest_and_counts_as_nothing(signed_in, li, mail):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")
    signed_in.post(f"/subscriptions/{search.pk}/test/")
    message = Message.objects.get()
    assert message.subject.startswith("【测试】")
    assert "快递下乡。" in message.text
    assert search.hits.get().told_at is None


def test_tests_are_few(signed_in, li, mail):
    search = saved(li, POST)
    for _ in range(TESTS_AN_HOUR):
        signed_in.post(f"/subscriptions/{search.pk}/test/")
    answer = signed_in.post(f"/subscriptions/{search.pk}/test/")
    assert answer.status_code == 400
    assert Message.objects.count() == TESTS_AN_HOUR


def test_what_was_not_delivered_is_said(signed_in, li, mail):
    search = saved(li, POST)
    Message.objects.create(
        search=search,
        to=EMAIL,
        subject="新增",
        text="",
        message_id="<1@example.org>",
        state=Message.State.FAILED,
        error="550 no such user",
    )
    assert "550 no such user" in text(signed_in.get("/subscriptions/"))


def test_the_list_costs_the_same_whatever_it_holds(
    signed_in, li, mail, django_assert_max_num_queries
):
    for number in range(12):
        saved(li, urlencode({"q": f"快递{number}"}))
    with django_assert_max_num_queries(8):
        signed_in.get("/subscriptions/")


def test_the_list_does_not_read_what_its_mail_says(
    signed_in, li, mail, django_assert_max_num_queries
):
    for number in range(3):
        search = saved(li, urlencode({"q": f"快递{number}"}))
        Message.objects.create(
            search=search,
            to="li@example.org",
            subject="",
            text="",
            message_id=f"<{number}@example.org>",
            state=Message.State.FAILED,
        )
    with django_assert_max_num_queries(8) as asked:
        signed_in.get("/subscriptions/")
    [messages] = [q for q in asked if 'FROM "alerts_message"' in q["sql"]]
    assert '"alerts_message"."html"' not in messages["sql"]


@pytest.mark.parametrize("what", ["", "test/", "feed/", "delete/"])
def test_another_one_s_search_is_not_found(signed_in, mail, what):
    other = saved(User.objects.create_user("wang"), POST)
    answer = signed_in.post(f"/subscriptions/{other.pk}/{what}", sent())
    assert answer.status_code == 404
    assert SavedSearch.objects.filter(pk=other.pk, feed_token=None).exists()


@pytest.mark.parametrize("what", ["", "test/", "feed/", "delete/"])
def test_who_has_not_signed_in_is_asked_to(client, what):
    search = saved(User.objects.create_user("wang"), POST)
    answer = client.post(f"/subscriptions/{search.pk}/{what}", sent())
    assert answer["Location"].startswith("/sign-in/")
    assert SavedSearch.objects.exists()


@pytest.mark.parametrize(
    "path", ["new/", "1/", "1/test/", "1/feed/", "1/delete/", "confirm/x/"]
)
def test_forms_are_safe_from_other_sites(li, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(li)
    assert client.post(f"/subscriptions/{path}", sent()).status_code == 403
