"""Addresses of the audit log."""

from django.urls import path

from office.auditing import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit.<slug:suffix>", views.audit_export, name="audit_export"),
]
