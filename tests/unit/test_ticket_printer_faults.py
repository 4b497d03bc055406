"""The ESC/POS driver against the simulated printer, fault by fault: never a false success, never a half ticket that
could pass for a valid one."""

from __future__ import annotations

import resource
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import Outcome, PrinterDetail, Slip, SlipLine, TicketPrinter
from drivers.ticket_printer.composer import VOID, void
from drivers.ticket_printer.escpos import EscposTicketPrinter
from tests.unit.escpos_slips import Bench, bench, ticket

LONG = 8.0


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as built:
        yield built


@pytest.fixture
def printer(one: Bench) -> Iterator[EscposTicketPrinter]:
    made = EscposTicketPrinter(one.address)
    yield made
    made.close()


def later(seconds: float, one: Bench, *verbs: str) -> threading.Thread:
    def act() -> None:
        time.sleep(seconds)
        for verb in verbs:
            one.handle.do(verb)
            time.sleep(0.2)

    thread = threading.Thread(target=act)
    thread.start()
    return thread


def test_the_driver_is_a_ticket_printer(printer: TicketPrinter) -> None:
    assert printer.verified is False


@pytest.mark.parametrize("dots", [5, 120, 250, 350, 480])
def test_a_stale_half_ticket_is_stamped_void_on_its_own_paper(
    one: Bench, printer: EscposTicketPrinter, dots: int
) -> None:
    one.handle.do("paper_left", dots=dots)
    result = printer.print_slip(ticket("A001"), LONG)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PrinterDetail.PAPER_OUT)
    left_before = printer.remainder
    assert one.handle.state()["half_ticket"] > 0
    one.handle.do("paper_ok")
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    assert (left_before, printer.remainder) == (True, False)
    old, new = one.simulator.tickets
    assert VOID in old.lines and "A002" not in old.lines and old.faults == ()
    assert VOID not in new.lines and "A002" in new.lines and "A001" not in new.lines


def test_paper_that_ends_while_the_slip_is_cut_off_is_voided_too(one: Bench, printer: EscposTicketPrinter) -> None:
    height = _height(printer, one)
    one.handle.do("paper_left", dots=height - 100)
    result = printer.print_slip(ticket("A001"), LONG)
    assert result.outcome is Outcome.UNCONFIRMED
    one.handle.do("paper_ok")
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    assert ["A001" in one.lines for one in one.simulator.tickets] == [False, True, False, False]
    assert VOID in one.simulator.tickets[2].lines


def _height(printer: EscposTicketPrinter, one: Bench) -> int:
    assert printer.print_slip(ticket("A000"), LONG).outcome is Outcome.SUCCESS
    return one.simulator.tickets[0].picture.height


@pytest.mark.parametrize("fault", ["open_cover", "cutter_error", "dead", "unplug", "garbage"])
def test_a_fault_in_mid_slip_is_unconfirmed_and_the_rest_is_voided(
    one: Bench, printer: EscposTicketPrinter, fault: str
) -> None:
    repair = {"open_cover": "close_cover", "cutter_error": "clear", "dead": "alive", "unplug": "plug"}
    details = {
        "open_cover": PrinterDetail.COVER_OPEN,
        "cutter_error": PrinterDetail.CUTTER_ERROR,
        "dead": PrinterDetail.SILENT,
        "unplug": PrinterDetail.UNPLUGGED,
        "garbage": PrinterDetail.GARBAGE,
    }
    assert printer.status(LONG).detail is None
    one.handle.do("slow", dots_per_second=1200)
    meddler = later(0.25, one, fault)
    result = printer.print_slip(ticket("A001"), LONG)
    meddler.join()
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, details[fault])
    assert result.sent > 0 and result.seconds < 2
    if fault in repair:
        one.handle.do(repair[fault])
    else:
        one.handle.do("garbage", on=False)
    one.handle.do("full_speed")
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    old, new = one.simulator.tickets
    assert VOID in old.lines and "A001" in old.lines
    assert "A002" in new.lines and VOID not in new.lines and new.faults == ()


def test_a_short_pull_of_the_cable_between_slips_goes_unnoticed(one: Bench, printer: EscposTicketPrinter) -> None:
    assert printer.print_slip(ticket("A001"), LONG).outcome is Outcome.SUCCESS
    one.handle.do("unplug")
    one.handle.do("plug")
    # The old port is dead; the driver finds out on this call and opens the new one on the next.
    printer.status(LONG)
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS


