"""What reading a PDF may use up, and the refusal of a file that wants more."""

import resource
import time

MEMORY = 400 * 1024 * 1024
CPU_SECONDS = 90  # for all pages,
CPU_SECONDS_A_PAGE = 20  # for one, and for opening the file
PAGES = 2000
OBJECTS = 500_000
CHARACTERS_A_PAGE = 30_000
RULES_A_PAGE = 20_000  # a page that draws more is a map or a picture, not a table
FORMS_A_PAGE = 20_000  # and pictures: what a page draws by name
DEEPEST = 50  # forms that draw forms
MEANINGS = 300_000  # entries of one character map
LONGEST_SIDE = 14_400  # points: what PDF allows
_FILES = 32


class Refused(Exception):
    """The file is over a limit, or damaged; the message is a key of the reader's
    reasons."""


def set_limits() -> None:
    """To be called before the file is read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_A_PAGE, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def go_on() -> None:
    """To be called after each page: what reading may take until the next call."""
    soon = int(time.process_time()) + 1 + CPU_SECONDS_A_PAGE
    resource.setrlimit(resource.RLIMIT_CPU, (min(soon, CPU_SECONDS), CPU_SECONDS))
