"""The page behind a ticket's QR."""

from __future__ import annotations

import re

import pytest

from tests.hall.conftest import Asked, fresh


def page(center: Asked, code: str, query: str = "", language: str = "zh-CN") -> str:
    answer = center.client.get(f"/t/{code}{query}", headers={"Accept-Language": language})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return answer.text


def test_it_shows_number_people_span_windows_and_items(sqlite_center: Asked) -> None:
    sqlite_center.take("shijian-001")
    ticket = sqlite_center.take("shijian-001").json()
    text = page(sqlite_center, ticket["code"])
    for word in ("A002", "前面", "综合窗口", "个体工商户登记", "小镇便民服务中心", "正在排队", "3 位", "办理事项"):
        assert word in text
    assert "built-in" not in text, "a word must not be mistaken for a method of the template's dictionary"
    assert re.search(r'class="big">1<', text)
    span = ticket["span"]
    assert f"{span['low']}–{span['high']}" in text
    assert 'http-equiv="refresh"' in text
    assert 'lang="zh-CN"' in text


def test_it_speaks_english_to_english_phones_and_on_request(sqlite_center: Asked) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    assert "Sole trader" in page(sqlite_center, code, language="en-GB,en")
    assert "Sole trader" in page(sqlite_center, code, "?lang=en")
    assert "个体工商户登记" in page(sqlite_center, code, "?lang=zh", "en")
    assert "个体工商户登记" in page(sqlite_center, code, "?lang=xx")


def test_the_language_is_kept_on_the_way_to_the_rating(sqlite_center: Asked) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE tickets SET state = 'done'")
    assert f'href="/rate?ticket={code}&amp;lang=en"' in page(sqlite_center, code, "?lang=en")
    assert f'href="/rate?ticket={code}&amp;lang=zh"' in page(sqlite_center, code, "?lang=zh", "en")


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("called", "正在叫您"),
        ("serving", "正在为您办理"),
        ("held", "暂时挂起"),
        ("done", "已经办完"),
        ("passed", "已经过号"),
        ("void", "已经作废"),
        ("cancelled", "已经取消"),
        ("expired", "已经过期"),
    ],
)
def test_every_state_has_its_words(sqlite_center: Asked, state: str, word: str) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE tickets SET state = '{state}', \"window\" = '02'")
    text = page(sqlite_center, code)
    assert word in text
    assert ('http-equiv="refresh"' in text) == (state in {"called", "serving", "held", "passed"})
    if state == "called":
        assert "请到2号窗口" in text, "the one thing somebody who is called must know stands large"
        assert "go to window 2" in page(sqlite_center, code, "?lang=en")


def test_a_voided_ticket_says_so(sqlite_center: Asked) -> None:
    key = fresh()
    code = sqlite_center.take("shijian-001", key=key).json()["code"]
    sqlite_center.settle(key, "void")
    assert "已经作废" in page(sqlite_center, code)


def test_an_unknown_code_is_a_plain_page(sqlite_center: Asked) -> None:
    answer = sqlite_center.client.get("/t/<script>alert(1)<%2Fscript>")
    assert answer.status_code == 404
    assert "没有这个号" in sqlite_center.client.get("/t/AAAAAAAAAA").text
    assert "<script>" not in answer.text


def test_the_page_loads_nothing_from_elsewhere_and_is_not_kept(sqlite_center: Asked) -> None:
    answer = sqlite_center.client.get(f"/t/{sqlite_center.take('shijian-001').json()['code']}")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not re.search(r'(src|href)="https?:', answer.text)
    assert sqlite_center.client.get("/look.css").headers["content-type"].startswith("text/css")


def test_progress_is_public_and_an_unknown_code_is_404(sqlite_center: Asked) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    told = sqlite_center.client.get(f"/v1/tickets/{code}").json()
    assert (told["number"], told["state"], told["people_ahead"]) == ("A001", "waiting", 0)
    assert sqlite_center.client.get("/v1/tickets/AAAAAAAAAA").status_code == 404


def test_a_number_is_given_back_after_one_more_question(sqlite_center: Asked) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    assert f"/t/{code}/cancel" in page(sqlite_center, code)
    question = page(sqlite_center, f"{code}/cancel")
    assert "确定取消吗" in question
    assert "正在排队" in page(sqlite_center, code), "a question is not an answer"
    action = re.search(r'action="([^"]+)"', question)
    assert action
    address = action[1].replace("&amp;", "&")
    done = sqlite_center.client.post(address, follow_redirects=True)
    assert "已经取消" in done.text
    assert "已经取消" in sqlite_center.client.post(address, follow_redirects=True).text
    assert [row["state"] for row in sqlite_center.rows("SELECT state FROM tickets")] == ["cancelled"]


def test_who_is_being_served_cannot_give_the_number_back(sqlite_center: Asked) -> None:
    code = sqlite_center.take("shijian-001").json()["code"]
    sqlite_center.act("01", "open")
    sqlite_center.act("01", "callNext")
    sqlite_center.act("01", "start")
    question = page(sqlite_center, f"{code}/cancel")
    assert "不能取消" in question
    assert "<form" not in question
    sqlite_center.client.post(f"/t/{code}/cancel?key={fresh()}")
    assert "正在为您办理" in page(sqlite_center, code)
