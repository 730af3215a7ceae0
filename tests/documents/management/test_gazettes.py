"""Gazettes are listed, added, renamed and taken out by a command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from documents.importing.undoing import move
from documents.models import Gazette, Issue, IssueKey
from tests.builders.rows import add_issue

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("gazettes", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_there_is_always_a_first_one_named_as_the_site():
    assert said() == ["main  公报检索  0 期"]


def test_a_gazette_is_added_behind_the_others_with_what_is_known_of_it():
    add_issue()
    told = ("--organ", "西湖区人民政府", "--codes", "西政发、西政办发")
    assert said("add", "xihu", "西湖区人民政府公报", *told) == [
        "已新增刊物 xihu：西湖区人民政府公报"
    ]
    assert said() == [
        "main  公报检索  1 期",
        "xihu  西湖区人民政府公报  0 期  主办单位 西湖区人民政府  机关代字 西政发、西政办发",
    ]


def test_a_gazette_is_renamed_and_told_more_of():
    assert said("rename", "main", "《云泽市人民政府公报》")[0].startswith("已改刊名")
    said("set", "main", "--city", "云泽市", "--contact", "0571-1")
    gazette = Gazette.objects.get()
    assert (gazette.name, gazette.city) == ("云泽市人民政府公报", "云泽市")


def test_a_gazette_without_issues_is_taken_out():
    said("add", "xihu", "西湖区人民政府公报")
    assert said("remove", "xihu") == ["已移除刊物 xihu。"]
    assert Gazette.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["add", "Xihu", "甲公报"], "网址名“Xihu”不合用"),
        (["add", "main", "甲公报"], "已有网址名为 main 的刊物"),
        (["add", "jia", " "], "刊名不能是空的"),
        (["add", "jia", "甲" * 101], "刊名太长，最多 100 个字"),
        (["add", "jia", "甲公报", "--city", "甲" * 61], "所属地区太长，最多 60 个字"),
        (["add", "jia", "乙公报"], "已有名为《乙公报》的刊物"),
        (["rename", "donghu", "甲公报"], "没有“donghu”这个刊物；已有：main、yi"),
        (["remove", "main"], "首个刊物不能移除"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments, message):
    said("add", "yi", "乙公报")
    with pytest.raises(CommandError, match=message):
        said(*arguments)


def test_a_gazette_that_ever_had_an_issue_stays_for_its_addresses():
    said("add", "xihu", "西湖区人民政府公报")
    add_issue(gazette_id="xihu")
    move(Issue.objects.get(), IssueKey(2023, 11))
    with pytest.raises(CommandError, match="xihu 收录过公报，网址要留着"):
        said("remove", "xihu")
