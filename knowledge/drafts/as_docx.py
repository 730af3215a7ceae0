"""A checked draft as Word: its text, what was found marked and said in brackets behind it."""

import io

from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from documents.comparing.differences import Operation
from documents.exporting.as_docx import blank_document
from knowledge.drafts.findings import Finding, Report, Verdict

_COLOURS = {
    Verdict.FOUND: WD_COLOR_INDEX.BRIGHT_GREEN,
    Verdict.NOT_HELD: WD_COLOR_INDEX.GRAY_25,
}


def write(report: Report) -> bytes:
    """A .docx file (ISO/IEC 29500), a paragraph a line of the draft."""
    word = blank_document()
    counts = "，".join(f"{verdict} {count}" for verdict, count in report.counts())
    word.add_paragraph(f"校对结果：{counts or '没有可核对的引用，格式未见问题'}")
    for at, line in enumerate(report.lines):
        found = [each for each in report.findings if each.line == at]
        _add_line(word.add_paragraph(), line, found)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _add_line(paragraph: Paragraph, line: str, findings: list[Finding]) -> None:
    """What overlaps is marked once and said one after the other."""
    last = 0
    for finding in findings:
        begin = max(last, finding.start)
        paragraph.add_run(line[last:begin])
        if begin < finding.end:
            run = paragraph.add_run(line[begin : finding.end])
            run.font.highlight_color = _COLOURS.get(
                finding.verdict, WD_COLOR_INDEX.YELLOW
            )
        last = max(last, finding.end, begin)
        note = paragraph.add_run(f"【{finding.verdict}：{said(finding)}】")
        note.italic = True
    paragraph.add_run(line[last:])


def said(finding: Finding) -> str:
    """The message, with what is held where it is another: 文号与收录的不一致，收录的是“…”."""
    text = finding.message
    if finding.difference:
        held = "".join(
            each.text
            for each in finding.difference
            if each.operation is not Operation.INSERTED
        )
        text += f"，收录的是“{held}”"
    if finding.clause:
        text += f"，见{finding.clause.document.number or finding.clause.document.title}"
        text += finding.clause.label
    return text
