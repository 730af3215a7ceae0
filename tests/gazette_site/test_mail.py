"""`mail_settings`: what the environment says of mail, and what can't be used."""

import pytest

from gazette_site.mail import MailSettingError, mail_settings

SET = {
    "GAZETTE_ADDRESS": "https://gazette.example/gazette/",
    "GAZETTE_MAIL_HOST": "mail.example",
    "GAZETTE_MAIL_FROM": "公报检索 <gazette@example.org>",
}


def test_without_a_server_no_mail_is_sent():
    assert not mail_settings({}).is_set_up


def test_without_the_site_s_address_none_either():
    assert not mail_settings({**SET, "GAZETTE_ADDRESS": ""}).is_set_up


def test_the_path_of_the_address_is_another_setting_s():
    held = mail_settings(SET)
    assert (held.is_set_up, held.site_address) == (True, "https://gazette.example")


@pytest.mark.parametrize(
    ("security", "port"), [("", 587), ("starttls", 587), ("ssl", 465), ("none", 25)]
)
def test_each_security_has_its_port(security: str, port: int):
    held = mail_settings({**SET, "GAZETTE_MAIL_SECURITY": security})
    assert held.port == port


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GAZETTE_ADDRESS", "gazette.example"),
        ("GAZETTE_ADDRESS", "ftp://gazette.example"),
        ("GAZETTE_MAIL_FROM", "公报检索"),
        ("GAZETTE_MAIL_SECURITY", "tls"),
        ("GAZETTE_MAIL_PORT", "２５"),
        ("GAZETTE_MAIL_PORT", "70000"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str):
    with pytest.raises(MailSettingError, match=name):
        mail_settings({**SET, name: value})
