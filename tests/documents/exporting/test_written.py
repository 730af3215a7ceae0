from documents.exporting import written
from documents.turns import Turns


def test_a_file_is_written_once_until_what_it_says_changes(
    december, with_clause, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    times = []

    def write(export) -> bytes:
        times.append(export.name)
        return str(len(times)).encode()

    assert [written.written(december, "docx", write) for _ in "12"] == [b"1", b"1"]
    changed = with_clause("今年又有新的要求。")
    assert written.written(changed, "docx", write) == b"2"
    assert written.written(december, "docx", write) == b"1"


def test_files_that_nobody_asked_for_lately_go_when_there_is_no_room(
    december, settings, tmp_path, monkeypatch
):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(written, "ROOM", 10)
    for suffix in ("docx", "xlsx"):
        written.written(december, suffix, lambda _: b"eight...")
    assert [path.suffix for path in (tmp_path / "exports").iterdir()] == [".xlsx"]


def test_whoever_asks_while_others_files_are_written_is_told_so(
    client, december, settings, tmp_path, monkeypatch
):
    settings.DATA_DIR = tmp_path
    turns = Turns(waiting=0)
    monkeypatch.setattr(written, "_turns", turns)
    with turns.one():
        answer = client.get("/2023/12.docx")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert answer.content.decode() == "正在生成别的文件，请过 10 秒再试。"
    assert client.get("/2023/12.docx").status_code == 200
