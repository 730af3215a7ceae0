"""Which of the gazette's sections each document is printed under."""

from dataclasses import replace

import pytest

from documents.parsing import parse_issue
from documents.parsing.structure.sections import sections
from documents.parsing.types import Furniture, SetAside
from tests.documents.parsing.test_dressed_issue import HEADS, bare_issue, dressed


def named(text: str) -> list[tuple[str, str]]:
    issue = parse_issue(text)
    return [
        (one.kind, section)
        for one, section in zip(issue.documents, sections(issue), strict=True)
    ]


def test_documents_stand_under_the_heading_that_the_contents_have_over_them():
    text = dressed(HEADS["at the top"]).replace(
        "青屿市人民政府办公室关于印发",
        "【市政府办公室文件】\n青屿市人民政府办公室关于印发",
        1,
    )
    assert named(text) == [
        ("通知", "市政府文件"),
        ("通知", "市政府办公室文件"),
        ("发文目录", ""),
        ("人事任免", ""),
    ]


def test_what_is_printed_behind_has_the_section_that_names_it():
    text = dressed(HEADS["at the top"]).replace(
        "【市政府人事任免】（2023年10月份）",
        "人事任免\n【市政府人事任免】（2023年10月份）",
        1,
    )
    assert named(text)[-1] == ("人事任免", "人事任免")


def test_an_issue_without_contents_has_no_sections():
    assert set(sections(bare_issue())) == {""}


@pytest.mark.parametrize("mark", ["部门文件", "【部门文件】", "◆部门文件"])
def test_a_heading_on_the_pages_holds_until_the_next_one(mark):
    issue = bare_issue()
    lines = [
        {span.line for part in one.parts for p in part.paragraphs for span in p.spans}
        for one in issue.documents
    ]
    heading = SetAside(min(lines[1]) - 1, 1, mark, Furniture.SECTION)
    found = sections(replace(issue, set_aside=(heading,)))
    assert found[:2] == ("", "部门文件")
