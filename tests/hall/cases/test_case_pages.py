"""The pages of cases over HTTP: what whoever holds a slip reads, what staff print, who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.cases.numbers import grouped
from kiosk.hall import Settings
from kiosk.hall.cases import keeping
from tests.hall.cases.case_hall import CASES_TOML, TWO_PAPERS, Hall, on_sqlite, opened
from tests.hall.conftest import LI, Asked
from tests.hall.staff_room import at_work

EVIL = "<img src=x onerror=alert(1)>'\"&"


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with opened(settings, CASES_TOML) as made:
        yield made


def public(hall: Hall, code: str, language: str = "zh-CN", query: str = "") -> str:
    answer = hall.asked.client.get(f"/case/{code}{query}", headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return answer.text


def paper(hall: Hall, address: str) -> str:
    answer = hall.clerk.client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    return answer.text


# ------------------------------------------------------------------------------------------ what everybody reads


def test_whoever_holds_the_slip_follows_the_case_like_a_parcel(hall: Hall) -> None:
    hall.at("2026-10-12")
    slip = hall.receive().json()
    case, code = slip["id"], slip["code"]
    told = public(hall, code)
    assert "材料已收到" in told
    assert "最迟 10月14日（周三）告诉您：受理，还是要补材料" in told
    hall.done(case, "correct", gaps=["申请表"], days=5)
    told = public(hall, code.lower())
    for words in ("需要补材料", "请补这些材料", "申请表", "最迟 10月19日（周一）补齐", "按撤回申请处理"):
        assert words in told
    hall.at("2026-10-13")
    hall.done(case, "supplement", materials=[{"name": "申请表", "originals": 1}])
    assert "补的材料已收到" in public(hall, code)
    hall.done(case, "accept")
    told = public(hall, code)
    assert "最迟 10月23日（周五）办完" in told
    assert "还有 8 个工作日" in told
    hall.done(case, "pause", procedure="siteVisit", reason="到现场查看，约 2 天")
    assert "不算在办理期限里" in public(hall, code)
    hall.done(case, "resume")
    assert "特别程序结束" in public(hall, code)
    hall.done(case, "forward")
    hall.done(case, "grant")
    hall.done(case, "issue", result="公共场所卫生许可证")
    told = public(hall, code)
    for words in ("可以领取了", "公共场所卫生许可证", "综合出件窗口", "李* 0019"):
        assert words in told
    order = [told.index(words) for words in ("可以领取了</p>", "特别程序结束", "补的材料已收到", "材料已收到</p>")]
    assert order == sorted(order), "the newest comes first"
    for inside in (LI["name"], LI["number"], "007", "工号"):
        assert inside not in told


@on_sqlite
def test_a_late_case_says_how_late_and_at_the_end_why(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    code = hall.see(case)["code"]
    hall.done(case, "forward")
    hall.at("2026-10-26")
    assert "已经超过承诺 2 个工作日" in public(hall, code)
    hall.done(case, "deny", reason="场所不合要求", late_reason="等外地核实")
    told = public(hall, code)
    for words in ("不予批准", "场所不合要求", "超过承诺期限的原因", "等外地核实"):
        assert words in told
    assert "第 " not in told, "a case that was refused has no step to come"
    hall.done(case, "deliver")
    assert "决定书已送达" in public(hall, code)


@on_sqlite
def test_what_the_law_did_by_itself_is_explained(hall: Hall) -> None:
    hall.at("2026-10-12")
    silent, lacking = hall.receive("申请表").json(), hall.receive().json()
    hall.done(lacking["id"], "correct", gaps=["申请表"], days=1)
    hall.at("2026-10-20")
    assert (hall.by_law(keeping.deem_accepted), hall.by_law(keeping.let_lapse)) == (1, 1)
    assert "依法从收到材料那天起视为受理" in public(hall, silent["code"])
    assert "到期没有补齐材料，按撤回申请处理" in public(hall, lacking["code"])
    told = paper(hall, f"/cases/notice/{silent['id']}")
    for words in ("受理通知书", "依法自收到材料之日起视为受理", "2026年10月12日"):
        assert words in told


@on_sqlite
def test_it_speaks_english_to_english_phones_and_on_request(hall: Hall) -> None:
    code = hall.receive().json()["code"]
    for told in (public(hall, code, "en-GB,en;q=0.9"), public(hall, code, "zh-CN", "?lang=en")):
        for words in ("Papers received", "Hygiene permit", "Small Town Service Center", 'lang="en"', "8 working days"):
            assert words in told
    assert "材料已收到" in public(hall, code, "en-GB", "?lang=zh")


@on_sqlite
def test_an_unknown_or_senseless_code_is_answered_in_words(hall: Hall) -> None:
    for code in ("ABCDEFGHJ2", "<script>alert(1)</script>", "%00", "ABCDEFGHJ2%0A", "x" * 300, "7KM2QX9TR🀄"):
        answer = hall.asked.client.get(f"/case/{code}")
        assert answer.status_code == 404, code
        assert "没有查到这个办件" in answer.text
        assert "<script" not in answer.text


@on_sqlite
def test_nobody_keeps_or_finds_or_frames_the_public_page(hall: Hall) -> None:
    code = hall.receive().json()["code"]
    for address in (f"/case/{code}", "/case/ABCDEFGHJ2"):
        headers = hall.asked.client.get(address).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-robots-tag"] == "noindex"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"


# ------------------------------------------------------------------------------------------ what is handed in writing


@on_sqlite
def test_the_slip_says_what_was_taken_and_until_when_one_is_answered(hall: Hall) -> None:
    slip = hall.receive(item=TWO_PAPERS, materials=[{"name": "申请表", "originals": 2, "copies": 1}]).json()
    for size in ("slip", "a5"):
        told = paper(hall, f"/cases/slip/{slip['id']}?paper={size}")
        for words in (
            "办件跟踪单",
            grouped(slip["short"]),
            grouped(slip["number"]),
            "申请表（原件 2 份、复印件 1 份）",
            "还没有交的材料",
            "平面图",
            "李* 0019",
        ):
            assert words in told
        assert f'<body class="{size}' in told
        assert LI["name"] not in told, "a slip is lost easily"
    assert "告诉您：受理，还是要补材料" in told
    hall.done(slip["id"], "accept", gaps=["平面图"])
    assert "办完。" in paper(hall, f"/cases/slip/{slip['id']}")


@on_sqlite
def test_every_act_the_law_wants_in_writing_can_be_printed(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive().json()["id"]
    notice = f"/cases/notice/{case}"
    assert hall.clerk.client.get(notice).status_code == 404, "nothing was told yet"
    hall.done(case, "correct", gaps=["申请表"], days=5)
    told = paper(hall, notice)
    for words in (
        "补正材料一次性告知书",
        LI["name"],
        "申请表",
        "2026年10月19日",
        "小镇便民服务中心",
        "2026年10月12日",
        "第三十二条",
    ):
        assert words in told
    hall.done(case, "supplement", materials=[{"name": "申请表"}])
    hall.at("2026-10-13")
    hall.done(case, "accept")
    told = paper(hall, notice)
    for words in ("受理通知书", "2026年10月13日", "8 个工作日，最迟 2026年10月23日", "20 个工作日，最迟"):
        assert words in told
    hall.done(case, "pause", procedure="experts", reason="专家评审，约五天")
    assert "（专家评审）" in paper(hall, f"{notice}?kind=pause")
    hall.done(case, "resume")
    told = paper(hall, f"{notice}?kind=correct")
    for words in ("申请表", "最迟 <b>2026年10月19日"):
        assert words in told, "what was told can be printed again"
    assert "（专家评审）" in paper(hall, f"{notice}?kind=pause")
    hall.done(case, "extend", by=hall.manager, days=5, reason="材料要向外地核实")
    assert "材料要向外地核实" in paper(hall, f"{notice}?kind=extend")
    hall.done(case, "forward")
    hall.done(case, "deny", reason="场所不合要求")
    told = paper(hall, notice)
    for words in ("不予批准决定书", "场所不合要求", "行政复议", "行政诉讼"):
        assert words in told
    assert hall.clerk.client.get(f"{notice}?kind=refuse").status_code == 404
    assert hall.clerk.client.get(f"/cases/notice/{'0' * 24}").status_code == 404


@on_sqlite
def test_what_was_promised_can_be_printed_again_when_it_came(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = hall.receive().json()["id"]
    hall.done(case, "accept", gaps=["申请表"], days=3)
    first = paper(hall, f"/cases/notice/{case}")
    for words in ("容缺受理：您书面承诺补交的材料", "申请表", "最迟 <b>2026年10月15日"):
        assert words in first
    hall.done(case, "complete", materials=[{"name": "申请表"}])
    assert paper(hall, f"/cases/notice/{case}?kind=accept") == first


@on_sqlite
def test_a_refusal_to_accept_says_why_and_where_to_appeal(hall: Hall) -> None:
    case = hall.receive().json()["id"]
    hall.done(case, "refuse", reason=EVIL)
    told = paper(hall, f"/cases/notice/{case}")
    assert "不予受理决定书" in told
    assert "六十日内依法申请行政复议" in told
    assert "<img" not in told


@on_sqlite
def test_without_an_address_a_telephone_could_reach_the_slip_has_no_code(settings: Settings) -> None:
    with opened(replace(settings, public_url=""), CASES_TOML) as hall:
        told = paper(hall, f"/cases/slip/{hall.receive().json()['id']}")
    assert "<svg" not in told
    assert "到自助机、窗口查进度" in told


@on_sqlite
def test_the_pages_are_for_staff_of_the_hall(hall: Hall) -> None:
    case = hall.receive().json()["id"]
    for address in ("/cases", "/cases?receive=", f"/cases/{case}", f"/cases/slip/{case}", f"/cases/notice/{case}"):
        away = hall.asked.client.get(address)
        assert (away.status_code, away.headers["location"].partition("?")[0]) == (303, "/staff/login"), address
    for address in ("/cases", "/cases?receive=", f"/cases/{case}"):
        page = hall.clerk.client.get(address)
        assert page.status_code == 200
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    for name in ("list.js", "cases.css"):
        assert hall.asked.client.get(f"/cases/files/{name}").status_code == 200
    assert hall.asked.client.get("/cases/files/list.html").status_code == 404


def test_a_hall_that_keeps_no_cases_says_so(sqlite_center: Asked) -> None:
    with at_work(sqlite_center, "0217") as clerk:
        for address in ("/cases", "/cases?receive=weijian-001-01"):
            assert "不在这里收办件" in clerk.client.get(address).text
