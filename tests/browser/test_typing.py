"""What happens between the keys: pinyin, slow replies, history, what is announced."""

from playwright.sync_api import BrowserContext, Page, Route, expect

SEARCH = "检索公报"


def is_search(url: str) -> bool:
    return "/search/?" in url


def test_pinyin_that_is_being_composed_is_not_searched_for(
    context: BrowserContext, page: Page
):
    page.goto("/search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label(SEARCH).focus()
    keyboard = context.new_cdp_session(page)
    for pinyin in ("y", "yang", "yang'lao"):
        composing = {"text": pinyin, "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.imeSetComposition", composing)
    page.wait_for_timeout(600)
    assert not any(map(is_search, asked))
    keyboard.send("Input.insertText", {"text": "养老"})
    expect(page).to_have_title("养老 · 检索 · 公报检索")
    assert len(list(filter(is_search, asked))) == 1


def test_a_newer_query_does_not_wait_for_an_older_ones_reply(page: Page):
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.goto("/search/")
    page.route("**/search/?q=*", hold_the_first)
    given_up: list[str] = []
    page.on("requestfailed", lambda request: given_up.append(request.url))
    box = page.get_by_label(SEARCH)
    box.fill("应")
    page.wait_for_timeout(400)
    box.fill("养老")
    expect(page).to_have_title("养老 · 检索 · 公报检索")
    assert given_up == [held[0].request.url]


def test_keystrokes_leave_no_trail_in_the_history(page: Page):
    page.goto("/search/")
    before = page.evaluate("history.length")
    page.get_by_label(SEARCH).press_sequentially("养老服务设施", delay=400)
    expect(page).to_have_title("养老服务设施 · 检索 · 公报检索")
    assert page.evaluate("history.length") == before


def test_going_back_over_filters_brings_whole_pages(page: Page):
    page.goto("/search/?q=应急")
    filters = page.get_by_label("筛选", exact=True)
    filters.get_by_role("link", name="通知").click()
    expect(page.get_by_role("link", name="去掉筛选：通知")).to_be_visible()
    page.get_by_role("link", name="最新").click()
    expect(page.get_by_role("link", name="最新")).to_have_attribute(
        "aria-current", "true"
    )
    page.go_back()
    expect(page.get_by_role("link", name="相关")).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="去掉筛选：通知")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    # What came back still answers to typing.
    page.get_by_label(SEARCH).fill("养老")
    expect(page).to_have_title("养老 · 检索 · 公报检索")


def test_the_count_is_announced_from_an_element_that_stays(page: Page):
    page.goto("/search/?q=应急")
    status = page.get_by_role("status")
    marker = status.evaluate_handle(
        "element => { element.same = true; return element }"
    )
    page.get_by_label(SEARCH).fill("养老")
    expect(page).to_have_title("养老 · 检索 · 公报检索")
    assert status.evaluate("element => element.same")
    assert marker.evaluate("element => element.isConnected")


def test_a_search_without_an_answer_says_so_and_keeps_the_one_before(
    context: BrowserContext,
):
    page = context.new_page()  # it is meant to complain
    page.goto("/search/?q=应急")
    before = page.get_by_role("status").inner_text()
    page.route("**/search/?q=*", lambda route: route.abort())
    page.get_by_label(SEARCH).fill("养老")
    trouble = page.get_by_role("alert")
    expect(trouble).to_contain_text("检索失败")
    expect(page.get_by_role("status")).to_have_text(before)
    page.unroute("**/search/?q=*")
    page.get_by_label(SEARCH).fill("养老服务")
    expect(page).to_have_title("养老服务 · 检索 · 公报检索")
    expect(trouble).to_be_hidden()


def test_an_error_of_the_server_is_told_with_a_way_to_try_again(
    context: BrowserContext,
):
    page = context.new_page()  # it is meant to complain
    page.goto("/search/?q=应急")
    page.route("**/search/?q=*", lambda route: route.fulfill(status=500, body="x"))
    page.get_by_label(SEARCH).fill("养老")
    again = page.get_by_role("alert").get_by_role("link", name="再查一次")
    expect(again).to_be_visible()
    page.unroute("**/search/?q=*")
    again.click()
    expect(page).to_have_title("养老 · 检索 · 公报检索")
