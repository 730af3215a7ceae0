"""What the machine must have: a free port, a writable folder, disk space, Python's venv."""

import contextlib
import importlib.util
import shutil
import socket
import sys
from pathlib import Path

from bootstrapping.messages import MEGABYTE, Missing, no_room
from bootstrapping.programs import data_folder
from gazette_site.data_folder import DataFolderError, load_env, open_private_folder

ROOM_FOR_DATA = 100


def ensure_port_is_free(port: int) -> None:
    with contextlib.closing(socket.socket()) as probe:
        # The server does the same: a port that a process has just left counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise port_taken(port, error.strerror or str(error)) from error


def port_taken(port: int, reason: str) -> Missing:
    other = port + 1 if 1024 <= port < 65535 else 8000
    advice = f"python3 bootstrap.py run --port {other}"
    return Missing(
        f"端口 {port} 不能使用（{reason}）。也许本程序已在运行：请打开 http://127.0.0.1:{port} 看看；"
        f"或换一个端口：{advice}",
        f"Port {port} cannot be used ({reason}). Perhaps this program is running already: "
        f"look at http://127.0.0.1:{port}, or take another port: {advice}",
    )


def ensure_data_folder() -> Path:
    """The folder that holds all state, private, with a secret key in its `.env`."""
    try:
        folder = open_private_folder(data_folder())
        load_env(folder)
    except DataFolderError as error:
        chinese, english = str(error).split("\n", 1)
        raise Missing(chinese, english) from error
    ensure_room(folder, ROOM_FOR_DATA)
    return folder


def ensure_room(folder: Path, megabytes: int) -> None:
    if shutil.disk_usage(folder).free < megabytes * MEGABYTE:
        raise no_room(folder, megabytes)


def ensure_venv_module() -> None:
    """Raise Missing without ensurepip, which Debian and Ubuntu have in a separate package."""
    spec = importlib.util.find_spec("ensurepip")
    # Without an origin it is an empty folder that the removed package left.
    if spec is None or spec.origin is None:
        major, minor = sys.version_info[:2]
        command = f"sudo apt-get install python{major}.{minor}-venv"
        raise Missing(
            f"缺少 Python 的 venv 模块。请先运行：{command}（或 python3-venv），然后再试。",
            f"Python's venv module is missing. Run: {command} (or python3-venv), then try again.",
        )
