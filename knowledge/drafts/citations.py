"""What a draft cites and quotes, against what is held."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from documents.comparing.differences import differences
from documents.facts.citations.holdings import Holdings
from documents.facts.citations.named import ShortNames, citations_of
from documents.facts.clauses import clauses_of
from documents.facts.states import StateKind
from documents.facts.types import Citation, CitationKind
from documents.importing.matching.pairing import bigrams, letters, likeness
from documents.models import Clause, Document
from documents.parsing.text.numerals import numeral
from documents.parsing.types import ParsedDocument, ParsedParagraph, ParsedPart, Role
from knowledge.drafts.findings import Finding, Verdict
from knowledge.models import WorkName
from knowledge.rows import number_key, title_key
from knowledge.states import NAMES, force_on
from knowledge.works import only_work, works_named

_STATES = {
    StateKind.REPEALED: Verdict.ENDED,
    StateKind.LAPSED: Verdict.ENDED,
    StateKind.AMENDED: Verdict.AMENDED,
    StateKind.NOT_YET: Verdict.NOT_YET,
}
# Behind what is cited: 第十二条, 第3条第二款
_ARTICLE = re.compile(
    r"^[》）]?的?\s*(第\s*([一二三四五六七八九十百零〇\d]{1,6})\s*条)"
)
# What is quoted, not merely stressed: 规定：“…”, 明确“…”
_QUOTED = re.compile(
    r"(?:规定|明确|要求|提出|指出|载明|表述为|强调)(?:的是)?[，：:]?\s*“([^“”]{6,})”"
)
_LIKE_ENOUGH = 0.45
_NEAR_TITLE = 0.9


@dataclass(frozen=True, slots=True)
class _Meant:
    """The held document that a citation means, and what of its names is another there."""

    document: Document
    title_differs: bool = False
    number_differs: bool = False


def citation_findings(lines: Sequence[str], today: date) -> Iterator[Finding]:
    """A finding a citation, and one more where its article or its quotation is another."""
    cited = list(citations_of(clauses_of(_draft(lines)), ShortNames(), Holdings()))
    archive = _Archive(cited)
    for index, citation in enumerate(cited):
        at = citation.proof.paragraph
        start = citation.proof.start
        end = start + len(citation.proof.quote)
        meant = archive.meant(citation)
        found = Finding(at, start, end, Verdict.NOT_HELD, "未收录，未核")
        if meant is None:
            yield found
            continue
        found = replace(found, document=meant.document)
        yield _named(found, citation, meant, today)
        following = cited[index + 1] if index + 1 < len(cited) else None
        until = len(lines[at])
        if following and following.proof.paragraph == at:
            until = following.proof.start
        yield from _said_of(found, lines[at], end, until, archive)


def _draft(lines: Sequence[str]) -> ParsedDocument:
    paragraphs = tuple(
        ParsedParagraph(
            text=line,
            path=None,
            key=str(at),
            label="",
            lead="",
            depth=0,
            role=Role.TEXT,
            page=1,
            spans=(),
            repairs=(),
        )
        for at, line in enumerate(lines)
    )
    part = ParsedPart(None, "", paragraphs)
    return ParsedDocument("", None, "", None, None, 1, 1, (part,))


def _named(found: Finding, citation: Citation, meant: _Meant, today: date) -> Finding:
    document = meant.document
    if meant.title_differs:
        shown = differences(document.title, citation.title or "")
        return replace(
            found,
            verdict=Verdict.DIFFERS,
            message="标题与收录的不一致",
            difference=shown,
        )
    if meant.number_differs:
        shown = differences(document.number, citation.number or "")
        return replace(
            found,
            verdict=Verdict.DIFFERS,
            message="文号与收录的不一致",
            difference=shown,
        )
    force = force_on(today).of(document)
    verdict = _STATES.get(force.kind, Verdict.FOUND)
    by = force.said_by[0] if force.said_by and verdict is not Verdict.FOUND else None
    message = "已收录，标题、文号一致"
    if verdict is not Verdict.FOUND:
        since = f"（{force.since:%Y-%m-%d} 起）" if force.since else ""
        message = NAMES[force.kind] + since
    return replace(
        found, verdict=verdict, message=message, clause=by.clause if by else None
    )


def _said_of(
    found: Finding, line: str, end: int, until: int, archive: "_Archive"
) -> Iterator[Finding]:
    """Its article and its quotation, between this citation and the next."""
    document = found.document
    assert document is not None
    article = _ARTICLE.match(line[end:until])
    number = None
    if article:
        number = _value(article[2])
        start = end + article.start(1)
        if not archive.article(document, number):
            yield replace(
                found,
                start=start,
                end=end + article.end(1),
                verdict=Verdict.DIFFERS,
                message=f"该文件没有第 {number} 条",
            )
            number = None
    for quoted in _QUOTED.finditer(line, end, until):
        place = replace(found, start=quoted.start(1), end=quoted.end(1))
        yield _quotation(place, quoted[1], document, number, archive)


def _quotation(
    found: Finding,
    quoted: str,
    document: Document,
    number: int | None,
    archive: "_Archive",
) -> Finding:
    wanted = _folded(quoted).rstrip("。；，")
    for clause in archive.clauses(document):
        if wanted in _folded(clause.text):
            own = archive.article_of(clause)
            if number and own and own != number:
                return replace(
                    found,
                    verdict=Verdict.DIFFERS,
                    message=f"引文在第 {own} 条，不在第 {number} 条",
                    clause=clause,
                )
            return replace(
                found, verdict=Verdict.FOUND, message="引文一致", clause=clause
            )
    nearest, stretch = archive.nearest(document, quoted)
    if nearest is None:
        return replace(
            found, verdict=Verdict.DIFFERS, message="该文件里没有找到这段引文"
        )
    return replace(
        found,
        verdict=Verdict.DIFFERS,
        message="引文与收录的不一致",
        clause=nearest,
        difference=differences(stretch, quoted),
    )


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else numeral(text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", "".join(text.split()))


class _Archive:
    """What is held of what a draft cites: read once, a query a kind and one a document quoted."""

    def __init__(self, cited: Sequence[Citation]) -> None:
        keys = {number_key(each.number) for each in cited}
        keys |= {title_key(each.title) for each in cited}
        self._known = works_named(keys - {""})
        documents = {each.pk for some in self._known.values() for each in some}
        self._names: defaultdict[int, set[str]] = defaultdict(set)
        titles = WorkName.objects.exclude(kind=WorkName.Kind.NUMBER)
        for document, key in titles.filter(document__in=documents).values_list(
            "document", "key"
        ):
            self._names[document].add(key)
        self._titles: dict[str, int] | None = None
        self._clauses: dict[int, list[Clause]] = {}

    def meant(self, citation: Citation) -> _Meant | None:
        number, title = number_key(citation.number), title_key(citation.title)
        if number and (document := self._only(WorkName.Kind.NUMBER, number)):
            named = self._names[document.pk]
            return _Meant(document, title_differs=bool(title) and title not in named)
        if not title:
            return None
        titled = self._only(WorkName.Kind.TITLE, title)
        titled = titled or self._only(WorkName.Kind.ATTACHMENT, title)
        if titled:
            own = number_key(titled.number)
            return _Meant(titled, number_differs=bool(number and own and own != number))
        if citation.kind is CitationKind.TITLE and (near := self._near(title)):
            return _Meant(near, title_differs=True)
        return None

    def _only(self, kind: str, key: str) -> Document | None:
        return only_work(self._known.get((kind, key), ()))

    def _near(self, title: str) -> Document | None:
        """The document whose title differs by so little that it must be meant: other figures
        are other documents."""
        if self._titles is None:
            names = WorkName.objects.exclude(kind=WorkName.Kind.NUMBER)
            self._titles = dict(names.values_list("key", "document"))
        own = bigrams(title)
        figures = re.findall(r"\d+", title)
        best, found = _NEAR_TITLE, None
        for key, document in self._titles.items():
            if abs(len(key) - len(title)) <= 2 and re.findall(r"\d+", key) == figures:
                alike = likeness(own, bigrams(key))
                if alike >= best:
                    best, found = alike, document
        return Document.objects.with_issue().filter(pk=found).first() if found else None

    def clauses(self, document: Document) -> list[Clause]:
        if document.pk not in self._clauses:
            rows = document.clauses.select_related("part").defer("spans", "repairs")
            self._clauses[document.pk] = list(rows)
            for row in self._clauses[document.pk]:
                row.document = document
        return self._clauses[document.pk]

    def article(self, document: Document, number: int) -> bool:
        """Whether it has this article; a document without any can't be told."""
        own = {self.article_of(clause) for clause in self.clauses(document)} - {None}
        return not own or number in own

    @staticmethod
    def article_of(clause: Clause) -> int | None:
        """The number of the article that it stands in: 12 of art12-2."""
        found = re.match(r"(?:f\d+-)?art(\d+)(?:-|_|$)", clause.key)
        return int(found[1]) if found else None

    def nearest(self, document: Document, quoted: str) -> tuple[Clause | None, str]:
        """The clause that has most of what is quoted, and the stretch of it that does."""
        own = bigrams(letters(quoted))
        best, stretch = _LIKE_ENOUGH, ""
        found: Clause | None = None
        for clause in self.clauses(document):
            for piece in _stretches(clause.text, len(quoted)):
                alike = likeness(own, bigrams(letters(piece)))
                if alike > best:
                    best, found, stretch = alike, clause, piece
        return found, stretch


def _stretches(text: str, length: int) -> Iterator[str]:
    """Runs of sentences of about this length."""
    sentences = re.findall(r"[^，。；：]*[，。；：]?", text)
    for first in range(len(sentences)):
        piece = ""
        for sentence in sentences[first:]:
            piece += sentence
            if len(piece) >= length * 0.8:
                yield piece.rstrip("。；，")
            if len(piece) > length * 1.3:
                break
