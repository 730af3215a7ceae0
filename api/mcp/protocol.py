"""JSON-RPC 2.0 in lines, and the methods of the Model Context Protocol that tools need."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from pydantic import BaseModel, ValidationError

STATELESS = "2026-07-28"
"""The version in which every request names its version, and none opens the conversation."""

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
"""Those before it, which `initialize` opens, the newest first; what is used here is the same in
all of them."""

LONGEST_LINE = 1024 * 1024  # bytes; six a character where a client writes \\u65e0
MOST_IN_A_BATCH = 50  # messages

Object = dict[str, Any]
_Methods = Mapping[str, Callable[[Object], Object]]

_PARSE_ERROR, _INVALID_REQUEST = -32700, -32600
_NO_METHOD, _INVALID_PARAMS = -32601, -32602
_NO_SUCH_VERSION = -32022
_VERSION = "io.modelcontextprotocol/protocolVersion"
_ABILITIES = "io.modelcontextprotocol/clientCapabilities"
_INFO = "io.modelcontextprotocol/serverInfo"
_KEPT = {"ttlMs": 3_600_000, "cacheScope": "public"}  # the same as long as it runs


class ToolError(Exception):
    """Why a tool has no answer, in a sentence for the assistant and its user."""


class RpcError(Exception):
    """What is wrong with a message itself."""

    def __init__(self, code: int, message: str, data: Object | None = None) -> None:
        super().__init__(message)
        self.code, self.data = code, data


@dataclass(frozen=True, slots=True)
class Tool:
    """`run` takes what `arguments` describes and gives an object to be told as JSON; raises
    ToolError."""

    name: str
    title: str
    description: str
    arguments: type[BaseModel]
    run: Callable[[Any], Object]

    def described(self) -> Object:
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": self.arguments.model_json_schema(),
            "annotations": {"readOnlyHint": True, "openWorldHint": False},
        }

    def call(self, arguments: object) -> Object:
        """The result of tools/call; what is wrong with the arguments is one, too."""
        try:
            told = self.run(self.arguments.model_validate(arguments))
        except ValidationError as error:
            return _result("；".join(_complaints(error)), is_error=True)
        except ToolError as error:
            return _result(str(error), is_error=True)
        return _result(json.dumps(told, ensure_ascii=False), is_error=False)


def _result(text: str, *, is_error: bool) -> Object:
    return {"content": [{"type": "text", "text": text}], "isError": is_error}


def _complaints(error: ValidationError) -> Iterator[str]:
    for each in error.errors():
        name = ".".join(map(str, each["loc"]))
        match each["type"]:
            case "missing":
                yield f"缺少参数 {name}"
            case "extra_forbidden":
                yield f"没有参数 {name}"
            case "string_too_long":
                yield f"参数 {name} 超过了 {each['ctx']['max_length']} 字的上限"
            case _:
                yield f"参数 {name} 不合要求：{each['msg']}" if name else "参数应是对象"


class Server:
    """Answers messages, one after the other; keeps nothing between them."""

    def __init__(self, info: Object, instructions: str, tools: list[Tool]) -> None:
        self._tools = {tool.name: tool for tool in tools}
        self._info = info
        self._about: Object = {
            "capabilities": {"tools": {"listChanged": False}},
            "instructions": instructions,
        }
        of_tools = {"tools/list": self._list, "tools/call": self._call}
        self._opened: _Methods = {
            "initialize": self._initialize,
            "ping": lambda _: {},
            **of_tools,
        }
        self._stateless: _Methods = {"server/discover": self._discover, **of_tools}

    def serve(self, source: BinaryIO, target: BinaryIO) -> None:
        """A message a line, until `source` ends."""
        answer: Object | list[Object] | None
        for line in _lines(source):
            if line is None:
                answer = _failure(None, _INVALID_REQUEST, "这一行太长")
            elif not line.strip():
                continue
            else:
                answer = self.answer(line)
            if answer is not None:
                told = json.dumps(answer, ensure_ascii=False)
                # Half of a surrogate pair goes back as it came, \\ud800.
                target.write(told.encode("utf-8", "backslashreplace") + b"\n")
                target.flush()

    def answer(self, line: bytes) -> Object | list[Object] | None:
        """None to what asks for no answer."""
        try:
            message = json.loads(line.decode())
        except (ValueError, RecursionError):
            return _failure(None, _PARSE_ERROR, "这一行不是 UTF-8 的 JSON")
        if not isinstance(message, list):
            return self._one(message)
        if not 0 < len(message) <= MOST_IN_A_BATCH:
            reason = f"一批应有 1 至 {MOST_IN_A_BATCH} 条消息"
            return _failure(None, _INVALID_REQUEST, reason)
        return [each for each in map(self._one, message) if each is not None] or None

    def _one(self, message: Any) -> Object | None:
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            return _failure(None, _INVALID_REQUEST, "不是 JSON-RPC 2.0 的消息")
        if "method" not in message and ("result" in message or "error" in message):
            return None  # an answer; nothing was asked
        name, identity = message.get("method"), message.get("id")
        is_named = isinstance(identity, str | int) and not isinstance(identity, bool)
        if not isinstance(name, str) or ("id" in message and not is_named):
            return _failure(None, _INVALID_REQUEST, "method 或 id 不合要求")
        if "id" not in message:
            return None  # a notification: there is nothing that one would change
        try:
            result = self._do(name, message.get("params", {}))
        except RpcError as error:
            return _failure(identity, error.code, str(error), error.data)
        return {"jsonrpc": "2.0", "id": identity, "result": result}

    def _do(self, name: str, params: object) -> Object:
        if not isinstance(params, dict):
            raise RpcError(_INVALID_PARAMS, "params 应是对象")
        is_stateless = _is_stateless(params)
        methods = self._stateless if is_stateless else self._opened
        method = methods.get(name)
        if method is None:
            raise RpcError(_NO_METHOD, f"没有方法 {name[:80]}")
        result = method(params)
        if not is_stateless:
            return result
        kept = {} if name == "tools/call" else _KEPT
        about = {"resultType": "complete", "_meta": {_INFO: self._info}}
        return {**result, **kept, **about}

    def _discover(self, _: Object) -> Object:
        return {"supportedVersions": [STATELESS, *VERSIONS], **self._about}

    def _list(self, _: Object) -> Object:
        return {"tools": [tool.described() for tool in self._tools.values()]}

    def _initialize(self, params: Object) -> Object:
        """The client's version where it is one of ours, else our newest."""
        asked = params.get("protocolVersion")
        if not isinstance(asked, str):
            raise RpcError(_INVALID_PARAMS, "缺少 protocolVersion")
        version = asked if asked in VERSIONS else VERSIONS[0]
        return {"protocolVersion": version, "serverInfo": self._info, **self._about}

    def _call(self, params: Object) -> Object:
        name = params.get("name")
        tool = self._tools.get(name) if isinstance(name, str) else None
        if tool is None:
            raise RpcError(_INVALID_PARAMS, f"没有工具 {str(name)[:80]}")
        return tool.call(params.get("arguments", {}))


def _is_stateless(params: Object) -> bool:
    """Whether a request names its version. Raises RpcError where it is not STATELESS."""
    meta = params.get("_meta")
    if not isinstance(meta, dict) or _VERSION not in meta:
        return False
    version = meta[_VERSION]
    if not isinstance(version, str) or not isinstance(meta.get(_ABILITIES), dict):
        raise RpcError(_INVALID_PARAMS, "_meta 不合要求")
    if version != STATELESS:
        told = {"supported": [STATELESS, *VERSIONS], "requested": version}
        raise RpcError(_NO_SUCH_VERSION, f"不支持版本 {version[:40]}", told)
    return True


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """The lines, None for one that is too long: the rest of it is read and forgotten."""
    while line := source.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(LONGEST_LINE)
        yield None


def _failure(
    identity: object, code: int, message: str, data: Object | None = None
) -> Object:
    error: Object = {"code": code, "message": message}
    if data is not None:
        error["data"] = data
    return {"jsonrpc": "2.0", "id": identity, "error": error}
