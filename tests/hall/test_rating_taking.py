"""A rating is taken once, for one service, within its time; through tablet, keypad and the ticket's own page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from kiosk.hall.kiosks import enrol
from tests.hall.conftest import Asked, fresh
from tests.hall.rating_window import RatingWindow
from tests.hall.staff_room import at_work


@pytest.fixture
def window(sqlite_center: Asked) -> Iterator[RatingWindow]:
    with RatingWindow(sqlite_center) as window:
        yield window


def why(answer: Any) -> str:
    assert answer.status_code == 409, answer.text
    return str(answer.json()["reason"])


def test_a_press_rates_the_service_that_ended_there_last(center: Asked) -> None:
    with RatingWindow(center) as window:
        served = window.serve()
        window.later(8)
        answer = window.rate("satisfied", reasons=["411", "413"])
        assert answer.status_code == 201
        rated = answer.json()
        assert (rated["service"], rated["number"], rated["window"]) == (served.service, served.number, "01")
        assert (rated["level"], rated["assess_number"]) == ("satisfied", 1)
        (row,) = center.rows("SELECT * FROM ratings")
        assert row["clerk"] == center.rows("SELECT id FROM accounts")[0]["id"]
        assert row["reasons"] == "411 413"
        assert why(window.rate("verySatisfied", service=served.service)) == "alreadyRated"


def test_a_repeat_gets_the_first_answer_even_when_it_waited_on_the_device(center: Asked) -> None:
    with RatingWindow(center) as window:
        window.serve()
        first = window.rate(key="press-0001")
        window.later(40)
        again = window.rate(key="press-0001", ago=40.0)
        assert (again.status_code, again.json()) == (201, first.json())
        assert window.rate("satisfied", key="press-0001").status_code == 422
        assert len(center.rows("SELECT id FROM ratings")) == 1


def test_two_raters_at_the_same_moment_leave_one_rating(center: Asked) -> None:
    with RatingWindow(center) as window:
        served = window.serve()
        found: list[int] = []

        def press() -> None:
            found.append(window.rate(service=served.service).status_code)

        threads = [threading.Thread(target=press) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == [201] + [409] * 7
        assert len(center.rows("SELECT id FROM ratings")) == 1


def test_after_a_minute_the_window_has_nobody_to_rate_and_no_rating_stays_none(window: RatingWindow) -> None:
    served = window.serve()
    window.later(59)
    assert window.invitation()["asking"]["service"] == served.service
    window.later(3)
    assert window.invitation()["asking"] is None
    window.later(120)
    assert why(window.rate()) == "nobodyToRate"
    assert why(window.rate(service=served.service)) == "over"
    assert window.center.rows("SELECT id FROM ratings") == []


def test_a_rating_that_waited_for_the_center_counts_from_when_it_was_pressed(window: RatingWindow) -> None:
    served = window.serve()
    window.later(3600)
    assert window.rate(service=served.service, ago=3590.0).status_code == 201


def test_who_did_not_come_is_not_asked_and_cannot_be_rated(window: RatingWindow) -> None:
    passed = window.pass_over()
    assert window.invitation()["asking"] is None
    assert why(window.rate(service=passed)) == "neverServed"
    assert why(window.rate()) == "nobodyToRate"


def test_the_tablet_is_asked_for_the_service_just_ended_in_words_that_name_nobody(window: RatingWindow) -> None:
    holder = {"kind": "resident", "number": "990101199001010019", "name": "李标记甲乙"}
    before = window.invitation()
    assert before["asking"] is None
    window.center.take("weijian-001-新办", holder=holder)
    served = window.serve()
    found = window.invitation()
    assert found["seq"] > before["seq"]
    assert found["asking"]["number"] == served.number
    assert found["asking"]["clerk"] == "0107"
    assert found["asking"]["items"] == [{"code": "shijian-001", "name": "个体工商户登记", "name_en": "Sole trader"}]
    assert 55 < found["seconds_left"] <= 60
    assert "990101" not in str(found)
    window.rate()
    assert window.invitation()["asking"] is None


def test_the_tablet_hears_of_the_end_of_a_service_at_once(window: RatingWindow) -> None:
    seq = window.invitation()["seq"]
    heard: list[dict[str, Any]] = []
    started = threading.Event()

    def wait() -> None:
        started.set()
        after = seq
        while not heard or heard[-1]["asking"] is None:
            heard.append(window.invitation(after=after))
            after = heard[-1]["seq"]

    thread = threading.Thread(target=wait)
    thread.start()
    started.wait()
    window.serve()
    ended = datetime.now()
    thread.join(5)
    assert not thread.is_alive()
    assert (datetime.now() - ended).total_seconds() < 1.0


def test_windows_are_known_as_people_write_them(window: RatingWindow) -> None:
    window.serve()
    path = "/v1/windows/{}/invitation"
    headers = {"Authorization": "Bearer token-of-the-rater-of-window-1"}
    assert window.center.client.get(path.format("1"), headers=headers).json()["window"] == "01"
    assert window.center.client.get(path.format("9"), headers=headers).status_code == 404
    assert window.rate(window="1").status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "quiteGood"},
        {"level": 5},
        {"reasons": ["213"]},
        {"reasons": ["501"]},
        {"reasons": ["999"]},
        {"reasons": ["nonsense"]},
        {"text": "长" * 151},
        {"channel": "qr"},
        {"channel": "default"},
        {"service": "a", "window": "01"},
        {"window": ""},
        {"ago": -1},
        {"phone": "not a number"},
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_the_key_free(window: RatingWindow, wrong: dict[str, Any]) -> None:
    window.serve()
    said = {"level": "verySatisfied"} | wrong
    assert window.rate(said.pop("level"), key="press-0002", **said).status_code == 422
    assert window.rate(key="press-0002").status_code == 201


def test_a_bad_rating_without_a_reason_is_taken(window: RatingWindow) -> None:
    window.serve()
    assert window.rate("veryDissatisfied").status_code == 201
    assert window.center.rows("SELECT reasons FROM ratings") == [{"reasons": ""}]


def test_only_devices_before_a_window_rate_and_nobody_of_the_staff(window: RatingWindow) -> None:
    window.serve()
    client = window.center.client
    body = {"level": "verySatisfied", "window": "01"}
    assert client.post("/v1/ratings", json=body, headers={"Idempotency-Key": fresh()}).status_code == 401
    assert window.center.post("/v1/ratings", body, fresh()).status_code == 403, "a kiosk is not a rater"
    stranger = {"Authorization": "Bearer token-of-nobody-at-all", "Idempotency-Key": fresh()}
    assert client.post("/v1/ratings", json=body, headers=stranger).status_code == 401
    for badge, role in (("0201", "clerk"), ("0202", "manager"), ("0203", "administrator")):
        with at_work(window.center, badge, role) as person:
            answer = person.ask("POST", "/v1/ratings", body, **{"Idempotency-Key": fresh()})
            assert answer.status_code == 403, role
    enrol(window.center.desk.store, "caller-1", "token-of-the-caller-line", "caller")
    headers = {"Authorization": "Bearer token-of-the-caller-line", "Idempotency-Key": fresh()}
    assert client.post("/v1/ratings", json=body, headers=headers).status_code == 201


# ---------------------------------------------------------------------------------- the own page


def test_the_ticket_takes_a_rating_later_and_one_further_one(center: Asked) -> None:
    with RatingWindow(center) as window:
        served = window.serve()
        window.later(86_400)
        assert why(window.phone(served, again=True)) == "notYetRated"
        assert window.phone(served, "dissatisfied", reasons=["209"], text="等了太久").status_code == 201
        assert why(window.phone(served)) == "alreadyRated"
        second = window.phone(served, "satisfied", again=True).json()
        assert second["assess_number"] == 2
        assert why(window.phone(served, again=True)) == "alreadyRated"
        numbers = center.rows("SELECT assess_number, channel FROM ratings ORDER BY assess_number")
        assert numbers == [{"assess_number": 1, "channel": "qr"}, {"assess_number": 2, "channel": "qr"}]


def test_the_tickets_page_tells_what_can_be_rated_and_until_when(window: RatingWindow) -> None:
    ticket = window.center.take("shijian-001").json()
    path = "/v1/tickets/{}/rating"
    assert window.center.client.get(path.format(ticket["code"])).json()["services"] == []
    served = window.serve()
    found = window.center.client.get(path.format(served.code)).json()
    assert found["until"] == "2026-10-17"
    (service,) = found["services"]
    assert (service["may_rate"], service["may_rate_again"], service["rated"]) == (True, False, None)
    window.rate("satisfied")
    (service,) = window.center.client.get(path.format(served.code)).json()["services"]
    assert (service["may_rate"], service["may_rate_again"], service["rated"]) == (False, True, "satisfied")
    assert window.center.client.get(path.format("2222222222")).status_code == 404


def test_after_the_last_day_it_is_too_late(window: RatingWindow) -> None:
    served = window.serve()
    window.set(datetime.fromisoformat("2026-10-18T00:00:01+08:00"))
    assert why(window.phone(served)) == "tooLate"


def test_a_ticket_cannot_rate_the_service_of_another(window: RatingWindow) -> None:
    mine, other = window.serve(), window.serve()
    assert why(window.phone(other._replace(service=mine.service))) == "unknownService"


def test_a_citizens_words_are_sealed_at_rest_and_in_no_log(center: Asked) -> None:
    with RatingWindow(center) as window:
        served = window.serve()
        words, phone = "标记甲乙丙丁的原话", "13900001111"
        answer = window.phone(served, "veryDissatisfied", text=words, phone=phone)
        assert answer.status_code == 201
        for table in ("ratings", "follow_ups", "requests", "events", "suspicions"):
            everything = str(center.rows(f"SELECT * FROM {table}"))
            assert words not in everything
            assert words.encode().hex() not in everything
            assert phone not in everything
        sealed = center.rows("SELECT text_sealed FROM ratings")[0]["text_sealed"]
        assert words.encode() not in bytes(sealed)


def test_a_telephone_is_kept_only_for_calling_back(window: RatingWindow) -> None:
    window.serve()
    window.rate("satisfied", phone="13900001111")
    assert window.center.rows("SELECT id FROM follow_ups") == []


def test_every_rating_is_in_the_event_log_without_what_it_said(window: RatingWindow) -> None:
    served = window.serve()
    window.phone(served, "dissatisfied")
    (event,) = window.center.rows("SELECT * FROM events WHERE kind = 'rated'")
    assert "issatisfied" not in event["detail"]


def test_the_options_are_forty_in_use_and_say_how_long_one_is_asked(window: RatingWindow) -> None:
    found = window.center.client.get("/v1/ratings/options").json()
    assert sum(option["using"] for option in found["options"]) == 40
    assert (found["version"], found["invite_seconds"], found["most_text"]) == (2, 60, 150)
