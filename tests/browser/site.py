"""The product's own server on a folder of its own, with the bundled sample imported."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "documents" / "sample"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def manage(folder: Path, *command: str) -> None:
    """manage.py on what lies in the folder."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=_environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def told(folder: Path, *command: str) -> str:
    """What manage.py says, of a command on what lies in the folder."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=_environment(folder),
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GAZETTE_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
        "GAZETTE_WORKER": "0",  # who wants one starts it
    }


EDITOR, PASSWORD = "li", "a-long-word-22"
_MAKE_EDITOR = f"""
from office.accounts.models import Grant, User
user = User.objects.create_user("{EDITOR}", password="{PASSWORD}", display_name="李编辑")
Grant.objects.create(user=user, role="editor")
"""


def make_editor(folder: Path) -> None:
    """Let somebody be an editor of what lies in the folder."""
    manage(folder, "shell", "--command", _MAKE_EDITOR)


def sign_in(page: Page, then: str) -> None:
    """Sign in as the editor, and go to an address."""
    page.goto(f"/sign-in/?next={then}")
    page.locator("[name=username]").fill(EDITOR)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button").click()
    page.wait_for_url(f"**{then}")


@contextmanager
def serving(folder: Path, *gazettes: Path) -> Iterator[str]:
    """Import gazettes (else the sample) into the folder, serve it, and give the address."""
    manage(folder, "migrate", "--verbosity=0")
    manage(folder, "import_gazette", *map(str, gazettes or (SAMPLE,)))
    with served(folder) as address:
        yield address


@contextmanager
def serving_years(folder: Path) -> Iterator[str]:
    """The same of twenty years of months, of forty organs and eight kinds."""
    manage(folder, "migrate", "--verbosity=0")
    stored = (
        "store_archive((f'关于供水的决定（{n}）', ['保障供水。']) for n in range(480))"
    )
    manage(
        folder,
        "shell",
        "--command",
        f"from tests.builders.archive import store_archive; {stored}",
    )
    manage(folder, "update_index")
    with served(folder) as address:
        yield address


@contextmanager
def working(folder: Path) -> Iterator[None]:
    """A worker on what lies in the folder."""
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"], cwd=ROOT, env=_environment(folder)
    )
    with worker:
        try:
            yield
        finally:
            worker.terminate()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve what lies in the folder, and give the address."""
    server = subprocess.Popen(
        [sys.executable, "-m", "gazette_site.serve", "0"],
        cwd=ROOT,
        env=_environment(folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    with server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address, "the server did not start"
        try:
            yield address[0]
        finally:
            server.terminate()
