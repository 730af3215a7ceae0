"""The application, for whichever WSGI server is to serve it."""

import gc
import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from gazette_site.proxies import BehindProxies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gazette_site.settings")
if settings.DEBUG:
    raise ImproperlyConfigured(
        "GAZETTE_DEBUG=1 is for the development server (bootstrap.py run --debug) only."
    )
# A page makes some thirty thousand objects, and nearly all of them go with it. Looking for
# circles among them after every 700, as Python does, takes a tenth of a page's time.
gc.set_threshold(50_000, 10, 10)

application = BehindProxies(
    get_wsgi_application(), settings.TRUSTED_PROXIES, settings.FORCE_SCRIPT_NAME or ""
)
