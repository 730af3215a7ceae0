"""Serve the product on this machine: `python -m gazette_site.serve 8000`.

Waitress, not Django's development server: that one is for debugging only.
"""

import atexit
import logging
import os
import signal
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from subprocess import Popen
from threading import Thread
from time import sleep
from types import FrameType
from typing import NoReturn

from django.conf import settings
from django.db import connection
from waitress import create_server

from gazette_site.wsgi import application
from search.meaning.embedder import embedder
from search.sync import level, revisions

LOOKED_EVERY = 60.0
"""Seconds: so often it is looked whether there are clauses without vectors."""

_WORKER_AGAIN = 5.0  # seconds, after it ended by itself


def main(port: int) -> None:
    try:
        server = create_server(
            application,
            host="127.0.0.1",
            port=port,
            # Half of them may be held by those who want pictures of pages.
            threads=8,
            # Open browsers say nothing for minutes: they may not shut others out.
            connection_limit=1000,
            channel_timeout=30,
            cleanup_interval=10,
            asyncore_use_poll=True,
            ident=None,
            max_request_body_size=settings.LARGEST_REQUEST,
            max_request_header_size=64 * 1024,
            # gazette_site.proxies drops them, unless a trusted proxy sent them.
            clear_untrusted_proxy_headers=False,
        )
    except OSError as error:
        sys.exit(f"端口 {port} 不能使用：{error}\nPort {port} cannot be used: {error}")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # The socket listens from here on, so that whoever reads the address can open it.
    port = server.effective_port
    address = f"http://127.0.0.1:{port}"
    sys.stdout.write(
        f"请在浏览器中打开 {address} （按 Ctrl-C 停止）\n"
        f"Open {address} in a browser (Ctrl-C stops it)\n"
    )
    sys.stdout.flush()
    Thread(target=get_ready, args=[port], daemon=True).start()
    if settings.RUN_WORKER:
        Thread(target=keep_a_worker, daemon=True).start()
    server.run()


def get_ready(port: int) -> None:
    # It also opens the index, before anybody has to wait for that.
    with closing(connection):
        is_level = level()
    warm_up(port)
    if not is_level:
        bring_index_level()
    if embedder():
        make_vectors()


def warm_up(port: int) -> None:
    """Search once, so that nobody has to wait while dictionary and names are read."""
    visitor = HTTPConnection("127.0.0.1", port, timeout=60)
    with suppress(OSError, HTTPException), closing(visitor):
        for path in ("/search/", "/search/suggest/"):
            visitor.request("GET", f"{path}?q=%E5%85%AC%E6%8A%A5")
            visitor.getresponse().read()


def bring_index_level() -> None:
    """Finish what a dead update left, or index anew for a new version; searches go on.

    In a process of its own, which takes no time from those who search, and may be stopped
    at any point.
    """
    manage_beside("update_index")


def make_vectors() -> NoReturn:
    """Make those that are missing, at once and whenever what is held has changed since."""
    made_of: object = None
    while True:
        with closing(connection):
            held = revisions()
        if held != made_of and manage_beside("update_vectors") == 0:
            made_of = held
        sleep(LOOKED_EVERY)


def manage_beside(command: str) -> int:
    """Wait for a command that ends with this server at the latest; its exit status."""
    manage = str(settings.BASE_DIR / "manage.py")
    with Popen([sys.executable, manage, command, "--verbosity=0"]) as running:
        atexit.register(running.terminate)
    return running.returncode


def keep_a_worker() -> None:
    """Have what waits in the background done, as long as the server runs: by a process of
    its own, which is started again should it end."""
    manage = str(settings.BASE_DIR / "manage.py")
    command = [sys.executable, manage, "run_worker", f"--parent={os.getpid()}"]
    while True:
        # Ctrl-C is meant for the server, which then stops the worker.
        worker = Popen(command, start_new_session=True)
        atexit.register(worker.terminate)
        worker.wait()
        atexit.unregister(worker.terminate)
        time.sleep(_WORKER_AGAIN)


def stop(number: int, frame: FrameType | None) -> None:
    """Let waitress finish its requests: it ends cleanly on SystemExit.

    What it warns of then is the visit that warms it up, cut short.
    """
    logging.getLogger("waitress").setLevel(logging.ERROR)
    sys.exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
