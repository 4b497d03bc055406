"""The staff's pages in a real browser, as their people use them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.hall.conftest import Asked
from tests.hall.staff_room import PASSWORD, at_work, employ

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

EVIL = '<img src=x onerror="document.title=1">'


def sign_in(page: Page, badge: str, password: str = PASSWORD) -> None:
    page.get_by_label("工号").fill(badge)
    page.get_by_label("密码").fill(password)
    page.keyboard.press("Enter")


def dialog_open(page: Page, title: str) -> None:
    expect(page.locator("dialog[open] h2")).to_have_text(title)


def test_an_administrator_makes_an_account(sqlite_center: Asked, open_page: OpenPage, tmp_path: Path) -> None:
    employ(sqlite_center.desk, "9001", "administrator", "吴管理")
    employ(sqlite_center.desk, "0666", "clerk", EVIL)
    page = open_page(f"{sqlite_center.client.base_url}/staff/accounts", 1366, 768, quiet=False)
    expect(page.locator("h1")).to_have_text("工作人员登录")
    page.screenshot(path=tmp_path / "login.png")
    sign_in(page, "9001")
    expect(page.locator("h1")).to_have_text("账号")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tr[data-badge='0666'] td").nth(1)).to_have_text(EVIL)
    expect(page.locator("td img")).to_have_count(0)

    page.get_by_role("button", name="新建账号").click()
    dialog_open(page, "新建账号")
    page.locator("#name").fill("郑窗口")
    page.locator("#badge").fill("9001")
    page.keyboard.press("Enter")
    expect(page.locator("#edit-fault")).to_have_text("这个工号已经有人用了。")
    page.locator("#badge").fill("0101")
    page.screenshot(path=tmp_path / "new.png")
    page.keyboard.press("Enter")
    dialog_open(page, "一次性密码")
    expect(page.locator("#handed-password")).to_have_text(re.compile(r"^\w{4}-\w{4}-\w{4}$"))
    page.screenshot(path=tmp_path / "handed.png")
    page.get_by_role("button", name="已交给本人").click()
    expect(page.locator("#handed-password")).to_have_text("")
    expect(page.locator("tr[data-badge='0101'] .badge")).to_have_text("待设密码")
    page.screenshot(path=tmp_path / "accounts.png")


def test_an_administrator_locks_an_account_and_signs_out(
    sqlite_center: Asked, open_page: OpenPage, tmp_path: Path
) -> None:
    employ(sqlite_center.desk, "9001", "administrator", "吴管理")
    with at_work(sqlite_center, "0101") as clerk:
        page = open_page(f"{sqlite_center.client.base_url}/staff/accounts", 1366, 768)
        sign_in(page, "9001")
        page.locator("#search").fill("0101")
        expect(page.locator("tbody tr")).to_have_count(1)
        page.get_by_role("button", name="停用").click()
        dialog_open(page, "停用账号")
        page.screenshot(path=tmp_path / "sure.png")
        assert clerk.is_in()
        page.locator("#sure-yes").click()
        expect(page.locator("tbody .badge")).to_have_text("已停用")
        expect(page.locator(".toast")).to_have_text("已停用。")
        page.screenshot(path=tmp_path / "locked.png")
        assert not clerk.is_in()
    page.get_by_role("button", name="退出").click()
    expect(page.locator("h1")).to_have_text("工作人员登录")
    page.go_back()
    expect(page.locator("h1")).to_have_text("工作人员登录")


def test_a_new_clerk_sets_a_password_of_their_own(sqlite_center: Asked, open_page: OpenPage, tmp_path: Path) -> None:
    employ(sqlite_center.desk, "0101", "clerk", "郑窗口", must_change=True)
    page = open_page(f"{sqlite_center.client.base_url}/staff/login?next=/staff/password", 1366, 768, quiet=False)
    sign_in(page, "0101")
    expect(page.locator("h1")).to_have_text("请设置自己的密码")
    page.locator("#old").fill(PASSWORD)
    for place in ("#new", "#again"):
        page.locator(place).fill("password2024")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#fault")).to_contain_text("太常见")
    page.screenshot(path=tmp_path / "first.png")
    for place in ("#new", "#again"):
        page.locator(place).fill("larch-violet-88")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("h1")).to_have_text("修改密码")
    page.screenshot(path=tmp_path / "own.png")


def test_the_page_says_what_is_wrong(sqlite_center: Asked, open_page: OpenPage, tmp_path: Path) -> None:
    employ(sqlite_center.desk, "0101", "clerk")
    page = open_page(f"{sqlite_center.client.base_url}/staff/login", 1366, 768, quiet=False)
    fault = page.locator("#fault")
    page.keyboard.press("Enter")
    expect(fault).to_have_text("请输入工号和密码。")
    for _ in range(5):
        sign_in(page, "0101", "wrong")
        expect(fault).to_have_text("工号或密码不对。")
        expect(page.get_by_label("密码")).to_have_value("")
    sign_in(page, "0101")
    expect(fault).to_have_text("输错次数太多，请 15 分钟后再试，或联系系统管理员。")
    page.screenshot(path=tmp_path / "locked.png")
    page.context.set_offline(True)
    sign_in(page, "0101")
    expect(fault).to_have_text("连接不上中心，请检查网络后再试。")
