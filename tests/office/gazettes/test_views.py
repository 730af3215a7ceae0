"""Gazettes are told and added in the browser, by publishers alone."""

from typing import Any

import pytest
from django.urls import reverse

from documents.models import Gazette
from office.accounts.models import User
from office.accounts.roles import Role
from office.audit.models import Entry
from office.gazettes.urls import urlpatterns
from tests.builders.rows import add_issue

pytestmark = pytest.mark.django_db
PAGE = "/office/gazettes/"
NAMED = {"slug": "xihu", "name": "西湖区人民政府公报", "organ": "西湖区人民政府"}


def somebody(role: Role) -> User:
    user = User.objects.create_user(role.value)
    user.grants.create(role=role)
    return user


@pytest.fixture
def publisher(client):
    client.force_login(somebody(Role.PUBLISHER))
    return client


def test_every_address_is_for_publishers():
    for pattern in urlpatterns:
        view: Any = pattern.callback
        assert view.required_roles == {Role.PUBLISHER}, pattern.name


def test_who_has_not_signed_in_is_asked_to_and_an_editor_is_refused(client):
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign_in"))
    client.force_login(somebody(Role.EDITOR))
    assert client.get(PAGE).status_code == 403


def test_a_gazette_is_added_told_more_of_and_taken_out(publisher):
    assert publisher.post(PAGE, NAMED).status_code == 302
    assert "西湖区人民政府公报" in publisher.get(PAGE).content.decode()
    more = {"name": "西湖政报", "city": "杭州", "codes": "西政发、西政办发"}
    publisher.post(f"{PAGE}xihu/", more)
    held = Gazette.objects.get(slug="xihu")
    assert (held.name, held.city, held.organ) == ("西湖政报", "杭州", "")
    assert held.codes == ["西政发", "西政办发"]
    publisher.post(f"{PAGE}xihu/remove/")
    assert not Gazette.objects.filter(slug="xihu").exists()
    actions = Entry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions)[-3:] == ["新增刊物", "改刊物", "移除刊物"]


@pytest.mark.parametrize(
    ("address", "said", "problem"),
    [
        ("", {**NAMED, "slug": "西湖"}, "网址名“西湖”不合用"),
        ("", {**NAMED, "slug": "main"}, "已有网址名为 main 的刊物"),
        ("", {**NAMED, "name": ""}, "请填写刊名"),
        ("main/", {"name": "甲" * 101}, "刊名太长，最多 100 个字"),
        ("donghu/", {"name": "甲公报"}, "没有“donghu”这个刊物"),
        ("main/remove/", {}, "首个刊物不能移除"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    publisher, address, said, problem
):
    answer = publisher.post(PAGE + address, said)
    assert answer.status_code == 409
    assert problem in answer.content.decode()
    assert [each.slug for each in Gazette.objects.all()] == ["main"]
    assert Gazette.objects.get().name == ""


def test_one_that_has_issues_offers_no_removal(publisher):
    publisher.post(PAGE, NAMED)
    add_issue(gazette_id="xihu")
    page = publisher.get(PAGE).content.decode()
    assert f"{PAGE}xihu/remove/" not in page
    assert publisher.post(f"{PAGE}xihu/remove/").status_code == 409
