"""Example queries, taken from what is held, so that each one finds something."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from documents.models import Clause, Document, Issue

# 1.加快基础设施建设。 → 加快基础设施建设; six to ten hanzi read well between quotes.
_PHRASE = re.compile(r"(?:^|[、.．）)\d])(?!.*第)([\u4e00-\u9fff]{6,10})[。：；]?$")

# 张三同志任…, 任命张三同志为…, 免去张三的…; names have two to four hanzi.
_PERSON = re.compile(
    r"^(?:决定)?(?:任命|免去|聘任)?([\u4e00-\u9fff]{2,4}?)(?:同志)?[任为的]"
)

# Headings are built as verb and object (加强组织领导): two objects make a pair of words.
_OBJECT = re.compile(
    r"(?:加强|强化|完善|推进|落实|健全|建立|优化|提升|加快|严格|做好|加大|规范)"
    r"([\u4e00-\u9fff]{4})[。：；]?$"
)


@dataclass(frozen=True, slots=True)
class Examples:
    """What to look for in an issue, each "" where it has none: a number, a phrase in quotes,
    a person, two words."""

    number: str
    phrase: str
    person: str
    pair: str


def examples(issue: Issue) -> list[str]:
    """A number, a phrase, and a person or a pair of words, as far as the issue has them."""
    found = examples_of(issue)
    queries = (found.number, found.phrase, found.person or found.pair)
    return [query for query in queries if query]


def examples_of(issue: Issue) -> Examples:
    """What the issue offers to look for: the number of its longest document, and so on."""
    leads = list(
        Clause.objects.filter(document__issue=issue)
        .exclude(lead="")
        .order_by("document__position", "position")
        .values_list("document_id", "lead")
    )
    return Examples(
        number=_number(issue),
        phrase=_phrase(lead for _, lead in leads),
        person=_person(issue),
        pair=_pair(leads),
    )


def _number(issue: Issue) -> str:
    """The longest document's: the one that people are most likely to look things up in."""
    numbered = Document.objects.filter(issue=issue).exclude(number="")
    longest = numbered.alias(length=Count("clauses")).order_by("-length", "position")
    return longest.values_list("number", flat=True).first() or ""


def _phrase(leads: Iterable[str]) -> str:
    matches = (_PHRASE.search(lead) for lead in leads)
    return next((f"“{match[1]}”" for match in matches if match), "")


def _person(issue: Issue) -> str:
    texts = (
        Clause.objects.filter(document__issue=issue, document__kind="人事任免")
        .order_by("document__position", "position")
        .values_list("text", flat=True)
    )
    matches = (_PERSON.search(text) for text in texts)
    return next((match[1] for match in matches if match), "")


def _pair(leads: Iterable[tuple[int, str]]) -> str:
    """Two objects of one document's headings: 组织领导 政策支持."""
    first: dict[int, str] = {}
    for document, lead in leads:
        match = _OBJECT.search(lead)
        if match and first.setdefault(document, match[1]) != match[1]:
            return f"{first[document]} {match[1]}"
    return ""
