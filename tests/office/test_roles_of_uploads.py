"""Every address of uploads and issues says who may ask for it."""

from django.urls import URLPattern

from office.accounts.roles import Role
from office.issues import urls as issues
from office.uploads import urls as uploads

STAFF = frozenset({Role.EDITOR, Role.PUBLISHER})
PUBLISHERS = frozenset({Role.PUBLISHER})
FOR_STAFF = {
    "uploads",
    "upload_list",
    "upload",
    "upload_discard",
    "upload_read_again",
    "upload_check",
    "upload_document",
    "upload_source",
    "upload_page_picture",
    "manage_issues",
    "manage_issue",
}


def test_editors_bring_and_review_publishers_decide():
    patterns = [*uploads.urlpatterns, *issues.urlpatterns]
    assert all(isinstance(pattern, URLPattern) for pattern in patterns)
    told = {
        pattern.name: getattr(pattern.callback, "required_roles", None)
        for pattern in patterns
    }
    assert told.keys() > FOR_STAFF
    for name, roles in told.items():
        assert roles == (STAFF if name in FOR_STAFF else PUBLISHERS), name
