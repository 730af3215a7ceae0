"""Which of the gazette's sections each document is printed under."""

from dataclasses import replace

import pytest

from documents.parsing import parse_issue
from documents.parsing.structure.sections import with_sections
from documents.parsing.types import Furniture, SetAside
from tests.documents.parsing.test_dressed_issue import HEADS, bare_issue, dressed


def named(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.section) for one in parse_issue(text).documents]


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
    assert {one.section for one in bare_issue().documents} == {""}


@pytest.mark.parametrize("mark", ["部门文件", "【部门文件】", "◆部门文件"])
def test_a_heading_on_the_pages_holds_until_the_next_one(mark):
    issue = bare_issue()
    lines = [
        {span.line for part in one.parts for p in part.paragraphs for span in p.spans}
        for one in issue.documents
    ]
    heading = SetAside(min(lines[1]) - 1, 1, mark, Furniture.SECTION)
    found = with_sections(issue.documents, (heading,))
    assert [one.section for one in found[:2]] == ["", "部门文件"]


def test_nothing_but_the_section_of_a_document_changes():
    issue = bare_issue()
    heading = SetAside(0, 1, "部门文件", Furniture.SECTION)
    found = with_sections(issue.documents, (heading,))
    assert any(one.section for one in found)
    assert tuple(replace(one, section="") for one in found) == issue.documents
