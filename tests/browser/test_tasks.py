"""What readers come for: documents of certain days, and a file of one, on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

RULES = "/d/yunzhengbanfa-2023-49/"


@pytest.mark.parametrize("scripted", [True, False])
def test_documents_are_found_by_their_date_of_issue(page: Page, scripted: bool):
    page.goto("/search/?q=通知")
    before = page.locator("#count").inner_text()
    page.locator("summary", has_text="成文日期").click()
    page.locator("[name=signed_from]").fill("2023-12-01")
    page.locator("[name=signed_to]").fill("2023-12-31")
    page.get_by_role("form", name="成文日期").get_by_role("button").click()
    page.wait_for_url("**signed_from=2023-12-01**")
    expect(page.locator("#count")).not_to_have_text(before)
    for text in page.locator(".hit .at").all_inner_texts():
        assert "2023-10" not in text


@pytest.mark.parametrize("scripted", [True, False])
def test_on_a_phone_one_finds_in_a_document_and_downloads_it(
    chromium: Browser, site: str, scripted: bool
):
    context = chromium.new_context(
        base_url=site,
        java_script_enabled=scripted,
        viewport={"width": 390, "height": 800},
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    page.goto(RULES)
    bar = page.get_by_role("navigation", name="本文工具")
    bar.get_by_role("link", name="查找").tap()
    page.locator("#within [name=q]").fill("公路")
    page.locator("#within [name=q]").press("Enter")
    page.wait_for_url("**q=**")
    expect(page.locator(".sheet mark").first).to_be_attached()
    page.get_by_role("navigation", name="本文工具").get_by_role(
        "link", name="打印与下载"
    ).tap()
    with page.expect_download() as waiting:
        page.locator("#files").get_by_role("link", name="文本").tap()
    assert waiting.value.suggested_filename == "云政办发〔2023〕49号.txt"
    context.close()
