"""How the site sends mail, and under which address it is reached, as the settings say.

GAZETTE_ADDRESS        https://gazette.example.gov.cn: addresses in mail begin with it
GAZETTE_MAIL_HOST      the mail server; without one no mail is sent
GAZETTE_MAIL_PORT      else 465 for ssl, 587 for starttls, 25 without
GAZETTE_MAIL_SECURITY  starttls (the default), ssl or none
GAZETTE_MAIL_USER, GAZETTE_MAIL_PASSWORD
GAZETTE_MAIL_FROM      the sender, 公报检索 <gazette@example.gov.cn>
GAZETTE_MAIL_TO_ALL    0: only accounts may subscribe, nobody by mail alone
"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import urlsplit

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}


class MailSettingError(Exception):
    """A setting that can't be used; it is told in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """`site_address` is "" where none is set; without it, or a `host`, no mail is sent.
    `by_mail_alone` lets those subscribe who have no account."""

    site_address: str
    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str
    by_mail_alone: bool

    @property
    def is_set_up(self) -> bool:
        return bool(self.host and self.site_address)


def mail_settings(env: Mapping[str, str]) -> MailSettings:
    """Raises MailSettingError for what can't be used."""
    host, address = env.get("GAZETTE_MAIL_HOST", ""), _address(env)
    security = env.get("GAZETTE_MAIL_SECURITY") or "starttls"
    if security not in _PORTS:
        raise MailSettingError(
            f"GAZETTE_MAIL_SECURITY 只能是 starttls、ssl 或 none：{security}\n"
            f"GAZETTE_MAIL_SECURITY must be starttls, ssl or none: {security}"
        )
    sender = env.get("GAZETTE_MAIL_FROM", "")
    if host and "@" not in parseaddr(sender)[1]:
        raise MailSettingError(
            f"设置了 GAZETTE_MAIL_HOST，GAZETTE_MAIL_FROM 就要写发件邮箱：{sender}\n"
            f"with GAZETTE_MAIL_HOST, GAZETTE_MAIL_FROM must name the sender: {sender}"
        )
    return MailSettings(
        site_address=address,
        host=host,
        port=_port(env.get("GAZETTE_MAIL_PORT", ""), security),
        user=env.get("GAZETTE_MAIL_USER", ""),
        password=env.get("GAZETTE_MAIL_PASSWORD", ""),
        security=security,
        sender=sender,
        by_mail_alone=env.get("GAZETTE_MAIL_TO_ALL") != "0",
    )


def _address(env: Mapping[str, str]) -> str:
    """Scheme and host; the path that the site lies under is GAZETTE_PATH's to say."""
    written = env.get("GAZETTE_ADDRESS", "")
    parts = urlsplit(written)
    if written and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise MailSettingError(
            f"GAZETTE_ADDRESS 要写成 https://域名：{written}\n"
            f"GAZETTE_ADDRESS must be written https://host: {written}"
        )
    return f"{parts.scheme}://{parts.netloc}" if written else ""


def _port(written: str, security: str) -> int:
    if not written:
        return _PORTS[security]
    if not (written.isascii() and written.isdigit() and 0 < int(written) < 65536):
        raise MailSettingError(
            f"GAZETTE_MAIL_PORT 要写成 1 到 65535 的数：{written}\n"
            f"GAZETTE_MAIL_PORT must be a number from 1 to 65535: {written}"
        )
    return int(written)
