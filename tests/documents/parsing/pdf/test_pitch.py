import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.pages import lay_out
from tests.documents.parsing.pdf.placed import SIZE, page

# Parts of the type size: of a Latin font, and of what GB fonts have for Latin letters.
TIMES = {".": 0.25, "-": 0.33, "i": 0.28, "t": 0.28, " ": 0.25}
GB_FONT = {".": 0.24, "-": 0.33, " ": 0.21}
NUMBERS = ("1.1", "1.2", "2.1.3", "85-12", "10.4")


def glyph(char: str, widths: dict[str, float], digit: float) -> float:
    return 1.0 if char > "\x80" else widths.get(char, digit)


def cell(char: str) -> float:
    return 1.0 if char > "\x80" else 0.5


def placed(
    text: str,
    y: float,
    widths: dict[str, float],
    *,
    digit: float,
    pitch: bool,
    spread: float = 0.0,
) -> list[Character]:
    """Characters at a fixed pitch, or one directly after the other; a blank takes up
    room either way."""
    line: list[Character] = []
    x = 60.0
    for char in text:
        wide = glyph(char, widths, digit) * SIZE
        if char != " ":
            line.append(Character(char, x, x + wide, y, SIZE, 0, 0))
        x += (cell(char) * SIZE if pitch else wide) + spread
    return line


def said(
    texts: tuple[str, ...],
    widths: dict[str, float],
    *,
    digit: float,
    pitch: bool,
    spread: float = 0.0,
) -> list[str]:
    lines = [
        placed(text, 700 - 16 * n, widths, digit=digit, pitch=pitch, spread=spread)
        for n, text in enumerate(texts)
    ]
    return [line.text for band in lay_out([page(*lines)]).bands for line in band.lines]


@pytest.mark.parametrize("spread", [0.0, 0.4, 3.0])
@pytest.mark.parametrize(("widths", "digit"), [(GB_FONT, 0.46), (TIMES, 0.5)])
def test_narrow_glyphs_at_a_fixed_pitch_have_no_blanks_between_them(
    widths: dict[str, float], digit: float, spread: float
) -> None:
    texts = tuple(f"按{number}款执行的有关规定" for number in NUMBERS)
    assert said(texts, widths, digit=digit, pitch=True, spread=spread) == list(texts)


def test_a_blank_at_a_fixed_pitch_is_a_cell_left_empty() -> None:
    texts = tuple(f"{number} 编制目的和依据" for number in NUMBERS)
    assert said(texts, GB_FONT, digit=0.46, pitch=True) == list(texts)


def test_a_blank_behind_a_narrow_glyph_stays_where_glyphs_follow_each_other() -> None:
    texts = (*NUMBERS, "it is in it", "No. 5 is it", "i. t")
    assert said(texts, TIMES, digit=0.5, pitch=False) == list(texts)


def test_few_narrow_glyphs_say_nothing_of_a_pitch() -> None:
    assert said(("第1. 2款",), TIMES, digit=0.5, pitch=False) == ["第1. 2款"]
