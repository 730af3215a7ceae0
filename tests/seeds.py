"""The seed of all tests that draw at random: the same on every run, printed in pytest's
first lines, and another one if GAZETTE_SEED says so."""

import os

SEED = int(os.environ.get("GAZETTE_SEED") or 2023)


def seeds(count: int) -> range:
    """So many seeds, one after the other."""
    return range(SEED, SEED + count)
