"""Requests as the application sees them behind proxies."""

from django.core.handlers.wsgi import WSGIRequest

from gazette_site.proxies import BehindProxies, networks


def seen_behind_proxies(request: WSGIRequest, settings, trusted: str) -> WSGIRequest:
    """The request after `BehindProxies` with these trusted proxies: "127.0.0.1, 10.0.0.0/8"."""
    settings.TRUSTED_PROXIES = networks(trusted)
    seen: list[WSGIRequest] = []

    def application(environ, start_response):
        seen.append(WSGIRequest(environ))
        return []

    BehindProxies(application, settings.TRUSTED_PROXIES)(request.environ, None)
    return seen[0]
