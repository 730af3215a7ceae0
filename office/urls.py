"""Addresses of what staff do; those of readers are in `documents/urls.py`, `search/urls.py`."""

from django.urls import include, path

urlpatterns = [
    path("", include("office.accounts.urls")),
    path("", include("office.auditing.urls")),
    path("", include("office.alerts.urls")),
    path("", include("office.corrections.urls")),
    path("office/uploads/", include("office.uploads.urls")),
    path("office/issues/", include("office.issues.urls")),
    path("office/gazettes/", include("office.gazettes.urls")),
]
