"""A document knows the section that it is printed under, and its registration number."""

from dataclasses import replace

import pytest

from documents.importing.store import store_issue
from documents.models import Document
from tests.builders.parsed_issues import document, gazette_file, issue

pytestmark = pytest.mark.django_db

RIVER = document(
    "花山市人民政府关于整治河道的通知", "花政发〔2020〕1号", "1 一、清理淤泥。"
)


@pytest.mark.parametrize("section", ["部门文件", ""])
def test_the_section_is_stored_and_changes_with_the_file(tmp_path, section):
    for version, each in enumerate(("市政府文件", section)):
        file = gazette_file(tmp_path, f"花山市人民政府公报的通知 {version}")
        store_issue(issue(replace(RIVER, section=each)), file)
        assert Document.objects.get().section == each


@pytest.mark.parametrize("registered", ["HSFC00-2020-0001", None])
def test_the_registration_number_is_stored_and_changes_with_the_file(
    tmp_path, registered
):
    for version, each in enumerate(("HSFC00-2020-0007", registered)):
        file = gazette_file(tmp_path, f"花山市人民政府公报的通知 {version}")
        store_issue(issue(replace(RIVER, registration_number=each)), file)
        assert Document.objects.get().registration_number == (each or "")
