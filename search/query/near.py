"""What of a query may be missing in an answer: its plain words, and nothing else.

Quotes, signs and numbers are meant as they stand, and so are fields: where a query has
quotes, `-`, `|` or asks for titles or numbers, nothing comes near to it. An organ, a kind and
months have to hold.
"""

from dataclasses import replace

from search.analysis.tokenizer import Tokenizer
from search.engine import And, Near, Node, Scope, Words
from search.query.everyday import everyday_in
from search.query.question import Field, Group
from search.query.tree import ParsedQuery

_FILTERS = (
    Field.ISSUER,
    Field.KIND,
    Field.MONTH,
    Field.GAZETTE,
    Field.FORCE,
    Field.DUTY,
    Field.LEAD,
)


def near_of(parsed: ParsedQuery) -> Near | None:
    """What to look for where hardly anything holds all of a query; None where all of it
    has to be found."""
    if parsed.tree is None or not all(map(_may_be_loosened, parsed.question)):
        return None
    nodes = (parsed.tree,) if len(parsed.question) == 1 else _nodes(parsed.tree)
    words, required = [], []
    for node in nodes:
        if isinstance(node, Words) and node.scope is Scope.DOCUMENT:
            words.append(_with_official_words(node, parsed.tokenizer))
        else:
            required.append(node)
    if not words:
        return None
    return Near(tuple(words), And(tuple(required)) if required else None)


def loosened(parsed: ParsedQuery, near: Near) -> ParsedQuery:
    """The same query with its words as they are looked for: what is marked in hits near to it."""
    others = (leaf for leaf in parsed.leaves if not isinstance(leaf, Words))
    return replace(parsed, leaves=(*near.words, *others))


def _may_be_loosened(group: Group) -> bool:
    [operand, *others] = group
    if others or operand.negated:
        return False
    if operand.field is None:
        return not operand.values[0].exact
    return operand.field in _FILTERS


def _nodes(tree: Node) -> tuple[Node, ...]:
    assert isinstance(tree, And)  # several groups are one
    return tree.nodes


def _with_official_words(words: Words, tokenizer: Tokenizer) -> Words:
    return replace(words, everyday=everyday_in(words.text, tokenizer))
