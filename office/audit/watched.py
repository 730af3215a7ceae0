"""Which tables are watched by triggers, so that bulk writes and plain SQL are in the log, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Watched:
    """A table whose writes are logged row by row.

    `named` are the fields that tell a person which row it is. `quiet` are those whose changes
    alone are no event (the time of the last sign-in), and those too large to compare.
    """

    model: str
    label: str
    named: Sequence[str]
    quiet: Sequence[str] = ()


ROWS = (
    Watched("documents.Issue", "期", ("year", "month"), ("source", "updated_at")),
    Watched(
        "documents.IssueChange",
        "对一期的操作",
        ("year", "month", "kind"),
        ("before", "after"),
    ),
    Watched("documents.Withdrawal", "撤下的文件", ("title",)),
    Watched("accounts.User", "账号", ("username",), ("last_login",)),
    Watched("accounts.Grant", "角色", ("user", "role")),
    Watched(
        "otp_totp.TOTPDevice",
        "二次验证",
        ("user",),
        (
            *("drift", "last_t", "last_used_at"),
            *("throttling_failure_count", "throttling_failure_timestamp"),
        ),
    ),
)
"""Few rows, each of which matters: an entry a row."""

COUNTED = (
    ("documents.Document", "文件"),
    ("documents.Part", "正文和附件"),
    ("documents.Clause", "条款"),
)
"""Many rows: an entry says how many of them an import or an update wrote."""

OPERATIONS = ("insert", "update", "delete")


def tally_number(place: int, operation: str) -> int:
    """The primary key of the tally of an operation on the table at this place of COUNTED."""
    return place * len(OPERATIONS) + OPERATIONS.index(operation) + 1


def model_of(name: str) -> type[Model]:
    """The model of "documents.Issue"."""
    return apps.get_model(name)


def columns(model: type[Model], fields: Sequence[str]) -> list[str]:
    """The columns of these fields; one that is no field any more is a fault of `ROWS`."""
    return [str(model._meta.get_field(name).column) for name in fields]  # type: ignore[union-attr]


def compared(watched: Watched) -> list[str]:
    """The columns whose change is an event."""
    fields = model_of(watched.model)._meta.concrete_fields
    return [str(each.column) for each in fields if each.name not in watched.quiet]
