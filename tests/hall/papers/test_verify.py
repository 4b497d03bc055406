"""`/verify`: whoever holds a paper asks whether it is ours, in Chinese or English."""

from __future__ import annotations

import html
import re

import pytest

from kiosk.hall.papers.office import open_office
from kiosk.paper import proof
from tests.hall.conftest import LI, Asked
from tests.hall.papers.test_papers import hall_folder, issue, told

__all__ = ["hall_folder"]


def test_whoever_holds_the_paper_can_ask(sqlite_center: Asked) -> None:
    paper = issue(sqlite_center).json()
    page = sqlite_center.client.get(f"/verify/{paper['code'].lower()}")
    assert page.status_code == 200
    for words in ("真实有效", paper["number"], "李* 0019"):
        assert words in page.text
    assert LI["name"] not in page.text
    assert LI["number"] not in page.text
    told(sqlite_center, paper, "void", 0)
    assert "已作废" in sqlite_center.client.get(f"/verify/{paper['code']}").text
    unknown = sqlite_center.client.get("/verify/000000000000")
    assert unknown.status_code == 404
    assert "没有这份证明" in unknown.text
    typed = sqlite_center.client.get("/verify", params={"code": paper["code"][:4] + "-" + paper["code"][4:].lower()})
    assert typed.headers["location"] == f"/verify/{paper['code']}?lang=zh"
    assert "BEGIN PUBLIC KEY" in sqlite_center.client.get("/verify/key.pem").text


def test_verifying_speaks_english_to_whoever_asks_for_it_and_keeps_the_code(sqlite_center: Asked) -> None:
    paper = issue(sqlite_center).json()
    suite = open_office(sqlite_center.desk).suite
    assert suite is not None
    said = proof.Said(paper["code"], paper["number"], "no_property", "2026-10-12", "李* 0019")
    signed = proof.spell("", said, suite)
    page = sqlite_center.client.get(signed, headers={"accept-language": "en-GB,en"}).text
    for words in ('lang="en"', "genuine and valid", "Holder", paper["number"], 'value="en"'):
        assert words in page
    assert not re.search("核验|证明|出具", page.replace("中文", ""))
    [other] = re.findall(r'class="language" href="([^"]+)"', page)
    chinese = sqlite_center.client.get(f"/verify/{paper['code']}{html.unescape(other)}").text
    assert "真实有效" in chinese
    assert "二维码与存档不符" not in chinese
    typed = sqlite_center.client.get("/verify", params={"code": paper["code"], "lang": "en"})
    assert typed.headers["location"].endswith("?lang=en")
    assert "There is no such certificate" in sqlite_center.client.get("/verify/000000000000?lang=en").text


def test_the_code_of_another_paper_is_noticed(sqlite_center: Asked) -> None:
    one, two = issue(sqlite_center).json(), issue(sqlite_center).json()
    suite = open_office(sqlite_center.desk).suite
    assert suite is not None
    said = proof.Said(one["code"], one["number"], "no_property", "2026-10-12", "李* 0019")
    right = proof.spell("", said, suite)
    assert "真实有效" in sqlite_center.client.get(right).text
    wrong = right.replace(one["code"], two["code"])
    assert "二维码与存档不符" in sqlite_center.client.get(wrong).text
    lent = proof.spell("", said._replace(number=two["number"]), suite)
    assert "二维码与存档不符" in sqlite_center.client.get(lent).text


@pytest.mark.parametrize("code", ["<script>alert(1)</script>", "%00", "x" * 300, "7KM2QX9TRDV🀄"])
def test_a_senseless_code_is_answered_in_words(quiet_center: Asked, code: str) -> None:
    page = quiet_center.client.get(f"/verify/{code}")
    assert page.status_code == 404
    assert "<script>alert" not in page.text


# --------------------------------------------------------------------------------------------------------- erasing
