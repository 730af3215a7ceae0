"""How far the lines reach that are read on a picture."""

import pytest

numpy = pytest.importorskip("numpy", reason="no scans without requirements-ocr.txt")

from documents.scan_reader.framing import narrowed, widened  # noqa: E402

SURE = 0.95


def frame(x0: float, x1: float, y: float = 100.0):
    return numpy.array([[x0, y], [x1, y], [x1, y + 20], [x0, y + 20]], "float32")


def read(text: str, *, confidence: float = SURE, x0: float, x1: float, old):
    """What becomes of these characters, evenly spread from `x0` to `x1`, in points."""
    [(wider, reach), *_] = widened([old])
    left, right = wider[0][0], wider[1][0]
    step = (x1 - x0) / len(text)
    characters = tuple(
        (char, float((x0 + step * (at + 0.5) - left) / (right - left)), confidence)
        for at, char in enumerate(text)
    )
    box, kept = narrowed(wider, reach, characters)
    return box, "".join(char for char, _, _ in kept), kept


def test_a_number_before_the_frame_is_of_the_line():
    box, text, kept = read("一、加强管理", x0=60, x1=180, old=frame(100, 180))
    assert text == "一、加强管理"
    assert box[0][0] == pytest.approx(60, abs=2)
    assert kept[0][1] == pytest.approx(10 / 120, abs=0.02)


@pytest.mark.parametrize(
    ("text", "confidence"), [("一、加强管理", 0.6), ("丨加加强管理", SURE)]
)
def test_anything_else_before_it_is_not(text, confidence):
    box, kept, _ = read(text, confidence=confidence, x0=60, x1=180, old=frame(100, 180))
    assert kept == text[2:]
    assert tuple(box[0]) == (100, 100)


def test_a_mark_behind_the_frame_is_of_the_line():
    box, text, _ = read("加强管理。", x0=100, x1=195, old=frame(100, 176))
    assert text == "加强管理。"
    assert 176 < box[1][0] < 195


def test_a_character_at_the_very_edge_stays():
    _, text, _ = read("加强管理", x0=88, x1=180, old=frame(101, 180))
    assert text == "加强管理"


def test_a_line_is_not_read_into_its_neighbours():
    boxes = [frame(100, 180), frame(190, 300), frame(100, 180, y=130)]
    (first, _), (second, reach), _ = widened(boxes)
    assert first[1][0] == pytest.approx(180)
    assert (second[0][0], reach[0]) == (190, 0.0)


def test_nothing_is_read_beyond_the_left_edge_of_the_page():
    [(wider, _)] = widened([frame(15, 180)])
    assert wider[0][0] >= 0
