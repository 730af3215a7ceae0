"""Lines made up to be hard, one kind a file under `hard_lines`."""

import pytest

from documents.parsing import repair_text
from documents.parsing.text.row_rule import garble
from tests.documents.parsing.hard_lines import CONTEXTS, UNDECIDABLE, hard_blocks

BLOCKS = [block for kind, block in hard_blocks() if kind != UNDECIDABLE]
WHOLE = [name for name, (*_, block, around) in CONTEXTS.items() if block == around] + [
    "garbled, alone"
]


def comes_back_wrong(block: str, context: str) -> bool:
    before, after, is_garbled, is_garbled_around = CONTEXTS[context]
    dumped = (
        _shown(before, is_garbled_around)
        + _shown(block, is_garbled)
        + _shown(after, is_garbled_around)
    )
    return repair_text(dumped) != before + block + after


def wrong_in(context: str) -> list[str]:
    """The blocks that are repaired to something else than was printed."""
    assert BLOCKS
    return [block for block in BLOCKS if comes_back_wrong(block, context)]


@pytest.mark.parametrize("context", sorted(WHOLE))
def test_hard_lines_come_back_as_they_were_printed(context):
    assert wrong_in(context) == []


@pytest.mark.parametrize("context", sorted(set(CONTEXTS) - set(WHOLE)))
def test_most_come_back_where_what_stands_around_them_differs(context):
    """A line with a single mark tells little about the text around it."""
    wrong = wrong_in(context)
    assert len(wrong) <= len(BLOCKS) // 100, wrong


UNDECIDED = [block for kind, block in hard_blocks() if kind == UNDECIDABLE]


@pytest.mark.xfail(strict=True, reason="no rule can tell")
@pytest.mark.parametrize("block", UNDECIDED)
def test_what_no_rule_can_tell_comes_back_everywhere(block):
    assert [context for context in CONTEXTS if comes_back_wrong(block, context)] == []


def test_what_was_repaired_is_not_repaired_again():
    assert len(BLOCKS) > 100
    for _, block in hard_blocks():
        once = repair_text(garble(block))
        assert repair_text(once) == once


def test_every_line_stays_where_the_text_is_clean():
    text = "".join(block for _, block in hard_blocks())
    assert repair_text(text) == text


def _shown(text: str, is_garbled: bool) -> str:
    return garble(text) if is_garbled else text
