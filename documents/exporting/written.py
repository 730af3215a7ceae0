"""Files as they were written before: a Word file of a long issue takes a second, and is asked
for again and again.

A file is kept under a hash of what it says and of the code that writes it, so one that is
found is right whatever was corrected or withdrawn meanwhile.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings

from documents.exporting.shape import Export
from documents.importing.kept_files import is_kept, keep, make_room
from documents.turns import Turns

ROOM = 128 * 1024 * 1024  # for all files together
_turns = Turns(waiting=2)


def written(export: Export, suffix: str, write: Callable[[Export], bytes]) -> bytes:
    """The file with this suffix that `write` makes of the export, or made of it before.

    Raises `Busy` where others' files are being written just now.
    """
    shape = repr(export).encode("utf-8", "surrogatepass")
    name = hashlib.sha256(_code() + shape).hexdigest()
    path = _folder() / f"{name}.{suffix}"
    if not is_kept(path):
        with _turns.one():
            if not is_kept(path):  # somebody else asked for the same file
                file = write(export)
                keep(path, file)
                make_room(_folder().glob("*"), ROOM)
                return file
    return path.read_bytes()


def _folder() -> Path:
    return Path(settings.DATA_DIR, "exports")


@cache
def _code() -> bytes:
    """A hash of the modules that write: what another version of them wrote is not asked for."""
    told = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        told.update(module.read_bytes())
    return told.digest()
