"""Short issues as a test writes them: a headline over a letter, one after the other."""

from documents.parsing import parse_issue
from documents.parsing.types import Month, ParsedDocument, ParsedIssue, ParsedPart, Role

MONTH = Month(2022, 5)
SIGNED = ("渡川市人民政府办公室", "2022年5月9日")


def letter(*headline: str, body: str = "", signed: tuple[str, ...] = SIGNED) -> str:
    """The lines of a letter under its headline; `body` stands before the signature."""
    lines = (*headline, "各区人民政府：", body or "请认真贯彻执行。", *signed)
    return "\n".join(lines) + "\n"


BEFORE = letter("渡川市人民政府关于春耕的通知", "渡政发〔2022〕1号")
AFTER = letter("渡川市人民政府关于秋收的通知", "渡政发〔2022〕9号")


def rules(*lines: str, name: str = "渡川市茶园管理办法") -> str:
    """A notice that issues what these lines say."""
    headline = (f"渡川市人民政府办公室关于印发{name}的通知", "渡政办发〔2022〕7号")
    return letter(*headline, body=f"现将《{name}》印发给你们。") + "\n".join(
        (name, *lines, "")
    )


def parsed(text: str) -> ParsedIssue:
    return parse_issue(text, month=MONTH)


def only(text: str) -> ParsedDocument:
    [document] = parsed(text).documents
    return document


def between(*headline: str) -> ParsedDocument:
    """The document that is parsed from this headline over a letter. It stands between two
    other documents, which must stay as they are."""
    issue = parsed(BEFORE + letter(*headline) + AFTER)
    first, document, last = issue.documents
    assert (str(first.number), str(last.number)) == (
        "渡政发〔2022〕1号",
        "渡政发〔2022〕9号",
    )
    assert [len(one.parts[0].paragraphs) for one in issue.documents] == [4, 4, 4]
    assert issue.warnings == ()
    return document


def attachment(text: str) -> ParsedPart:
    _, part = only(text).parts
    return part


def keys(part: ParsedPart) -> list[str]:
    return [paragraph.key for paragraph in part.paragraphs]


def texts(part: ParsedPart) -> list[str]:
    return [paragraph.text for paragraph in part.paragraphs]


def roles(document: ParsedDocument) -> list[Role]:
    return [paragraph.role for paragraph in document.parts[0].paragraphs]
