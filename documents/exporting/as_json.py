"""JSON: a document, or an issue with its documents."""

import json
from dataclasses import asdict
from typing import Any

from documents.exporting.shape import Export


def write(export: Export) -> bytes:
    """UTF-8 JSON of the fields of `shape`, without `typesetting`: of one ExportedDocument, or for an
    issue {"heading", "address", "documents"}."""
    documents = [_told(asdict(document)) for document in export.documents]
    shape: dict[str, Any]
    if export.is_issue:
        shape = {
            "heading": export.heading,
            "address": export.address,
            "documents": documents,
        }
    else:
        [shape] = documents
    return json.dumps(shape, ensure_ascii=False, indent=1).encode()


def _told(document: dict[str, Any]) -> dict[str, Any]:
    """What is said, without how it is set and when its issue was changed."""
    del document["updated_at"]
    for part in document["parts"]:
        for clause in part["clauses"]:
            del clause["typesetting"]
    return document
