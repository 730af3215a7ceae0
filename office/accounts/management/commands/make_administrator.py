"""Make the first user administrator, or let one in again who is shut out."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from office.accounts import administration
from office.accounts.administration import Refused
from office.accounts.models import User
from office.accounts.roles import Role


class Command(BaseCommand):
    help = "新建用户管理员；已有账号加 --reset：启用、重设密码、重置二次验证"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="账号")
        parser.add_argument("--reset", action="store_true")

    def handle(self, *, name: str, reset: bool, **options: Any) -> str:
        try:
            UnicodeUsernameValidator()(name)
            if len(name) > 60:
                raise CommandError("账号不能超过 60 个字符")
            typed = _ask(name) if sys.stdin.isatty() else ""
            with transaction.atomic():
                given = self._let_in(name, typed, reset=reset)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        said = "" if typed else f"\n初始密码：{given}"
        return f"用户管理员“{name}”可以登录了，第一次登录后须改密码。{said}"

    def _let_in(self, name: str, typed: str, *, reset: bool) -> str:
        user = User.objects.filter(username=name).first()
        if user is None:
            roles = [Role.USER_ADMINISTRATOR]
            return administration.make_account(None, name, "", roles, typed)[1]
        if not reset:
            raise Refused(f"已有名为“{name}”的账号；要重设它的密码，请加 --reset。")
        roles = [*user.roles, Role.USER_ADMINISTRATOR]
        administration.change_roles(None, user, frozenset(roles))
        administration.set_active(None, user, active=True)
        administration.reset_second_factor(None, user)
        return administration.reset_password(None, user, typed)


def _ask(name: str) -> str:
    """A password that somebody types twice, "" where one is to be made up."""
    password = getpass("初始密码（直接回车则自动生成）：")
    if password:
        validate_password(password, User(username=name))
        if getpass("再输一次：") != password:
            raise CommandError("两次输入的密码不同")
    return password
