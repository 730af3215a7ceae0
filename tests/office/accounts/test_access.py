"""`requires`: who comes to a view, and where the others are sent."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from office.accounts.access import account, requires
from office.accounts.models import Grant, User
from office.accounts.roles import Role

pytestmark = pytest.mark.django_db


@requires(Role.EDITOR, Role.PUBLISHER)
def desk(request) -> HttpResponse:
    return HttpResponse(account(request).username)


@requires()
def own(request) -> HttpResponse:
    return HttpResponse("own")


def asked(rf, user, **headers):
    request = rf.get("/desk/", headers=headers)
    request.user = user
    return request


def staff(*roles):
    user = User.objects.create_user("li", password="a-long-word-22")
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in roles)
    return user


def test_one_of_the_roles_is_enough(rf):
    answer = desk(asked(rf, staff(Role.EDITOR)))
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"li"


def test_another_role_is_refused(rf):
    with pytest.raises(PermissionDenied):
        desk(asked(rf, staff(Role.AUDITOR)))


def test_who_has_not_signed_in_is_asked_to_and_brought_back(rf):
    answer = desk(asked(rf, AnonymousUser()))
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/desk/")


def test_a_fragment_takes_the_whole_page_to_the_sign_in(rf):
    answer = desk(
        asked(
            rf,
            AnonymousUser(),
            **{"HX-Request": "true", "HX-Current-URL": "http://testserver/queue/"},
        )
    )
    assert answer["HX-Redirect"] == "/sign-in/?next=/queue/"


def test_no_role_named_means_any_account(rf):
    answer = own(asked(rf, staff()))
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"own"
