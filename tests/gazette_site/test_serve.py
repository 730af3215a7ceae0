"""The server as a process: what it prints, answers, and how it ends."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def variables(tmp_path_factory) -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
        "GAZETTE_DATA": str(tmp_path_factory.mktemp("data")),
    }
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(migrate, env={**os.environ, **own}, check=True)
    return {**os.environ, **own}


@pytest.fixture
def server(variables) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "gazette_site.serve", "0"],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    chinese, english = process.stdout.readline(), process.stdout.readline()
    assert chinese.startswith("请在浏览器中打开 http://127.0.0.1:")
    return int(english.split()[1].rpartition(":")[2])


def test_the_address_that_is_printed_answers_at_once(server):
    with closing(HTTPConnection("127.0.0.1", port_of(server), timeout=10)) as visitor:
        visitor.request("GET", "/static/django_htmx/htmx-2.min.js")
        response = visitor.getresponse()
        assert response.status == 200
        assert response.headers["Server"] is None
        assert response.read()


def test_browsers_that_ask_for_nothing_do_not_shut_the_others_out(server):
    address = ("127.0.0.1", port_of(server))
    idle = [socket.create_connection(address) for _ in range(300)]
    with closing(HTTPConnection(*address, timeout=10)) as visitor:
        visitor.request("GET", "/static/django_htmx/htmx-2.min.js")
        assert visitor.getresponse().status == 200
    for connection in idle:
        connection.close()


ADD_A_DOCUMENT = """
import django
django.setup()
from tests.builders.rows import add_document, add_issue
add_document(add_issue(), "供水", ["保障供水。"])
"""


@pytest.fixture
def behind(variables) -> None:
    """There is a document that was never indexed."""
    add = [sys.executable, "-c", ADD_A_DOCUMENT]
    subprocess.run(add, env=variables, check=True, timeout=30)


def test_what_a_dead_update_left_is_indexed_while_it_already_answers(behind, server):
    with closing(HTTPConnection("127.0.0.1", port_of(server), timeout=30)) as visitor:
        pages = []
        for _ in range(60):
            visitor.request("GET", "/search/?q=%E4%BE%9B%E6%B0%B4")
            pages.append(visitor.getresponse().read().decode())
            if "<mark>供水</mark>" in pages[-1]:
                break
            time.sleep(0.5)
    assert "索引正在更新" in pages[0]
    assert "<mark>供水</mark>" in pages[-1]
    assert "索引正在更新" not in pages[-1]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly(server, stop):
    port_of(server)
    server.send_signal(stop)
    _, complaint = server.communicate(timeout=20)
    assert server.returncode == 0
    assert complaint == ""


def test_a_taken_port_is_said_without_a_traceback(variables):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "gazette_site.serve", str(taken.getsockname()[1])],
            env=variables,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.returncode == 1
    assert "不能使用" in done.stderr
    assert "cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


# ---- the worker beside it -----------------------------------------------------------


def worker_of(data: str) -> int | None:
    """The process id of the worker that was seen last."""
    with closing(sqlite3.connect(f"{data}/gazette.sqlite3")) as connection:
        rows = connection.execute("SELECT name FROM tasks_worker ORDER BY id DESC")
        [name] = rows.fetchone() or [""]
    return int(name.rpartition(":")[2]) if name else None


def comes_true(is_so, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_its_worker_starts_with_it_and_goes_with_it(variables, server, stop):
    port_of(server)
    data = variables["GAZETTE_DATA"]
    before = worker_of(data)
    assert comes_true(lambda: worker_of(data) not in (None, before))
    worker = worker_of(data)
    assert Path(f"/proc/{worker}").exists()
    server.send_signal(stop)
    server.wait(timeout=20)
    assert comes_true(lambda: not Path(f"/proc/{worker}").exists())


def test_a_worker_that_ends_is_started_again(variables, server):
    port_of(server)
    data = variables["GAZETTE_DATA"]
    before = worker_of(data)
    assert comes_true(lambda: worker_of(data) not in (None, before))
    first = worker_of(data)
    assert first
    os.kill(first, signal.SIGKILL)
    assert comes_true(lambda: worker_of(data) != first)
