"""The site behind another server, which speaks TLS and may put it under a path of its own.

Anybody can send `X-Forwarded-Proto`, the header that says whether TLS was spoken, and
`X-Forwarded-For`, which says who asked, so they count only from the machines that the setting
names; from others they are dropped.
"""

from collections.abc import Callable, Iterable, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

Network = IPv4Network | IPv6Network
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_SCHEMES = ("http", "https")
_SCHEME = "HTTP_X_FORWARDED_PROTO"
_SENDERS = "HTTP_X_FORWARDED_FOR"


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
        scheme, senders = environ.pop(_SCHEME, ""), environ.pop(_SENDERS, "")
        if self._trusts(environ.get("REMOTE_ADDR", "")):
            if scheme in _SCHEMES:
                environ["wsgi.url_scheme"] = scheme
            environ["REMOTE_ADDR"] = self._sender(environ["REMOTE_ADDR"], senders)
        asked = environ.get("PATH_INFO", "")
        if self._path and f"{asked}/".startswith(f"{self._path}/"):
            environ["PATH_INFO"] = asked[len(self._path) :] or "/"
        return self._application(environ, start_response)

    def _sender(self, nearest: str, senders: str) -> str:
        """Who asked: the last one on the way here that is no proxy of ours.

        Each proxy adds who asked it at the end; what stands before that anybody may have sent.
        """
        for named in reversed(senders.split(",")):
            try:
                nearest = str(ip_address(named.strip()))
            except ValueError:
                break
            if not self._trusts(nearest):
                break
        return nearest

    def _trusts(self, address: str) -> bool:
        try:
            sender = ip_address(address)
        except ValueError:
            return False
        return any(sender in network for network in self._trusted)
