"""The clauses that are nearest to a question by their meaning, where there are vectors."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from search.meaning.embedder import Embedder, embedder
from search.meaning.vector_file import MappedVectors, Rows, VectorFile

LOOKED_AT = 400
"""So many clauses, the nearest, may have a vote."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Clauses by their places among the keys, the nearest first. `enough` says which of them answer
    by their meaning alone: those that come first, if any."""

    places: NDArray[np.int64]
    cosines: NDArray[np.float32]
    least_cosine: float

    @property
    def enough(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.cosines >= self.least_cosine
        return found


class Meaning:
    """An embedder and its vectors: what a question is answered from."""

    def __init__(self, model: Embedder, file: VectorFile) -> None:
        self._model = model
        self._file = file
        self._rows: WeakKeyDictionary[MappedVectors, tuple[object, Rows]]
        self._rows = WeakKeyDictionary()

    def nearest(
        self, question: str, keys: NDArray[np.uint64], among: NDArray[np.bool_]
    ) -> Nearest | None:
        """Of the clauses that these are the keys of, those `among` them that are nearest.

        None where no vector was made yet. A clause without a vector is none of them, and neither
        is one whose vector is damaged. `keys` is the same object as long as they are the same.
        """
        vectors = self._file.mapped()
        if vectors is None or not question.strip():
            return None
        rows = self._rows_of(keys, vectors)
        places = np.flatnonzero(among & (rows >= 0))
        if not len(places):
            return None
        cosines = vectors.cosines(self._model.question(question))[rows[places]]
        if len(places) > LOOKED_AT:
            best = np.argpartition(-cosines, LOOKED_AT)[:LOOKED_AT]
            places, cosines = places[best], cosines[best]
        order = np.lexsort((places, -cosines))
        whole = [at for at in order.tolist() if vectors.is_whole(rows[places[at]])]
        return Nearest(places[whole], cosines[whole], self._model.least_cosine)

    def _rows_of(self, keys: NDArray[np.uint64], vectors: MappedVectors) -> Rows:
        """Worked out once for each generation of the index and of the vectors."""
        known = self._rows.get(vectors)
        if known is None or known[0] is not keys:
            known = self._rows[vectors] = keys, vectors.rows_of(keys)
        return known[1]


def meaning() -> Meaning | None:
    """What the settings name; None where nothing is found by meaning."""
    return _meaning(settings.SEARCH_EMBEDDER, settings.SEARCH_VECTORS_DIR)


@lru_cache(maxsize=1)
def _meaning(_embedder: str, folder: Path) -> Meaning | None:
    model = embedder()
    return Meaning(model, VectorFile(folder, model)) if model else None
