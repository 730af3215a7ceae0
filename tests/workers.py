"""How tests are shared out among the processes of pytest-xdist: by files, browsers together.

What a file imports or indexes once is there for all of its tests. Browsers are one unit: they
share a server and a browser, and two at a time would make each other's patience run out. They
are the longest unit, and so the first.
"""

from typing import TYPE_CHECKING

from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer

BROWSERS = "tests/browser"


def unit_of(node_id: str) -> str:
    """What goes to one process as a whole: a file, or the folder of browser tests."""
    file = node_id.partition("::")[0]
    return BROWSERS if file.startswith(f"{BROWSERS}/") else file


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # it has no types
    """Units in the order in which they were collected."""

    def __init__(self, config: "pytest.Config", log: "Producer | None" = None) -> None:
        super().__init__(config, log)
        # Not those first that have most tests: they are no longer than others.
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
