import os

import numpy as np
import pytest

from search.meaning.vector_file import MappedVectors, VectorFile, records_of
from tests.search.meaning.small_embedder import SmallEmbedder

KEYS = [11, 22, 33]


@pytest.fixture
def held(file: VectorFile, model: SmallEmbedder) -> VectorFile:
    with file.writing():
        file.add(records_of(KEYS, model.passages(["刷脸", "看病", "老外"])))
    return file


def mapped(file: VectorFile) -> MappedVectors:
    found = file.mapped()
    assert found is not None
    return found


def test_a_vector_comes_back_by_its_key_nearly_as_it_was(held, model):
    vectors = mapped(held)
    rows = vectors.rows_of(np.array([33, 44, 11, 0], np.uint64))
    assert rows.tolist() == [2, -1, 0, -1]
    cosines = vectors.cosines(model.question("刷脸"))
    expected = [
        float(model.question(one) @ model.question("刷脸")) for one in ("刷脸", "看病")
    ]
    assert cosines[:2].tolist() == pytest.approx(expected, abs=0.01)


def test_numbers_of_any_size_are_kept_in_a_byte_each():
    vectors = np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    records = records_of(range(1, 51), vectors)
    assert records.itemsize == 400
    read = records["vector"] * records["scale"][:, None]
    assert np.abs((read * vectors).sum(axis=1) - 1).max() < 0.001


def test_what_a_writer_left_half_written_is_no_record(held):
    whole = held.path.stat().st_size
    for cut in range(whole):
        os.truncate(held.path, whole - 1 - cut)
        count = len(mapped(held).records)
        assert count == (whole - 1 - cut) // (whole // 3)
    with held.writing():
        assert held.keep(dict.fromkeys(KEYS)) == frozenset()
    assert held.path.stat().st_size == 0


def test_the_next_writer_goes_on_behind_what_is_whole(held, model):
    with held.path.open("ab") as file:
        file.write(b"half a record")
    with held.writing():
        assert held.keep(dict.fromkeys(KEYS)) == set(KEYS)
        held.add(records_of([44], model.passages(["赔钱"])))
    assert mapped(held).rows_of(np.array([44], np.uint64)).tolist() == [3]


def test_a_flipped_bit_is_seen_and_forgotten(held):
    content = bytearray(held.path.read_bytes())
    for at in range(len(content) // 3):
        held.path.write_bytes(
            bytes(content[:at]) + bytes([content[at] ^ 4]) + bytes(content[at + 1 :])
        )
        assert not mapped(VectorFile(held.folder, SmallEmbedder())).is_whole(0)
    with held.writing():
        assert held.keep(dict.fromkeys(KEYS)) == {22, 33}
    assert len(mapped(held).records) == 2


def test_a_damaged_scale_is_no_great_nearness(held, model):
    records = np.array(mapped(held).records)
    records["scale"][:2] = [np.nan, np.inf]
    held.path.write_bytes(records.tobytes())
    assert mapped(held).cosines(model.question("刷脸"))[:2].tolist() == [-1, -1]


def test_what_nobody_wants_any_more_goes_and_so_do_vectors_of_other_models(held):
    other = held.folder / "older-model.vectors"
    other.write_bytes(b"1")
    with held.writing():
        assert held.keep({22: None}) == {22}
    assert mapped(held).records["key"].tolist() == [22]
    assert not other.exists()


def test_it_is_the_owner_s_alone(held):
    assert held.folder.stat().st_mode & 0o077 == 0
    with held.writing():
        held.keep({22: None})
    assert all(path.stat().st_mode & 0o077 == 0 for path in held.folder.iterdir())


def test_there_is_one_writer_at_a_time(held, model):
    another = VectorFile(held.folder, model)
    with held.writing(), pytest.raises(BlockingIOError), another.writing():
        pass
    with VectorFile(held.folder, model).writing():
        pass


def test_a_reader_keeps_what_it_has_mapped_while_it_is_replaced(held):
    before = mapped(held)
    with held.writing():
        held.keep({22: None})
    assert before.records["key"].tolist() == KEYS
    assert mapped(held) is not before
