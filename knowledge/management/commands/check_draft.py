"""Check a draft against the archive; nothing of it is stored."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.management.output import plain_stdout
from documents.parsing.errors import GazetteError
from knowledge.drafts import as_docx
from knowledge.drafts.checking import check
from knowledge.drafts.findings import Finding
from knowledge.drafts.reading import draft_text


class Command(BaseCommand):
    help = (
        "校稿：稿件（.txt、.docx）引用的文件、条款和引文与收录的是否一致、是否有效，"
        "括号、编号、附件、单位名称是否有误。有要改的以 1 退出；不保存稿件。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="稿件")
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        parser.add_argument("--docx", type=Path, help="另写一份标注好的 Word 文件")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            report = check(draft_text(file.read_bytes()), timezone.localdate())
            if options["docx"]:
                options["docx"].write_bytes(as_docx.write(report))
        except OSError as error:
            name = error.filename or file
            raise CommandError(f"{name}：{error.strerror}。") from error
        except GazetteError as error:
            raise CommandError(f"{file}：{error.reason}。") from error
        with plain_stdout():
            if options["json"]:
                told = [_object(each) for each in report.findings]
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            else:
                for each in report.findings:
                    place, quoted = f"第 {each.line + 1} 段", report.stretch(each)
                    said = as_docx.said(each)
                    self.stdout.write(f"{place}  {each.verdict}  {quoted}  {said}")
        if report.faults:
            sys.exit(1)


def _object(finding: Finding) -> dict[str, object]:
    return {
        "line": finding.line,
        "start": finding.start,
        "end": finding.end,
        "verdict": finding.verdict.name.lower(),
        "message": as_docx.said(finding),
        "document": finding.document.slug if finding.document else None,
        "clause": finding.clause.key if finding.clause else None,
    }
