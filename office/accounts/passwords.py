"""Passwords: how they are kept, what they must be, and the first one of an account."""

import secrets
import string

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError


class Argon2(Argon2PasswordHasher):
    """Argon2id with what OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes.

    Django's own choice takes 100 MiB for each sign-in that is under way, more than a worker
    of ours has to spare.
    """

    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1


class MixedKinds:
    """A password must mix three of the four kinds of characters: A, a, 1, and all others."""

    _MESSAGE = "密码须含大写字母、小写字母、数字、其他字符这四类中的三类。"
    _KINDS_AT_LEAST = 3

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError, in Chinese."""
        kinds = {_kind(character) for character in password}
        if len(kinds) < self._KINDS_AT_LEAST:
            raise ValidationError(self._MESSAGE, code="kinds")

    def get_help_text(self) -> str:
        return self._MESSAGE


def _kind(character: str) -> str:
    for kind in ("ascii_uppercase", "ascii_lowercase", "digits"):
        if character in getattr(string, kind):
            return kind
    return "other"


# Without what is easily taken for something else: 0 O o, 1 l I, 2 Z z.
_CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXY"
_SMALL = "abcdefghijkmnpqrstuvwxy"
_DIGITS = "3456789"
_GROUPS = 4
_GROUP = 4  # characters


def first_password() -> str:
    """A password to be told to somebody, who changes it: 79 bits in four groups of four."""
    every = _CAPITALS + _SMALL + _DIGITS
    while True:
        groups = [
            "".join(secrets.choice(every) for _ in range(_GROUP))
            for _ in range(_GROUPS)
        ]
        password = "-".join(groups)
        if len({_kind(character) for character in password}) == 4:
            return password
