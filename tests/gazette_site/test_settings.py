"""The settings as a process of its own reads them, and the headers they lead to."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

ASK = (
    "import json; from gazette_site import settings as s; "
    "print(json.dumps([str(getattr(s, name)) for name in {names}]))"
)


def python(script, folder, **variables):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GAZETTE_", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**environment, "GAZETTE_DATA": str(folder), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def setting(name, folder, **variables):
    done = python(ASK.format(names=[name]), folder, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)[0]


def test_tests_never_touch_the_folder_of_the_product():
    assert not settings.DATA_DIR.is_relative_to(settings.BASE_DIR)


def test_all_state_lies_in_the_folder_that_is_named(tmp_path):
    names = [
        "DATA_DIR",
        "SEARCH_INDEX_DIR",
        "MEDIA_ROOT",
        "DATABASES",
    ]
    folder = tmp_path / "mine"
    done = python(ASK.format(names=names), folder)
    assert all(str(folder) in place for place in json.loads(done.stdout))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "index").stat().st_mode & 0o777 == 0o700
    assert (folder / ".env").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_used_is_one_clear_message(tmp_path):
    (tmp_path / "file").touch()
    done = python("from gazette_site import settings", tmp_path / "file")
    assert done.returncode == 1
    assert "数据目录不能使用" in done.stderr
    assert "The data folder cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_secret_key_is_the_folders_own_and_stays(tmp_path):
    key = setting("SECRET_KEY", tmp_path)
    assert len(key) >= 50
    assert setting("SECRET_KEY", tmp_path) == key
    assert f"GAZETTE_SECRET_KEY={key}\n" == (tmp_path / ".env").read_text("utf-8")


def test_the_environment_wins_over_the_file(tmp_path):
    (tmp_path / ".env").write_text("GAZETTE_HOSTS=file.example\n", encoding="utf-8")
    assert "file.example" in setting("ALLOWED_HOSTS", tmp_path)
    hosts = setting("ALLOWED_HOSTS", tmp_path, GAZETTE_HOSTS="one.example, two.example")
    assert "'one.example', 'two.example'" in hosts
    assert "file.example" not in hosts


def test_only_this_machine_is_answered_unless_hosts_are_named(tmp_path):
    hosts = setting("ALLOWED_HOSTS", tmp_path)
    assert hosts == "['localhost', '127.0.0.1', '[::1]']"


def test_debug_is_off_unless_the_environment_says_so(tmp_path):
    assert setting("DEBUG", tmp_path) == "False"
    # Many a shell has a DEBUG of its own, and a line in .env is soon forgotten.
    assert setting("DEBUG", tmp_path, DEBUG="1") == "False"
    (tmp_path / ".env").write_text("GAZETTE_DEBUG=1\n", encoding="utf-8")
    assert setting("DEBUG", tmp_path) == "False"
    assert setting("DEBUG", tmp_path, GAZETTE_DEBUG="1") == "True"


def test_the_application_refuses_to_be_served_with_debug_on(tmp_path):
    script = "import gazette_site.wsgi"
    assert python(script, tmp_path).returncode == 0
    done = python(script, tmp_path, GAZETTE_DEBUG="1")
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr


def test_the_application_collects_garbage_less_often_than_each_page(tmp_path):
    script = "import gc, gazette_site.wsgi; print(gc.get_threshold()[0])"
    assert int(python(script, tmp_path).stdout) > 30_000


@pytest.fixture(params=["/", "/no-such-page/", "/static/django_htmx/htmx-2.min.js"])
def response(request, client: Client, db):
    response = client.get(request.param)
    yield response
    response.close()


def test_every_answer_has_a_policy_without_inline_script_or_style(response):
    directives = response["Content-Security-Policy"].split("; ")
    assert sorted(directives) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "frame-src 'none'",
        "object-src 'none'",
    ]


def test_every_answer_has_the_other_headers_of_safety(response):
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response
    assert not response.cookies


def test_static_files_are_served_without_debug_and_without_collecting(client):
    assert not settings.DEBUG
    response = client.get("/static/django_htmx/htmx-2.min.js")
    assert b"htmx" in b"".join(response.streaming_content)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/javascript")


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_database_waits_for_its_turn_and_keeps_what_it_took(tmp_path):
    script = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "names = 'journal_mode', 'synchronous', 'busy_timeout'\n"
        "print([cursor.execute(f'PRAGMA {n}').fetchone()[0] for n in names])\n"
        "print(connection.transaction_mode)"
    )
    done = python(script, tmp_path, DJANGO_SETTINGS_MODULE="gazette_site.settings")
    # 2 is FULL: a commit has reached the disk before it is answered.
    assert done.stdout.split("\n")[:2] == ["['wal', 2, 20000]", "IMMEDIATE"]


def test_cookies_go_over_tls_where_a_proxy_speaks_it(tmp_path):
    name = "SESSION_COOKIE_SECURE"
    assert setting(name, tmp_path) == "False"
    assert setting(name, tmp_path, GAZETTE_PROXIES="127.0.0.1") == "True"
    assert (
        setting(name, tmp_path, GAZETTE_PROXIES="127.0.0.1", GAZETTE_TLS="0") == "False"
    )
    assert setting("CSRF_COOKIE_SECURE", tmp_path, GAZETTE_TLS="1") == "True"


@pytest.mark.parametrize(
    ("name", "value"),
    [("GAZETTE_READING", "nobody"), ("GAZETTE_IDLE_MINUTES", "0")],
)
def test_a_setting_that_makes_no_sense_is_one_message(tmp_path, name, value):
    done = python("import gazette_site.settings", tmp_path, **{name: value})
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_passwords_are_kept_by_argon2(tmp_path):
    assert "Argon2" in setting("PASSWORD_HASHERS", tmp_path)
