"""A headless Chromium for the tests: the system's, or one installed for them."""

import os
import re
import shutil
from pathlib import Path

from bootstrapping.messages import say
from bootstrapping.programs import VENV_PYTHON, call_quietly, child_environment

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOADED = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


def find_chromium() -> str | None:
    candidates = [os.environ.get("GAZETTE_CHROMIUM"), *map(shutil.which, NAMES)]
    return next(filter(is_chromium, candidates), None) or downloaded_chromium()


def is_chromium(path: str | None) -> bool:
    """Does it start? Ubuntu's chromium-browser may be a stub that only asks for a snap."""
    if not path:
        return False
    status, output = call_quietly([path, "--version"], seconds=60)
    return status == 0 and re.search(r"\d+\.\d+", output) is not None


def downloaded_chromium() -> str | None:
    _, output = call_quietly([VENV_PYTHON, "-c", DOWNLOADED], seconds=60)
    path = output.strip()
    return path if is_chromium(path) else None


def install_chromium() -> str | None:
    say("正在为测试安装 Chromium……", "Installing a Chromium for the tests ...")
    root = become_root()
    if root is not None and shutil.which("apt-get"):
        apt_get(root, "update")
        apt_get(root, "install", "fonts-noto-cjk")
        if not is_ubuntu():
            apt_get(root, "install", "chromium")
    return find_chromium() or download_chromium(with_libraries=root is not None)


def is_ubuntu() -> bool:
    """Is this Ubuntu? Its package chromium is a snap, which may not run on a server."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=ubuntu" in release.read_text(encoding="utf-8")


def download_chromium(*, with_libraries: bool) -> str | None:
    command = [VENV_PYTHON, "-m", "playwright", "install", "chromium"]
    command += ["--with-deps"] if with_libraries else []
    told(call_quietly(command, seconds=900))
    return downloaded_chromium()


def become_root() -> list[str] | None:
    """The words before a command that make it run as root; None if that is not allowed."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if call_quietly([*sudo, "true"], seconds=30)[0] == 0 else None


def apt_get(root: list[str], command: str, *packages: str) -> None:
    environment = child_environment()
    environment["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin"
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=300"]
    if packages:
        options.append("--no-install-recommends")
    program = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    told(call_quietly([*program, *options, command, *packages], environment))


def told(done: tuple[int, str]) -> None:
    """Report a step that failed, and go on: the next one may not need it."""
    status, output = done
    if status:
        end = "\n".join(output.rstrip().splitlines()[-5:])
        say("这一步没有成功：", f"This step failed:\n{end}")
