"""What turns texts into vectors, and which text of a clause it is given.

An embedder is named by the setting SEARCH_EMBEDDER (a dotted path to a class that is called
without arguments); "" for none.
"""

import logging
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Protocol, cast

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""A row for each text, each of length 1, so that a product of two is their cosine."""

PASSAGE_AT_MOST = 500
"""Characters: what a clause is about stands at its beginning, and time grows with length."""

_logger = logging.getLogger(__name__)


class Embedder(Protocol):
    """Texts → vectors. `name` changes with the model: vectors of two models don't compare."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    @property
    def least_cosine(self) -> float:
        """What a clause has to come to that is an answer by its meaning alone: this model's own."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts that are to be found."""

    def question(self, text: str) -> Vectors:
        """The one vector of what is asked: (dimensions,)."""


def embedder() -> Embedder | None:
    """The embedder that the settings name; None where there is none, or it is not installed."""
    return _embedder(settings.SEARCH_EMBEDDER)


@lru_cache(maxsize=1)
def _embedder(dotted_path: str) -> Embedder | None:
    if not dotted_path:
        return None
    made: Any = None
    try:
        made = import_string(dotted_path)()
    except ModuleNotFoundError:
        return None  # the extra was not installed
    except (ImportError, OSError, RuntimeError) as error:
        # Its library doesn't fit this machine, or its model is damaged: searches go on.
        _logger.warning("按意思查找不能使用：%s", error)
        return None
    return cast(Embedder, made)


def passage_of(title: str, text: str) -> str:
    """What stands for a clause: its document's title says what 补助标准 is the 补助标准 of."""
    return f"{title}\n{text}"[:PASSAGE_AT_MOST]


def key_of(passage: str) -> int:
    """The name of a passage's vector: the same text has the same one, wherever it stands.

    Never 0: that is the key of what has no vector.
    """
    digest = blake2b(passage.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1
