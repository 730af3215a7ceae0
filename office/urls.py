"""Addresses of what staff do; those of readers are in `documents/urls.py`, `search/urls.py`."""

from django.urls import include, path

urlpatterns = [
    path("", include("office.accounts.urls")),
    path("", include("office.auditing.urls")),
]
