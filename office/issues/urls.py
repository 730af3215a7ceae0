"""Addresses of issues for staff; the converters are those of `documents.urls`."""

from django.urls import path

from office.issues import views

_MONTH = "<yyyy:year>/<mm:month>"

urlpatterns = [
    path("", views.issues, name="manage_issues"),
    path("remove-sample/", views.remove_samples, name="remove_sample"),
    path(f"{_MONTH}/", views.manage_issue, name="manage_issue"),
    path(f"{_MONTH}/undo/", views.undo_change, name="undo_change"),
    path(f"{_MONTH}/redo/", views.redo_change, name="redo_change"),
    path(f"{_MONTH}/move/", views.move_issue, name="move_issue"),
    path(f"{_MONTH}/remove/", views.remove_issue, name="remove_issue"),
    path(f"{_MONTH}/withdraw/", views.withdraw_document, name="withdraw_document"),
    path(f"{_MONTH}/restore/", views.restore_withdrawn, name="restore_withdrawn"),
]
