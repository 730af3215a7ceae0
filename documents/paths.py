"""The paths of pages and of what they load, found once: Django looks each up for each link."""

from functools import lru_cache
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import get_script_prefix, reverse
from django.utils.http import RFC3986_SUBDELIMS

_SAFE = f"{RFC3986_SUBDELIMS}/~:@"  # what `reverse` leaves as it is


def path_of(view: str, *names: str) -> str:
    """As Django's `reverse`."""
    parts = _parted(view, len(names), get_script_prefix())
    match names:
        case ():
            return parts[0]
        case (name,):
            return parts[0] + _quoted(name) + parts[1]
    between = zip(map(_quoted, names), parts[1:], strict=True)
    return parts[0] + "".join(name + part for name, part in between)


# A page names a document five times.
@lru_cache(maxsize=1000)
def _quoted(name: str) -> str:
    return quote(name, safe=_SAFE)


@lru_cache
def _parted(view: str, count: int, _prefix: str) -> list[str]:
    """The address of a view, parted where its names stand."""
    return reverse(view, args=["@"] * count).split("@")


def asset_path(name: str) -> str:
    """As Django's `static`: of a style sheet, a script or a picture of the site's own."""
    return _asset_path(name, settings.STATIC_URL)


@lru_cache
def _asset_path(name: str, _folder: str) -> str:
    return staticfiles_storage.url(name)
