"""What the engine has to answer, worked out in the plainest way: every text is read, every
occurrence looked at, one after the other. Slow, and without an index.
"""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from knowledge.states import documents_in_state
from knowledge.units import documents_with_duty
from search.analysis.document_numbers import is_same
from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.engine import (
    And,
    DocumentEntry,
    DocumentHit,
    DutyOf,
    GazetteNamed,
    InState,
    IssuerNamed,
    KindNamed,
    Leaf,
    MonthsFrom,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Scope,
    SearchResult,
    SignedBetween,
    Sort,
    Unit,
    Words,
)
from search.query.asking import answering_share
from search.query.terms import Sought, Term, sought, together
from search.whoosh_engine import weights
from search.whoosh_engine.index.indexed_documents import (
    FIRST_CLAUSE,
    NUMBER,
    TITLE,
)
from tests.search.whoosh_engine.plain_documents import (
    Part,
    Plain,
    Scored,
    cited,
    has,
    length,
    saturated,
)


class PlainEngine:
    """Holds documents; finds as `search.engine.Engine` has it, near results aside."""

    def __init__(self, entries: Sequence[DocumentEntry], tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.documents = [Plain(entry, tokenizer) for entry in entries]

    def find(self, query: Query) -> SearchResult:
        asked = Asked(self, query.tree)
        held = [one for one in self.documents if self.holds(one, query.tree)]
        if query.documents:
            held = [one for one in held if one.entry.document_id in query.documents]
        filters = {
            **{"months": "month", "issuers": "issuer", "kinds": "kind"},
            **{"issues": "issue", "gazettes": "gazette"},
        }

        def let_through(one: Plain, but: str = "") -> bool:
            return all(
                name == but
                or not getattr(query, name)
                or getattr(one.entry, value) in getattr(query, name)
                for name, value in filters.items()
            )

        counts: dict[str, dict[str, int]] = {name: {} for name in filters}
        for name, value in filters.items():
            for one in held:
                if let_through(one, name) and (got := getattr(one.entry, value)):
                    counts[name][got] = counts[name].get(got, 0) + 1
        scored = [asked.scored(one) for one in held if let_through(one)]
        return SearchResult(
            len(scored),
            sum(len(one.clauses) for one in scored),
            tuple(hits(asked, scored, query)),
            counts["months"],
            counts["issuers"],
            counts["kinds"],
            issues=counts["issues"],
            gazettes=counts["gazettes"],
        )

    def holds(self, one: Plain, node: Node | None) -> bool:
        match node:
            case None:
                return True
            case And(nodes):
                return all(self.holds(one, child) for child in nodes)
            case Or(nodes):
                return any(self.holds(one, child) for child in nodes)
            case Not(negated):
                return not self.holds(one, negated)
            case Number():
                entry = one.entry
                own = is_same(node, entry.code, entry.year, entry.serial)
                return own or bool(list(cited(one, node)))
            case IssuerNamed(text):
                return (
                    bool(fold(text).text)
                    and fold(text).text in fold(one.entry.issuer).text
                )
            case KindNamed(text):
                return (
                    bool(fold(text).text)
                    and fold(text).text in fold(one.entry.kind).text
                )
            case GazetteNamed(text):
                part = fold(text).text
                return bool(part) and part in fold(one.entry.gazette).text
            case InState(state):
                held = documents_in_state(state, timezone.localdate())
                return one.entry.document_id in held
            case DutyOf(unit, leads):
                held = documents_with_duty(unit, leads=leads)
                return one.entry.document_id in held
            case MonthsFrom(first, last):
                return first <= one.entry.month <= last
            case SignedBetween(first, last):
                signed = one.entry.signed_on
                return signed is not None and first <= signed.isoformat() <= last
            case _:
                terms = sought(node, self.tokenizer).terms
                return bool(terms) and all(has(one, term) for term in terms)

    def count(self, node: Node) -> int:
        return sum(self.holds(one, node) for one in self.documents)


class Asked:
    """The terms and numbers of a query, and how rare they are."""

    def __init__(self, engine: PlainEngine, tree: Node | Sequence[Leaf] | None) -> None:
        of_tree = isinstance(tree, tuple | list)
        self.leaves = list(tree if of_tree else positive(tree))  # type: ignore[arg-type]
        self.engine = engine
        found = together(sought(leaf, engine.tokenizer) for leaf in self.leaves)
        self.terms, self.wanted = self.counting(found), found.wanted
        self.numbers = [leaf for leaf in self.leaves if isinstance(leaf, Number)]
        every = len(engine.documents)
        having = map(engine.count, self.numbers)
        self.rarity = [
            *map(self.rarity_of, self.terms),
            *(weights.rarity(every, count) for count in having),
        ]
        self.whole = sum(self.rarity) or 1.0
        self.runs = [
            (
                run,
                sum(
                    r
                    for t, r in zip(self.terms, self.rarity, strict=False)
                    if t.text in run.text
                ),
            )
            for run in found.runs
        ]
        self.is_word = [
            any(
                (term.text, place) in one.by_itself
                for one in engine.documents
                for place in range(len(one.text))
            )
            for term in self.terms
        ]

    def counting(self, found: Sought) -> Sequence[Term]:
        return found.terms

    def rarity_of(self, term: Term) -> float:
        documents = self.engine.documents
        having = sum(has(one, term) for one in documents)
        return weights.rarity(len(documents), having)

    def worth(self, held: set[int]) -> float:
        return sum(self.rarity[which] for which in held)

    def occurrences(self, one: Plain, which: int) -> Iterator[tuple[int, int, float]]:
        if which >= len(self.terms):
            yield from cited(one, self.numbers[which - len(self.terms)])
            return
        term = self.terms[which]
        for part in one.parts():
            start, end = one.span(part)
            found = term.find(one, start, end)
            if found is None or (term.scope is Scope.TITLE and part != TITLE):
                continue
            at = found[0]
            words = [
                place
                for place in range(start, end)
                if (term.text, place) in one.by_itself
            ]
            as_typed = one.text.startswith(term.text, at) and at not in words
            if term.scope is Scope.TITLE:
                yield part, at, 1.0
            elif term.is_plain:
                yield (part, words[0], 1.0) if words else (part, at, weights.MERE_RUN)
            elif (
                len(term.shown_as) > 1
                and not term.loose
                and self.is_word[which]
                and as_typed
            ):
                yield part, at, weights.MERE_RUN
            else:
                is_lesser = one.text[slice(*found)] in term.lesser
                yield part, at, weights.LESSER if is_lesser else 1.0

    def scored(self, one: Plain) -> Scored:
        title = Part(
            TITLE,
            length(one.title_end, weights.USUAL_TITLE, weights.TITLE_LENGTH_COUNTS),
        )
        whole_length = length(
            len(one.text), weights.USUAL_DOCUMENT, weights.DOCUMENT_LENGTH_COUNTS
        )
        scored = Scored(one, title, {}, self.own_number(one))
        for which, rarity in enumerate(self.rarity):
            fields = 0.0
            for part, place, worth in self.occurrences(one, which):
                if part == TITLE:
                    fields += worth * weights.TITLE / title.length
                    title.take(which, rarity, worth * weights.HEADING)
                elif part == NUMBER:
                    fields += worth * weights.NUMBER
                else:
                    in_lead = place < one.lead_ends[part]
                    says_more = one.lead_ends[part] < one.span(part)[1]
                    fields += worth * (weights.HEADING if in_lead else 1) / whole_length
                    voice = weights.HEADING if in_lead and says_more else 1.0
                    scored.clauses.setdefault(part, self.clause(one, part)).take(
                        which, rarity, worth * voice
                    )
            scored.rest += rarity * saturated(fields, 1.0) if fields else 0.0
        for clause in scored.clauses.values():
            clause.context = weights.TITLE_OF_CLAUSE * self.worth(
                title.terms - clause.terms
            )
        scored.settle()
        return scored

    def clause(self, one: Plain, part: int) -> Part:
        start, end = one.span(part)
        is_signature = one.text[start:end] == fold(one.entry.issuer).text
        counted = length(
            end - start, weights.USUAL_CLAUSE, weights.CLAUSE_LENGTH_COUNTS
        )
        return Part(part, counted, weights.SIGNATURE if is_signature else 1.0)

    def own_number(self, one: Plain) -> float:
        entry, best = one.entry, 0.0
        for asked in self.numbers:
            if is_same(asked, entry.code, entry.year, entry.serial):
                whole = None not in (asked.code, asked.year, asked.serial)
                best = max(
                    best, weights.OWN_NUMBER if whole else weights.PART_OF_OWN_NUMBER
                )
        return best

    def look_closely(self, scored: Scored) -> None:
        for part in (scored.title, *scored.in_order()[: weights.CLAUSES_LOOKED_AT]):
            self.look_at(scored, part)
        scored.settle()

    def look_at(self, scored: Scored, part: Part) -> None:
        one = scored.document
        start, end = one.span(part.number)
        there = self.worth(part.terms | scored.title.terms) / self.whole
        close = weights.CLOSENESS * part.words * self.closeness(one, part)
        typed = 0.0
        for run, rarity in self.runs:
            if found := run.find(one, start, end):
                in_lead = found[0] < one.lead_ends[part.number]
                typed += weights.AS_TYPED * rarity * (weights.HEADING if in_lead else 1)
        asked = 0.0
        if self.wanted and part.number >= FIRST_CLAUSE:
            asked = (
                weights.ASKED
                * part.words
                * answering_share(one.text[start:end], self.wanted)
            )
        part.closer = there * (close + typed + asked)

    def closeness(self, one: Plain, part: Part) -> float:
        start, end = one.span(part.number)
        places = sorted(
            (*place, which)
            for which, term in enumerate(self.terms)
            if which in part.terms
            for place in term.find_all(one, start, end)
        )
        lengths = {which: last - first for first, last, which in places}
        if len(lengths) < 2:
            return 0.0
        narrowest = places[-1][1] - places[0][0]
        for at, (_, last, _) in enumerate(places):
            latest = {which: first for first, _, which in places[: at + 1]}
            if len(latest) == len(lengths):
                narrowest = min(narrowest, last - min(latest.values()))
        return min(1.0, sum(lengths.values()) / max(1, narrowest))


def positive(node: Node | None) -> Iterator[Leaf]:
    match node:
        case And(nodes) | Or(nodes):
            for child in nodes:
                yield from positive(child)
        case Words() | Phrase() | Number():
            yield node


# ---- the page --------------------------------------------------------------------


def hits(asked: Asked, scored: list[Scored], query: Query) -> Iterator[DocumentHit]:
    scored.sort(key=lambda one: one.document.entry.document_id)
    scored.sort(
        key=lambda one: one.document.date, reverse=query.sort is not Sort.OLDEST
    )
    shown = slice(query.offset, query.offset + query.limit)
    closely, by_score = weights.LOOKED_AT_CLOSELY, query.sort is Sort.RELEVANCE
    if query.unit is Unit.DOCUMENT:
        if by_score:
            scored.sort(key=lambda one: -one.score)
        for one in scored[:closely] if by_score else scored[shown]:
            asked.look_closely(one)
        if by_score:
            scored[:closely] = sorted(scored[:closely], key=lambda one: -one.score)
        for one in scored[shown]:
            yield hit(one, one.in_order()[: query.clauses_each], one.score)
        return
    if not by_score:
        for one in scored:
            asked.look_closely(one)
        each = [(one, part) for one in scored for part in one.in_order()]
    else:
        each = [
            (one, part) for one in scored for _, part in sorted(one.clauses.items())
        ]
        each.sort(key=by_clause)
        for one, part in each[:closely]:
            asked.look_at(one, part)
        each[:closely] = sorted(each[:closely], key=by_clause)
    for one, part in each[shown]:
        yield hit(one, [part], -by_clause((one, part)))


def by_clause(each: tuple[Scored, Part]) -> float:
    factor = weights.ABOUT_OTHERS.get(each[0].document.entry.kind, 1.0)
    return round(-each[1].score * factor, 9)


def hit(one: Scored, parts: Sequence[Part], score: float) -> DocumentHit:
    ids = one.document.clause_ids
    return DocumentHit(
        one.document.entry.document_id,
        score,
        tuple(ids[part.number - FIRST_CLAUSE] for part in parts),
        len(one.clauses),
    )
