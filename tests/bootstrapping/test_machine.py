import importlib.util
import shutil
import socket
from importlib.machinery import ModuleSpec

import pytest

from bootstrapping import machine
from bootstrapping.messages import MEGABYTE, Missing


def test_a_free_port_is_let_pass_and_left_free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    machine.ensure_port_is_free(port)
    with socket.socket() as server:
        server.bind(("127.0.0.1", port))
        assert server.getsockname()[1] == port


def test_a_full_disk_is_said_with_the_room_it_takes(tmp_path):
    needed = shutil.disk_usage(tmp_path).total // MEGABYTE + 1
    with pytest.raises(Missing) as complaint:
        machine.ensure_room(tmp_path, needed)
    assert f"至少要有 {needed} MB 可用" in str(complaint.value)
    assert f"at least {needed} MB free" in str(complaint.value)


# Debian without python3-venv has no module ensurepip, or an empty folder of that name.
@pytest.mark.parametrize("spec", [None, ModuleSpec("ensurepip", None)])
def test_a_missing_venv_module_is_said_with_its_package(monkeypatch, spec):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
    with pytest.raises(Missing, match=r"apt-get install python3\.\d+-venv"):
        machine.ensure_venv_module()


def test_the_data_folder_is_private_and_its_key_is_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("GAZETTE_DATA", str(tmp_path / "data"))
    folder = machine.ensure_data_folder()
    assert folder.stat().st_mode & 0o777 == 0o700
    key = (folder / ".env").read_text(encoding="utf-8")
    assert machine.ensure_data_folder() == folder
    assert (folder / ".env").read_text(encoding="utf-8") == key
