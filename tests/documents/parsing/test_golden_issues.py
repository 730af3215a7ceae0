"""Issues that a person wrote down, printed in four ways: every document's facts, roles,
parts, paragraphs and clause paths come out as they were written."""

import pytest

from documents.parsing import parse_issue, repair_text
from documents.parsing.text.row_rule import garble
from documents.parsing.types import ParsedIssue
from tests.documents.parsing.golden import (
    LAYOUTS,
    NAMES,
    Issue,
    Layout,
    expected_roles,
    expected_texts,
    facts_of,
    parsed_roles,
    parsed_texts,
    read,
    title_of,
)
from tests.documents.parsing.typed import ink


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_is_what_is_parsed(name: str, layout: Layout) -> None:
    issue = read(name)
    parsed = parse_issue(layout.dump(issue))
    assert_is_written(issue, parsed)
    if masthead := issue.settings.get("masthead"):
        own = (parsed.month, parsed.number, parsed.total_number, parsed.printed_on)
        assert " ".join(map(str, own)) == masthead


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_comes_out_of_a_garbled_dump(
    name: str, layout: Layout
) -> None:
    issue = read(name)
    dump = layout.dump(issue)
    assert repair_text(garble(dump)) == dump
    assert_is_written(issue, parse_issue(garble(dump)))


def assert_is_written(issue: Issue, parsed: ParsedIssue) -> None:
    assert shown(parsed) == wanted(issue)
    for printed, found in zip(issue.documents, parsed.documents, strict=True):
        assert parsed_texts(found) == expected_texts(printed)
        assert parsed_roles(found) >= expected_roles(printed)


def wanted(issue: Issue) -> list[tuple[str, str, list[str]]]:
    return [
        (title_of(one.title), one.facts, [title_of(part.title) for part in one.parts])
        for one in issue.documents
    ]


def shown(issue: ParsedIssue) -> list[tuple[str, str, list[str]]]:
    return [
        (ink(one.title), facts_of(one), [ink(part.title or "") for part in one.parts])
        for one in issue.documents
    ]
