"""The site behind a server that speaks TLS, or lies under a path of its own."""

import io
import os
import re
import subprocess
import sys

import pytest
from django.core.wsgi import get_wsgi_application

from gazette_site.proxies import BehindProxies, networks
from tests.builders.rows import store_sample

pytestmark = pytest.mark.django_db(transaction=True)


def answer(path: str, sender: str = "127.0.0.1", **headers: str) -> tuple[str, str]:
    """The status and body of a request to a site that trusts this machine and 10.1.0.0/16."""
    application = BehindProxies(
        get_wsgi_application(), networks("127.0.0.1, ::1, 10.1.0.0/16")
    )
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": sender,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **{
            f"HTTP_X_FORWARDED_{name.upper()}": value for name, value in headers.items()
        },
    }
    pieces = application(environ, lambda status, *_: said.append(status))
    body = b"".join(pieces).decode()
    pieces.close()  # type: ignore[attr-defined]
    return said[0], body


@pytest.mark.parametrize("sender", ["127.0.0.1", "::1", "10.1.200.3"])
def test_addresses_are_https_where_a_trusted_proxy_was_asked_so(sender):
    store_sample()
    _, feed = answer("/feed.atom", sender, proto="https")
    assert "https://localhost/2023/12/" in feed
    assert "http://localhost" not in feed


@pytest.mark.parametrize("sender", ["10.2.0.1", "192.0.2.7", "unix", ""])
def test_nobody_else_can_say_so(sender):
    store_sample()
    _, feed = answer("/feed.atom", sender, proto="https")
    assert "http://localhost/2023/12/" in feed
    assert "https://localhost" not in feed


ASK = """
import io, sys
from django.core.management import call_command
from gazette_site.wsgi import application

call_command("migrate", verbosity=0, skip_checks=True)
for path in sys.argv[1:]:
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_PORT": "80",
        "SERVER_NAME": "localhost", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
    }
    body = b"".join(application(environ, lambda status, *_: print(status)))
    print(body.decode())
"""


@pytest.mark.parametrize("path", ["/", "/gb/"])
def test_every_address_lies_under_the_path_of_the_site(tmp_path, path):
    """Whether the proxy has cut the path off, as nginx may, or not."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK, path, f"{path}static/documents/gazette.css"],
        env={
            **os.environ,
            "GAZETTE_PATH": "/gb/",
            "GAZETTE_DATA": str(tmp_path / "var"),
        }
        | {"DJANGO_SETTINGS_MODULE": "gazette_site.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    home, _, style = asked.stdout.partition("</html>")
    assert home.startswith("200")
    local = re.findall(r'(?:href|src|action|hx-get)="(/[^"]*)"', home)
    assert len(local) > 10
    assert [address for address in local if not address.startswith("/gb/")] == []
    assert style.lstrip().startswith("200")


FAULT = """
import django
from django.template.loader import get_template

django.setup()
print(get_template("500.html").render())
"""


def test_the_page_of_a_server_s_fault_lies_under_the_path_of_the_site(tmp_path):
    """It is made without a request, since anything may be broken."""
    told = subprocess.run(
        [sys.executable, "-c", FAULT],
        env={**os.environ, "GAZETTE_PATH": "gb", "GAZETTE_DATA": str(tmp_path / "var")}
        | {"DJANGO_SETTINGS_MODULE": "gazette_site.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    local = re.findall(r'(?:href|src)="(/[^"]*)"', told.stdout)
    assert local == ["/gb/static/documents/gazette.css", "/gb/"]


@pytest.mark.parametrize("proto", ["ftp", "https,http", "javascript"])
def test_a_scheme_that_is_none_is_ignored(proto):
    store_sample()
    _, feed = answer("/feed.atom", proto=proto)
    assert "http://localhost/2023/12/" in feed


def test_what_is_no_address_is_named():
    with pytest.raises(ValueError, match=r"proxy\.example"):
        networks("127.0.0.1, proxy.example")


@pytest.mark.parametrize(
    ("sender", "senders", "told"),
    [
        ("127.0.0.1", "192.0.2.7", "192.0.2.7"),
        ("127.0.0.1", "6.6.6.6, 192.0.2.7", "192.0.2.7"),  # the first was made up
        ("127.0.0.1", "192.0.2.7, 10.1.0.9", "192.0.2.7"),  # through two of ours
        ("10.1.0.9", "2001:db8::7", "2001:db8::7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "6.6.6.6, unknown", "127.0.0.1"),
        ("198.51.100.1", "6.6.6.6", "198.51.100.1"),  # no proxy of ours
    ],
)
def test_who_asked_is_told_by_trusted_proxies_only(sender, senders, told):
    seen = {}

    def application(environ, start_response):
        seen.update(environ)
        return []

    site = BehindProxies(application, networks("127.0.0.1, 10.1.0.0/16"))
    site({"REMOTE_ADDR": sender, "HTTP_X_FORWARDED_FOR": senders}, None)
    assert seen["REMOTE_ADDR"] == told
    assert "HTTP_X_FORWARDED_FOR" not in seen


def test_the_lock_out_counts_by_who_stands_behind_the_proxy(rf):
    """django-axes asks django-ipware, which believes what was put there and no header."""
    from axes.helpers import get_client_ip_address

    request = rf.get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="6.6.6.6")
    assert get_client_ip_address(request) == "192.0.2.7"
