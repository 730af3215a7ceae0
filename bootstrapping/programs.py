"""Running other programs: without a shell, and without its stray variables."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = str(VENV / "bin" / "python")

FOREIGN = frozenset(
    {
        "DJANGO_SETTINGS_MODULE",
        "GAZETTE_DEBUG",
        "PIP_CONSTRAINT",
        "PIP_NO_BINARY",
        "PIP_ONLY_BINARY",
        "PIP_PREFIX",
        "PIP_REQUIREMENT",
        "PIP_ROOT",
        "PIP_TARGET",
        "VIRTUAL_ENV",
    }
)
# PYTHONPATH, PYTHONHOME, PYTHONSAFEPATH and others each break one thing or another.
HARMLESS = frozenset(
    {
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONIOENCODING",
        "PYTHONUNBUFFERED",
        "PYTHONUTF8",
    }
)


def data_folder() -> Path:
    """The data folder, relative to the current folder, as in the settings."""
    return Path(os.environ.get("GAZETTE_DATA") or ROOT / "var").absolute()


def child_environment() -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if is_ours(name)}
    environment["GAZETTE_DATA"] = str(data_folder())
    # A character that the terminal lacks is printed as an escape, instead of an error.
    environment.setdefault("PYTHONIOENCODING", ":backslashreplace")
    return environment


def is_ours(name: str) -> bool:
    if name.startswith("PYTHON"):
        return name in HARMLESS
    return name not in FOREIGN


def become(command: list[str], environment: dict[str, str]) -> NoReturn:
    """Replace this process by the program, so that signals and exit status are its own."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execve(command[0], command, environment)  # noqa: S606


def call(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a program with its output shown; returns its exit status."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment or child_environment(),
        stdin=subprocess.DEVNULL,
        check=False,
    ).returncode


def call_quietly(
    command: list[str],
    environment: dict[str, str] | None = None,
    *,
    seconds: float | None = None,
) -> tuple[int, str]:
    """Run a program; returns its exit status (127: can't be run, 124: too slow) and output.

    Children inherit bootstrap's lock: a pip that outlives its killed parent keeps it.
    """
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment or child_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            close_fds=False,
            check=False,
            timeout=seconds,
        )
    except (FileNotFoundError, PermissionError) as error:
        return 127, str(error)
    except subprocess.TimeoutExpired as error:
        return 124, str(error)
    return done.returncode, done.stdout.decode("utf-8", "replace")
