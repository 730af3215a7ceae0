"""Whatever is corrected in whatever order: nothing is lost or doubled, and no key comes twice."""

from collections import Counter
from random import Random

import pytest

from documents.corrections.applying import Applied, NumberedOperation, apply
from documents.corrections.drafts import DraftDocument
from documents.corrections.operations import (
    ConfirmCharacter,
    JoinDocuments,
    JoinParagraphs,
    MoveParagraphs,
    Operation,
    ParagraphAnchor,
    SetLevel,
    SplitDocument,
    SplitParagraph,
    as_json,
    from_json,
    kind_of,
)
from documents.parsing import parse_issue
from documents.parsing.types import ParsedIssue
from tests.browser.site import SAMPLE
from tests.documents.corrections.test_applying import characters
from tests.seeds import SEED

_LENGTH = 6  # operations in a row


@pytest.fixture(scope="module")
def parsed() -> ParsedIssue:
    return parse_issue((SAMPLE / "yunze-2023-12.txt").read_text())


def some_operation(random: Random, applied: Applied) -> Operation:
    """An operation that may be asked for of the issue as it stands."""
    drafts = applied.draft.documents
    place = random.randrange(len(drafts) - 1)
    document = drafts[place]
    paragraph = _some_paragraph(random, document)
    at = document.anchor, paragraph
    match random.randrange(7):
        case 0:
            return SplitParagraph(
                *at, random.randint(1, max(1, len(paragraph.text) - 1))
            )
        case 1:
            return JoinParagraphs(
                *at, _some_paragraph(random, document, after=paragraph)
            )
        case 2:
            return SetLevel(*at, random.randrange(4))
        case 3:
            target = random.choice(drafts)
            after = random.choice([None, _some_paragraph(random, target)])
            part = after.part if after else random.randrange(len(target.parts))
            return MoveParagraphs(*at, paragraph, target.anchor, part, after)
        case 4:
            return SplitDocument(*at, paragraph.text)
        case 5:
            following = drafts[place + 1].anchor
            attached = random.random() < 0.5
            return JoinDocuments(document.anchor, following, attached)
        case _:
            return ConfirmCharacter(*at, random.randrange(len(paragraph.text)))


def _some_paragraph(
    random: Random, document: DraftDocument, after: ParagraphAnchor | None = None
) -> ParagraphAnchor:
    anchors = [
        ParagraphAnchor(rank, each.key, each.text)
        for rank, part in enumerate(document.parts)
        for each in part.paragraphs
    ]
    if after:
        return anchors[(anchors.index(after) + 1) % len(anchors)]
    return random.choice(anchors)


def printed(parsed: ParsedIssue) -> set[tuple[int, int]]:
    """The places in the source that paragraphs were read from."""
    return {
        (span.line, column)
        for document in parsed.documents
        for part in document.parts
        for each in part.paragraphs
        for span in each.spans
        for column in range(span.start, span.end)
    }


@pytest.mark.parametrize("turn", range(25))
def test_no_character_is_lost_or_doubled(parsed, turn):
    random = Random(f"{SEED} {turn}")
    made: list[NumberedOperation] = []
    applied = apply(parsed, made)
    fitting = 0
    for number in range(_LENGTH):
        operation = some_operation(random, applied)
        again = from_json(kind_of(operation), as_json(operation))
        assert again == operation
        made.append(NumberedOperation(number, again))
        applied = apply(parsed, made)
        fitting = number + 1 - len(applied.misfits)
    assert fitting
    issue = applied.issue
    # A title that was a paragraph is a title now; a headline that is text again has no place.
    assert characters(issue) == characters(parsed)
    titles = {
        operation.operation.paragraph.text
        for operation in made
        if isinstance(operation.operation, SplitDocument)
    }
    if not titles:
        assert printed(issue) == printed(parsed)
    for document in issue.documents:
        keys = Counter(each.key for part in document.parts for each in part.paragraphs)
        assert not [key for key, count in keys.items() if count > 1]
        assert all(part.paragraphs for part in document.parts[:1])
    assert apply(parsed, made).issue == issue
