"""What every ticket-printer driver owes the kiosk, whatever protocol it speaks (drivers.contract.TicketPrinter).

To add a driver: give `DRIVERS` a function that makes it for the simulated printer's port.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.catalogue import load
from drivers.contract import Health, Outcome, PrinterDetail, Slip, SlipLine, Supply, TicketPrinter
from tests.unit.escpos_slips import Bench, bench, ticket

DRIVERS: dict[str, Callable[[str], TicketPrinter]] = {
    "escpos": load("ticket_printer", "escpos"),
}
LONG = 5.0


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as built:
        yield built


@pytest.fixture(params=DRIVERS)
def printer(request: pytest.FixtureRequest, one: Bench) -> Iterator[TicketPrinter]:
    made = DRIVERS[request.param](one.address)
    yield made
    made.close()


def test_a_driver_says_whether_it_was_run_on_hardware(printer: TicketPrinter) -> None:
    assert isinstance(printer.verified, bool)


def test_a_well_printer_is_online_with_paper(printer: TicketPrinter) -> None:
    status = printer.status(LONG)
    assert (status.health, status.paper, status.detail) == (Health.ONLINE, Supply.FULL, None)


def test_a_slip_is_done_when_it_lies_on_the_tray(printer: TicketPrinter, one: Bench) -> None:
    result = printer.print_slip(ticket(), LONG)
    assert result.outcome is Outcome.SUCCESS
    assert result.sent == result.size == len(printer.compose(ticket()))
    assert 0 < result.seconds < LONG
    (paper,) = one.simulator.tickets
    assert "A027" in paper.lines and paper.faults == ()


def test_ten_slips_are_ten_pieces_of_paper(printer: TicketPrinter, one: Bench) -> None:
    for number in range(10):
        assert printer.print_slip(ticket(f"A{number:03}"), LONG).outcome is Outcome.SUCCESS
    assert [f"A{number:03}" in paper.lines for number, paper in enumerate(one.simulator.tickets)] == [True] * 10


@pytest.mark.parametrize(
    ("fault", "detail"),
    [
        ("paper_out", PrinterDetail.PAPER_OUT),
        ("open_cover", PrinterDetail.COVER_OPEN),
        ("cutter_error", PrinterDetail.CUTTER_ERROR),
        ("dead", PrinterDetail.SILENT),
        ("unplug", PrinterDetail.UNPLUGGED),
        ("garbage", PrinterDetail.GARBAGE),
    ],
)
def test_a_printer_in_trouble_is_sent_nothing(
    printer: TicketPrinter, one: Bench, fault: str, detail: PrinterDetail
) -> None:
    one.handle.do(fault)
    status = printer.status(LONG)
    assert status.detail is detail and status.health is not Health.ONLINE
    result = printer.print_slip(ticket(), LONG)
    assert (result.outcome, result.detail, result.sent) == (Outcome.NOT_READY, detail, 0)
    assert one.handle.state()["half_ticket"] == 0


@pytest.mark.parametrize(
    ("fault", "repair"),
    [
        ("paper_out", "paper_ok"),
        ("open_cover", "close_cover"),
        ("cutter_error", "clear"),
        ("dead", "alive"),
        ("unplug", "plug"),
    ],
)
def test_a_repaired_printer_prints_again(printer: TicketPrinter, one: Bench, fault: str, repair: str) -> None:
    one.handle.do(fault)
    assert printer.print_slip(ticket("A001"), LONG).outcome is Outcome.NOT_READY
    one.handle.do(repair)
    assert printer.print_slip(ticket("A002"), LONG).outcome is Outcome.SUCCESS
    assert ["A002" in paper.lines for paper in one.simulator.tickets] == [True]


def test_nearly_empty_paper_still_prints(printer: TicketPrinter, one: Bench) -> None:
    one.handle.do("paper_near_end")
    assert printer.status(LONG).paper is Supply.LOW
    result = printer.print_slip(ticket(), LONG)
    assert result.outcome is Outcome.SUCCESS
    assert result.status is not None and result.status.paper is Supply.LOW


def test_paper_that_ends_in_mid_slip_is_never_a_success(printer: TicketPrinter, one: Bench) -> None:
    one.handle.do("paper_left", dots=250)
    result = printer.print_slip(ticket(), LONG)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PrinterDetail.PAPER_OUT)
    assert result.sent > 0
    assert result.seconds < 1
    assert one.simulator.tickets == []


def test_a_text_without_glyph_is_invalid_and_nothing_is_sent(printer: TicketPrinter, one: Bench) -> None:
    result = printer.print_slip(Slip((SlipLine("\ue000"),)), LONG)
    assert (result.outcome, result.detail, result.sent) == (Outcome.INVALID_DATA, PrinterDetail.GLYPH_MISSING, 0)
    with pytest.raises(ValueError, match="U\\+E000"):
        printer.compose(Slip((SlipLine("\ue000"),)))
    assert one.handle.state()["half_ticket"] == 0


def test_what_came_out_can_be_proved_afterwards(printer: TicketPrinter, one: Bench) -> None:
    printer.print_slip(ticket(), LONG)
    assert printer.prove(LONG).outcome is Outcome.SUCCESS
    one.handle.do("open_cover")
    result = printer.prove(LONG)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PrinterDetail.COVER_OPEN)


@pytest.mark.parametrize("fault", ["dead", "open_cover", "garbage"])
@pytest.mark.parametrize("deadline", [0.3, 1.0])
def test_a_deadline_is_kept(printer: TicketPrinter, one: Bench, fault: str, deadline: float) -> None:
    one.handle.do("slow", dots_per_second=20)
    assert printer.status(LONG).health is Health.ONLINE
    one.handle.do(fault)
    start = time.monotonic()
    printer.status(deadline)
    printer.prove(deadline)
    assert time.monotonic() - start < 2 * deadline + 0.5


def test_closing_twice_is_harmless_and_a_closed_driver_opens_again(printer: TicketPrinter) -> None:
    printer.close()
    printer.close()
    assert printer.status(LONG).health is Health.ONLINE
