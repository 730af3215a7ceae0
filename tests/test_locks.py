"""The lock files hold what the .in files ask for, with hashes, and nothing else."""

import re

import pytest

from bootstrapping.programs import ROOT

LOCKS = (
    "requirements-build",
    "requirements",
    "requirements-dev",
    "requirements-bench",
)
# A marker may say on which machines.
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; .+)? \\$", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / f"{lock}.txt").read_text(encoding="utf-8")))


def asked_for(lock: str) -> set[str]:
    lines = (ROOT / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    names = [re.match(r"[A-Za-z0-9._-]+", line) for line in lines]
    return {n[0].lower() for n in names if n and not n[0].startswith("-")}


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked(lock):
    assert asked_for(lock)
    assert asked_for(lock) <= pins(lock).keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_a_hash_and_names_no_index(lock):
    text = (ROOT / f"{lock}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock))
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_tests_run_on_the_versions_that_the_product_runs_on():
    assert pins("requirements").items() <= pins("requirements-dev").items()
    assert pins("requirements-build").items() <= pins("requirements-dev").items()
