"""The addresses of the interface, a version each, and its description for people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from api import facts, held, searching, units

# Ninja's own page fetches its scripts from elsewhere; ours is a table.
v1 = NinjaAPI(
    title="政府公报",
    version="1.0.0",
    description="Issues, documents, clauses, facts, units and search of this site; read only.",
    urls_namespace="api-1",
    docs_url=None,
)
v1.add_router("", held.router)
v1.add_router("", facts.router)
v1.add_router("", units.router)
v1.add_router("", searching.router)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What may be asked, as a page."""
    schema = v1.get_openapi_schema(path_prefix=_prefix())
    operations = [
        {"path": address, "summary": told["get"]["summary"], "parameters": _named(told)}
        for address, told in schema["paths"].items()
    ]
    context = {"operations": operations, "schema": f"{_prefix()}openapi.json"}
    return render(request, "api/index.html", context)


def _prefix() -> str:
    return reverse("api-1:api-root")


def _named(operation: dict[str, dict[str, list[dict[str, str]]]]) -> list[str]:
    return [each["name"] for each in operation["get"].get("parameters", [])]


urlpatterns = [
    path("api/", index, name="api"),
    path("api/v1/", v1.urls),
]
