"""The site behind another server, which speaks TLS and may put it under a path of its own.

Anybody can send `X-Forwarded-Proto`, the header that says whether TLS was spoken, so it counts only
from the machines that the setting names; from others it is dropped.
"""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

Network = IPv4Network | IPv6Network
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_SCHEMES = ("http", "https")
_SCHEME = "HTTP_X_FORWARDED_PROTO"


def networks(text: str) -> tuple[Network, ...]:
    """Of "127.0.0.1, 10.0.0.0/8". Raises ValueError, with what is no address."""
    names = (name.strip() for name in text.split(","))
    return tuple(ip_network(name, strict=False) for name in names if name)


class BehindProxies:
    """A WSGI application that sees a request as the trusted proxy in front of it did.

    `path` is what the site lies under, such as /gazette, "" for all of the host; a proxy may
    have cut it off the address or not.
    """

    def __init__(
        self, application: Application, trusted: Sequence[Network], path: str = ""
    ) -> None:
        self._application = application
        self._trusted = trusted
        self._path = path

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        scheme = environ.pop(_SCHEME, "")
        if scheme in _SCHEMES and self._trusts(environ.get("REMOTE_ADDR", "")):
            environ["wsgi.url_scheme"] = scheme
        asked = environ.get("PATH_INFO", "")
        if self._path and f"{asked}/".startswith(f"{self._path}/"):
            environ["PATH_INFO"] = asked[len(self._path) :] or "/"
        return self._application(environ, start_response)

    def _trusts(self, address: str) -> bool:
        try:
            sender = ip_address(address)
        except ValueError:
            return False
        return any(sender in network for network in self._trusted)
