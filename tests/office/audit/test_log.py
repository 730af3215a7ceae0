"""`note`: what is written of who did what."""

import pytest
from django.contrib.auth.models import AnonymousUser

from office.accounts.models import User
from office.audit.log import note
from office.audit.models import Entry

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_what(rf):
    request = rf.get("/")
    request.user = User.objects.create_user("li")
    note(request, "发布", "2020-12", documents=13)
    entry = Entry.objects.get(action="发布")
    assert (entry.actor, entry.action, entry.about) == ("li", "发布", "2020-12")
    assert (entry.details, entry.address) == ({"documents": 13}, "127.0.0.1")


def test_in_the_shell_the_machine_s_user_did_it():
    assert note(None, "收录").actor.startswith("命令行 ")


def test_a_visitor_has_no_name(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    assert note(request, "纠错").actor == "匿名"
