"""Which machine asks, behind proxies or not."""

from ipaddress import ip_network

import pytest

from office.alerts.requesting import sender


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
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.0/8"),)
    asked = rf.get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=passed)
    assert sender(asked) == told
