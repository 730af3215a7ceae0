"""Which machine a request comes from, for counting requests."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def sender(request: HttpRequest) -> str | None:
    """The address that asked; behind trusted proxies the last one that none of them is.

    What stands further left in X-Forwarded-For anybody can have written.
    """
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    for said in (request.META.get("REMOTE_ADDR", ""), *reversed(passed)):
        try:
            address = ip_address(said.strip())
        except ValueError:
            return None
        if not any(address in network for network in settings.TRUSTED_PROXIES):
            return str(address)
    return None
