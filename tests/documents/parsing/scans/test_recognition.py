"""What the program that reads scans says, and what becomes of it where it doesn't."""

import pytest

from documents.parsing.errors import GazetteError
from documents.parsing.scans import recognition
from documents.parsing.scans.recognition import as_json, from_json, recognise
from tests.documents.parsing.scans.scanned import Read, recognised, scan

PAGE = recognised(Read("云泽市人民政府", 60, 80, confidence=(0.4,) + (1.0,) * 6))


def test_a_page_is_the_same_after_it_was_told_in_json():
    assert from_json(as_json(PAGE)) == PAGE


def test_pages_come_one_after_another_and_are_announced(stub):
    told: list[tuple[int, int]] = []
    data = scan([as_json(recognised(number=n)) for n in (1, 2, 3)])
    pages = recognise(data, [1, 3], lambda place, of: told.append((place, of)))
    assert (next(pages).number, list(told)) == (1, [(1, 2)])
    assert ([page.number for page in pages], told) == ([3], [(1, 2), (2, 2)])


def test_without_pages_no_process_is_started(monkeypatch):
    monkeypatch.setattr(recognition, "READER", "tests.no_such_program")
    assert list(recognise(b"", [])) == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("dies", "超出时间或内存的上限"),
        ({"error": "memory", "page": 1}, "超出内存的上限"),
        ({"error": "damaged"}, "画不出来"),
    ],
)
def test_a_page_that_cannot_be_read_is_an_error_that_says_why(stub, answer, reason):
    with pytest.raises(GazetteError, match=reason):
        list(recognise(scan([answer]), [1]))


def test_a_page_that_takes_too_long_is_given_up(stub, monkeypatch):
    monkeypatch.setattr(recognition, "WALL_SECONDS_A_PAGE", 0.5)
    with pytest.raises(GazetteError, match="上限") as caught:
        list(recognise(scan(["hangs"]), [1]))
    assert caught.value.page == 1
