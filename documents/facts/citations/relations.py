"""Relations between documents: what a document is to those that its title, its attachments and
its effects name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from documents.facts.citations.holdings import Holdings
from documents.facts.citations.lines import document_of_line
from documents.facts.citations.named import is_document_title, titles_in
from documents.facts.clauses import SourceClause, plain
from documents.facts.types import (
    Effect,
    EffectKind,
    Relation,
    RelationKind,
)
from documents.parsing.text.titles import comparable_title, names_in
from documents.parsing.types import ParsedDocument, Role

_OF_EFFECT = {
    EffectKind.REPEAL: RelationKind.REPEALS,
    EffectKind.AMENDMENT: RelationKind.AMENDS,
    EffectKind.LAPSE: RelationKind.LAPSES,
    EffectKind.CONTINUE: RelationKind.CONTINUES,
}
_PROMULGATES = re.compile("印发|公布|发布|颁布|颁发")
_TRANSMITS = re.compile("(?:转发|批转)")
_INTERPRETS = re.compile("解读")
_NOTE = re.compile(r"^附件[0-9一二三四五六七八九十]{0,2}[：:.．、]?")
_ENTRY = re.compile(
    r"(?:^|(?<=[^0-9]))(?:附件)?[0-9]{1,2}[.．、:：](?![0-9]{1,3}(?![0-9]))"
)
_LEFT_OUT = re.compile(
    r"（(?:略|可登[陆录]|网址|另发|附后|见附件|详见|此略|登[陆录]|不发)[^（）]*）"
)


def relations_of(
    document: ParsedDocument,
    clauses: Sequence[SourceClause],
    effects: Iterable[Effect],
    holdings: Holdings,
) -> Iterator[Relation]:
    """What a document is to others: by its title, by its attachments, by its list of issued
    documents, by its effects."""
    if not clauses:
        return
    titled = _Titled(document, clauses, holdings)
    yield from titled.relations()
    yield from _listed(document, clauses, holdings)
    seen: set[tuple[RelationKind, str, str]] = set()
    for effect in effects:
        kind = _OF_EFFECT.get(effect.kind)
        if kind is None or not (effect.target_title or effect.target_number):
            continue
        key = (kind, effect.target_title or "", effect.target_number or "")
        if key not in seen:
            seen.add(key)
            yield Relation(
                effect.proof,
                kind,
                effect.proof.document,
                effect.target_title,
                effect.target_number,
                effect.held,
            )


class _Titled:
    """What the title and the note of attachments say."""

    def __init__(
        self,
        document: ParsedDocument,
        clauses: Sequence[SourceClause],
        holdings: Holdings,
    ) -> None:
        self._document = document
        self._clauses = clauses
        self._holdings = holdings
        self._title = plain("".join(document.title.split()))

    def relations(self) -> Iterator[Relation]:
        promulgated: set[str] = set()
        if self._document.kind == "政策解读" or _INTERPRETS.search(self._title[-8:]):
            for named in titles_in(self._title):
                yield self._relation(RelationKind.INTERPRETS, named.title)
        elif _TRANSMITS.search(self._title):
            for title in _transmitted(self._title):
                yield self._relation(RelationKind.TRANSMITS, title)
        elif _PROMULGATES.search(self._title) or self._is_promulgating():
            for title in self._promulgated():
                promulgated.add(comparable_title(title))
                yield self._relation(RelationKind.PROMULGATES, title)
        yield from self._attached(promulgated)

    def _is_promulgating(self) -> bool:
        """An order says so in its text: 现公布《专利代理条例》，自…起施行."""
        titles = [part.title for part in self._document.parts[1:] if part.title]
        body = "".join(clause.plain for clause in self._clauses if not clause.part)
        return any(
            re.search(
                f"(?:公布|发布|印发|颁布)(?:修订后的|修改后的)?《{re.escape(title)}》",
                body,
            )
            or re.search(
                f"《{re.escape(title)}》[^。]{{0,80}}(?:予以|现予|予)(?:公布|发布)",
                body,
            )
            for title in titles
        )

    def _promulgated(self) -> list[str]:
        """What is printed with it; else what its title, or its text, names."""
        parts = [part.title for part in self._document.parts[1:] if part.title]
        said = comparable_title(self._title)
        named = names_in(self._title)
        if known := [title for title in parts if comparable_title(title) in said]:
            return known
        noted = self._noted()
        parts = [title for title in parts if comparable_title(title) not in noted]
        return parts or [title for title in named if is_document_title(title)]

    def _noted(self) -> set[str]:
        """What the note of attachments (附件：…) names."""
        return {
            comparable_title(title)
            for clause in self._clauses
            if clause.source.role is Role.ATTACHMENT_NOTE
            for title, _, _ in _entries(clause)
        }

    def _attached(self, promulgated: set[str]) -> Iterator[Relation]:
        seen = set(promulgated)
        for clause in self._clauses:
            if clause.source.role is Role.ATTACHMENT_NOTE:
                for title, start, end in _entries(clause):
                    if comparable_title(title) not in seen:
                        seen.add(comparable_title(title))
                        yield self._relation(
                            RelationKind.ATTACHES, title, clause, (start, end)
                        )
        for number, part in enumerate(self._document.parts[1:], 1):
            if part.title and comparable_title(part.title) not in seen:
                seen.add(comparable_title(part.title))
                first = next((one for one in self._clauses if one.part == number), None)
                yield self._relation(RelationKind.ATTACHES, part.title, first)

    def _relation(
        self,
        kind: RelationKind,
        title: str,
        clause: SourceClause | None = None,
        span: tuple[int, int] = (0, 0),
    ) -> Relation:
        clause = clause or _naming(self._clauses, title) or self._clauses[0]
        if span == (0, 0) and (at := clause.plain.find(title)) >= 0:
            span = (at, at + len(title))
        held = self._holdings.find(None, title)
        own = kind in (RelationKind.PROMULGATES, RelationKind.ATTACHES)
        number = held.number if held and not own else None
        return Relation(clause.proof(*span), kind, clause.document, title, number, held)


def _naming(clauses: Sequence[SourceClause], title: str) -> SourceClause | None:
    return next((clause for clause in clauses if title in clause.plain), None)


def _transmitted(title: str) -> Iterator[str]:
    """Each link of a chain: what 甲转发乙关于转发丙《…》的通知的通知 passes on."""
    found = _TRANSMITS.search(title)
    if found is None:
        return
    rest = title[found.end() :]
    named = next(titles_in(rest), None)
    if named and named.start <= 1:
        inner = named.title
    else:
        inner = re.sub(
            "的(?:通知|函|意见|公告)$", "", re.sub("（[^（）]*）$", "", rest)
        )
    if inner:
        yield inner
        yield from _transmitted(inner)


def _entries(clause: SourceClause) -> Iterator[tuple[str, int, int]]:
    """The entries of 附件：1.甲（略）2.乙."""
    text = clause.plain
    note = _NOTE.match(text)
    start = note.end() if note else 0
    marks = list(_ENTRY.finditer(text, start))
    if not marks or marks[0].start() > start + 1:
        marks = []
    starts = [match.end() for match in marks] or [start]
    ends = [match.start() for match in marks[1:]] + [len(text)]
    for first, last in zip(starts, ends, strict=True):
        piece = _LEFT_OUT.split(text[first:last])[0]
        title = piece.strip(" 　。；;，\n")
        if title:
            at = text.find(title, first)
            yield title.strip("《》"), at, at + len(title)


def _listed(
    document: ParsedDocument, clauses: Sequence[SourceClause], holdings: Holdings
) -> Iterator[Relation]:
    """The documents that a list of issued documents (发文目录) names."""
    if document.kind != "发文目录":
        return
    for clause in clauses:
        if found := document_of_line(clause.plain, clause.body_start):
            title, number, start, end = found
            yield Relation(
                clause.proof(start, end),
                RelationKind.LISTS,
                clause.document,
                title,
                number,
                holdings.find(number, title),
            )
