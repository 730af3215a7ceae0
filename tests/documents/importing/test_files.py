import os
from pathlib import Path

import pytest

from documents.importing import files
from documents.importing.files import gather, read_gazette, shown
from documents.parsing.errors import GazetteError

TEXT = "花山市人民政府办公室关于整治河道的通知\r\n各镇人民政府：\f\n"


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "花山.txt"
    path.write_bytes(TEXT.encode())
    file = read_gazette(path)
    assert (file.name, file.path, file.text) == ("花山.txt", path, TEXT)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_same_text_is_the_same_file_in_any_encoding(tmp_path, codec) -> None:
    plain, other = tmp_path / "a.txt", tmp_path / "b.txt"
    plain.write_bytes(TEXT.encode())
    other.write_bytes(TEXT.encode(codec))
    assert read_gazette(other).sha256 == read_gazette(plain).sha256


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空"),
        (b" \n\f\n", "空"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF 不完整"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\x7fELF\x02\x01\x01\x00", "不是文本"),
        (TEXT.encode("utf-16-le"), "UTF-16LE"),  # without its mark
        (("花山市的通知" * 20).encode("big5", "ignore"), "编码|中文"),
        (TEXT.encode() + b"\xff\xfe\xfa", "编码"),
        (b"Lorem ipsum dolor sit amet", "汉字"),
    ],
)
def test_what_is_no_gazette_text_is_named(
    tmp_path, content: bytes, reason: str
) -> None:
    path = tmp_path / "花山.txt"
    path.write_bytes(content)
    with pytest.raises(GazetteError, match=reason) as caught:
        _ = read_gazette(path).text
    assert "\n" not in caught.value.reason


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteError, match="没有这个文件"):
        read_gazette(tmp_path / "缺.txt")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # The tests may run as root, whom no mode bits keep out.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(GazetteError, match="没有权限读取"):
        read_gazette(tmp_path / "花山.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GazetteError, match="文件夹"):
        read_gazette(tmp_path)


def test_a_path_that_the_system_rejects_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteError, match="读不出来"):
        read_gazette(tmp_path / ("长" * 300))


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(files, "SIZE_LIMIT", 2 * 1024**2)
    path = tmp_path / "花山.txt"
    with path.open("wb") as file:
        file.truncate(3 * 1024**2)
    with pytest.raises(GazetteError, match="超过了 2 MB"):
        read_gazette(path)


def test_a_folder_gives_its_gazettes_in_order_and_says_what_it_leaves(tmp_path) -> None:
    for name in (
        "b.txt",
        "a.TXT",
        "notes.md",
        ".hidden.txt",
        "2021/c.txt",
        "2021/d.PDF",
        ".git/d.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("文")
    gathered = gather(tmp_path)
    names = [str(path.relative_to(tmp_path)) for path in gathered.files]
    assert names == ["a.TXT", "b.txt", "2021/c.txt", "2021/d.PDF"]
    assert [path.name for path in gathered.passed_over] == ["notes.md"]


def test_a_folder_without_gazettes_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("文")
    with pytest.raises(GazetteError, match=r"没有 \.txt、\.pdf、\.ofd 文件"):
        gather(tmp_path)


def test_a_folder_that_may_not_be_read_is_an_error(tmp_path, monkeypatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(GazetteError, match="没有权限读取"):
        gather(tmp_path)


def test_a_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    assert gather(tmp_path / "gazette.dat").files == (tmp_path / "gazette.dat",)


def test_a_name_is_shown_on_one_line_and_without_stray_bytes() -> None:
    assert shown(Path("期\n刊\x1b[31m.txt")) == "期\ufffd刊\ufffd[31m.txt"
    assert shown(Path(os.fsdecode(b"\xff.txt"))) == "\ufffd.txt"
