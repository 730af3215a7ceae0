"""Accounts for tests."""

from django.test import Client

from office.accounts.models import Grant, User
from office.accounts.roles import Role

PASSWORD = "Yun-ze-2026-gongbao"


def staff(name: str, *roles: Role) -> User:
    """An account with these roles, by the name and PASSWORD."""
    user = User.objects.create_user(name, password=PASSWORD)
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in roles)
    return user


def signed_in(name: str, *roles: Role) -> Client:
    """A browser in which such an account has signed in."""
    client = Client()
    client.force_login(staff(name, *roles))
    return client
