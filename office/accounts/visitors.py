"""Which machine a request comes from, for counting requests."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def sender(request: HttpRequest) -> str | None:
    """The address that asked; behind trusted proxies `gazette_site.proxies` has put the visitor's
    there. None where a proxy of ours named nobody: all who come through it would be counted as
    one."""
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return None
    is_proxy = any(address in network for network in settings.TRUSTED_PROXIES)
    return None if is_proxy else str(address)
