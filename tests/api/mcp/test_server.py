"""`mcp` as a process that is spoken to over pipes."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from api.mcp.protocol import LONGEST_LINE, MOST_IN_A_BATCH, STATELESS, VERSIONS
from api.mcp.tools import MOST_CHARACTERS

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://gb.example.cn"
_HOLD = """
from datetime import date
from tests.builders.rows import Line, add_document, add_issue, store_sample
from knowledge.level import bring_facts_level
from search.sync import bring_level
store_sample()
add_document(
    add_issue(2024, 1), "云泽市人民政府关于废止文件的决定",
    [Line("p1", "云政办发〔2023〕58号自2024年1月10日起废止。", "第1段")],
    number="云政发〔2024〕1号", signed_on=date(2024, 1, 2), slug="ends",
)
bring_facts_level()
bring_level()
"""


class Assistant:
    """Speaks with a server, a line a message."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self.process, self._to, self._from = process, process.stdin, process.stdout
        self._asked = 0

    def line(self, line: bytes) -> Any:
        """The answer to a line."""
        self.silent(line)
        return json.loads(self._from.readline().decode())

    def silent(self, line: bytes) -> None:
        self._to.write(line + b"\n")
        self._to.flush()

    def ask(self, method: str, **params: Any) -> Any:
        """The result, else the error."""
        self._asked += 1
        message = {"jsonrpc": "2.0", "id": self._asked, "method": method}
        answer = self.line(json.dumps({**message, "params": params}).encode())
        assert (answer["jsonrpc"], answer["id"]) == ("2.0", self._asked)
        return answer.get("result") or answer.get("error", {})

    def use(self, tool: str, **arguments: Any) -> Any:
        """What a tool gives."""
        result = self.ask("tools/call", name=tool, arguments=arguments)
        assert result["isError"] is False, result
        return json.loads(result["content"][0]["text"])

    def refusal(self, tool: str, **arguments: Any) -> str:
        """Why a tool gives nothing."""
        result = self.ask("tools/call", name=tool, arguments=arguments)
        assert result["isError"] is True, result
        return str(result["content"][0]["text"])

    def leave(self) -> tuple[int, bytes, bytes]:
        """Close its input: its status, and what it still says."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("mcp")
    for command in (["migrate"], ["shell", "--command", _HOLD]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity=0"],
            cwd=ROOT,
            env=_environment(made),
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return made


def _environment(folder: Path) -> dict[str, str]:
    settings = {"DJANGO_SETTINGS_MODULE": "gazette_site.settings"}
    return {**os.environ, **settings, "GAZETTE_DATA": str(folder)}


def _start(folder: Path, where: Path) -> Assistant:
    """As an assistant starts it: from a folder of its own."""
    command = [sys.executable, str(ROOT / "manage.py"), "mcp", "--site", SITE]
    pipe = subprocess.PIPE
    return Assistant(
        subprocess.Popen(
            command,
            cwd=where,
            env=_environment(folder),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
        )
    )


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    started = _start(folder, tmp_path_factory.mktemp("elsewhere"))
    yield started
    started.process.kill()
    started.process.communicate()


def test_a_version_that_is_spoken_is_kept_and_another_gets_the_newest(server):
    for version in VERSIONS:
        told = server.ask("initialize", protocolVersion=version, capabilities={})
        assert told["protocolVersion"] == version
        assert told["capabilities"] == {"tools": {"listChanged": False}}
        assert told["serverInfo"]["name"] == "gazette"
    told = server.ask("initialize", protocolVersion="1999-01-01")
    assert told["protocolVersion"] == VERSIONS[0]
    assert server.ask("initialize")["code"] == -32602


def _meta(version: object, **others: object) -> dict[str, object]:
    of_protocol = "io.modelcontextprotocol/"
    named = {f"{of_protocol}protocolVersion": version}
    return {**named, f"{of_protocol}clientCapabilities": {}, **others}


def test_a_request_that_names_its_version_needs_no_opening(server):
    found = server.ask("server/discover", _meta=_meta(STATELESS))
    assert found["supportedVersions"] == [STATELESS, *VERSIONS]
    assert found["capabilities"] == {"tools": {"listChanged": False}}
    listed = server.ask("tools/list", _meta=_meta(STATELESS))
    for each in (found, listed):
        assert (each["resultType"], each["cacheScope"]) == ("complete", "public")
        assert each["ttlMs"] > 0
        info = each["_meta"]["io.modelcontextprotocol/serverInfo"]
        assert info["name"] == "gazette"
    called = {"name": "read", "arguments": {"document": "none"}}
    result = server.ask("tools/call", **called, _meta=_meta(STATELESS))
    assert (result["resultType"], result["isError"]) == ("complete", True)
    assert "ttlMs" not in result


def test_a_version_that_is_not_spoken_is_told_with_those_that_are(server):
    refused = server.ask("tools/list", _meta=_meta("2099-01-01"))
    assert refused["code"] == -32022
    assert refused["data"] == {
        "supported": [STATELESS, *VERSIONS],
        "requested": "2099-01-01",
    }
    assert server.ask("tools/list", _meta=_meta(7))["code"] == -32602
    assert server.ask("ping", _meta=_meta(STATELESS))["code"] == -32601
    assert server.ask("server/discover")["code"] == -32601
    plain = server.ask("tools/list", _meta={"progressToken": 1})
    assert set(plain) == {"tools"}


def test_ping_is_answered_and_notifications_are_not(server):
    server.silent(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
    server.silent(b'{"jsonrpc": "2.0", "method": "notifications/unheard-of"}')
    server.silent(b'{"jsonrpc": "2.0", "id": 5, "result": {}}')
    server.silent(b"")
    answer = server.line(b'{"jsonrpc": "2.0", "id": "a", "method": "ping"}')
    assert answer == {"jsonrpc": "2.0", "id": "a", "result": {}}


def test_every_tool_says_what_it_takes_and_that_it_only_reads(server):
    tools = {tool["name"]: tool for tool in server.ask("tools/list")["tools"]}
    assert list(tools) == ["search", "read", "quote", "facts", "check_citations"]
    for tool in tools.values():
        assert tool["inputSchema"]["type"] == "object"
        assert tool["inputSchema"]["additionalProperties"] is False
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["description"]
    assert tools["quote"]["inputSchema"]["required"] == ["document", "clause"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not JSON", -32700),
        (b'{"jsonrpc": "2.0", "id": 1', -32700),
        (b"\xff\xfe", -32700),
        (b"[" * 100_000, -32700),
        (b"1", -32600),
        (b"[]", -32600),
        (b'{"id": 1, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1}', -32600),
        (b'{"jsonrpc": "2.0", "id": null, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": true, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "ping"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "resources/list"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "\\ud800"}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": [1]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}', -32602),
        (
            b'{"method": "tools/call", "params": {"name": "delete"}, "id": 1, "jsonrpc": "2.0"}',
            -32602,
        ),
        (b'"' + b"a" * (3 * LONGEST_LINE) + b'"', -32600),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_what_is_no_message_is_refused_and_the_next_one_is_answered(server, line, code):
    answer = server.line(line)
    assert answer["error"]["code"] == code
    assert "result" not in answer
    assert server.ask("ping") == {}


def test_a_batch_is_answered_as_one(server):
    ping = '{"jsonrpc": "2.0", "id": %d, "method": "ping"}'
    note = '{"jsonrpc": "2.0", "method": "notifications/cancelled"}'
    answers = server.line(f"[{ping % 1}, {note}, {ping % 2}]".encode())
    assert [each["id"] for each in answers] == [1, 2]
    server.silent(f"[{note}]".encode())
    too_many = ",".join([ping % 1] * (MOST_IN_A_BATCH + 1))
    assert server.line(f"[{too_many}]".encode())["error"]["code"] == -32600


def test_search_takes_the_language_of_the_page(server):
    found = server.use("search", query="“打造特色街区” -消防")
    [hit] = found["items"]
    assert (found["total"], found["note"], found["problem"]) == (1, None, None)
    assert hit["document"]["id"] == "d12-1"
    assert hit["clauses"][0]["id"] == "f1-2-1-1"
    assert hit["clauses"][0]["url"] == f"{SITE}/d/d12-1/f1-2-1-1/"
    assert server.use("search", query="“打造特色街区” -图书馆")["total"] == 0
    assert server.use("search", query="公告", last_month="2023-11")["total"] == 1
    assert server.use("search", query="公告", kind=["公告"])["total"] == 2
    assert server.use("search", query="“没有合上")["problem"]


def test_a_document_is_read_by_its_id_or_its_number(server):
    for name in ("d12-1", "云政办发[2023]58号"):
        read = server.use("read", document=name)
        assert read["document"]["id"] == "d12-1"
        assert len(read["clauses"]) == read["document"]["clauses"] == 11
        assert read["document"]["force"]["state"] == "repealed"
    assert server.use("read", document="d12-1", page=2)["clauses"] == []
    clause = server.use("read", document="d12-1", clause="f1-2-1")
    assert clause["text"] == "（一）丰富夜间供给。图书馆每周两天开放至21时。"


def test_what_several_documents_may_mean_is_asked_back(server):
    refused = server.refusal("read", document="公告〔2023〕1号")
    assert "d10-1" in refused
    assert "d12-2" in refused


def test_a_quotation_is_exact_and_has_citation_address_and_state(server):
    quoted = server.use("quote", document="d12-1", clause="f1-2-1-1")
    assert quoted["text"] == "1.打造特色街区。建成6个<特色>街区，夜间照明达标。"
    assert quoted["url"] == f"{SITE}/d/d12-1/f1-2-1-1/"
    assert quoted["citation"].startswith(
        "《云泽市人民政府办公室关于印发夜间经济工作方案的通知》（云政办发〔2023〕58号）"
    )
    assert (quoted["force"]["state"], quoted["force"]["since"]) == (
        "repealed",
        "2024-01-10",
    )
    assert quoted["force"]["said_by"][0]["document"] == "ends"
    passage = {"document": "d12-1", "clause": "f1-2-1-1", "passage": "夜间照明达标"}
    assert server.use("quote", **passage)["text"] == "夜间照明达标"
    passage["passage"] = "夜间照明合格"
    assert server.refusal("quote", **passage) == "这一条里没有这段文字，请先读原文"


def test_facts_have_the_clauses_that_prove_them(server):
    [repeal] = server.use("facts", document="ends")["effects"]
    assert (repeal["kind"], repeal["held"]) == ("repeal", "d12-1")
    assert repeal["url"] == f"{SITE}/d/ends/p1/"


def test_what_a_text_cites_is_checked(server):
    text = (
        "按照云政办发〔2023〕58号办理。\n参照《没有收录的办法》（某政发〔2001〕3号）。"
    )
    checked = server.use("check_citations", text=text)
    first, second = checked["findings"]
    assert (first["paragraph"], first["verdict"]) == (1, "已失去效力")
    assert first["document"] == "d12-1"
    assert first["url"].startswith(SITE)
    assert (second["paragraph"], second["verdict"]) == (2, "未收录，未核")
    assert (second["url"], checked["faults"]) == (None, 1)


@pytest.mark.parametrize(
    ("tool", "arguments", "reason"),
    [
        ("search", {}, "缺少参数 query"),
        ("search", {"query": "字" * 1001}, "参数 query 超过了 1000 字的上限"),
        ("search", {"query": "字", "colour": "red"}, "没有参数 colour"),
        ("search", {"query": 7}, "参数 query 不合要求"),
        ("search", {"query": "字", "page": 0}, "参数 page 不合要求"),
        ("search", {"query": "\ud800"}, "参数 query 不合要求"),
        ("read", {"document": "none"}, "没有收录这份文件"),
        ("read", {"document": "无政发〔1999〕1号"}, "没有收录这份文件"),
        ("read", {"document": "a\0b"}, "没有收录这份文件"),
        ("read", {"document": "d12-1", "clause": "9-9"}, "这份文件没有这一条"),
        ("quote", {"document": "d12-1"}, "缺少参数 clause"),
        ("facts", {"document": "none"}, "没有收录这份文件"),
        ("check_citations", {"text": " \n"}, "稿件里没有文字"),
        (
            "check_citations",
            {"text": "字" * (MOST_CHARACTERS + 1)},
            f"参数 text 超过了 {MOST_CHARACTERS} 字的上限",
        ),
    ],
    ids=lambda value: str(value).encode("ascii", "replace").decode()[:40],
)
def test_what_a_tool_can_not_do_it_says_in_its_result(server, tool, arguments, reason):
    assert server.refusal(tool, **arguments).startswith(reason)


def test_a_text_of_the_greatest_length_is_taken_however_it_is_escaped(server):
    text = "字" * 100 + "。" + "文" * (MOST_CHARACTERS - 101)
    assert len(json.dumps(text)) > 6 * (MOST_CHARACTERS - 1)
    assert server.use("check_citations", text=text)["findings"] == []


def test_nothing_but_answers_is_printed_and_the_end_of_input_ends_it(
    folder: Path, tmp_path: Path
):
    def held() -> list[str]:
        with closing(sqlite3.connect(folder / "gazette.sqlite3")) as database:
            return list(database.iterdump())

    before = held()
    assistant = _start(folder, tmp_path)
    assistant.use("search", query="图书馆")
    assistant.use("read", document="d12-1")
    assistant.use("check_citations", text="按照云政办发〔2023〕58号办理。")
    assert assistant.leave()[:2] == (0, b"")
    assert held() == before


def test_input_that_ends_at_once_and_in_mid_line_ends_it_cleanly(
    folder: Path, tmp_path: Path
):
    assistant = _start(folder, tmp_path)
    out, err = assistant.process.communicate(
        b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n{"jsonrpc"', timeout=60
    )
    first, second = map(json.loads, out.splitlines())
    assert (first["result"], second["error"]["code"]) == ({}, -32700)
    assert assistant.process.returncode == 0
    assert b"Traceback" not in err


def test_an_assistant_that_is_gone_ends_it_quietly(folder: Path, tmp_path: Path):
    with _start(folder, tmp_path).process as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n')
        process.stdin.flush()
        err = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in err
    assert b"Exception" not in err
