"""From a question to its answer: ask the engine, join its hits with their rows, mark them.

Whatever shows results (page, fragment, export, feed, shell) asks here, by `ask`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from django.utils import timezone

from documents.facts.states import StateKind
from documents.marking import marked_html
from documents.models import Clause, Document, Part
from knowledge.states import NAMES, PLAIN, force_on
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import tokenizer_of
from search.engine import (
    And,
    DocumentHit,
    MonthsFrom,
    Near,
    NearResult,
    Node,
    Query,
    SearchResult,
    SignedBetween,
    Unit,
    Words,
    engine,
)
from search.query.limits import limited
from search.query.near import loosened, near_of
from search.query.tree import ParsedQuery, parse_query
from search.results.addresses import document_address, within_address
from search.results.answer import (
    Answer,
    AttachmentResult,
    ClauseResult,
    DocumentResult,
    NearAnswer,
)
from search.results.facets import facets
from search.results.forms import SearchForm, SearchParams
from search.results.highlighting import Highlighter
from search.results.rows import clauses_of, documents_of, parts_of

# Up to its end, or so much of it as a result has room for.
_SENTENCE = re.compile(r"[^。！？；\n]{1,80}[。！？；]?")
_ENDS = "。！？；"
_PAUSES = "，、："
_HEADINGS_BELOW = 3  # so deep may headings stand before the text that they are of
_JOINED_AT_ONCE = 200  # hits whose rows are read together
_EARLIEST, _LATEST = "0000-01", "9999-12"
_NEVER = "0000-00"  # a month that no issue has


@dataclass(frozen=True)
class Asked:
    """A question as it was read, and what was found; `params.page` is a page there is."""

    params: SearchParams
    parsed: ParsedQuery
    result: SearchResult

    @cached_property
    def highlighter(self) -> Highlighter:
        return Highlighter(self.parsed)

    @cached_property
    def _typed(self) -> Sequence[tuple[str, Folded]]:
        leaves = self.parsed.leaves
        texts = [leaf.text for leaf in leaves if isinstance(leaf, Words)]
        return [(text, fold(text)) for text in texts]

    def as_typed(self, word: str) -> str:
        """A folded word of the query as it was typed: ㎡ for m2."""
        for text, folded in self._typed:
            at = folded.text.find(word)
            if at >= 0:
                return text[slice(*folded.span(at, at + len(word)))]
        return word

    @property
    def page_count(self) -> int:
        return max(1, self._pages(self.result), self._pages(self.result.near))

    def _pages(self, found: SearchResult | NearResult) -> int:
        by_clause = self.params.by is Unit.CLAUSE
        total = found.total_clauses if by_clause else found.total_documents
        return ceil(total / self.params.page_size)

    @cached_property
    def near(self) -> "Asked | None":
        """What comes near to the question, as if it were what was found."""
        found, near = self.result.near, near_of(self.parsed)
        if not found.total_documents or near is None:
            return None
        result = SearchResult(found.total_documents, found.total_clauses, found.hits)
        return Asked(self.params, loosened(self.parsed, near), result)


def answer_to(form: SearchForm) -> Answer:
    """The page that an address asks for."""
    return answer(form.params())


def answer(params: SearchParams) -> Answer:
    return page_of(ask(params, near=True))


def page_of(asked: Asked) -> Answer:
    """A page of results; five queries to the database, however many hits."""
    params = asked.params
    return Answer(
        query=params.q,
        problem=asked.parsed.problem,
        total_documents=asked.result.total_documents,
        total_clauses=asked.result.total_clauses,
        results=tuple(results(asked)),
        facets=facets(asked.result, params),
        sort=params.sort.value,
        by=params.by.value,
        page=params.page,
        page_count=asked.page_count,
        mended=asked.parsed.mended,
        synonyms=asked.parsed.synonyms,
        near=_near(asked),
    )


def _near(asked: Asked) -> NearAnswer | None:
    if asked.near is None:
        return None
    found = asked.result.near
    return NearAnswer(
        total_documents=found.total_documents,
        total_clauses=found.total_clauses,
        results=tuple(results(asked.near)),
        everyday=tuple(
            (asked.near.as_typed(typed), tuple(official))
            for typed, *official in found.everyday
        ),
    )


# ---- question → hits -----------------------------------------------------------


def ask(
    params: SearchParams, within: Document | None = None, *, near: bool = False
) -> Asked:
    """The hits of a page, the last one if there are not so many; of one document, if named.

    `near`: where there are few, what comes near to the question is looked for, too.
    """
    return ask_parsed(_parsed(params), params, within, near=near)


def ask_among(params: SearchParams, document_ids: Collection[int]) -> Asked:
    """The hits of a page, as if only these documents were held; none where none is named."""
    parsed = _parsed(params)
    if not document_ids:
        return Asked(params, parsed, SearchResult(0, 0))
    return _asked(params, parsed, frozenset(document_ids), near=False)


def _parsed(params: SearchParams) -> ParsedQuery:
    tokenizer = tokenizer_of(engine())
    return parse_query(params.q, tokenizer, with_synonyms=params.widen)


def ask_parsed(
    parsed: ParsedQuery,
    params: SearchParams,
    within: Document | None = None,
    *,
    near: bool = False,
) -> Asked:
    """The same, where `params.q` has been parsed already."""
    params = replace(params, q=limited(params.q))
    if parsed.tree is None and params.q:
        return Asked(replace(params, page=1), parsed, SearchResult(0, 0))
    documents = frozenset({within.pk} if within else ())
    asked = _asked(params, parsed, documents, near)
    if params.page <= asked.page_count:
        return asked
    return _asked(replace(params, page=asked.page_count), parsed, documents, near)


def _asked(
    params: SearchParams, parsed: ParsedQuery, documents: frozenset[int], near: bool
) -> Asked:
    query = replace(query_of(parsed, params), documents=documents)
    if near:
        query = replace(query, near=_near_within(parsed, params))
    return Asked(params, parsed, engine().find(query))


def query_of(parsed: ParsedQuery, params: SearchParams) -> Query:
    """What the engine is asked for a page of a question, without what comes near to it.

    What was typed and has nothing to find finds nothing, whatever the filters let through.
    """
    is_empty = parsed.tree is None and bool(params.q)
    return Query(
        tree=_tree(parsed.tree, params),
        months=frozenset({_NEVER} if is_empty else params.months),
        issuers=frozenset(params.issuers),
        kinds=frozenset(params.kinds),
        issues=frozenset(params.issues),
        gazettes=frozenset(params.gazettes),
        sort=params.sort,
        unit=params.by,
        explain=params.explain,
        offset=(params.page - 1) * params.page_size,
        limit=params.page_size,
        clauses_each=params.clauses_each,
    )


def _tree(tree: Node | None, params: SearchParams) -> Node | None:
    """With the ranges, which are no facets."""
    nodes: list[Node] = [tree] if tree else []
    if params.first or params.last:
        nodes.append(MonthsFrom(params.first or _EARLIEST, params.last or _LATEST))
    first, last = params.signed
    if first or last:
        days = first or f"{_EARLIEST}-01", last or f"{_LATEST}-31"
        nodes.append(SignedBetween(*days))
    return And(tuple(nodes)) if len(nodes) > 1 else next(iter(nodes), None)


def _near_within(parsed: ParsedQuery, params: SearchParams) -> Near | None:
    near = near_of(parsed)
    return near and replace(near, required=_tree(near.required, params))


# ---- hits → results ------------------------------------------------------------


def results(asked: Asked) -> Iterator[DocumentResult]:
    """The hits with their rows; five queries for every two hundred at most."""
    hits = asked.result.hits
    for start in range(0, len(hits), _JOINED_AT_ONCE):
        yield from _joined(asked, hits[start : start + _JOINED_AT_ONCE])


def _joined(asked: Asked, hits: Sequence[DocumentHit]) -> Iterator[DocumentResult]:
    held = documents_of([hit.document_id for hit in hits])
    parts = parts_of([*held])
    clauses = clauses_of([pk for hit in hits for pk in hit.clause_ids], held, parts)
    following = _following(clauses.values())
    alone = asked.params.by is Unit.CLAUSE
    force = force_on(timezone.localdate()) if held else None
    for hit in hits:
        # The database may be ahead of the index.
        if document := held.get(hit.document_id):
            of_document = () if alone else parts[document.pk]
            titled = [one for one in of_document if one.title]
            result = _result(asked, document, hit, clauses, following, titled)
            kind = force.kind_of(document) if force else StateKind.NO_RECORD
            yield result if kind in PLAIN else replace(result, state=NAMES[kind])


def _following(clauses: Iterable[Clause]) -> Mapping[int, str]:
    """How the text goes on below the headings among these clauses, by their ids: one query,
    none where there are no such clauses.

    That is the first clause below which says something: 4应急响应 is followed by 4.1响应启动,
    a heading again, and that by the text.
    """
    headings = [one for one in clauses if _is_heading(one.lead, one.text)]
    if not headings:
        return {}
    wanted = {
        (one.document_id, one.position + below)
        for one in headings
        for below in range(1, _HEADINGS_BELOW + 1)
    }
    documents, positions = zip(*wanted, strict=True)
    rows = Clause.objects.order_by().filter(
        document__in=set(documents), position__in=set(positions)
    )
    texts = {
        (document_id, position): (lead, text)
        for document_id, position, lead, text in rows.values_list(
            "document_id", "position", "lead", "text"
        )
    }
    return {one.pk: _first_below(one, texts) for one in headings}


def _first_below(
    heading: Clause, texts: Mapping[tuple[int, int], tuple[str, str]]
) -> str:
    places = range(heading.position + 1, heading.position + _HEADINGS_BELOW + 1)
    below = [
        texts[place] for at in places if (place := (heading.document_id, at)) in texts
    ]
    said = (text for lead, text in below if not _is_heading(lead, text))
    return first_sentence(next(said, below[0][1] if below else ""))


def _is_heading(lead: str, text: str) -> bool:
    """Whether a clause is a heading and nothing else."""
    return bool(lead) and lead.strip() == text.strip()


def first_sentence(text: str) -> str:
    """Whole if it is short enough, else up to a mark, which is shown to be no end."""
    sentence = _SENTENCE.match(text)
    if not sentence or sentence[0][-1] in _ENDS or sentence.end() == len(text):
        return sentence[0] if sentence else ""
    cut = max(map(sentence[0].rfind, _PAUSES))
    return f"{sentence[0][:cut] if cut > 0 else sentence[0]}……"


def _result(
    asked: Asked,
    document: Document,
    hit: DocumentHit,
    clauses: Mapping[int, Clause],
    following: Mapping[int, str],
    parts: Sequence[Part],
) -> DocumentResult:
    shown = [clauses[pk] for pk in hit.clause_ids if pk in clauses]
    params = asked.params
    alone = params.by is Unit.CLAUSE
    return DocumentResult(
        document=document,
        title=marked_html(document.title, asked.highlighter, title=True),
        url=document_address(document, params),
        clauses=tuple(
            clause_result(asked, clause, following.get(clause.pk, ""))
            for clause in shown
        ),
        attachments=tuple(_attachments(asked, document, parts)),
        more=0 if alone else hit.clause_count - len(hit.clause_ids),
        more_url=within_address(document, params, len(hit.clause_ids)),
        score=hit.score,
        factors=hit.factors,
        missing=tuple(map(asked.as_typed, hit.missing)),
        by_meaning=hit.by_meaning,
    )


def _attachments(
    asked: Asked, document: Document, parts: Sequence[Part]
) -> Iterator[AttachmentResult]:
    """Most notices name what they issue in their own title; those need not be told twice."""
    highlighter = asked.highlighter
    told = highlighter.marked_words(document.title) if parts else frozenset()
    for part in parts:
        if not highlighter.marked_words(part.title) <= told:
            address = document_address(document, asked.params)
            yield AttachmentResult(
                label=part.label or "附件",
                title=marked_html(part.title, highlighter, title=True),
                url=f"{address}#{part.anchor}",
            )


def clause_result(asked: Asked, clause: Clause, following: str = "") -> ClauseResult:
    return ClauseResult(
        clause=clause,
        place=clause.place,
        params=asked.params,
        highlighter=asked.highlighter,
        following=following,
    )
