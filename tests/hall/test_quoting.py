"""What is said before a number is taken, and when to come again: the same that the ticket, and the doors, then say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hall import small_hall
from tests.hall.conftest import Asked

OLD = {"kind": "resident", "number": "99010119460101001X", "name": "赵标记"}
"""Eighty years old."""

OTHERS = """
[[priorities]]
name = "age60"
label = "60 岁以上"
label_en = "Aged 60 or over"
head_start = 120
from_age = 60

[[priorities]]
name = "soldier"
label = "军人"
head_start = 10
claim = true
"""
DISABLED = {
    "name": "disability",
    "label": "残疾人",
    "label_en": "Disabled person",
    "proof": "残疾人证",
    "proof_en": "Disability certificate",
}


@pytest.fixture
def hall_folder(hall_folder: Path) -> Path:
    """The small hall with priorities, and with an item whose tickets are given at certain hours."""
    return small_hall.add(hall_folder, {"hall": small_hall.DISABILITY + OTHERS, "items/minzheng": small_hall.SLOTS})


def crowd(center: Asked) -> None:
    for _ in range(4):
        center.take("shijian-001")


@pytest.mark.parametrize("who", [{"holder": OLD}, {"claims": ["disability"]}])
def test_who_goes_first_reads_the_same_before_and_on_the_ticket(center: Asked, who: dict[str, object]) -> None:
    crowd(center)
    quoted = center.post("/v1/quote", {"items": ["shijian-001"], **who}).json()
    ticket = center.post("/v1/tickets", {"items": ["shijian-001"], **who}, "a-key-of-this-test").json()
    assert (quoted["people_ahead"], quoted["span"]) == (ticket["people_ahead"], ticket["span"])
    assert quoted["people_ahead"] < center.quote("shijian-001").json()["people_ahead"] - 1


def test_where_nobody_says_who_they_are_nobody_goes_first(sqlite_center: Asked) -> None:
    """`shijian-003` wants no holder: what is not kept must not count."""
    crowd(sqlite_center)
    quoted = sqlite_center.quote("shijian-003", holder=OLD).json()
    assert quoted["people_ahead"] == sqlite_center.take("shijian-003", holder=OLD).json()["people_ahead"] == 4


def test_a_claim_the_hall_does_not_know_counts_for_nothing(sqlite_center: Asked) -> None:
    crowd(sqlite_center)
    for claim in ("age60", "nobility"):
        body = {"items": ["shijian-001"], "claims": [claim]}
        assert sqlite_center.post("/v1/quote", body).json()["people_ahead"] == 4


def test_the_hall_tells_what_may_be_claimed(sqlite_center: Asked) -> None:
    """The strongest first, each with what to show for it."""
    soldier = {"name": "soldier", "label": "军人", "label_en": "", "proof": "", "proof_en": ""}
    assert sqlite_center.get("/v1/hall").json()["claims"] == [DISABLED, soldier]


def test_of_several_claims_the_strongest_stands_on_the_ticket_and_its_page(sqlite_center: Asked) -> None:
    ticket = sqlite_center.take("shijian-001", claims=["soldier", "disability"]).json()
    assert ticket["claim"] == DISABLED
    page = f"/t/{ticket['code']}"
    assert sqlite_center.get(f"/v1/tickets/{ticket['code']}").json()["claim"] == DISABLED
    assert "叫到时请出示：残疾人证" in sqlite_center.client.get(page).text
    english = sqlite_center.client.get(f"{page}?lang=en").text
    assert "Disabled person" in english and "Show when called: Disability certificate" in english


def test_who_claims_nothing_or_is_done_has_nothing_to_show(sqlite_center: Asked) -> None:
    plain = sqlite_center.take("shijian-001", claims=["age60"]).json()
    assert plain["claim"] is None and "请出示" not in sqlite_center.client.get(f"/t/{plain['code']}").text
    code = sqlite_center.take("shijian-001", claims=["soldier"]).json()["code"]
    assert "叫到时请出示：能证明的证件" in sqlite_center.client.get(f"/t/{code}").text
    sqlite_center.client.post(f"/t/{code}/cancel?key=a-key-of-this-test")
    assert sqlite_center.get(f"/v1/tickets/{code}").json()["claim"] is None


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-09-30T10:00:00+08:00", "2026-10-08"),
        ("2026-10-12T07:00:00+08:00", "2026-10-13"),
        ("2026-10-16T20:00:00+08:00", "2026-10-19"),
    ],
)
def test_the_hall_tells_its_next_day_whether_open_or_not(sqlite_center: Asked, now: str, day: str) -> None:
    sqlite_center.at(now)
    assert sqlite_center.get("/v1/hall").json()["next_day"]["day"] == day


def test_a_claim_made_while_the_center_was_away_counts_when_it_is_back(sqlite_center: Asked) -> None:
    first = sqlite_center.get("/v1/kiosks/me").json()["offline_first"]
    body = {
        "number": f"A{first}",
        "code": "K7M2PW9X4C",
        "day": "2026-10-12",
        "issued_at": "2026-10-12T09:30:00+08:00",
        "items": ["shijian-001"],
        "claims": ["disability"],
    }
    assert sqlite_center.post("/v1/tickets/adopt", body, "a-key-of-this-test").status_code == 201
    assert sqlite_center.rows("SELECT priorities FROM tickets") == [{"priorities": "disability"}]


@pytest.mark.parametrize(
    ("now", "day", "spans"),
    [
        ("2026-10-12T09:30:00+08:00", None, None),
        ("2026-10-12T11:00:00+08:00", "2026-10-12", [["14:00", "16:00"]]),
        ("2026-10-12T08:40:00+08:00", "2026-10-12", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-10-12T16:30:00+08:00", "2026-10-13", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-10-16T16:30:00+08:00", "2026-10-19", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-12-30T16:30:00+08:00", "2026-12-31", [["09:00", "10:00"]]),
    ],
)
def test_an_item_with_hours_of_its_own_says_which_come_next(
    sqlite_center: Asked, now: str, day: str | None, spans: list[list[str]] | None
) -> None:
    """The last of December closes at noon, so only the morning's hours are left of that day."""
    sqlite_center.at(now)
    for answer in (sqlite_center.quote("minzheng-002"), sqlite_center.take("minzheng-002")):
        if day is None:
            assert answer.status_code in (200, 201)
            continue
        refusal = answer.json()
        assert (answer.status_code, refusal["reason"], refusal["item"]) == (409, "outsideHours", "minzheng-002")
        assert (refusal["hours"]["day"], refusal["hours"]["spans"]) == (day, spans)


