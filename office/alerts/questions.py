"""A question as a saved search keeps it: the parameters of the search page, written."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

from search.engine import Sort, Unit
from search.results.addresses import address, parameters
from search.results.forms import SearchParams


def written(params: SearchParams) -> str:
    """The question in canonical order, without sort and page: q=供水&kind=公告, quoted."""
    plain = replace(params, sort=Sort.RELEVANCE, page=1, by=Unit.DOCUMENT)
    return urlencode([*parameters(plain)])


def params_of(query: str) -> SearchParams:
    """The question again. What `written` wrote needs no form to check it: there are
    thousands to be read at once."""
    said = parse_qs(query)

    def one(name: str) -> str:
        return said.get(name, [""])[0]

    def each(name: str) -> tuple[str, ...]:
        return tuple(said.get(name, ()))

    return SearchParams(
        q=one("q"),
        months=each("month"),
        first=one("from"),
        last=one("to"),
        signed=(one("signed_from"), one("signed_to")),
        issuers=each("issuer"),
        kinds=each("kind"),
        issues=each("issue"),
        widen=one("widen") != "0",
    )


def address_of(query: str) -> str:
    """The search page of the question, the newest documents first."""
    return address(replace(params_of(query), sort=Sort.NEWEST))
