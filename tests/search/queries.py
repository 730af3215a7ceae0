"""Queries read as an index without names of its own reads them."""

from search.analysis.tokenizer import Tokenizer, tokenizer_with
from search.query.tree import ParsedQuery, parse_query
from search.results.highlighting import Highlighter


def plain_tokenizer() -> Tokenizer:
    return tokenizer_with(frozenset())


def parse(text: str, *, with_synonyms: bool = True) -> ParsedQuery:
    return parse_query(text, plain_tokenizer(), with_synonyms=with_synonyms)


def highlighter(query: str) -> Highlighter:
    return Highlighter(parse(query))
