"""Lines that are hard to repair, as they were printed, and what may stand around them.

A file holds one kind, its blocks apart by a blank line. What no rule can tell is in
`undecidable`: each of its blocks is expected to fail in one context or another, so that
one that no longer does has to move to another file.
"""

from collections.abc import Iterator
from pathlib import Path

UNDECIDABLE = "undecidable"
_BEFORE = """\
为加强城市管理，提升服务水平，根据有关规定，结合本市实际，制定本办法。
各地要结合实际，抓好落实；重大问题，及时报告（含书面）。
"""
_AFTER = """\
各部门要加强协作，形成合力，确保《规定》各项措施落到实处。
对工作不力的，予以通报；造成后果的，依法追究责任。
"""

# What stands before and behind a block, is the block garbled, are they?
CONTEXTS = {
    "garbled, alone": ("", "", True, False),
    "garbled, as all": (_BEFORE, _AFTER, True, True),
    "garbled in clean text": (_BEFORE, _AFTER, True, False),
    "clean, alone": ("", "", False, False),
    "clean, as all": (_BEFORE, _AFTER, False, False),
    "clean in garbled text": (_BEFORE, _AFTER, False, True),
}


def hard_blocks() -> Iterator[tuple[str, str]]:
    """The kind of each block, and its lines."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for block in path.read_text("utf-8").strip("\n").split("\n\n"):
            yield path.stem, f"{block}\n"
