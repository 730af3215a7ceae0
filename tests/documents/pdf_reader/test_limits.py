"""Files of a few kilobytes that ask for more than any machine has."""

import zlib

import pytest

from documents.parsing import GazetteError, read_pdf
from documents.pdf_reader import limits


def packed(data: bytes, entries: bytes = b"") -> bytes:
    body = zlib.compress(data, 9)
    head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(body), entries)
    return head + b"\nstream\n" + body + b"\nendstream"


def drawing(contents: bytes, resources: bytes, *more: bytes) -> bytes:
    """A file of one page; its resources may name `more` as 5 0 R and so on."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << %b >> >>" % resources
    )
    return whole(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page,
        packed(contents),
        *more,
    )


def whole(*bodies: bytes) -> bytes:
    """A PDF without a cross-reference table, so that readers search for its objects."""
    objects = b"".join(
        b"%d 0 obj\n%b\nendobj\n" % (number, body)
        for number, body in enumerate(bodies, 1)
    )
    return b"%%PDF-1.7\n%btrailer\n<< /Root 1 0 R >>\n%%%%EOF\n" % objects


def forms(count: int, times: int) -> bytes:
    """Forms of which each draws the next one `times` times."""
    named = b"/XObject << /X %d 0 R >>"
    bodies = [
        packed(
            b"/X Do " * times,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %b >>"
            % (named % number),
        )
        for number in range(6, 6 + count)
    ]
    return drawing(b"/X Do", named % 5, *bodies)


def refused(data: bytes) -> str:
    with pytest.raises(GazetteError) as caught:
        read_pdf(data)
    return caught.value.reason


@pytest.mark.parametrize(("count", "times"), [(40, 2), (limits.DEEPEST + 10, 1)])
def test_forms_that_draw_forms_without_end_are_refused(count, times):
    assert "层层嵌套" in refused(forms(count, times))


@pytest.mark.parametrize(
    "contents", [b" " * 2**29, b"q " * 5_000_000, b"[" * 3_000_000 + b"]" * 3_000_000]
)
def test_contents_that_unfold_beyond_memory_are_refused(contents):
    assert f"{limits.MEMORY // 1024**2} MB" in refused(drawing(contents, b""))


def test_a_huge_picture_is_never_unfolded():
    picture = packed(
        b"\0" * 2**28,
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000"
        b" /BitsPerComponent 8 /ColorSpace /DeviceGray",
    )
    data = drawing(
        b"q 500 0 0 700 40 40 cm /X Do Q", b"/XObject << /X 5 0 R >>", picture
    )
    assert "没有文字层" in refused(data)


def test_a_tree_of_pages_that_never_ends_is_refused():
    kids = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % n for n in range(3, 3000)]
    data = whole(b"<< /Type /Catalog /Pages 2 0 R >>", *kids)
    assert refused(data).startswith("PDF")


def test_objects_that_only_lead_to_each_other_are_given_up(monkeypatch):
    monkeypatch.setattr("documents.parsing.pdf.extraction.WALL_SECONDS", 3)
    data = whole(b"<< /Type /Catalog /Pages 2 0 R >>", b"3 0 R", b"2 0 R")
    assert "上限" in refused(data)


def test_each_page_has_a_time_of_its_own(monkeypatch):
    asked = []
    monkeypatch.setattr("resource.setrlimit", lambda *one: asked.append(one))
    monkeypatch.setattr("time.process_time", lambda: 30.5)
    limits.go_on()
    monkeypatch.setattr("time.process_time", lambda: limits.CPU_SECONDS - 1.0)
    limits.go_on()
    soft = [limit[0] for _, limit in asked]
    assert soft == [31 + limits.CPU_SECONDS_A_PAGE, limits.CPU_SECONDS]
