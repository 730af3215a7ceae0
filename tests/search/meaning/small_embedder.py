"""An embedder that knows a handful of things by a few names each: as tests want it."""

from collections.abc import Sequence

import numpy as np

from search.meaning.embedder import Vectors

THINGS = (
    ("刷脸", "人脸识别"),
    ("看病", "就医"),
    ("老外", "外商"),
    ("摔坏", "破损"),
    ("赔钱", "理赔"),
    ("应急管理局", "安监"),
)


class SmallEmbedder:
    """A dimension for each thing, and one for whatever else a text is about, a little of it
    in every text."""

    name = "small"
    dimensions = len(THINGS) + 1
    least_cosine = 0.8

    def __init__(self) -> None:
        self.asked: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([self.question(text) for text in texts], np.float32)

    def question(self, text: str) -> Vectors:
        held = [float(any(name in text for name in names)) for names in THINGS]
        vector = np.array([*held, 0.3 if any(held) else 1.0], np.float32)
        return vector / np.linalg.norm(vector)


class OnlyItself(SmallEmbedder):
    """Whatever is asked that is none of the things is near to nothing."""

    name = "only-itself"

    def question(self, text: str) -> Vectors:
        vector = super().question(text)
        return vector if vector[-1] < 1 else np.zeros_like(vector)
