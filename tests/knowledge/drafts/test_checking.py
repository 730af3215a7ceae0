"""Drafts against held documents: what is cited, what is quoted, the form."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from documents.parsing.errors import GazetteError
from knowledge.drafts import as_docx
from knowledge.drafts.checking import check
from knowledge.drafts.findings import Verdict
from knowledge.level import bring_facts_level
from tests.builders.rows import Line, add_document, add_issue
from tests.markup import Elements

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)


def article(number: str, key: str, text: str) -> Line:
    return Line(key, f"{number}　{text}", number)


@pytest.fixture(autouse=True)
def held():
    """Rules in force, rules that they repeal, and rules of next year."""
    issue = add_issue(2023, 3)
    add_document(
        issue,
        "梅浦县停车管理办法",
        [
            article("第一条", "art1", "为了规范停车秩序，方便群众出行，制定本办法。"),
            article("第二条", "art2", "停车场应当公布收费标准，接受群众监督。"),
            article(
                "第三条",
                "art3",
                "本办法自2023年5月1日起施行，《梅浦县泊车规定》同时废止。",
            ),
        ],
        number="梅政发〔2023〕8号",
        signed_on=date(2023, 3, 3),
        slug="rules",
    )
    add_document(issue, "梅浦县泊车规定", number="梅政发〔2018〕3号", slug="old")
    add_document(
        issue,
        "梅浦县夜间停车规定",
        [article("第一条", "art1", "本规定自2027年1月1日起施行。")],
        number="梅政发〔2026〕1号",
        signed_on=date(2026, 5, 1),
        slug="next",
    )
    bring_facts_level()


def told(text: str) -> list[tuple[Verdict, str, str]]:
    """Verdict, the stretch of the draft, and what is said of it."""
    report = check(text, TODAY)
    return [
        (
            each.verdict,
            report.lines[each.line][each.start : each.end],
            as_docx.said(each),
        )
        for each in report.findings
    ]


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [
        (
            "按照《梅浦县停车管理办法》（梅政发〔2023〕8号）办理。",
            Verdict.FOUND,
            "一致",
        ),
        ("按照梅政发[2023]8号办理。", Verdict.FOUND, "一致"),
        (
            "按照《梅浦县停车管理办法》（梅政发〔2023〕9号）办理。",
            Verdict.DIFFERS,
            "收录的是“梅政发〔2023〕8号”",
        ),
        (
            "按照《梅浦县停车管理规定》（梅政发〔2023〕8号）办理。",
            Verdict.DIFFERS,
            "收录的是“梅浦县停车管理办法”",
        ),
        (
            "按照《梅浦县泊车规定》办理。",
            Verdict.ENDED,
            "已废止（2023-05-01 起），见梅政发〔2023〕8号第三条",
        ),
        ("按照《梅浦县夜间停车规定》办理。", Verdict.NOT_YET, "尚未施行"),
        (
            "按照《云泽市停车管理办法》（云政发〔2020〕1号）办理。",
            Verdict.NOT_HELD,
            "未收录，未核",
        ),
    ],
)
def test_what_is_cited_is_compared_with_what_is_held(text, verdict, said):
    [(found, _, message)] = told(text)
    assert found is verdict
    assert said in message


@pytest.mark.parametrize(
    ("text", "verdict", "said"),
    [
        (
            "第二条规定：“停车场应当公布收费标准，接受群众监督。”",
            Verdict.FOUND,
            "引文一致",
        ),
        (
            "第二条规定：“停车场应当公示收费标准，接受群众监督。”",
            Verdict.DIFFERS,
            "停车场应当公布收费标准",
        ),
        (
            "第一条规定：“停车场应当公布收费标准，接受群众监督。”",
            Verdict.DIFFERS,
            "引文在第 2 条，不在第 1 条",
        ),
        ("规定：“外地车辆一律不得入内停放。”", Verdict.DIFFERS, "没有找到这段引文"),
        ("第九条处理。", Verdict.DIFFERS, "该文件没有第 9 条"),
    ],
)
def test_articles_and_quotations_are_looked_up(text, verdict, said):
    _, (found, _, message) = told(f"《梅浦县停车管理办法》{text}")
    assert found is verdict
    assert said in message


@pytest.mark.parametrize(
    ("text", "stretch", "said"),
    [
        ("请各单位（含直属单位抓好落实。", "（", "没有对应的“）”"),
        ("请各单位含直属单位）抓好落实。", "）", "没有对应的“（”"),
        ("一、目标\n三、措施", "三、", "编号从“一、”跳到“三、”"),
        ("（一）目标\n（二）措施\n（二）保障", "（二）", "“（二）”出现了两次"),
        ("二、措施", "二、", "“二、”前面没有第一项"),
        ("附件：1.甲名单\n2.乙名单\n附件1\n甲", "附件：1.甲名单", "没有附件 2"),
        ("详见附件3。", "附件3", "没有附件3"),
        ("第一条　依照本办法第三条。\n第二条　乙", "本办法第三条", "这里没有第三条"),
        ("由市环境保护局负责。", "环境保护局", "机构改革以前的名称"),
    ],
)
def test_the_form_is_checked(text, stretch, said):
    assert any(
        (verdict, found) == (Verdict.FORM, stretch) and said in message
        for verdict, found, message in told(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        "一、目标\n（一）加强领导\n1.明确责任\n2.压实责任\n（二）抓好落实\n1.定期检查\n二、措施",
        "第一章　总则\n第一条　为了……\n第二章　附则\n第二条　本办法……",
        "附件：1.甲名单\n2.乙名单\n附件1\n甲\n附件2\n乙",
        "附件：甲名单\n附件\n甲，见附件。",
        "1）甲；\n2）乙。",
        "他说：“‘一网通办’（含‘跨省通办’）要落实。”",
        "由原环境保护局移交。",
        "该条规定：“由环境保护局负责。”",
        "第十二条　甲\n第十二条之一　乙\n第十三条　丙",
        "（一）目标\n1.领导\n2.分工\n（二）措施\n3.检查\n4.督办",
        "2.3 分级\n（1）一般\n（2）较大\n2.4 处置\n（1）先期",
        "附件：1.甲目录（略）2.乙目录（略）",
        "第一条　甲\n第二条　依照本办法第一条。",
        "第十条　甲\n第十一条　依照本办法第二条。",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert told(text) == []


def test_rules_that_repeal_their_own_title_mean_the_version_before():
    add_document(
        add_issue(2024, 3),
        "梅浦县泊位办法",
        [
            article(
                "第一条",
                "art1",
                "本办法自2024年5月1日起施行，2015年公布的《梅浦县泊位办法》同时废止。",
            )
        ],
        number="梅政发〔2024〕8号",
        signed_on=date(2024, 4, 1),
    )
    bring_facts_level()
    [(verdict, _, _)] = told("按照《梅浦县泊位办法》办理。")
    assert verdict is Verdict.FOUND


def test_an_empty_or_endless_draft_is_refused():
    for text in ("", " \n ", "甲" * 200_001):
        with pytest.raises(GazetteError):
            check(text, TODAY)


DRAFT = "按照《梅浦县停车管理办法》（梅政发〔2023〕9号）办理（略。"


def test_word_marks_what_was_found_and_keeps_every_character():
    word = docx.Document(io.BytesIO(as_docx.write(check(DRAFT, TODAY))))
    runs = word.paragraphs[1].runs
    assert "".join(run.text for run in runs if not run.italic) == DRAFT
    marked = [run.text for run in runs if run.font.highlight_color]
    assert marked == ["《梅浦县停车管理办法》（梅政发〔2023〕9号）", "（"]


# ---- page and command ------------------------------------------------------------


def test_the_page_says_what_was_found_and_keeps_nothing(client: Client):
    shown = Elements(client.post("/check/", {"text": DRAFT}).content.decode())
    assert any(
        "文号与收录的不一致" in text for text in shown.texts("p", class_="fault")
    )
    assert shown.texts("del") == ["8"]
    assert "/d/rules/" in shown.links("/d/")
    assert DRAFT not in client.get("/check/").content.decode()


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_file_is_read_too(client: Client, kind):
    data = io.BytesIO(DRAFT.encode())
    if kind == "docx":
        word, data = docx.Document(), io.BytesIO()
        word.add_paragraph(DRAFT)
        word.save(data)
    sent = SimpleUploadedFile(f"draft.{kind}", data.getvalue())
    answer = client.post("/check/", {"file": sent, "as": "docx"})
    text = docx.Document(io.BytesIO(answer.content)).paragraphs[1].text
    assert "【不一致：文号与收录的不一致" in text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 no archive", "不是能读的 .docx 文件"),
        (b"\xd0\xcf\x11\xe0 old", "请先另存为 .docx"),
        (b" ", "稿件里没有文字"),
        ("甲".encode() * 30_001, "网页上最多"),
    ],
)
def test_what_can_not_be_checked_is_said(client: Client, data, said):
    answer = client.post("/check/", {"file": SimpleUploadedFile("draft", data)})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_the_command_ends_with_1_where_something_is_wrong(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT)
    with pytest.raises(SystemExit) as ended:
        call_command("check_draft", str(draft))
    assert ended.value.code == 1
    assert "文号与收录的不一致" in capsys.readouterr().out
    draft.write_text("请抓好落实。")
    call_command("check_draft", str(draft))
    with pytest.raises(CommandError, match="No such file"):
        call_command("check_draft", str(tmp_path / "nothing.txt"))
