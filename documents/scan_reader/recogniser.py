"""RapidOCR, and what of it is taken: lines found on a picture, and read.

Its own answer gives places and confidences character by character only until the first
blank of a line, so what its network says of a line is read off here. Its models lie
beside its code and are named, so that it never looks for them elsewhere.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy
import rapidocr
from rapidocr.utils.process_img import get_rotate_crop_image

from documents.scan_reader.framing import DIGITS, Read, narrowed, widened

_MODELS = Path(rapidocr.__file__).parent / "models"
_NAMED = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
_COLOURS = 3
_FOR_FINDING = 0.75  # of the picture's size: lines are found as well, and sooner
_INK = 99.9  # of a hundred dots: so many are paler than ink
_AROUND = 31  # dots: farther than a stroke is wide, so that some of it is paper
_CONTRAST = 0.2  # of the paper: an emptier page is left alone
_PALE = 0.35  # of the depth of ink
_NEAR = 17  # dots: twice as far as that ink reaches, and a bit
# Marks of two widths, which look alike: what the network gives either is given the mark.
_TWINS = dict(zip("（），：；？！〔〕．", "(),:;?![].", strict=True))
_NOTHING = 0  # what the network says between two characters


@dataclass(frozen=True, slots=True)
class FoundLine:
    """`corners` are eight dots' places, x before y, clockwise from the upper left."""

    corners: tuple[float, ...]
    characters: tuple[Read, ...]


class Recogniser:
    def __init__(self) -> None:
        logging.disable()
        models = {f"{part}.model_path": str(_MODELS / _NAMED[part]) for part in _NAMED}
        self._engine = rapidocr.RapidOCR(
            params={
                "Global.use_cls": False,
                "Global.max_side_len": 10_000,
                "Global.log_level": "critical",
                # Several wait for each other where others want the cores, too.
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                **models,
            }
        )
        recognizer = self._engine._load_rec_model()
        recognizer.postprocess_op = _Decoder(recognizer.postprocess_op.character)

    def lines(self, pixels: bytes, width: int, height: int) -> list[FoundLine]:
        """`pixels` are three bytes each, rows from the top."""
        picture = numpy.frombuffer(pixels, numpy.uint8)
        picture = _cleared(picture.reshape(height, width, _COLOURS))
        smaller = cv2.resize(
            picture,
            None,
            fx=_FOR_FINDING,
            fy=_FOR_FINDING,
            interpolation=cv2.INTER_AREA,
        )
        found = self._engine(smaller, use_rec=False)
        if found.boxes is None:
            return []
        boxes = [
            numpy.asarray(box, numpy.float32) / _FOR_FINDING for box in found.boxes
        ]
        wider, old = zip(*widened(boxes), strict=True)
        cut = [get_rotate_crop_image(picture, box.copy()) for box in wider]
        kept = [at for at, part in enumerate(cut) if part.size]
        read = self._engine.text_rec(_input([cut[at] for at in kept])).word_results
        return [
            FoundLine(tuple(float(place) for place in box.ravel()), characters)
            for box, characters in (
                narrowed(wider[at], old[at], characters)
                for at, characters in zip(kept, read, strict=True)
            )
            if characters
        ]


def _input(parts: list[Any]) -> Any:
    from rapidocr.ch_ppocr_rec import TextRecInput

    return TextRecInput(img=parts, return_word_box=True)


def _cleared(picture: Any) -> Any:
    """What is far paler than the page's ink, and away from it, becomes as the paper around
    it: the other side of the leaf is else read as text. Pale edges of characters stay."""
    around = cv2.dilate(picture, numpy.ones((_AROUND, _AROUND), numpy.uint8))
    paper = cv2.blur(around, (2 * _AROUND, 2 * _AROUND))
    lightness = picture.min(axis=2).astype(numpy.float32)
    depth = 1 - lightness / numpy.maximum(paper.min(axis=2), 1)
    ink = float(numpy.percentile(depth, _INK))
    if ink < _CONTRAST:
        return picture
    dark = (depth > _PALE * ink).astype(numpy.uint8)
    near = cv2.dilate(dark, numpy.ones((_NEAR, _NEAR), numpy.uint8))
    return numpy.where(near[:, :, None] > 0, picture, paper)


class _Decoder:
    """In the place of the recogniser's own: of every character also where it stands."""

    def __init__(self, characters: list[str]) -> None:
        self.character = characters
        codes = {char: code for code, char in enumerate(characters)}
        twins = [
            (codes[one], codes[two]) for one, two in _TWINS.items() if one in codes
        ]
        self._twins = dict(twins) | {two: one for one, two in twins}

    def __call__(
        self,
        told: Any,
        return_word_box: bool,
        wh_ratio_list: list[float],
        max_wh_ratio: float,
    ) -> tuple[list[tuple[str, float]], list[tuple[Read, ...]]]:
        lines = [
            self._line(line, ratio / max_wh_ratio)
            for line, ratio in zip(told, wh_ratio_list, strict=True)
        ]
        return [("", 1.0) for _ in lines], lines

    def _line(self, told: Any, part: float) -> tuple[Read, ...]:
        """The network says something of each of a line's narrow strips; `part` of them
        hold the line, the rest is padding. A character is said of one strip or more."""
        found: list[Read] = []
        codes = told.argmax(axis=1)
        strips = len(codes) * part
        at = 0
        while at < len(codes):
            end = at + 1
            while end < len(codes) and codes[end] == codes[at]:
                end += 1
            if codes[at] != _NOTHING:
                middle = min((at + end - 1) / 2 / strips, 1.0)
                confidence = self._sure(told[at:end], codes[at])
                found.append(
                    (
                        self.character[codes[at]],
                        round(middle, DIGITS),
                        round(confidence, DIGITS),
                    )
                )
            at = end
        return tuple(found)

    def _sure(self, strips: Any, code: int) -> float:
        both = strips[:, code]
        if code in self._twins:
            both = both + strips[:, self._twins[code]]
        return min(float(both.max()), 1.0)
