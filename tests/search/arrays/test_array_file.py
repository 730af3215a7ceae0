"""Arrays come back from a file as they were written, or are told to be damaged."""

import numpy as np
import pytest

from search.arrays.array_file import ArrayFile, NoArrayFile, write_arrays

ARRAYS = {
    "small": np.arange(5, dtype="<u4"),
    "none": np.zeros(0, "<u8"),
    "large": np.arange(1000, dtype="<i8"),
    "bytes": np.frombuffer(b"abc", "|u1"),
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "arrays"
    with path.open("wb") as file:
        write_arrays(file, ARRAYS)
    return path


def test_arrays_come_back_as_they_were(path):
    file = ArrayFile(path)
    for name, array in ARRAYS.items():
        assert file[name].dtype == array.dtype
        assert file[name].tolist() == array.tolist()
        assert not file[name].flags.writeable
    assert file.damaged() == []


def test_any_byte_that_is_another_is_noticed(path):
    content = path.read_bytes()
    checksum = ArrayFile(path).header_checksum
    for at in range(0, len(content), 37):
        changed = bytearray(content)
        changed[at] ^= 0x10
        path.write_bytes(changed)
        try:
            file = ArrayFile(path)
        except (NoArrayFile, ValueError):
            continue
        assert file.header_checksum != checksum or len(file.damaged()) == 1


def test_large_arrays_may_be_left_for_later(path):
    content = bytearray(path.read_bytes())
    content[-700] ^= 1
    path.write_bytes(content)
    file = ArrayFile(path)
    assert file.damaged(at_most=1000) == []
    assert file.damaged() == ["large"]


@pytest.mark.parametrize("size", [0, 5, 40, 300])
def test_what_is_cut_off_is_no_file_of_arrays(path, size):
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises((NoArrayFile, ValueError)):
        ArrayFile(path)
