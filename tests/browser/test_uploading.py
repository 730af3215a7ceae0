"""An office brings an issue, reviews it, publishes it, and takes it back: in the browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import SAMPLE, manage, serving, working
from tests.browser.test_accessibility import faults
from tests.builders.gazette_text import gazette_text
from tests.documents.parsing.pdf.printed import MONTHS, sample
from tests.office.staff import PASSWORD

PEOPLE = """
from tests.office.staff import staff
from office.accounts.roles import Role
staff('fabu', Role.PUBLISHER)
"""
PUBLISHED = 120_000  # ms: a worker reads a dictionary first, others want the cores


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a month of the sample, a publisher, and a worker."""
    folder = tmp_path_factory.mktemp("office")
    with serving(folder, SAMPLE / "yunze-2023-12.txt") as address:
        manage(folder, "shell", "--verbosity=0", "--command", PEOPLE)
        with working(folder):
            yield address


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    made = {
        "text": gazette_text().encode(),
        "shorter": gazette_text().replace("（二）", "").encode(),
        "pdf": sample(MONTHS[0])[0],
        "wrong": b"PK\x03\x04word",
    }
    names = {
        "text": "花山.txt",
        "shorter": "花山改.txt",
        "pdf": "云泽.pdf",
        "wrong": "通知.docx",
    }
    for name, data in made.items():
        (tmp_path / names[name]).write_bytes(data)
    return {name: tmp_path / names[name] for name in made}


def desk(chromium: Browser, office: str, *, scripted: bool, width: int = 1440) -> Page:
    """A window of the publisher's, at the page where files are brought."""
    context = chromium.new_context(
        base_url=office,
        java_script_enabled=scripted,
        viewport={"width": width, "height": 900},
    )
    context.set_default_timeout(PUBLISHED)
    page = context.new_page()
    page.goto("/sign-in/?next=/office/uploads/")
    page.locator("[name=username]").fill("fabu")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    return page


def test_an_issue_is_brought_reviewed_published_and_undone(
    chromium: Browser, office: str, files: dict[str, Path]
):
    page = desk(chromium, office, scripted=True)
    page.locator("#files").set_input_files(
        [files["text"], files["pdf"], files["wrong"]]
    )
    page.get_by_role("button", name="上传", exact=True).click()
    outcomes = page.locator(".outcomes li")
    expect(outcomes).to_have_count(3)
    expect(outcomes.nth(2)).to_contain_text("通知.docx：不是文本、PDF 或 OFD")
    expect(page.locator(".state.ready")).to_have_count(2, timeout=PUBLISHED)
    assert page.url.endswith("/office/uploads/")  # it was not loaded anew
    assert faults(page) == []

    page.get_by_role("link", name="云泽.pdf").click()
    expect(page.get_by_text("还没有收录，全部是新的")).to_be_visible()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    page.get_by_role("link", name="出刊前校对").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("出刊前校对")
    assert faults(page) == []
    page.get_by_role("link", name="返回审核").click()
    page.locator(".found a.title").first.click()
    expect(page.get_by_text("预览，还没有发布")).to_be_visible()
    assert faults(page) == []
    page.go_back()
    page.get_by_role("button", name="立即发布").click()
    expect(page.locator(".now")).to_contain_text("已发布", timeout=PUBLISHED)
    page.get_by_role("link", name="看 2023-10 一期").click()
    document = page.locator(".lines a").first
    address = document.get_attribute("href")
    assert address
    page.get_by_role("link", name="管理", exact=True).click()
    assert faults(page) == []
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".done .undone")).to_have_count(1)
    answer = page.goto(address)
    assert answer
    assert answer.status == 410
    page.go_back()
    page.get_by_role("button", name="恢复").click()
    expect(page.get_by_role("button", name="撤销")).to_be_visible()
    answer = page.goto(address)
    assert answer
    assert answer.status == 200
    page.context.close()


def test_all_of_it_goes_without_scripts(
    chromium: Browser, office: str, files: dict[str, Path]
):
    page = desk(chromium, office, scripted=False, width=390)
    page.locator("#files").set_input_files([files["shorter"], files["wrong"]])
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.locator(".outcomes .bad")).to_contain_text("通知.docx")
    page.get_by_role("link", name="花山改.txt").click()
    # The page loads itself again till the file is read.
    expect(page.locator(".now")).to_contain_text("待审核", timeout=PUBLISHED)
    expect(page.get_by_role("button", name="立即发布")).to_be_visible()
    page.get_by_label("或定时").fill("2030-01-01T09:00")
    page.get_by_role("button", name="定时发布").click()
    expect(page.get_by_role("alert")).to_contain_text("一年以内")
    page.get_by_role("button", name="放弃").click()
    expect(page.locator(".now")).to_contain_text("已放弃")
    page.get_by_role("button", name="重新读取").click()
    expect(page.locator(".now")).to_contain_text("待审核", timeout=PUBLISHED)
    page.get_by_role("button", name="立即发布").click()
    expect(page.locator(".now")).to_contain_text("已发布", timeout=PUBLISHED)
    page.goto("/2021/12/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("2021 年 12 月")
    )
    page.context.close()
