"""The numbers that a search knows, packed."""

from random import Random

from office.alerts.known import packed, unpacked
from tests.seeds import SEED


def test_the_same_numbers_come_back():
    random = Random(SEED)
    for count in (0, 1, 5, 3000):
        numbers = frozenset(random.sample(range(1, 100_000), count))
        assert unpacked(packed(numbers)) == numbers


def test_nothing_is_known_of_nothing():
    assert unpacked(b"") == frozenset()


def test_ten_thousand_numbers_take_a_few_kilobytes():
    numbers = Random(SEED).sample(range(1, 100_000), 10_000)
    assert len(packed(numbers)) < 20_000
