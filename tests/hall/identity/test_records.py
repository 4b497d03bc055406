"""What the law wants written down of a face check: told once, linked to nobody in clear, kept as long as it must be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from kiosk.hall import Settings
from kiosk.hall.identity import keeping
from kiosk.hall.identity.figures import persons_of, year_of
from kiosk.hall.identity.office import open_office
from tests.hall.conftest import LI, WANG, Asked, fresh, running

CONSENT = "c0ffee00c0ffee00c0ffee00c0ffee00"


def consent(center: Asked, answer: str = "given", key: str = "", **more: Any) -> httpx.Response:
    body = {"consent": CONSENT, "at": now(center), "purpose": "take_ticket", "text": "1", "answer": answer, **more}
    return center.post("/v1/identity/consents", {"holder": LI, **body}, key or fresh())


def check(center: Asked, verdict: str = "match", key: str = "", **more: Any) -> httpx.Response:
    figures = {"score": 0.61, "real": 0.93, "engine": "sface 2021dec", "policy": "2026-11: 0.40/0.30", "shots": 4}
    body = {"consent": CONSENT, "at": now(center), "purpose": "take_ticket", "verdict": verdict, **figures, **more}
    return center.post("/v1/identity/checks", {"holder": LI, **body}, key or fresh())


def now(center: Asked) -> str:
    return center.desk.clock.now().isoformat()


def test_a_consent_and_its_check_are_written_down_under_one_name(center: Asked) -> None:
    assert (consent(center).status_code, check(center).status_code) == (202, 202)
    [said] = center.rows("SELECT * FROM face_consents")
    [row] = center.rows("SELECT * FROM face_checks")
    assert said["consent"] == row["consent"] == CONSENT
    assert (said["answer"], said["text"], said["kiosk"], said["day"]) == ("given", "1", "kiosk-1", "2026-10-12")
    assert (row["verdict"], row["engine"], row["policy"]) == ("match", "sface 2021dec", "2026-11: 0.40/0.30")
    assert (row["score"], row["real"]) == (pytest.approx(0.61), pytest.approx(0.93))


def test_a_repeated_delivery_is_heard_once(center: Asked) -> None:
    key, at = fresh(), now(center)
    told = [check(center, key=key, at=at) for _ in range(3)]
    assert {each.content for each in told} == {told[0].content}
    assert len(center.rows("SELECT id FROM face_checks")) == 1
    assert check(center, "mismatch", key=key, at=at).status_code == 422


def test_records_hold_no_number_and_two_of_one_person_share_a_hash_that_tickets_do_not_bear(center: Asked) -> None:
    center.take("shijian-001", holder=LI)
    consent(center)
    check(center)
    check(center, holder=WANG)
    marks = [row["mark"] for row in center.rows("SELECT mark FROM face_checks ORDER BY id")]
    [said] = center.rows("SELECT mark FROM face_consents")
    [ticket] = center.rows("SELECT holder_mark FROM tickets")
    assert marks[0] == said["mark"] != marks[1]
    yearly = {row["mark"] for row in center.rows("SELECT mark FROM face_persons")}
    assert len(yearly) == 2
    assert not yearly & {*marks, ticket["holder_mark"]}
    assert ticket["holder_mark"] not in marks


def test_the_same_person_counts_once_a_year(center: Asked) -> None:
    for holder in (LI, LI | {"number": " 990101 19900101 0019 "}, WANG, LI):
        check(center, holder=holder)
    check(center, holder=None)
    with center.desk.store.reading() as connection:
        assert persons_of(connection, 2026) == 2
    center.at("2027-01-04T09:30:00+08:00")
    check(center)
    with center.desk.store.reading() as connection:
        assert (persons_of(connection, 2026), persons_of(connection, 2027)) == (2, 1)


def test_what_was_told_late_counts_where_it_happened_and_a_mad_clock_counts_as_now(sqlite_center: Asked) -> None:
    consent(sqlite_center, at="2026-09-30T23:59:59+08:00")
    consent(sqlite_center, at="2026-09-30T17:00:00+00:00")
    consent(sqlite_center, at="1999-01-01T00:00:00+08:00")
    consent(sqlite_center, at="2099-01-01T00:00:00+08:00")
    days = [row["day"] for row in sqlite_center.rows("SELECT day FROM face_consents ORDER BY id")]
    assert days == ["2026-09-30", "2026-10-01", "2026-10-12", "2026-10-12"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "perhaps"},
        {"score": 17},
        {"attempt": 0},
        {"consent": "c0ffee"},
        {"consent": "<script>alert(1)</script>"},
        {"at": "yesterday"},
        {"at": "2026-10-12T09:30:00"},
        {"engine": "x" * 81},
        {"purpose": "'; DROP TABLE face_checks"},
        {"holder": {"number": ""}},
        {"detail": "x" * 70_000},
    ],
)
def test_a_senseless_record_is_turned_away_without_repeating_it(sqlite_center: Asked, wrong: dict[str, Any]) -> None:
    refused = check(sqlite_center, **wrong)
    assert refused.status_code in (413, 422)
    assert LI["number"] not in refused.text
    assert sqlite_center.rows("SELECT id FROM face_checks") == []


def test_a_year_is_counted_by_month_and_by_what_decided_it(center: Asked) -> None:
    center.at("2026-10-12T09:30:00+08:00")
    consent(center)
    consent(center, "refused", way="window")
    check(center, "mismatch")
    center.at("2026-11-16T09:30:00+08:00")
    consent(center, guardian=True)
    consent(center, "withdrawn", way="staff")
    check(center, "retake")
    check(center)
    check(center, "canceled")
    check(center, policy="2026-12: 0.42/0.32", engine="sface 2021dec")
    with center.desk.store.reading() as connection:
        year = year_of(connection, 2026)
        assert year_of(connection, 2025).total.checks == 0
    october, november = year.months[10], year.months[11]
    assert (october.asked, october.refused_share, october.ways["window"]) == (2, 0.5, 1)
    assert (october.checks, october.failed, october.failed_share) == (1, 1, 1.0)
    assert (november.asked, november.guardians, november.answers["withdrawn"]) == (1, 1, 1)
    assert (november.checks, november.failed) == (4, 1)
    assert (year.total.checks, year.total.asked) == (5, 3)
    assert [(each.policy, each.checks, each.matches) for each in year.deciders] == [
        ("2026-11: 0.40/0.30", 4, 1),
        ("2026-12: 0.42/0.32", 1, 1),
    ]
    assert [(each.purpose, each.times) for each in year.purposes] == [("take_ticket", 3)]
    assert year.persons == 1


@pytest.fixture
def old(settings: Settings) -> Iterator[Asked]:
    """A hall with records of one day in October 2026."""
    with running(settings) as center:
        consent(center)
        check(center)
        check(center, holder=WANG)
        yield center


def kept(center: Asked, moment: str) -> tuple[int, int, int]:
    """Records, records that still say whose they are, persons of 2026 as counted; after the chores of that moment."""
    center.at(moment)
    desk = center.desk
    office = open_office(desk)
    for chore in (keeping.forget_marks, keeping.delete_records, keeping.count_years):
        chore(desk, office)
    with desk.store.reading() as connection:
        persons = persons_of(connection, 2026)
    rows = center.rows("SELECT mark FROM face_checks UNION ALL SELECT mark FROM face_consents")
    return len(rows), sum(row["mark"] is not None for row in rows), persons


def test_whose_record_it_was_goes_after_thirty_days_and_the_record_after_three_years(old: Asked) -> None:
    assert kept(old, "2026-11-11T12:00:00+08:00") == (3, 3, 2)
    assert kept(old, "2026-11-12T12:00:00+08:00") == (3, 0, 2)
    assert kept(old, "2029-10-12T12:00:00+08:00") == (3, 0, 2)
    assert kept(old, "2029-10-14T12:00:00+08:00") == (0, 0, 2)


def test_of_a_year_that_is_over_only_the_number_of_persons_stays(old: Asked) -> None:
    kept(old, "2027-01-20T12:00:00+08:00")
    assert len(old.rows("SELECT mark FROM face_persons")) == 2
    assert kept(old, "2027-02-02T12:00:00+08:00")[2] == 2
    assert old.rows("SELECT mark FROM face_persons") == []
    check(old, at="2026-12-31T23:00:00+08:00", holder=LI)
    assert kept(old, "2027-02-03T12:00:00+08:00")[2] == 3


def test_codes_and_passes_are_gone_after_a_day(old: Asked) -> None:
    desk = old.desk
    at = round((desk.clock.now() - timedelta(hours=23)).timestamp() * 1e6)
    with desk.store.writing() as connection:
        for age in (at, at - 7_200_000_000):
            connection.exec_driver_sql(f"INSERT INTO passes VALUES ('{age}', {age})")
            connection.exec_driver_sql(
                "INSERT INTO identity_codes VALUES "
                f"('{age}', {age}, 'kiosk-1', 'visit-0001', 'take_ticket', 'm', 'd', {age}, 0, 'sent')"
            )
    office = open_office(desk)
    for chore in (keeping.delete_codes, keeping.delete_passes):
        chore(desk, office)  # or the center's own round, which runs beside it
    assert [row["mark"] for row in old.rows("SELECT mark FROM passes")] == [str(at)]
    assert [row["at"] for row in old.rows("SELECT at FROM identity_codes")] == [at]


def test_the_chores_run_by_themselves_at_the_start(settings: Settings) -> None:
    with running(settings) as center:
        consent(center)
    later = settings.clock_shift + timedelta(days=40)
    moved = Settings(settings.database, settings.config, settings.data, settings.tokens, clock_shift=later)
    with running(moved) as center:
        until = datetime.now() + timedelta(seconds=10)
        while center.rows("SELECT mark FROM face_consents WHERE mark IS NOT NULL"):
            assert datetime.now() < until
