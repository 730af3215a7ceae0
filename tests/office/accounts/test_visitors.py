"""Which machine asks, behind proxies or not."""

import pytest

from office.accounts.visitors import sender
from tests.office.proxied import seen_behind_proxies


@pytest.mark.parametrize(
    ("remote", "passed", "told"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),  # anybody can write that
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "nonsense", None),
        ("10.0.0.1", "", None),
    ],
)
def test_the_last_machine_that_is_no_proxy_of_ours(rf, settings, remote, passed, told):
    asked = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=passed)
    assert sender(seen_behind_proxies(asked, settings, "10.0.0.0/8")) == told


def test_no_header_counts_where_no_proxy_took_it_off(rf):
    asked = rf.get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert sender(asked) == "192.0.2.7"
