"""告知承诺: granted on a signed commitment, looked into afterwards; on both kinds of store where the store matters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.hall import Settings
from kiosk.hall.cases import keeping
from tests.hall.cases.case_hall import CASES_TOML, ITEM, TWO_PAPERS, Hall, on_sqlite
from tests.hall.cases.commitment_hall import DAYS, FORM, PLAN, TEXT, begun, committing, delivered, granted
from tests.hall.conftest import LI

WANG = {"kind": "resident", "number": "990101198502020038", "name": "王示例"}


@pytest.fixture
def hall(settings: Settings) -> Iterator[Hall]:
    with committing(settings) as made:
        yield made


def track(hall: Hall, holder: dict[str, str] = LI) -> Any:
    return hall.track(holder=holder).json()["cases"][0]


def row(hall: Hall, case: str, *columns: str) -> tuple[Any, ...]:
    [found] = [each for each in hall.asked.rows("SELECT * FROM cases") if each["id"] == case]
    return tuple(found[name] for name in columns)


# --------------------------------------------------------------------------------- 收件, 受理


def test_granted_at_once_and_to_be_looked_into_within_its_own_days(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = begun(hall)
    accepted = hall.done(case, "accept", committed=[PLAN])
    assert (accepted["gaps"], accepted["committed"], accepted["checked"]) == ([], True, "open")
    assert [each["committed"] for each in accepted["materials"]] == [False, True]
    assert "grant" in accepted["acts"], "decided at once, without a review before"
    assert hall.done(case, "grant")["row"]["check_due"] == "2026-10-26"
    told = track(hall)
    assert (told["committed"], told["check_by"]) == ([PLAN], "2026-10-26")
    hall.done(case, "issue", result="许可证")
    assert hall.done(case, "deliver")["row"]["light"] == "green", "handed out, and still somebody's duty"
    verified = hall.done(case, "verify")
    assert (verified["checked"], verified["row"]["light"], verified["acts"]) == ("true", "", [])
    assert row(hall, case, "open", "check_due", "closed_on") in ((False, None, "2026-10-12"), (0, None, "2026-10-12"))
    assert track(hall)["committed"] == []


@on_sqlite
def test_what_no_commitment_stands_for_stays_a_gap(hall: Hall) -> None:
    case = str(hall.receive(item=TWO_PAPERS).json()["id"])
    answer = hall.act(case, "accept", committed=[PLAN])
    assert answer.json() == {"reason": "gapsOpen", "names": ["申请表"]}
    taken = hall.done(case, "accept", committed=[PLAN], gaps=["申请表"], days=3)
    assert (taken["gaps"], taken["checked"]) == (["申请表"], "open")
    assert hall.reason(case, "grant") == "gapsOpen"
    hall.done(case, "complete", materials=[FORM])
    assert hall.done(case, "grant")["row"]["state"] == "granted"


@on_sqlite
@pytest.mark.parametrize("names", [["申请表"], ["结婚证"], [PLAN, "申请表"]])
def test_only_marked_materials_are_replaced(hall: Hall, names: list[str]) -> None:
    case = begun(hall)
    assert hall.reason(case, "accept", committed=names) == "notByCommitment"
    plain = str(hall.receive().json()["id"])
    assert hall.reason(plain, "accept", committed=["申请表"]) == "notByCommitment", f"{ITEM} publishes none"


@on_sqlite
def test_what_was_handed_in_needs_no_commitment(hall: Hall) -> None:
    case = str(hall.receive(item=TWO_PAPERS, materials=[FORM, {"name": PLAN, "originals": 1}]).json()["id"])
    assert hall.reason(case, "accept", committed=[PLAN]) == "notByCommitment"


@on_sqlite
def test_what_is_wished_for_when_the_papers_change_hands_is_no_gap_on_the_slip(hall: Hall) -> None:
    slip = hall.receive(item=TWO_PAPERS, materials=[FORM], committed=[PLAN]).json()
    assert slip["gaps"] == []
    assert hall.see(slip["id"])["checked"] == "", "nothing was signed yet"
    assert track(hall)["committed"] == [PLAN]
    answer = hall.receive(item=TWO_PAPERS, materials=[FORM], committed=["申请表"])
    assert (answer.status_code, answer.json()["reason"]) == (409, "notByCommitment")
    assert hall.reason(slip["id"], "accept") == "gapsOpen", "accepted without it, the paper is missing"


@on_sqlite
def test_asked_for_after_all_the_paper_is_brought_instead(hall: Hall) -> None:
    case = begun(hall, committed=[PLAN])
    assert hall.done(case, "correct", gaps=[PLAN])["gaps"] == [PLAN]
    brought = hall.done(case, "supplement", materials=[{"name": PLAN, "originals": 1}])
    assert [each["committed"] for each in brought["materials"]] == [False, False]
    assert hall.done(case, "accept")["checked"] == ""


@on_sqlite
def test_brought_after_acceptance_there_is_nothing_to_look_into(hall: Hall) -> None:
    case = str(hall.receive(item=TWO_PAPERS).json()["id"])
    hall.done(case, "accept", committed=[PLAN], gaps=["申请表"])
    whole = hall.done(case, "complete", materials=[FORM, {"name": PLAN, "originals": 1}])
    assert (whole["checked"], whole["committed"]) == ("", False)
    assert [each["committed"] for each in whole["materials"]] == [False, False]
    assert hall.done(case, "grant")["row"]["check_due"] is None


@on_sqlite
def test_the_law_accepts_on_the_commitment_that_was_wished_for(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = begun(hall, committed=[PLAN])
    hall.at("2026-10-20")
    assert hall.by_law(keeping.deem_accepted) == 1
    assert (hall.see(case)["row"]["state"], hall.see(case)["checked"]) == ("accepted", "open")


@on_sqlite
def test_an_item_the_hall_names_is_reviewed_all_the_same(settings: Settings) -> None:
    with committing(settings, CASES_TOML + f'[depth]\nitems = {{ "{TWO_PAPERS}" = 2 }}\n') as hall:
        case = begun(hall)
        hall.done(case, "accept", committed=[PLAN])
        assert hall.reason(case, "grant") == "notNow"
        hall.done(case, "forward")
        assert hall.done(case, "grant")["row"]["check_due"] is not None


@on_sqlite
def test_what_was_published_when_it_was_signed_holds(hall: Hall) -> None:
    case = granted(hall, "2026-10-12")
    kept = hall.see(case)["commitment"]
    assert (kept["text"], kept["days"]) == (TEXT, DAYS)
    assert "commitment" not in hall.receive().json()


# --------------------------------------------------------------------------------- 核查


def test_the_duty_has_its_lights_and_its_list(hall: Hall) -> None:
    case = delivered(hall, "2026-10-12")
    other = hall.receive().json()["id"]
    seen = []
    for day in ("2026-10-21", "2026-10-22", "2026-10-26", "2026-10-27"):
        hall.at(day)
        page = hall.clerk.ask("GET", "/v1/cases?to_check=true").json()
        assert [each["id"] for each in page["rows"]] == [case]
        seen.append(page["rows"][0]["light"])
    assert seen == ["green", "yellow", "yellow", "red"], "yellow from the eighth of ten working days on"
    assert hall.clerk.ask("GET", "/v1/cases?light=red").json()["rows"][-1]["id"] == case
    hall.done(case, "verify")
    assert hall.clerk.ask("GET", "/v1/cases?to_check=true").json()["rows"] == []
    assert [each["id"] for each in hall.clerk.ask("GET", "/v1/cases").json()["rows"]] == [other]


@on_sqlite
def test_before_it_is_handed_out_the_stricter_limit_is_told(hall: Hall) -> None:
    granted_ = hall.see(granted(hall, "2026-10-12"))["row"]
    assert granted_["step_due"] == granted_["check_due"] == "2026-10-26"


@pytest.mark.parametrize("way", [granted, delivered])
def test_untrue_revokes_what_was_granted(hall: Hall, way: Any) -> None:
    case = way(hall, "2026-10-12")
    hall.at("2026-10-20")
    assert hall.act(case, "disprove").status_code == 422, "not without a reason"
    revoked = hall.done(case, "disprove", reason="现场没有第二个出入口")
    assert (revoked["row"]["state"], revoked["checked"], revoked["acts"]) == ("revoked", "untrue", [])
    assert (revoked["row"]["light"], revoked["row"]["check_due"]) == ("", None)
    assert row(hall, case, "closed_on") == ("2026-10-20",)
    told = track(hall)
    assert (told["state"], told["result"], told["committed"]) == ("revoked", "", [])
    assert told["stops"][-1]["words"] == "现场没有第二个出入口"
    assert "007" not in str(told)


@on_sqlite
def test_true_is_told_without_moving_the_case(hall: Hall) -> None:
    case = begun(hall)
    hall.done(case, "accept", committed=[PLAN])
    assert hall.done(case, "verify")["row"]["state"] == "accepted", "also while it is in hand"
    assert [stop["verified"] for stop in track(hall)["stops"]] == [False, False, True]
    hall.done(case, "grant")
    assert hall.see(case)["row"]["check_due"] is None
    assert hall.reason(case, "verify") == hall.reason(case, "disprove", reason="又查了一次") == "notNow"


@on_sqlite
def test_untrue_before_the_decision_is_the_decision(hall: Hall) -> None:
    hall.at("2026-10-12")
    case = begun(hall)
    hall.done(case, "accept", committed=[PLAN])
    hall.at("2026-10-27")
    assert hall.reason(case, "disprove", reason="图和现场不符") == "late"
    denied = hall.done(case, "disprove", reason="图和现场不符", late_reason="等现场查看")
    assert (denied["row"]["state"], denied["checked"], denied["acts"]) == ("denied", "untrue", ["deliver"])


@on_sqlite
def test_a_case_without_a_commitment_is_never_looked_into(hall: Hall) -> None:
    case = hall.accepted("2026-10-12")
    assert not {"verify", "disprove"} & set(hall.see(case)["acts"])
    assert hall.reason(case, "verify") == "notNow"
    hall.done(case, "forward")
    hall.done(case, "grant")
    assert hall.reason(case, "disprove", reason="没有承诺过") == "notNow"


@on_sqlite
@pytest.mark.parametrize("verb", ["deny", "withdraw"])
def test_what_came_to_nothing_need_not_be_looked_into(hall: Hall, verb: str) -> None:
    case = begun(hall)
    hall.done(case, "accept", committed=[PLAN])
    ended = hall.done(case, verb, **({"reason": "不符合条件"} if verb == "deny" else {}))
    assert (ended["checked"], ended["row"]["light"]) == ("", "")
    assert not {"verify", "disprove"} & set(ended["acts"])


# --------------------------------------------------------------------------------- 失信


def test_who_committed_to_something_untrue_is_not_believed_again(hall: Hall) -> None:
    hall.done(granted(hall, "2026-10-12"), "disprove", reason="图和现场不符")
    again, others = begun(hall), begun(hall, holder=WANG)
    assert hall.see(again)["distrusted"] is True
    assert hall.see(others)["distrusted"] is False
    assert hall.reason(again, "accept", committed=[PLAN]) == "distrusted"
    hall.done(others, "accept", committed=[PLAN])
    assert hall.done(again, "accept", committed=[PLAN], by=hall.manager)["checked"] == "open", "信用修复: a manager's"


@on_sqlite
def test_it_is_forgotten_with_whose_case_it_was(hall: Hall) -> None:
    hall.done(granted(hall, "2026-10-12"), "disprove", reason="图和现场不符")
    hall.at("2027-10-15")
    assert hall.by_law(keeping.forget_applicants) == 1
    assert hall.see(begun(hall))["distrusted"] is False


@on_sqlite
def test_whose_case_it_was_is_not_forgotten_while_it_is_to_be_looked_into(hall: Hall) -> None:
    case = delivered(hall, "2026-10-12")
    hall.at("2027-11-15")
    assert hall.by_law(keeping.forget_applicants) == 0
    hall.done(case, "verify")
    assert row(hall, case, "closed_on") == ("2027-11-15",)