@pytest.mark.parametrize(
    ("now", "day", "spans"),
    [
        ("2026-10-12T20:00:00+08:00", "2026-10-13", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-10-12T07:00:00+08:00", "2026-10-12", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-09-30T20:00:00+08:00", "2026-10-08", [["09:00", "10:00"], ["14:00", "16:00"]]),
        ("2026-12-30T20:00:00+08:00", "2026-12-31", [["09:00", "10:00"]]),
    ],
)
def test_at_night_such_an_item_says_its_own_next_hours_not_the_halls(
    sqlite_center: Asked, now: str, day: str, spans: list[list[str]]
) -> None:
    sqlite_center.at(now)
    for codes in (["minzheng-002"], ["minzheng-001", "minzheng-002"]):
        for answer in (sqlite_center.quote(*codes), sqlite_center.take(*codes)):
            refusal = answer.json()
            assert (answer.status_code, refusal["reason"], refusal["item"]) == (409, "closed", "minzheng-002")
            assert (refusal["hours"]["day"], refusal["hours"]["spans"]) == (day, spans)
    refusal = sqlite_center.quote("minzheng-001").json()
    assert (refusal["item"], refusal["hours"]["spans"][0][0]) == ("", "09:00")


@pytest.mark.parametrize(
    ("now", "day"), [("2026-09-30T10:00:00+08:00", "2026-10-08"), ("2026-10-12T08:40:00+08:00", "2026-10-13")]
)
def test_when_the_days_tickets_are_gone_the_next_open_day_is_told(sqlite_center: Asked, now: str, day: str) -> None:
    """Before the holidays that is not tomorrow; before opening it is not today."""
    sqlite_center.at(now)
    for _ in range(2):
        sqlite_center.take("shijian-002")
    refusal = sqlite_center.quote("shijian-002").json()
    assert (refusal["reason"], refusal["hours"]["day"]) == ("dayLimit", day)


def test_when_the_numbers_are_gone_the_next_open_day_is_told(sqlite_center: Asked) -> None:
    sqlite_center.at("2026-10-16T10:00:00+08:00")
    sqlite_center.take("minzheng-001")
    with sqlite_center.desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE hall_state SET seq = 9")
        connection.exec_driver_sql("UPDATE counters SET last = 999, seq = 9 WHERE prefix = 'E'")
    refusal = sqlite_center.take("minzheng-001").json()
    assert (refusal["reason"], refusal["hours"]["day"]) == ("numbersExhausted", "2026-10-19")
