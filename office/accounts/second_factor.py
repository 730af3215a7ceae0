"""The second factor: six digits from an app (TOTP, RFC 6238), or a recovery code.

django-otp keeps the devices and slows down who guesses. An account that has switched it on is
signed in only after both; nothing else looks at it.
"""

import secrets
from base64 import b32encode
from io import BytesIO
from typing import Any

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from office.accounts.models import User

_RECOVERY_CODES = 10
# 50 bits: ten letters and digits, without 0 1 i l o u.
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
_HALF = 5  # characters
_KEPT = 16  # characters, as the column holds


def is_on(user: User) -> bool:
    """Whether this account needs a second factor to sign in."""
    return bool(_devices(user, confirmed=True).exists())


def begun(user: User) -> TOTPDevice | None:
    """The device whose first code is yet to be typed."""
    return _devices(user, confirmed=False).first()


def begin(user: User) -> None:
    """Make a secret for an app to be told; it counts once a code has been typed."""
    with transaction.atomic():
        _devices(user, confirmed=False).delete()
        TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def confirm(user: User, code: str) -> list[str] | None:
    """Switch the second factor on if the app's code is right; then the recovery codes."""
    with transaction.atomic():
        device = _devices(user, confirmed=False).select_for_update().first()
        if device is None or not device.verify_token(code):
            return None
        device.confirmed = True
        device.save()
        return renew_recovery_codes(user)


def passes(user: User, code: str) -> bool:
    """Whether this is the app's code now, or a recovery code that was not used."""
    said = code.replace(" ", "").lower()
    with transaction.atomic():
        if said.isascii() and said.isdigit():
            device = _devices(user, confirmed=True).select_for_update().first()
            return bool(device and device.verify_token(said))
        codes = StaticDevice.objects.filter(user=user).select_for_update().first()
        return bool(codes and codes.verify_token(_kept(said)))


def renew_recovery_codes(user: User) -> list[str]:
    """Ten codes, each good once, in the place of those there were; shown once, kept as hashes."""
    codes = [f"{_half()}-{_half()}" for _ in range(_RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=user).delete()
        device = StaticDevice.objects.create(user=user, name="recovery codes")
        for code in codes:
            device.token_set.create(token=_kept(code))
    return codes


def recovery_codes_left(user: User) -> int:
    device = StaticDevice.objects.filter(user=user).first()
    return device.token_set.count() if device else 0


def switch_off(user: User) -> None:
    """Forget the devices and the recovery codes."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()


def secret_of(device: TOTPDevice) -> str:
    """The secret as apps take it when it is typed: base32, in groups of four."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def picture_of(device: TOTPDevice) -> bytes:
    """The secret as a QR code, in SVG."""
    code = segno.make(device.config_url, error="m", micro=False)
    svg = BytesIO()
    code.save(
        svg, kind="svg", scale=5, border=4, light="#fff", title="二次验证的二维码"
    )
    return svg.getvalue()


def _devices(user: User, *, confirmed: bool) -> Any:
    return TOTPDevice.objects.filter(user=user, confirmed=confirmed)


def _half() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_HALF))


def _kept(code: str) -> str:
    """A recovery code as the database holds it; what lacks the secret key can't guess it."""
    plain = code.replace("-", "")
    return salted_hmac("recovery code", plain, algorithm="sha256").hexdigest()[:_KEPT]
