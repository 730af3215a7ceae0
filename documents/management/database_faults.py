"""What is said of a database that can't be used: the cause, and what to do."""

import sqlite3

from django.conf import settings
from django.db import DatabaseError

from documents.invocation import to_run

FAULTS = (DatabaseError, sqlite3.Error)

# By the words of SQLite (`sqlite3ErrStr` and the parser's own), whose codes Django drops.
_OF_ANOTHER_VERSION = ("no such table", "no such column", "has no column named")
_DAMAGED = ("file is not a database", "malformed")
_NOT_WRITABLE = ("readonly database", "unable to open database file")
_FULL = ("database or disk is full",)
_LOCKED = ("database is locked", "database table is locked")


def told(error: Exception) -> str | None:
    """A Chinese sentence for staff; None where the error says nothing of the database's state."""
    words = str(error)
    path = settings.DATABASES["default"]["NAME"]
    sentences = (
        (
            _OF_ANOTHER_VERSION,
            f"数据库还没有建好，或不是这一版的，请先运行 {to_run('migrate')}",
        ),
        (
            _DAMAGED,
            f"数据库文件已损坏：{path}。请把它移到别处，再用备份恢复：{to_run('restore 备份.tar')}",
        ),
        (
            _NOT_WRITABLE,
            f"数据库打不开或不能写：{path}。请检查这个文件和所在文件夹的权限",
        ),
        (_FULL, f"磁盘已满，没有写进数据库：{path}。腾出空间后再运行一次"),
        (_LOCKED, "另一个程序一直在写数据库，请过一会儿再运行一次"),
    )
    for begins, sentence in sentences:
        if any(each in words for each in begins):
            return sentence
    return None
