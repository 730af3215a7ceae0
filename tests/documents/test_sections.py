"""A document knows the section of the gazette that it is printed under."""

from dataclasses import replace

import pytest

from documents.importing.store import store_issue
from documents.models import Document
from documents.parsing.types import Furniture, SetAside
from tests.builders.parsed_issues import document, gazette_file, issue

pytestmark = pytest.mark.django_db

RIVER = document(
    "花山市人民政府关于整治河道的通知", "花政发〔2020〕1号", "1 一、清理淤泥。"
)


def contents(section: str) -> tuple[SetAside, ...]:
    lines = ("目录", section, f"{RIVER.title}……（1）")
    return tuple(
        SetAside(number, 1, text, Furniture.CONTENTS)
        for number, text in enumerate(lines, 1)
    )


@pytest.mark.parametrize("section", ["部门文件", ""])
def test_the_section_is_stored_and_changes_with_the_file(tmp_path, section):
    for version, each in enumerate(("市政府文件", section)):
        parsed = replace(issue(RIVER), set_aside=contents(each) if each else ())
        file = gazette_file(tmp_path, f"花山市人民政府公报的通知 {version}")
        store_issue(parsed, file)
        assert Document.objects.get().section == each
