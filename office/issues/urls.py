"""Addresses of issues for staff: /office/issues/2020-12-n24/undo/."""

from django.urls import path, register_converter

from documents.models import IssueKey
from office.issues import views


class Key:
    """An issue's key in an address, as it prints."""

    regex = r"(?:[a-z][a-z0-9-]{0,29}/)?[0-9]{4}-[0-9]{2}(?:-[ns][0-9]{1,3})?"

    def to_python(self, value: str) -> IssueKey:
        """Raises ValueError, which answers 404, where it is no key after all: 2020-13."""
        if key := IssueKey.parse(value):
            return key
        raise ValueError

    def to_url(self, value: IssueKey) -> str:
        return str(value)


register_converter(Key, "issue_key")

urlpatterns = [
    path("", views.issues, name="manage_issues"),
    path("remove-sample/", views.remove_samples, name="remove_sample"),
    path("<issue_key:key>/", views.manage_issue, name="manage_issue"),
    path("<issue_key:key>/undo/", views.undo_change, name="undo_change"),
    path("<issue_key:key>/redo/", views.redo_change, name="redo_change"),
    path("<issue_key:key>/move/", views.move_issue, name="move_issue"),
    path("<issue_key:key>/remove/", views.remove_issue, name="remove_issue"),
    path(
        "<issue_key:key>/withdraw/", views.withdraw_document, name="withdraw_document"
    ),
    path("<issue_key:key>/restore/", views.restore_withdrawn, name="restore_withdrawn"),
]
