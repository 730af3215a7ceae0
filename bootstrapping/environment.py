"""The virtual environment: made once, from locked packages, and checked to be complete."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from bootstrapping.machine import ensure_room, ensure_venv_module
from bootstrapping.messages import Missing, no_room, say
from bootstrapping.programs import (
    ROOT,
    VENV,
    VENV_PYTHON,
    call_quietly,
    child_environment,
)

WHEELHOUSE = ROOT / "wheelhouse"
BUILD_LOCK = "requirements-build.txt"
# Extras, on top of any level, by their options: what reads scans, what finds by meaning.
OCR_LOCK, SEMANTIC_LOCK = "requirements-ocr.txt", "requirements-semantic.txt"
EXTRAS = {"ocr": OCR_LOCK, "semantic": SEMANTIC_LOCK}


class Level(StrEnum):
    """What the environment is for, named by its lock; `DEV` holds all of `RUN`."""

    RUN = "requirements.txt"
    DEV = "requirements-dev.txt"


ROOM = {Level.RUN: 400, Level.DEV: 1200}
ROOM_FOR = {OCR_LOCK: 600, SEMANTIC_LOCK: 150}


def ensure_environment(
    level: Level, wheelhouse: Path | None = None, extras: Sequence[str] = ()
) -> None:
    """Make `.venv` hold what its lock files say.

    Its stamp, written last, names the locks; with the right stamp nothing is done. What
    an extra brings is kept up to date, too, once that was asked for: `extras` are their locks.
    """
    with one_at_a_time():
        held = read_stamp(VENV)
        extras = [lock for lock in EXTRAS.values() if lock in extras or lock in held]
        wanted = wanted_stamp(level, extras)
        if wanted.items() <= held.items():
            return
        ensure_venv_module()
        ensure_room(ROOT, ROOM[level] + sum(map(ROOM_FOR.__getitem__, extras)))
        stamp_file(VENV).unlink(missing_ok=True)
        if held.get("python") != wanted["python"]:
            make_venv()
        install(level, wheelhouse, extras)
        stamp_file(VENV).write_text(json.dumps(wanted), encoding="utf-8")


def stamp_file(venv: Path) -> Path:
    return venv / "bootstrap.json"


def wanted_stamp(level: Level, extras: Sequence[str] = ()) -> dict[str, str]:
    """The Python that the environment stands on, and a hash of each lock it holds."""
    locks = [BUILD_LOCK, *list(Level)[: list(Level).index(level) + 1], *extras]
    # Its scripts know its place, and its packages lie under lib/python3.x.
    python = f"{sys.version_info.major}.{sys.version_info.minor} {VENV}"
    return {"python": python} | {
        str(lock): hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
        for lock in locks
    }


def read_stamp(venv: Path) -> Mapping[str, str]:
    """What the stamp says; {} if the environment is unfinished or its Python is gone."""
    try:
        held = json.loads(stamp_file(venv).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    runs, _ = call_quietly([str(venv / "bin" / "python"), "-c", ""])
    return held if runs == 0 and isinstance(held, dict) else {}


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    with (ROOT / BUILD_LOCK).open("a") as lock:
        os.set_inheritable(lock.fileno(), True)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个 bootstrap 正在安装，等它做完……", "Waiting for another one ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_venv() -> None:
    say("正在建立 .venv……", "Making .venv ...")
    remove(VENV)
    # Not sys.executable: that may be the very .venv that has just been removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    status, output = call_quietly([base, "-m", "venv", str(VENV)])
    if status:
        raise disk_full(output) or Missing(
            "建立 .venv 失败，原因见上。",
            "Making .venv failed, as said above.",
            said=output,
        )


def remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def install(level: Level, wheelhouse: Path | None, extras: Sequence[str] = ()) -> None:
    source = wheelhouse if wheelhouse and wheelhouse.is_dir() else None
    say(
        f"正在安装依赖（{source or '联网下载'}），约需一分钟……",
        f"Installing packages ({source or 'from the network'}), about a minute ...",
    )
    # Every dependency is in the lock, so none needs to be looked for.
    pip("install", "--no-deps", lock=BUILD_LOCK, wheelhouse=source)
    # jieba is built here, with the setuptools that the first lock has brought.
    for lock in (level, *extras):
        pip(
            "install", "--no-deps", "--no-build-isolation", lock=lock, wheelhouse=source
        )


def fill_wheelhouse(level: Level, extras: Sequence[str] = ()) -> None:
    """Fetch all locked packages; an older wheelhouse stays until the new one is complete."""
    fresh = ROOT / "wheelhouse.new"
    remove(fresh)
    for lock in (BUILD_LOCK, level, *extras):
        pip(
            "download",
            "--no-deps",
            "--no-build-isolation",
            f"--dest={fresh}",
            lock=lock,
        )
    remove(WHEELHOUSE)
    fresh.rename(WHEELHOUSE)


def pip(*arguments: str, lock: str, wheelhouse: Path | None = None) -> None:
    command = [VENV_PYTHON, "-m", "pip", *arguments, "--require-hashes", "-r", lock]
    command += ["--no-input", "--disable-pip-version-check"]
    environment = child_environment() | {"PIP_USER": "0"}
    if wheelhouse:
        environment.pop("PIP_FIND_LINKS", None)
        command += ["--no-index", f"--find-links={wheelhouse}"]
    status, output = call_quietly(command, environment)
    if status:
        raise disk_full(output) or pip_failure(output, wheelhouse)


def disk_full(output: str) -> Missing | None:
    if "No space left on device" in output:
        return no_room(ROOT, ROOM[Level.RUN])
    return None


def pip_failure(output: str, wheelhouse: Path | None) -> Missing:
    if "DO NOT MATCH THE HASHES" in output:
        return Missing(
            "所得的包与锁定的校验和不符，未予安装。请换一个软件源，或重备 wheelhouse，再试。",
            "Packages do not match their locked hashes and were not installed. "
            "Try another package index, or fill the wheelhouse anew.",
            said=output,
        )
    if wheelhouse:
        return Missing(
            f"离线安装包不全：{wheelhouse} 里缺少所需的包。请在联网的机器上运行 python3 bootstrap.py wheelhouse"
            "（测试另加 --dev，识别扫描件另加 --ocr，按意思查找另加 --semantic）后拷来；本机能联网的，删去该目录即可。",
            f"{wheelhouse} lacks packages. Where there is a network, run python3 bootstrap.py wheelhouse "
            "(with --dev for tests, --ocr for scans, --semantic to find by meaning) and copy it here; if this machine has one, remove the folder.",
            said=output,
        )
    return Missing(
        "下载依赖失败。请检查网络或代理；内网有镜像的，用环境变量 PIP_INDEX_URL 指明；"
        "不联网的，在联网的机器上运行 python3 bootstrap.py wheelhouse，把 wheelhouse 目录拷到此处再运行。",
        "Downloading packages failed. Check network and proxy; name a mirror in PIP_INDEX_URL if you have one; "
        "without a network, run python3 bootstrap.py wheelhouse elsewhere and copy the folder ./wheelhouse here.",
        said=output,
    )
