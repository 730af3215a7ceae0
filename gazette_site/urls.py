"""The addresses; docs/architecture.md lists them."""

from django.urls import include, path

urlpatterns = [
    # Before the documents' own: /d/<slug>/duties/ is no clause.
    path("", include("knowledge.urls")),
    path("", include("documents.urls")),
    path("", include("search.urls")),
    path("", include("office.urls")),
    path("", include("api.urls")),
]

handler404 = "documents.reading.views.not_found"
