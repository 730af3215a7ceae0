"""Results as JSON: the export's, and the shell's."""

import json
from collections.abc import Iterator

from search.results.answer import ClauseResult, DocumentResult
from search.results.answering import Asked, results
from search.results.exports.rows import ROWS_AT_MOST, Absolute, is_cut


def json_chunks(asked: Asked, absolute: Absolute) -> Iterator[str]:
    """One object, document by document, so that the whole is never in memory."""
    opening = json.dumps({**about(asked), "cut": is_cut(asked)}, ensure_ascii=False)
    yield f'{opening[:-1]}, "documents": ['
    separator, clauses = "", 0
    for result in results(asked):
        clauses += len(result.clauses)
        yield separator + json.dumps(
            document_object(result, absolute), ensure_ascii=False
        )
        separator = ",\n"
        if clauses >= ROWS_AT_MOST:
            break
    near = json.dumps(near_object(asked, absolute), ensure_ascii=False)
    yield f'], "near": {near}}}\n'


def about(asked: Asked) -> dict[str, object]:
    """What was asked, how much there is, and what was wrong with the query, if anything."""
    found: dict[str, object] = {
        "query": asked.params.q,
        "total": asked.result.total_documents,
        "total_clauses": asked.result.total_clauses,
    }
    if asked.parsed.problem:
        found["problem"] = asked.parsed.problem
        found["mended"] = asked.parsed.mended
    return found


def near_object(asked: Asked, absolute: Absolute) -> dict[str, object]:
    """What comes near to the question, apart from what answers it."""
    near = results(asked.near) if asked.near else ()
    documents = [
        {
            **document_object(result, absolute),
            "missing": list(result.missing),
            "by_meaning": result.by_meaning,
        }
        for result in near
    ]
    return {"total": asked.result.near.total_documents, "documents": documents}


def document_object(result: DocumentResult, absolute: Absolute) -> dict[str, object]:
    document = result.document
    found: dict[str, object] = {
        "number": document.number or None,
        "title": document.title,
        "issuer": document.issuer or None,
        "kind": document.kind,
        "signed_on": document.signed_on.isoformat() if document.signed_on else None,
        "gazette": document.issue.gazette.name,
        "issue": str(document.issue.key),
        "page": document.first_page,
        "url": absolute(document.get_absolute_url()),
        "clauses": [_clause(hit, absolute) for hit in result.clauses],
    }
    if result.factors:
        found["score"] = round(result.score, 4)
        found["factors"] = {each.what: round(each.worth, 4) for each in result.factors}
    return found


def _clause(hit: ClauseResult, absolute: Absolute) -> dict[str, object]:
    clause = hit.clause
    return {
        "path": clause.path,
        "place": hit.place,
        "page": clause.page,
        "url": absolute(clause.get_absolute_url()),
        "text": clause.text,
    }
