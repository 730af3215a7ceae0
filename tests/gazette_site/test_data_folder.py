import subprocess
import sys
from pathlib import Path

import pytest

from gazette_site.data_folder import (
    DataFolderError,
    load_env,
    open_private_folder,
    read_env,
)

KEY = "k" * 60


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def test_a_folder_is_made_for_its_owner_alone(tmp_path):
    folder = open_private_folder(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_there_keeps_its_permissions(tmp_path):
    (tmp_path / "shared").mkdir(mode=0o750)
    assert open_private_folder(tmp_path / "shared").stat().st_mode & 0o777 == 0o750


def test_a_folder_that_cannot_be_made_is_named_in_both_languages(tmp_path):
    in_the_way = write(tmp_path / "file", "")
    with pytest.raises(DataFolderError) as error:
        open_private_folder(in_the_way / "data")
    chinese, english = str(error.value).split("\n")
    assert f"数据目录不能使用：{in_the_way / 'data'}" in chinese
    assert "GAZETTE_DATA" in chinese
    assert f"The data folder cannot be used: {in_the_way / 'data'}" in english


def test_a_fresh_env_is_private_and_holds_a_long_key(tmp_path):
    values = load_env(tmp_path)
    assert len(values["GAZETTE_SECRET_KEY"]) >= 50
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_the_key_is_kept(tmp_path):
    assert load_env(tmp_path) == load_env(tmp_path)


def test_two_folders_have_two_keys(tmp_path):
    one = load_env(open_private_folder(tmp_path / "one"))
    assert one != load_env(open_private_folder(tmp_path / "two"))


def test_processes_that_start_together_take_the_same_key(tmp_path):
    script = (
        "import sys, pathlib; from gazette_site.data_folder import load_env; "
        "print(load_env(pathlib.Path(sys.argv[1]))['GAZETTE_SECRET_KEY'])"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    together = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    keys = {process.communicate(timeout=60)[0].strip() for process in together}
    assert len(keys) == 1
    assert len(keys.pop()) >= 50


# "" stands for a file that a full disk left empty.
@pytest.mark.parametrize("held", ["", "GAZETTE_HOSTS=a.example\n", "GAZETTE_HOSTS=a"])
def test_an_env_without_a_key_is_given_one_and_keeps_the_rest(tmp_path, held):
    write(tmp_path / ".env", held)
    values = load_env(tmp_path)
    assert len(values["GAZETTE_SECRET_KEY"]) >= 50
    assert (tmp_path / ".env").read_text(encoding="utf-8").startswith(held)
    assert (
        read_env(tmp_path / ".env").items()
        >= read_env(write_to(tmp_path, held)).items()
    )


def write_to(folder: Path, text: str) -> Path:
    return write(folder / "as-it-was", text)


def test_an_env_that_others_could_read_is_made_private(tmp_path):
    file = write(tmp_path / ".env", f"GAZETTE_SECRET_KEY={KEY}\n")
    file.chmod(0o644)
    load_env(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_short_key_is_refused(tmp_path):
    write(tmp_path / ".env", "GAZETTE_SECRET_KEY=guess\n")
    with pytest.raises(DataFolderError, match="shorter than 50"):
        load_env(tmp_path)


def test_an_env_that_is_no_text_is_refused(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFolderError):
        load_env(tmp_path)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("A=1", {"A": "1"}),
        (" A = 1 ", {"A": "1"}),
        ("A='b c'", {"A": "b c"}),
        ('A="1"', {"A": "1"}),
        ("A=b=c", {"A": "b=c"}),
        ("A=", {"A": ""}),
        ("# A=1", {}),  # a comment
        ("  # A=1", {}),
        ("no value", {}),
        ("A=1\nA=2", {"A": "1"}),  # the first holds
    ],
)
def test_a_line_of_env_is_a_name_and_its_value(tmp_path, line, values):
    assert read_env(write(tmp_path / ".env", line)) == values
