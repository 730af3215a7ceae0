"""Tests are shared out among processes by whole files, and browsers together."""

from itertools import groupby

import pytest

from tests.workers import BROWSERS, ByFile, unit_of


@pytest.mark.parametrize(
    ("node_id", "unit"),
    [
        ("tests/test_docs.py::test_paths[README.md]", "tests/test_docs.py"),
        ("tests/search/test_sync.py::test_it[a::b]", "tests/search/test_sync.py"),
        ("tests/browser/test_walk.py::test_walk[scripts]", BROWSERS),
        ("tests/browser_floor.py::test_floor", "tests/browser_floor.py"),
    ],
)
def test_a_file_goes_to_one_process_and_all_browsers_to_one(node_id, unit):
    assert unit_of(node_id) == unit


def test_browsers_come_first(request):
    order = [
        where
        for where, _ in groupby(
            unit_of(item.nodeid) == BROWSERS for item in request.session.items
        )
    ]
    assert order in ([True, False], [False])


def test_processes_are_given_units_in_the_order_of_the_collection(
    pytestconfig, monkeypatch
):
    monkeypatch.setattr(pytestconfig.option, "tx", ["popen", "popen"])
    monkeypatch.setattr(pytestconfig.option, "loadscopereorder", True)
    sharing = pytestconfig.hook.pytest_xdist_make_scheduler(
        config=pytestconfig, log=None
    )
    assert isinstance(sharing, ByFile)
    assert not pytestconfig.option.loadscopereorder
