"""The addresses; docs/architecture.md lists them."""

from django.urls import include, path

urlpatterns = [
    path("", include("documents.urls")),
    path("", include("search.urls")),
    path("", include("office.urls")),
    path("", include("api.urls")),
]

handler404 = "documents.reading.views.not_found"