def test_a_printer_that_lost_power_in_mid_slip_cannot_prove_it(one: Bench, printer: EscposTicketPrinter) -> None:
    one.handle.do("paper_left", dots=300)
    assert printer.print_slip(ticket("A001"), LONG).outcome is Outcome.UNCONFIRMED
    one.handle.do("power_cycle")
    one.handle.do("paper_ok")
    result = printer.prove(2)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PrinterDetail.SENT_IN_PART)
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    assert all("A001" not in one.lines for one in one.simulator.tickets)


def test_a_slow_printer_is_waited_for_and_one_too_slow_is_unconfirmed(one: Bench, printer: EscposTicketPrinter) -> None:
    one.handle.do("slow", dots_per_second=1200)
    result = printer.print_slip(ticket("A001"), LONG)
    assert result.outcome is Outcome.SUCCESS and result.seconds > 0.5
    one.handle.do("slow", dots_per_second=60)
    result = printer.print_slip(ticket("A002"), 0.6)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PrinterDetail.SENT_IN_PART)
    assert result.seconds < 1


def test_waiting_for_paper_costs_next_to_no_processor_time(one: Bench, printer: EscposTicketPrinter) -> None:
    printer.print_slip(ticket(), LONG)
    one.handle.do("slow", dots_per_second=1200)
    before, start = resource.getrusage(resource.RUSAGE_THREAD), time.monotonic()
    assert printer.print_slip(ticket(), LONG).outcome is Outcome.SUCCESS
    after, seconds = resource.getrusage(resource.RUSAGE_THREAD), time.monotonic() - start
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert used / seconds < 0.05


def test_automatic_status_packets_are_not_taken_for_answers(tmp_path: Path) -> None:
    with bench(tmp_path, automatic=0x0F) as one:
        printer = EscposTicketPrinter(one.address)
        assert printer.status(LONG).detail is None
        meddler = later(0.0, one, "paper_near_end", "paper_ok", "paper_near_end", "paper_ok")
        for _ in range(100):
            status = printer.status(LONG)
            assert status.cover_open is False and status.detail is None
        assert printer.print_slip(ticket(), LONG).outcome is Outcome.SUCCESS
        meddler.join()
        printer.close()


def test_a_new_driver_voids_what_a_crashed_program_left(one: Bench) -> None:
    one.handle.do("paper_left", dots=250)
    crashed = EscposTicketPrinter(one.address)
    crashed.print_slip(ticket("A001"), LONG)
    crashed.close()
    one.handle.do("paper_ok")
    fresh = EscposTicketPrinter(one.address)
    assert not fresh.remainder
    assert fresh.void_remainder(LONG).outcome is Outcome.SUCCESS
    assert fresh.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    fresh.close()
    old, new = one.simulator.tickets
    assert VOID in old.lines and "A001" in old.lines
    assert "A002" in new.lines and VOID not in new.lines


def test_one_answer_that_does_not_come_is_no_dead_printer(one: Bench, printer: EscposTicketPrinter) -> None:
    one.handle.do("dead")
    meddler = later(0.3, one, "alive")
    assert printer.status(LONG).detail is None
    meddler.join()


@pytest.mark.parametrize("missing", [1, 2, 700])
def test_a_program_killed_inside_a_picture_does_not_spoil_the_next_slip(one: Bench, missing: int) -> None:
    dead = EscposTicketPrinter(one.address)
    picture = dead.compose(Slip((SlipLine("王䶮的身份证原件、房屋买卖合同原件和复印件"),)))
    at = picture.index(b"\x1dv0") + 8 + 72 * 20 - missing
    talk = dead._conversation()
    sent = 0
    while sent < at:
        sent += talk.line.write(picture[sent:at], 1)
    dead.close()
    fresh = EscposTicketPrinter(one.address)
    assert fresh.void_remainder(20).outcome is Outcome.SUCCESS
    assert fresh.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    fresh.close()
    assert VOID in one.simulator.tickets[0].lines
    last = one.simulator.tickets[-1]
    assert "A002" in last.lines and VOID not in last.lines and last.faults == ()


def test_what_the_printer_says_of_itself_is_recorded(one: Bench, printer: EscposTicketPrinter) -> None:
    assert printer.describe(LONG) == {
        "two_byte": True,
        "cutter": True,
        "firmware": "1.0",
        "maker": "Bianmin",
        "model": "SIM-80",
        "serial": "99000001",
        "fonts": "GB2312",
    }
    one.handle.do("dead")
    assert printer.describe(2) == {}


def test_a_slip_that_makes_no_sense_is_invalid(printer: EscposTicketPrinter) -> None:
    assert printer.print_slip(Slip((SlipLine("A", size=9),)), LONG).outcome is Outcome.INVALID_DATA


def test_the_void_stamp_can_be_printed_by_every_printer() -> None:
    assert VOID.encode("gb2312") in void().data
