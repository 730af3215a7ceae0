"""bootstrap.py as a person starts it: a process, its words and its exit status."""

import ast
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(bootstrap.__file__).parent


def start(tree: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(tree / "bootstrap.py"), *arguments],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def outcome(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    told, complaint = process.communicate(timeout=120)
    return process.returncode, told, complaint


def checkout(copy: Path) -> Path:
    """Its locks are empty: setting it up is real, but takes no network."""
    for name in ("bootstrap.py", "bootstrapping", "gazette_site"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        else:
            copy.mkdir(exist_ok=True)
            shutil.copy(source, copy / name)
    for lock in ("requirements-build", "requirements", "requirements-dev"):
        (copy / f"{lock}.txt").write_text("# nothing\n", encoding="utf-8")
    return copy


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return checkout(tmp_path / "checkout")


@pytest.fixture(scope="module")
def set_up_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Making a virtual environment takes seconds; each test leaves this one whole."""
    tree = checkout(tmp_path_factory.mktemp("set-up") / "checkout")
    assert outcome(start(tree, "setup"))[0] == 0
    return tree


def test_an_old_python_is_told_what_to_do_in_both_languages():
    complaint = bootstrap.python_complaint((3, 9))
    assert "Python 版本过低：需要 3.11 或更高，现为 3.9" in complaint
    assert "Python is too old: 3.11 or later is needed, this is 3.9" in complaint


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_python_that_will_do_is_told_nothing(version):
    assert bootstrap.python_complaint(version) == ""


def test_an_old_python_can_read_the_file_that_tells_it():
    source = (ROOT / "bootstrap.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 6)).body


def test_a_taken_port_is_named_with_another_to_take(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        folder = tmp_path / "data"
        status, _, complaint = outcome(
            start(ROOT, "run", "--port", str(port), GAZETTE_DATA=str(folder))
        )
    assert status == 1
    assert f"端口 {port} 不能使用" in complaint
    assert f"Port {port} cannot be used" in complaint
    assert "bootstrap.py run --port" in complaint
    assert "Traceback" not in complaint
    assert not folder.exists()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    in_the_way = tmp_path / "a-file"
    in_the_way.touch()
    status, _, complaint = outcome(
        start(ROOT, "run", "--port", str(free_port()), GAZETTE_DATA=str(in_the_way))
    )
    assert status == 1
    assert f"数据目录不能使用：{in_the_way}" in complaint
    assert f"The data folder cannot be used: {in_the_way}" in complaint
    assert "Traceback" not in complaint


def test_run_stops_at_a_lost_database_and_makes_no_new_one(tmp_path):
    folder = tmp_path / "data"
    kept = folder / "uploads" / "source"
    kept.parent.mkdir(parents=True, mode=0o700)
    kept.write_text("原文", encoding="utf-8")
    folder.chmod(0o700)
    status, _, complaint = outcome(
        start(ROOT, "run", "--port", str(free_port()), GAZETTE_DATA=str(folder))
    )
    assert status == 1
    assert f"数据库不见了：{folder / 'gazette.sqlite3'}" in complaint
    assert "Traceback" not in complaint
    assert not (folder / "gazette.sqlite3").exists()
    assert kept.read_text(encoding="utf-8") == "原文"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize(
    "arguments", [[], ["walk"], ["run", "--prot", "1"], ["run", "--port", "70000"]]
)
def test_what_it_does_not_know_is_refused_with_its_usage(arguments):
    status, _, complaint = outcome(start(ROOT, *arguments))
    assert status == 2
    assert "usage: bootstrap.py" in complaint


def test_a_whole_environment_is_kept(set_up_tree):
    witness = set_up_tree / ".venv" / "witness"
    witness.touch()
    assert outcome(start(set_up_tree, "setup")) == (0, "", "")
    assert witness.exists()


def test_a_changed_lock_is_installed_into_the_environment_there_is(set_up_tree):
    tree = set_up_tree
    (tree / "requirements.txt").write_text("# nothing yet\n", encoding="utf-8")
    status, told, _ = outcome(start(tree, "setup"))
    assert status == 0
    assert "Making .venv" not in told
    assert "Installing packages" in told


def test_an_interrupted_setup_leaves_nothing_that_is_taken_for_whole(tree):
    process = start(tree, "setup")
    while not (tree / ".venv").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    status, told, complaint = outcome(process)
    assert status == 130
    assert "已中断" in told
    assert "Interrupted" in told
    assert "Traceback" not in complaint
    assert not (tree / ".venv" / "bootstrap.json").exists()

    half_made = tree / ".venv" / "witness"
    half_made.touch()
    assert outcome(start(tree, "setup"))[0] == 0
    assert (tree / ".venv" / "bootstrap.json").exists()
    assert not half_made.exists()


def test_a_wheelhouse_that_lacks_a_package_is_named(tree):
    (tree / "wheelhouse").mkdir()
    lock = f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n"
    (tree / "requirements.txt").write_text(lock, encoding="utf-8")
    status, _, complaint = outcome(start(tree, "setup"))
    assert status == 1
    assert "离线安装包不全" in complaint
    assert "lacks packages" in complaint
    assert "Traceback" not in complaint
    assert not (tree / ".venv" / "bootstrap.json").exists()
