"""Every address of corrections says who may ask for it."""

from django.urls import URLPattern

from office.accounts.roles import Role
from office.corrections.urls import urlpatterns

FOR_READERS = {"report_document", "report_clause", "receipt"}


def test_editors_correct_and_readers_report():
    told: dict[str | None, frozenset[Role] | None] = {}
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        told[pattern.name] = getattr(pattern.callback, "required_roles", None)
    assert told.keys() > FOR_READERS
    for name, roles in told.items():
        assert roles == (None if name in FOR_READERS else {Role.EDITOR}), name
