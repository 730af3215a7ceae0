"""Whose site it is: its name, who runs it, how to reach them, as the settings say."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """A context processor, for every template: `site.name`, `owner`, `contact`, `filing`
    (备案号) and `corrections`, the address of those who mend errors; "" where none is set."""
    return {"site": settings.SITE}
