"""Fingerprints: what an issue's rows follow from, so that the same again changes nothing."""

import hashlib

from documents.corrections.records import digest
from documents.importing.corrected.kept_parses import drop_parses
from documents.models import Issue, IssueKey
from documents.parsing import PARSER_VERSION


def fingerprint(file_hash: str, key: IssueKey, corrections: str = "") -> str:
    """Of the file, the parser, which issue it is, and the digest of its corrections, which
    decides the second half alone."""
    parse = f"{file_hash} {PARSER_VERSION} {key}"
    whole = hashlib.sha256(parse.encode()).hexdigest()
    if not corrections:
        return whole
    half = len(whole) // 2
    return whole[:half] + hashlib.sha256(corrections.encode()).hexdigest()[:half]


def fingerprint_of(issue: Issue) -> str:
    """What the issue's fingerprint is where its rows are level with its corrections."""
    corrections = digest(issue.corrections.active())
    return fingerprint(issue.file_hash or "", issue.key, corrections)


def drop_unused_parses() -> None:
    """Remove the parses that are kept of files that no issue is of any more."""
    held = Issue.objects.without_source().exclude(file_hash=None)
    drop_parses(but={fingerprint(each.file_hash or "", each.key) for each in held})
