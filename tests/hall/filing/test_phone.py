"""The page on the citizen's phone: it sends into one draft, shows nothing of it, and is soon over."""

from __future__ import annotations

import io
import os
import socket
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from PIL import Image

from tests.hall.conftest import LI, fresh
from tests.hall.filing.office import Filing, pdf, photo, reason

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.hall.browser import OpenPage

pytest_plugins = ["tests.hall.browser"]

HAND = (390, 844)
REMARKS = 2
"""The page with a text question."""


def handed(desk: Filing, **wanted: Any) -> str:
    """The path of an address for the phone."""
    desk.open() if not desk.draft else None
    answer = desk.post("hands", wanted)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"]).removeprefix("http://hall.example")


def upload(desk: Filing, path: str, content: bytes, key: str = "") -> httpx.Response:
    headers = {"Idempotency-Key": key or fresh()}
    return desk.asked.client.post(f"{path}/files", content=content, headers=headers)


def tell(desk: Filing, path: str, **values: str) -> httpx.Response:
    headers = {"Idempotency-Key": fresh()}
    return desk.asked.client.post(f"{path}/fields", json={"values": values}, headers=headers)


def test_what_is_sent_arrives_at_the_kiosk(both: Filing) -> None:
    path, key = handed(both, material="银行卡"), fresh()
    assert upload(both, path, photo(), key).status_code == 201
    assert upload(both, path, photo(), key).status_code == 201, "heard twice, kept once"
    [line] = both.see().json()["files"]
    assert (line["material"], line["kind"]) == ("银行卡", "image/jpeg")


def test_only_one_material_and_only_so_often(desk: Filing) -> None:
    path = handed(desk, material="户口簿")
    assert upload(desk, path, pdf()).status_code == 201
    assert reason(upload(desk, path, b"MZ")) == "wrongType"
    assert upload(desk, path, photo()).status_code == 201
    assert reason(upload(desk, path, photo())) == "tooManyFiles", "three uploads, the wrong one counts too"
    assert reason(tell(desk, path, remark="x")) == "unknownDraft"
    assert {line["material"] for line in desk.see().json()["files"]} == {"户口簿"}


def test_text_for_the_questions_of_one_page_and_no_other(desk: Filing) -> None:
    path = handed(desk, page=REMARKS)
    assert reason(tell(desk, path, name="别人")) == "wrong"
    assert reason(tell(desk, path, remark="长" * 21)) == "wrong"
    assert tell(desk, path, remark="腿脚不便").status_code == 200
    entries = {entry["key"]: entry["shown"] for entry in desk.see().json()["entries"]}
    assert entries["remark"] == "腿脚不便"
    assert reason(desk.post("hands", {"page": 1})) == "notOnList", "nothing to write there"
    assert reason(desk.post("hands", {"material": "护照"})) == "notOnList"


def test_what_strangers_make_up_is_not_kept(desk: Filing) -> None:
    used_up, written = handed(desk, material="户口簿"), ""
    for _ in range(4):
        written = reason(upload(desk, used_up, b"MZ"))
    assert written == "tooManyFiles"
    there = desk.asked.rows("SELECT key FROM requests")
    for _ in range(10):
        made_up = f"/hand/{fresh()}"
        assert reason(tell(desk, made_up)) == reason(upload(desk, made_up, photo())) == "unknownDraft"
        assert reason(tell(desk, used_up, remark="x")) == "unknownDraft"
        assert reason(upload(desk, used_up, photo())) == "tooManyFiles"
    assert desk.asked.rows("SELECT key FROM requests") == there


def test_what_is_wrong_counts_too(desk: Filing) -> None:
    path = handed(desk, page=REMARKS)
    assert [reason(tell(desk, path, name="别人")) for _ in range(4)] == ["wrong"] * 3 + ["unknownDraft"]


def test_the_last_file_heard_twice_has_arrived(desk: Filing) -> None:
    path, key = handed(desk, material="户口簿"), fresh()
    for _ in range(2):
        upload(desk, path, b"MZ")
    assert upload(desk, path, photo(), key).status_code == 201
    assert upload(desk, path, photo(), key).status_code == 201
    desk.post("kept", {})
    assert upload(desk, path, photo(), key).status_code == 201
    assert reason(upload(desk, path, photo())) == "unknownDraft"


class Announced:
    """A file that is announced and not sent yet."""

    def __init__(self, desk: Filing, path: str) -> None:
        address = desk.asked.client.base_url
        self._line = socket.create_connection((address.host, address.port or 80), timeout=10)
        head = f"POST {path}/files HTTP/1.1\r\nHost: hall\r\nIdempotency-Key: {fresh()}\r\n"
        self._line.sendall(f"{head}Content-Length: 900\r\nExpect: 100-continue\r\n\r\n".encode())

    def heard(self) -> int:
        """The first status that comes: 100 asks for the file."""
        return int(self._line.recv(4096).split()[1])

    def close(self) -> None:
        self._line.close()


