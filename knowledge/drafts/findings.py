"""What a check finds, and where in the draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from documents.comparing.differences import Stretch
from documents.models import Clause, Document


class Verdict(StrEnum):
    """What is said of a stretch of a draft, as pages say it."""

    FOUND = "一致"
    DIFFERS = "不一致"
    ENDED = "已失去效力"
    AMENDED = "已修改"
    NOT_YET = "尚未施行"
    NOT_HELD = "未收录，未核"
    FORM = "格式"

    @property
    def is_fault(self) -> bool:
        """Whether somebody has to look at it."""
        return self not in (Verdict.FOUND, Verdict.NOT_HELD)


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a line, by places in it, and what is said of it.

    document, clause: the held ones that it was checked against. difference: from what is held
    to what the draft says.
    """

    line: int
    start: int
    end: int
    verdict: Verdict
    message: str
    document: Document | None = None
    clause: Clause | None = None
    difference: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A draft's lines, and all findings in their order."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, lines: tuple[str, ...], findings: Iterable[Finding]) -> "Report":
        """With the findings in the order of their places."""
        in_order = sorted(findings, key=lambda one: (one.line, one.start, one.end))
        return cls(lines, tuple(in_order))

    def stretch(self, finding: Finding) -> str:
        """What stands where something was found."""
        return self.lines[finding.line][finding.start : finding.end]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.verdict.is_fault)

    def counts(self) -> list[tuple[Verdict, int]]:
        """How many findings there are of each verdict that occurs."""
        every = [each.verdict for each in self.findings]
        return [(one, every.count(one)) for one in Verdict if one in every]
