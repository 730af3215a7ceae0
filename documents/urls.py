from django.urls import path, register_converter
from django.views.generic import TemplateView

from documents import views


class TwoDigits:
    """A month in an address: /2020/07/; /2020/7/ is understood and sent there."""

    regex = "0?[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class FourDigits:
    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


register_converter(TwoDigits, "mm")
register_converter(FourDigits, "yyyy")

urlpatterns = [
    path("", views.home, name="home"),
    path("d/<str:slug>/", views.document, name="document"),
    path("d/<str:slug>/<str:key>/", views.document, name="clause"),
    path("n/<path:text>", views.number, name="number"),
    path("months/", views.months, name="months"),
    path("<yyyy:year>/<mm:month>/", views.issue, name="issue"),
    path(
        "<yyyy:year>/<mm:month>/pages/<int:page>.png",
        views.page_picture,
        name="page_picture",
    ),
    path(
        "robots.txt",
        TemplateView.as_view(template_name="robots.txt", content_type="text/plain"),
    ),
]