def test_a_file_is_only_read_for_an_address_that_takes_one(desk: Filing) -> None:
    used_up = handed(desk, material="户口簿")
    for _ in range(3):
        upload(desk, used_up, b"MZ")
    paths = [f"/hand/{fresh()}", used_up]
    for path in paths:
        with closing(Announced(desk, path)) as announced:
            assert announced.heard() == 409
    with closing(Announced(desk, handed(desk, page=REMARKS))) as announced:
        assert announced.heard() == 409
    assert upload(desk, handed(desk, material="户口簿"), bytes(2_000_000)).status_code == 413, "one megabyte here"


def test_one_file_at_a_time(desk: Filing) -> None:
    path = handed(desk, material="户口簿")
    with closing(Announced(desk, path)) as announced:
        assert announced.heard() == 100
        answer = upload(desk, path, photo())
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    answers = iter(lambda: upload(desk, path, photo()).status_code, 201)
    assert all(status == 503 for status in answers), "until the center has heard that the first one is gone"


def test_an_address_is_soon_over(desk: Filing) -> None:
    first = handed(desk, material="银行卡")
    second = handed(desk, material="银行卡")
    assert reason(upload(desk, first, photo())) == "unknownDraft", "a newer one was made"
    desk.asked.at("2026-10-12T09:39:00+08:00")
    assert upload(desk, second, photo()).status_code == 201
    desk.asked.at("2026-10-12T09:41:00+08:00")
    assert reason(upload(desk, second, photo())) == "unknownDraft"
    assert desk.asked.client.get(second).status_code == 404
    assert reason(upload(desk, "/hand/nobody", photo())) == "unknownDraft"


def test_kept_or_handed_in_no_phone_sends_any_more(desk: Filing) -> None:
    path = handed(desk, material="银行卡")
    desk.post("kept", {})
    assert reason(upload(desk, path, photo())) == "unknownDraft"


def test_the_page_says_nothing_of_the_draft(desk: Filing) -> None:
    path = handed(desk, page=REMARKS)
    tell(desk, path, remark="腿脚不便")
    page = desk.asked.client.get(path)
    for mark in (LI["name"], LI["number"], "13912340019", "139****0019", "李*", "腿脚不便"):
        assert mark not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "no-referrer"


def test_the_code_of_a_slip_tells_nothing_to_a_phone(desk: Filing) -> None:
    desk.fill()
    code = desk.post("kept", {}).json()["code"]
    real, none = (desk.asked.client.get(f"/draft/{each}") for each in (code, "A" * 20))
    assert real.text == none.text
    assert (real.status_code, none.status_code) == (200, 200)


def look(page: Page, name: str) -> None:
    """Keep a picture when somebody wants to look: FILING_PICTURES=folder."""
    folder = os.environ.get("FILING_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_a_photograph_from_the_phone(desk: Filing, open_page: OpenPage) -> None:
    """Twelve megapixels leave the phone smaller than that."""
    path = handed(desk, material="银行卡")
    page = open_page(f"{desk.asked.client.base_url}{path}", *HAND)
    assert page.locator("h1").text_content() == "银行卡"
    look(page, "photo")
    large = photo(4000, 3000, colour="#B03427")
    page.set_input_files("#file", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": large})
    page.locator("#said.good").wait_for()
    assert page.locator("#sent img").count() == 1
    look(page, "sent")
    [line] = desk.see().json()["files"]
    assert line["material"] == "银行卡"
    [row] = desk.asked.rows("SELECT * FROM draft_files")
    content = desk.asked.desk.seal.unwrap(row["content"], f"filed {row['id']}")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (2600, 1950)


def test_words_from_the_phone_in_english(desk: Filing, open_page: OpenPage) -> None:
    path = handed(desk, page=REMARKS)
    page = open_page(f"{desk.asked.client.base_url}{path}?lang=en", *HAND)
    assert page.locator("label").first.text_content().strip().startswith("Remarks")  # type: ignore[union-attr]
    page.fill("textarea", "拄拐杖")
    look(page, "words")
    page.click("button")
    page.locator("#said.good").wait_for()
    assert page.input_value("textarea") == "", "nothing stays on the phone's page"
    entries = {entry["key"]: entry["shown"] for entry in desk.see().json()["entries"]}
    assert entries["remark"] == "拄拐杖"


def test_what_is_not_taken_is_said_on_the_phone(desk: Filing, open_page: OpenPage) -> None:
    path = handed(desk, material="银行卡")
    page = open_page(f"{desk.asked.client.base_url}{path}", *HAND, quiet=False)
    page.set_input_files("#file", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"MZ no picture"})
    page.locator("#said.bad").wait_for()
    assert "不是照片" in (page.locator("#said").text_content() or "")
    page.goto(f"{desk.asked.client.base_url}/hand/nobody")
    assert "用不了" in (page.locator("h1").text_content() or "")
