from datetime import date

import pytest

from documents.models import Document
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue


@pytest.fixture
def held(db: None, index_dir) -> Document:
    november, december = add_issue(month=11), add_issue(month=12)
    postal = add_document(
        november,
        "关于推进快递进村的通知",
        ["一、快递,“进村”。", "=1+1 快递", "三、快递下乡。", "四、快递提速。", "五、供水。"],
        ["快递网点名单"],
        number="云政办发〔2023〕45号",
        issuer="云泽市人民政府办公室",
        signed_on=date(2023, 11, 9),
    )  # fmt: skip
    add_document(december, "关于快递的公告", ["供水。"], kind="公告", issuer="")
    bring_level()
    return postal
