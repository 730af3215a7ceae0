"""Addresses of what the gazette knows."""

from django.urls import path

from knowledge import views

urlpatterns = [
    path("units/", views.units, name="units"),
    path("units/<path:unit>.<str:suffix>", views.unit_file, name="unit_file"),
    path("units/<path:unit>/", views.unit, name="unit"),
    path("effect/", views.effect, name="effect"),
    path("effect.ics", views.effect_calendar, name="effect_calendar"),
    path("appointments/", views.appointments, name="appointments"),
    path("cited/", views.cited, name="cited"),
    path("d/<str:slug>/duties/", views.document_duties, name="document_duties"),
    path(
        "d/<str:slug>/citations/", views.document_citations, name="document_citations"
    ),
]
