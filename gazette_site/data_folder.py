"""The folder that holds all state, and the private `.env` in it."""

import os
import secrets
from pathlib import Path

KEY_VARIABLE = "GAZETTE_SECRET_KEY"
SHORTEST_KEY = 50


class DataFolderError(Exception):
    """The folder can't be used; the message says why in Chinese and in English."""


def open_private_folder(folder: Path) -> Path:
    """Make the folder, readable by its owner only, unless it is there already.

    Raises DataFolderError if it can't be made, read and written.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise unusable(folder, "Permission denied")
    return folder


def unusable(folder: Path, reason: str) -> DataFolderError:
    return DataFolderError(
        f"数据目录不能使用：{folder}（{reason}）。请改正其权限，或用环境变量 GAZETTE_DATA 另指一个可写的目录。\n"
        f"The data folder cannot be used: {folder} ({reason}). "
        "Mend its permissions, or name a writable folder in the environment variable GAZETTE_DATA."
    )


def read_env(file: Path) -> dict[str, str]:
    """The NAME=value lines of a file. The first line of a name counts; # begins a comment."""
    values: dict[str, str] = {}
    if not file.exists():
        return values
    for line in file.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.lstrip().startswith("#"):
            values.setdefault(name.strip(), value.strip().strip("'\""))
    return values


def load_env(folder: Path) -> dict[str, str]:
    """Read the folder's `.env`; a secret key is added if there is none."""
    file = folder / ".env"
    try:
        if KEY_VARIABLE not in read_env(file):
            append_secret_key(file)
        keep_private(file)
        values = read_env(file)
    except (OSError, UnicodeDecodeError) as error:
        raise unusable(file, str(error)) from error
    if len(values[KEY_VARIABLE]) < SHORTEST_KEY:
        raise unusable(file, f"{KEY_VARIABLE}: 少于 / shorter than {SHORTEST_KEY}")
    return values


def append_secret_key(file: Path) -> None:
    """Add a key in one write at the end.

    Two processes that start together may both add one. As the first line of a name
    counts, both then read the same key; nothing has to be locked or renamed.
    """
    line = f"{KEY_VARIABLE}={secrets.token_urlsafe(50)}\n"
    held = file.read_text(encoding="utf-8") if file.exists() else ""
    if held and not held.endswith("\n"):
        line = f"\n{line}"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "wb", buffering=0) as stream:
        stream.write(line.encode())
        os.fsync(descriptor)


def keep_private(file: Path) -> None:
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
