"""A draft: filled in with what is known, checked, found again by its slip, and gone when nobody wants it."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.hall.filing import keeping
from tests.hall.conftest import LI, MONDAY, fresh
from tests.hall.filing.office import ANSWERS, ITEM, Filing, photo, reason

TYPED = {"kind": "typed", "number": LI["number"]}


def shown(draft: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {entry["key"]: (entry["shown"], entry["origin"]) for entry in draft["entries"]}


def gaps(draft: dict[str, Any]) -> list[str]:
    return [gap["name"] for gap in draft["gaps"]]


def test_what_can_be_filed_here(desk: Filing) -> None:
    there = desk.asked.get("/v1/filing/forms").json()
    assert [(form["item"], form["department"]) for form in there["forms"]] == [(ITEM, "老龄办")]
    form = desk.asked.get(f"/v1/filing/forms/{ITEM}").json()
    comes = {each["name"]: (each["comes"], each["required"]) for each in form["materials"]}
    assert comes == {
        "居民身份证": ("card", True),
        "申请表": ("form", True),
        "银行卡": ("file", True),
        "户口簿": ("file", False),
        "低保身份": ("held", True),
    }
    assert form["phone"]
    assert desk.asked.get("/v1/filing/forms/weijian-001-01").status_code == 404


def test_what_the_state_has_is_filled_in_and_shown_masked(both: Filing) -> None:
    draft = both.open().json()
    assert shown(draft) == {
        "name": ("李*", "card"),
        "number": ("990***********0019", "card"),
        "phone": ("139****0019", "register"),
    }
    assert gaps(draft) == ["bank", "since", "people", "true", "银行卡"], "all gaps at once, in the form's order"


def test_a_register_that_knows_nobody_leaves_the_question_open(desk: Filing) -> None:
    draft = desk.open(holder=LI | {"name": "李另外"}).json()
    assert "phone" in gaps(draft)


def test_a_typed_number_is_no_identity_card(desk: Filing) -> None:
    draft = desk.open(holder=TYPED).json()
    assert "居民身份证" in gaps(draft)
    assert "name" in gaps(draft)


def test_no_draft(desk: Filing) -> None:
    assert reason(desk.open(confirmed="")) == "notConfirmed"
    assert reason(desk.open(item="none")) == "unknownForm"
    assert desk.asked.rows("SELECT id FROM drafts") == []


def test_asked_twice_is_one_draft(both: Filing) -> None:
    key = fresh()
    first = both.open(key).json()
    assert both.open(key).json() == first
    assert len(both.asked.rows("SELECT id FROM drafts")) == 1
    twice = fresh()
    assert both.send(photo(), key=twice).json() == both.send(photo(), key=twice).json()
    assert len(both.see().json()["files"]) == 1


WRONG = (
    {"bank": "nobank"}, {"since": "2019-12-31"}, {"since": "2026-10-13"}, {"since": "2026-02-30"}, {"people": "0"},
    {"people": "13"}, {"people": "二"}, {"phone": "1391234001"}, {"true": "no"}, {"remark": "长" * 21},
    {"remark": "a\x07b"}, {"number": "990101199001010018"}, {"nothing": "x"},
)  # fmt: skip


def test_what_cannot_be_right_is_named_and_nothing_is_kept(desk: Filing) -> None:
    desk.open()
    for wrong in WRONG:
        answer = desk.answer(**({"bank": "icbc"} | wrong))
        assert reason(answer) == "wrong", wrong
        assert answer.json()["names"] == list(wrong)
    assert "bank" in gaps(desk.see().json())


def test_answers_are_kept_corrected_and_taken_back(both: Filing) -> None:
    both.open()
    draft = both.answer(**ANSWERS, phone="139 1234 5678").json()
    assert shown(draft)["phone"] == ("139****5678", "typed")
    assert shown(draft)["since"] == ("2026-01-05", "typed")
    assert gaps(draft) == ["银行卡"]
    assert gaps(both.answer(bank="", phone="").json()) == ["phone", "bank", "银行卡"]


def test_a_draft_is_on_one_kiosk_only(desk: Filing) -> None:
    desk.fill()
    assert reason(desk.see("kiosk-2")) == "unknownDraft"
    assert reason(desk.post("fields", {"values": {"bank": "icbc"}}, kiosk="kiosk-2")) == "unknownDraft"
    assert reason(desk.post("kept", {}, kiosk="kiosk-2")) == "unknownDraft"
    assert desk.see().status_code == 200


def test_kept_and_gone_on_with_at_another_kiosk(both: Filing) -> None:
    both.fill()
    kept = both.post("kept", {}).json()
    assert kept["until"] == "2026-10-19"
    assert kept["url"] == f"http://hall.example/draft/{kept['code']}"
    assert reason(both.resume(kept["code"], last_four="0018")) == "unknownDraft"
    assert reason(both.resume("A" * 20, last_four="0019")) == "unknownDraft"
    assert reason(both.resume(kept["code"], holder=LI | {"number": "990101198505050025"})) == "unknownDraft"
    draft = both.resume(kept["code"].lower(), kiosk="kiosk-2", last_four="0019").json()
    assert draft["id"] == both.draft["id"]
    assert draft["gaps"] == []
    assert len(draft["files"]) == 1
    assert reason(both.see()) == "unknownDraft", "it went to the other kiosk"
    assert both.see("kiosk-2").status_code == 200
    assert both.resume(kept["code"], holder=LI).status_code == 200


def test_neither_code_nor_digits_can_be_tried_out(desk: Filing) -> None:
    desk.fill()
    code = desk.post("kept", {}).json()["code"]
    tries = [reason(desk.resume(code, last_four=f"{four:04d}")) for four in range(4)]
    assert tries == ["unknownDraft"] * 3 + ["tooMany"]
    assert reason(desk.resume(code, holder=LI)) == "tooMany", "for this draft"
    for other in range(5):
        desk.resume(f"{'B' * 19}{other + 2}", last_four="0019")
    assert reason(desk.resume("C" * 20, last_four="0019")) == "tooMany", "for this kiosk"
    assert reason(desk.resume("C" * 20, kiosk="kiosk-2", last_four="0019")) == "unknownDraft"
    assert desk.resume(code, holder=LI, last_four="0019").status_code == 422
    assert desk.resume(code).status_code == 422


def test_a_new_slip_makes_the_old_one_worthless(desk: Filing) -> None:
    desk.fill()
    first, second = (desk.post("kept", {}).json()["code"] for _ in range(2))
    assert reason(desk.resume(first, last_four="0019")) == "unknownDraft"
    assert desk.resume(second, last_four="0019").status_code == 200


def test_left_without_keeping_it_nothing_stays(both: Filing) -> None:
    key = fresh()
    both.fill(key)
    both.post("files/removed", {"n": 7})
    assert both.asked.post("/v1/filing/drafts/erased", {"draft": both.draft["id"]}, fresh()).status_code == 202
    assert reason(both.see()) == "unknownDraft"
    for table in ("drafts", "draft_files", "draft_hands"):
        assert both.asked.rows(f"SELECT * FROM {table}") == []
    answers = said_to_kiosks(both)
    assert both.draft["id"] in answers, "they can be read here"
    for mark in ("李", "0019", "便民路", "2026-01-05", "entries", "银行卡有"):
        assert mark not in answers, mark
    assert reason(both.open(key)) == "unknownDraft", "nor does a repeat bring it back"
    assert both.asked.rows("SELECT id FROM drafts") == []


def said_to_kiosks(desk: Filing) -> str:
    """What the store keeps of the answers it gave, unsealed."""
    seal = desk.asked.desk.seal
    kept = desk.asked.rows("SELECT kiosk, key, answer FROM requests")
    return "\n".join(seal.unwrap(row["answer"][1:], f"answer {row['kiosk']} {row['key']}").decode() for row in kept)


def test_a_kiosk_has_one_citizen(desk: Filing) -> None:
    """One that was cut off could not say that the citizen before has left."""
    desk.fill()
    left = desk.draft["id"]
    desk.open()
    assert [row["id"] for row in desk.asked.rows("SELECT id FROM drafts")] == [desk.draft["id"]] != [left]
    assert desk.asked.rows("SELECT id FROM draft_files") == []
    code = desk.post("kept", {}).json()["code"]
    desk.open()
    assert len(desk.asked.rows("SELECT id FROM drafts")) == 2, "kept is kept"
    Filing(desk.asked.as_kiosk("kiosk-2")).open()
    assert len(desk.asked.rows("SELECT id FROM drafts")) == 3
    assert desk.resume(code, holder=LI).status_code == 200
    assert len(desk.asked.rows("SELECT id FROM drafts")) == 2


def test_not_without_end_is_kept_at_one_kiosk(desk: Filing) -> None:
    for _ in range(3):
        desk.open()
        assert desk.post("kept", {}).status_code == 201
    assert desk.post("kept", {}).status_code == 201, "the same once more"
    desk.open()
    assert reason(desk.post("kept", {})) == "tooMany"
    desk.asked.at("2026-10-13T09:00:00+08:00")
    desk.open()
    assert desk.post("kept", {}).status_code == 201


def test_a_repeat_asks_no_register(desk: Filing) -> None:
    """Six questions a kiosk may ask in ten minutes; the first answer is the answer."""
    key = fresh()
    first = desk.open(key).json()
    for _ in range(6):
        assert desk.open(key).json() == first
    assert "phone" in shown(desk.open().json()), "there are questions left"


def test_what_was_kept_is_not_erased_by_leaving(desk: Filing) -> None:
    desk.fill()
    desk.post("kept", {})
    desk.asked.post("/v1/filing/drafts/erased", {"draft": desk.draft["id"]}, fresh())
    assert desk.see().status_code == 200


def test_nobody_else_erases_it(desk: Filing) -> None:
    desk.fill()
    body = {"draft": desk.draft["id"]}
    assert desk.asked.as_kiosk("kiosk-2").post("/v1/filing/drafts/erased", body, fresh()).status_code == 202
    assert desk.see().status_code == 200


@pytest.mark.parametrize(("kept", "alive", "gone"), [(False, "10:29", "10:31"), (True, "23:58", "24:00")])
def test_a_draft_ends(desk: Filing, kept: bool, alive: str, gone: str) -> None:
    desk.fill()
    desk.post("kept", {}) if kept else None
    day, next_day = ("2026-10-19", "2026-10-20") if kept else (MONDAY[:10], "")
    desk.asked.at(f"{day}T{alive}:00+08:00")
    assert desk.see().status_code == 200
    desk.asked.at(f"{next_day}T00:00:00+08:00" if gone == "24:00" else f"{day}T{gone}:00+08:00")
    assert reason(desk.see()) == "unknownDraft"
    assert keeping.forget_drafts(desk.asked.desk) == 1
    assert keeping.forget_loose_files(desk.asked.desk) == 1
    assert desk.asked.rows("SELECT * FROM draft_files") == []


def test_at_rest_nothing_can_be_read(desk: Filing, tmp_path: Any) -> None:
    desk.fill()
    desk.answer(remark="标记丙丁")
    code = desk.post("kept", {}).json()["code"]
    desk.asked.desk.store.cut_log()
    there = b"".join(path.read_bytes() for path in tmp_path.glob("alone.db*"))
    for mark in ("标记", LI["number"], "13912340019", "2026-01-05", code, "便民路"):
        assert mark.encode() not in there, mark
    assert b"\xff\xd8\xff\xe0" not in there, "a photograph lies open"
    events = desk.asked.rows("SELECT * FROM events")
    assert events
    assert LI["number"] not in str(events)
