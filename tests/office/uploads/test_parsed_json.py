"""A parse as bytes, and back."""

from datetime import date

import pytest

from documents.importing.files import read_gazette
from documents.parsing import parse_issue
from documents.parsing.types import Furniture, SetAside
from office.uploads import parsed_json
from office.uploads.parsed_json import OtherVersion, as_bytes, from_bytes
from tests.builders.gazette_text import gazette_text
from tests.builders.parsed_issues import document, issue
from tests.documents.parsing.pdf.printed import MONTHS, sample


def test_nothing_is_lost_of_a_text():
    parsed = parse_issue(gazette_text())
    assert parsed.documents
    assert from_bytes(as_bytes(parsed)) == parsed


def test_nothing_is_lost_of_a_pdf(tmp_path):
    path = tmp_path / "公报.pdf"
    path.write_bytes(sample(MONTHS[0])[0])
    parsed = read_gazette(path).parse()
    assert parsed.documents
    assert from_bytes(as_bytes(parsed)) == parsed


def test_dates_and_kinds_of_lines_come_back_as_what_they_were():
    made = document(
        "花山市的通知", "花政发〔2021〕1号", "1 一、目标", signed_on=date(2021, 12, 3)
    )
    parsed = issue(made)
    parsed = type(parsed)(
        **{
            **{name: getattr(parsed, name) for name in parsed.__slots__},
            "set_aside": (SetAside(1, 1, "目录", Furniture.CONTENTS),),
            "printed_on": date(2021, 12, 31),
        }
    )
    back = from_bytes(as_bytes(parsed))
    assert back == parsed
    assert back.documents[0].signed_on == date(2021, 12, 3)
    assert back.set_aside[0].furniture is Furniture.CONTENTS


def test_what_another_parser_read_is_not_taken(monkeypatch):
    told = as_bytes(issue())
    monkeypatch.setattr(parsed_json, "PARSER_VERSION", "another")
    with pytest.raises(OtherVersion):
        from_bytes(told)
