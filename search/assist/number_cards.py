"""Documents shown above the results because the query names their number."""

from collections.abc import Iterable
from dataclasses import dataclass

from documents.models import Document, Withdrawal
from search.assist.named_in_query import NumberNamed
from search.engine import Unit
from search.results.addresses import document_address
from search.results.answer import Answer, DocumentResult
from search.results.answering import Asked
from search.results.forms import SearchParams


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document with its number; `result` is what of it answers the rest of the query."""

    document: Document
    url: str
    result: DocumentResult | None


@dataclass(frozen=True, slots=True)
class NumberCard:
    """A number that the query names; without documents it is not held, or `withdrawn`."""

    number: str
    documents: tuple[Numbered, ...]
    withdrawn: Withdrawal | None = None


def number_cards(
    named: Iterable[NumberNamed], answer: Answer, params: SearchParams
) -> tuple[NumberCard, ...]:
    """On the first page only; a document on a card brings its result along."""
    if params.page > 1:
        return ()
    results = {} if params.by is Unit.CLAUSE else _by_document(answer)
    return tuple(
        NumberCard(
            number.number,
            tuple(
                Numbered(
                    document,
                    document_address(document, params),
                    results.get(document.pk),
                )
                for document in number.documents
            ),
            None if number.documents else _withdrawn(number.number),
        )
        for number in named
    )


def _withdrawn(number: str) -> Withdrawal | None:
    """What was shown under this number once, with the address that says why it is no more."""
    withdrawals = Withdrawal.objects.filter(number=number).prefetch_related("addresses")
    return withdrawals.first()


def beside(cards: Iterable[NumberCard], answer: Answer) -> tuple[DocumentResult, ...]:
    """The results that are not on a card already."""
    on_cards = {
        each.result.document.pk
        for card in cards
        for each in card.documents
        if each.result
    }
    return tuple(
        result for result in answer.results if result.document.pk not in on_cards
    )


def is_number_alone(asked: Asked, cards: Iterable[NumberCard]) -> bool:
    """Whether all that is asked for is on the cards, so that what is not there cites it."""
    alone = len(asked.parsed.question) == 1 and asked.params.by is Unit.DOCUMENT
    return alone and any(card.documents for card in cards)


def _by_document(answer: Answer) -> dict[int, DocumentResult]:
    return {result.document.pk: result for result in answer.results}
