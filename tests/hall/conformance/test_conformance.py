"""The checks hold our own center to be right, and find each promise that another one breaks."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from kiosk.center.contract import Holder
from kiosk.conformance import telling
from kiosk.conformance.clauses import Room, State
from kiosk.conformance.commands import check
from kiosk.conformance.guest import Badge, Guest
from kiosk.conformance.rooms import ROOMS, everywhere
from kiosk.conformance.running import Found, held, run
from kiosk.conformance.wire import LARGEST, Line
from kiosk.hall import Settings, create_app
from kiosk.hall.clock import shift_to
from kiosk.hall.desk import Desk
from kiosk.hall.serve import configured
from kiosk.hall.staff import passwords
from tests.hall.conformance import breaking
from tests.hall.conformance.breaking import Breaking, Fault, nothing
from tests.hall.conftest import LIGHT, MONDAY, TOKENS
from tests.hall.fees.till import SANDBOX, price
from tests.hall.filing.office import FILING, FORM, ITEM, ITEMS
from tests.hall.papers.test_papers import PLAN, RECORDS, SAMPLE, inline
from tests.hall.serving import in_thread
from tests.hall.small_hall import build
from tests.hall.staff_room import PASSWORD, employ

CASES = 'district = "990100"\nsite = "0001"\nwrong_tries = 1000\n'
PERSON = Holder(number="990101199001010019", name="李标记甲乙")
TOKEN = TOKENS["kiosk-1"]
NAMES = {room.name: room for room in ROOMS}


class Center(NamedTuple):
    url: str
    app: Breaking
    rows: Callable[[str], list[Any]]
    """Of a query to its store."""


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Iterator[Center]:
    """Our own, with papers, cases, fees and a form, and what may spoil it before its doors."""
    folder = tmp_path_factory.mktemp("conformance")
    shutil.copy(migrated_file, folder / "center.db")
    hall = price(build(folder / "hall"))
    (hall / "forms" / ITEM).mkdir(parents=True)
    for name, content in {
        "items/minlao.toml": ITEMS,
        f"forms/{ITEM}/schema.toml": FORM,
        "filing.toml": FILING,
        "fees.toml": SANDBOX,
        "cases.toml": CASES,
        "papers.toml": PLAN,
        "registers.toml": RECORDS.replace("{DATA}", inline(SAMPLE)),
    }.items():
        (hall / name).write_text(content, "utf-8")
    settings = Settings(
        database=f"sqlite:///{folder / 'center.db'}",
        config=hall,
        data=folder / "data",
        tokens=TOKENS,
        clock_shift=shift_to(MONDAY),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "PasswordHasher", lambda: LIGHT)
        with listening(settings) as found:
            yield found


@contextmanager
def listening(settings: Settings) -> Iterator[Center]:
    app = create_app(settings)
    employ(app.state.desk, "007")
    spoiled = Breaking(app)
    config = configured(app)
    config.app = spoiled
    with in_thread(config) as address:
        yield Center(address, spoiled, partial(rows, app.state.desk))


def rows(desk: Desk, query: str) -> list[Any]:
    with desk.store.reading() as connection:
        return list(connection.execute(text(query)))


def checked(center: Center, *rooms: Room, fault: Fault = nothing, token: str = TOKEN) -> list[Found]:
    center.app.fault = fault
    try:
        guest = Guest(Line(center.url, token), PERSON, Badge("007", PASSWORD))
        return run(guest, lambda found: None, rooms or ROOMS)
    finally:
        center.app.fault = nothing


def numbers(found: list[Found], state: State) -> set[str]:
    return {each.check.number for each in found if each.outcome.state is state}


def test_our_own_center_keeps_every_clause(center: Center) -> None:
    found = checked(center)
    assert held(found), [(each.check.number, each.outcome.why) for each in found if each.outcome.why]
    assert numbers(found, State.SKIPPED) == {"A3"}, "it is never away"


def test_nothing_is_left_in_the_queue(center: Center) -> None:
    line = Line(center.url, TOKEN)
    before = line.ask("GET", "/v1/hall").json["waiting"]
    checked(center, NAMES["tickets"])
    assert line.ask("GET", "/v1/hall").json["waiting"] == before


def test_no_draft_and_no_slip_is_left(center: Center) -> None:
    checked(center, NAMES["fees"], NAMES["filing"])
    assert center.rows("SELECT * FROM drafts") == []
    assert {state for (state,) in center.rows("SELECT state FROM fees")} == {"canceled"}


def only(wanted: set[str]) -> Iterator[Room]:
    for room in ROOMS[:-1]:
        some = Room(room.name)
        some.extend(each for each in room if each.number in wanted)
        yield some


def at(door: str, was: int, status: int, told: Any) -> Callable[[], Fault]:
    """At this door one status becomes another."""
    method, _, path = door.partition(" ")
    return partial(breaking.rewritten, method, path, was, status, told)


TICKETS = "POST /v1/tickets"
PACKED, GZIP = gzip.compress(bytes(LARGEST + 1)), (b"content-encoding", b"gzip")
"""Some kilobytes that unpack into more than any answer."""
BROKEN: dict[str, tuple[Callable[[], Fault], set[str]]] = {
    "answers a repeat anew": (partial(breaking.anew, "/v1/tickets"), {"T3", "T4"}),
    "takes an event twice": (partial(breaking.anew, "/v1/kiosks/me/events"), {"E1", "E2"}),
    "gives a number twice": (breaking.number_twice, {"T9"}),
    "takes any body for a key": (breaking.any_body, {"T4"}),
    "needs no key": (breaking.key_unneeded, {"T6"}),
    "needs no token": (partial(breaking.no_token_needed, TOKEN), {"H4", "H5"}),
    "shows its stack": (breaking.stack_trace, {"A1"}),
    "lets proxies keep papers": (breaking.kept_by_proxies, {"P2", "A6"}),
    "lets proxies keep cases": (breaking.kept_by_proxies, {"K2", "K3", "A6"}),
    "has no tag": (breaking.no_tag, {"C3"}),
    "refuses what it does not know": (breaking.strict, {"T8"}),
    "tells local time": (breaking.local_time, {"A4"}),
    "says not now and no more": (breaking.away_for_good, {"A3"}),
    "never voids": (breaking.never_void, {"T13", "T14"}),
    "names the holder": (breaking.names_holder, {"T11"}),
    "names the applicant": (breaking.names_applicant, {"K5"}),
    "gives a file of another digest": (breaking.longer_file, {"P6"}),
    "refuses in words of its own": (at(TICKETS, 409, 409, {"reason": "computerSaysNo"}), {"T5", "A5"}),
    "takes nonsense for its own fault": (at(TICKETS, 422, 500, {"detail": "oops"}), {"T7", "A2"}),
    "has a page for everything": (at("GET /v1/no-such-door", 404, 200, "hello"), {"H7"}),
    "takes anybody's offline number": (at("POST /v1/tickets/adopt", 422, 201, {"number": "A9"}), {"T17"}),
    "takes a time without zone": (at("POST /v1/identity/consents", 422, 202, {"id": 1}), {"I6"}),
    "tells of papers without a confirmation": (at("POST /v1/papers/available", 409, 200, {"kinds": []}), {"P1"}),
    "shows a slip nobody has": (at("GET /v1/fees/slips/0+", 409, 200, {}), {"F2"}),
    "shows a draft of another kiosk": (at("GET /v1/filing/drafts/0+", 409, 200, {}), {"G3"}),
    "opens a draft again for its key": (partial(breaking.anew, "/v1/filing/drafts"), {"G4"}),
    "tells of one gap at a time": (breaking.one_gap, {"G4"}),
    "keeps half of the answers": (breaking.half_kept, {"G5"}),
    "takes what is incomplete": (at(r"POST /v1/filing/drafts/\w+/submitted", 409, 201, {}), {"G6"}),
    "keeps what was left behind": (
        partial(breaking.instead, "/v1/filing/drafts/erased", b'{"id":1}', status=202),
        {"G7"},
    ),
    "writes a slip of another amount": (breaking.dearer, {"F4"}),
    "cancels no slip": (partial(breaking.instead, r"/v1/fees/orders/\w+/cancellations", b"{}"), {"F5"}),
    "does not withdraw": (at(r"POST /v1/cases/\w+/acts", 200, 409, {"reason": "notNow"}), {"K6", "A8"}),
    "refuses a commitment in another's words": (
        at("POST /v1/cases/received", 409, 409, {"reason": "gapsOpen"}),
        {"K7"},
    ),
    "tells an error in nothing": (at("GET /v1/tickets/A+", 404, 404, {}), {"A7"}),
    "answers without an end": (partial(breaking.instead, "/v1/catalogue", PACKED, GZIP), {"C1"}),
    "nests without an end": (partial(breaking.instead, "/v1/hall", b"[" * 100_000), {"H1", "A7"}),
    "has a catalogue of another shape": (
        partial(breaking.instead, "/v1/catalogue", b'{"wanted": 5, "items": [1]}'),
        {"T2"},
    ),
    "gives no paper back": (partial(breaking.instead, "/v1/papers/outcomes", PACKED, GZIP), {"P6", "A8"}),
    "keeps its session": (at("DELETE /v1/staff/session", 204, 409, {"reason": "notNow"}), {"A8"}),
}
NEEDED = {
    "G5": "G4",
    "G6": "G4",
    "G7": "G4",
    "F5": "F4",
    "A8": "K5",
    "K6": "K5",
    "A1": "T7",
    "A3": "T1",
    "A4": "H1",
    "A7": "T12",
}
"""What must have been asked before there is something to see."""


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_promise_is_found(center: Center, how: str) -> None:
    fault, wanted = BROKEN[how]
    asked = wanted | {NEEDED[each] for each in wanted if each in NEEDED}
    found = checked(center, *only(asked), everywhere.ROOM, fault=fault())
    assert numbers(found, State.BROKEN) == wanted
    assert not held(found)
    assert all(each.outcome.why for each in found if each.outcome.state is not State.HELD)


def test_what_is_wrong_with_one_room_is_not_held_against_another(center: Center) -> None:
    found = checked(center, NAMES["catalogue"], NAMES["outbox"], everywhere.ROOM, fault=breaking.no_tag())
    assert numbers(found, State.BROKEN) == {"C3"}


def test_a_closed_hall_is_looked_at_as_far_as_it_goes(center: Center) -> None:
    closed = breaking.rewritten("POST", "/v1/quote|/v1/tickets", 200, 409, {"reason": "closed"})
    found = checked(center, NAMES["tickets"], fault=closed)
    assert numbers(found, State.BROKEN) == set()
    assert {"T2", "T3", "T9", "T13"} <= numbers(found, State.SKIPPED)
    assert "closed" in next(each.outcome.why for each in found if each.check.number == "T2")


def test_no_two_checks_have_one_number_and_every_one_says_what_it_is_about() -> None:
    every = [each for room in ROOMS for each in room]
    assert len({each.number for each in every}) == len(every) > 45
    assert all(len(each.clause) > 20 for each in every)


def command(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(check, arguments, env={"KIOSK_STAFF_PASSWORD": PASSWORD})
    return done.exit_code, done.stdout, done.stderr


def test_the_command_tells_people_and_programs(center: Center) -> None:
    center.app.fault = breaking.no_tag()
    try:
        status, table, warning = command(center.url, "--token", TOKEN, "--person", PERSON.number, PERSON.name)
        assert status == 1
        assert "C3  BROKEN" in table and "K5  skipped" in table and "→ there is no ETag" in table
        assert "does not keep the contract" in table
        assert "real tickets" in warning
        center.app.fault = nothing
        status, told, _ = command(center.url, "--token", TOKEN, "--staff", "007", "--json")
    finally:
        center.app.fault = nothing
    report = json.loads(told.splitlines()[-1])
    assert status == 0, [each for each in report["checks"] if each["state"] == "broken"]
    assert report["held"] is True and report["counts"]["broken"] == 0
    assert {each["state"] for each in report["checks"]} <= {"held", "skipped"}
    assert all(each["why"] for each in report["checks"] if each["state"] == "skipped")


def test_the_words_of_a_center_command_no_terminal_and_fill_none(center: Center) -> None:
    spoilt = "\x1b]0;title\x07\x1b[2J\u202e\ud800\n" + "x" * 5000
    told_so = {"reason": spoilt, spoilt: MONDAY[:19]}
    center.app.fault = breaking.rewritten("POST", "/v1/quote|/v1/tickets", 200, 409, told_so)
    try:
        _, table, _ = command(center.url, "--token", TOKEN)
        _, told, _ = command(center.url, "--token", TOKEN, "--json")
    finally:
        center.app.fault = nothing
    lines = [*table.split("\n"), *told.split("\n")]
    assert [line for line in lines if not line.isprintable()] == []
    whys = [each["why"] for each in json.loads(told.strip().split("\n")[-1])["checks"]]
    assert max(map(len, whys)) <= 300
    assert any("�]0;title" in why for why in whys), "what can be shown of it is"


def test_whoever_was_signed_in_is_signed_out_at_the_end(center: Center) -> None:
    checked(center, NAMES["cases"])
    assert center.rows("SELECT * FROM sessions") == []


def test_nobody_there_and_a_real_citizen_are_told_at_once() -> None:
    status, _, said = command("http://127.0.0.1:9", "--token", TOKEN)
    assert (status, "nobody answers" in said) == (1, True)
    status, _, said = command("http://127.0.0.1:9", "--person", "110105194912310025", "某人")
    assert (status, "invented" in said) == (2, True)


def test_a_stranger_is_told_that_the_token_is_not_known(center: Center) -> None:
    found = checked(center, NAMES["hall"], token="nobodys-token-at-all")
    assert "H3" in numbers(found, State.BROKEN)
    assert telling.summary(found).startswith("This center does not keep the contract.")
