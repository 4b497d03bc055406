"""What every A4-printer driver owes the kiosk that prints where it can prove it (drivers.contract.PagePrinter).

To add a driver: give `DRIVERS` a function that makes it for the simulated printer's address. A queue that can prove
nothing has tests of its own (tests/drivers/page_printer/test_cups.py).
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from drivers.catalogue import load
from drivers.contract import Health, Outcome, PageDetail, PageJob, PagePrinter, Remedy, Supply
from tests.drivers.page_printer.documents import PAGE_SECONDS, Bench, bars, bench, job

DRIVERS: dict[str, Callable[[str], PagePrinter]] = {
    "ipp": load("page_printer", "ipp"),
}
LONG = 10.0
FAULTS = [
    ("paper_out", {}, "paper_ok", PageDetail.PAPER_OUT, Remedy.REFILL),
    ("open_cover", {}, "close_cover", PageDetail.COVER_OPEN, Remedy.CLEAR),
    ("jam", {}, "clear", PageDetail.PAPER_JAMMED, Remedy.CLEAR),
    ("toner_out", {}, "toner_ok", PageDetail.TONER_OUT, Remedy.REFILL),
    ("load", {"media": "na_letter_8.5x11in"}, "load", PageDetail.WRONG_MEDIA, Remedy.REFILL),
    ("unplug", {}, "plug", PageDetail.UNPLUGGED, Remedy.MAINTAIN),
]


@pytest.fixture(scope="module")
def shared() -> Iterator[Bench]:
    with bench() as built:
        yield built


@pytest.fixture
def one(shared: Bench) -> Bench:
    shared.settle()
    return shared


@pytest.fixture(params=DRIVERS)
def printer(request: pytest.FixtureRequest, one: Bench) -> Iterator[PagePrinter]:
    made = DRIVERS[request.param](one.address)
    yield made
    made.close()


class Told:
    """What a job told on its way, and what is done about it."""

    def __init__(self, act: Callable[[PageDetail], object] | None = None) -> None:
        self.pages: list[int] = []
        self.troubles: list[PageDetail | None] = []
        self._act = act

    def progress(self, printed: int) -> None:
        self.pages.append(printed)

    def troubled(self, trouble: PageDetail | None) -> None:
        self.troubles.append(trouble)
        if trouble and self._act:
            self._act(trouble)


def test_a_driver_says_whether_it_was_run_on_hardware(printer: PagePrinter) -> None:
    assert isinstance(printer.verified, bool)


def test_a_well_printer_is_online_with_paper_and_toner(printer: PagePrinter) -> None:
    status = printer.status(LONG)
    assert (status.health, status.paper, status.toner) == (Health.ONLINE, Supply.FULL, Supply.FULL)
    assert (status.cover_open, status.detail, status.remedy) == (False, None, Remedy.NONE)


def test_a_job_is_done_when_every_page_of_every_copy_lies_on_the_tray(printer: PagePrinter, one: Bench) -> None:
    told = Told()
    before = len(one.papers())
    result = printer.print_pages(job(2, copies=2), LONG, told.progress, told.troubled)
    assert (result.outcome, result.detail, result.printed, result.wanted) == (Outcome.SUCCESS, None, 4, 4)
    assert [bars(each) for each in one.papers()[before:]] == [1, 2, 1, 2]
    assert told.pages == sorted(set(told.pages)) and told.pages[-1] == 4
    assert told.troubles == []
    assert 4 * PAGE_SECONDS < result.seconds < LONG
    assert result.status is not None and result.status.health is Health.ONLINE


def test_a_document_is_not_shown_by_its_job() -> None:
    assert "%PDF" not in repr(job(title="一份材料")) and "一份材料" not in repr(job(title="一份材料"))


@pytest.mark.parametrize("wrong", [{"pages": 0}, {"copies": 0}, {"pdf": b""}, {"sides": "both"}])
def test_what_can_never_be_printed_is_no_job(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        PageJob(**({"pdf": b"%PDF", "pages": 1} | wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(("fault", "arguments", "repair", "detail", "remedy"), FAULTS, ids=[each[0] for each in FAULTS])
def test_a_printer_in_trouble_is_sent_nothing_and_a_repaired_one_prints(
    printer: PagePrinter,
    one: Bench,
    fault: str,
    arguments: dict[str, str],
    repair: str,
    detail: PageDetail,
    remedy: Remedy,
) -> None:
    one.do(fault, **arguments)
    status = printer.status(LONG)
    assert (status.detail, status.remedy) == (detail, remedy)
    assert status.health not in (Health.ONLINE, Health.BUSY)
    jobs = len(one.jobs())
    result = printer.print_pages(job(1), LONG)
    assert (result.outcome, result.detail, result.printed) == (Outcome.NOT_READY, detail, 0)
    one.do(repair)
    assert len(one.jobs()) == jobs
    assert printer.print_pages(job(1), LONG).outcome is Outcome.SUCCESS


@pytest.mark.parametrize("supply", ["toner", "paper"])
def test_a_low_supply_is_told_and_stops_nothing(printer: PagePrinter, one: Bench, supply: str) -> None:
    one.do(f"{supply}_low")
    told = Told()
    result = printer.print_pages(job(1), LONG, told.progress, told.troubled)
    assert result.outcome is Outcome.SUCCESS and told.troubles == []
    assert result.status is not None and getattr(result.status, supply) is Supply.LOW
    assert result.status.remedy is Remedy.REFILL


def test_paper_that_ends_after_page_one_is_waited_for(printer: PagePrinter, one: Bench) -> None:
    one.do("paper_left", sheets=1)
    told = Told(lambda _: one.do("paper_ok"))
    result = printer.print_pages(job(2), LONG, told.progress, told.troubled)
    assert (result.outcome, result.printed) == (Outcome.SUCCESS, 2)
    assert told.troubles == [PageDetail.PAPER_OUT, None]
    assert told.pages == [1, 2]


@pytest.mark.parametrize(
    ("fault", "repair", "detail"),
    [
        ("open_cover", "close_cover", PageDetail.COVER_OPEN),
        ("jam", "clear", PageDetail.PAPER_JAMMED),
        ("toner_out", "toner_ok", PageDetail.TONER_OUT),
    ],
)
def test_trouble_in_the_middle_is_told_and_the_rest_comes_when_it_is_cleared(
    printer: PagePrinter, one: Bench, fault: str, repair: str, detail: PageDetail
) -> None:
    one.do("slow", seconds=0.15)
    told = Told(lambda _: one.do(repair))

    def progress(printed: int) -> None:
        if printed == 1:
            one.do(fault)

    result = printer.print_pages(job(3), LONG, progress, told.troubled)
    assert (result.outcome, result.printed) == (Outcome.SUCCESS, 3)
    assert told.troubles == [detail, None]


def test_paper_that_nobody_refills_is_no_success_and_the_deadline_is_kept(printer: PagePrinter, one: Bench) -> None:
    one.do("paper_left", sheets=1)
    result = printer.print_pages(job(2), 1.0)
    assert (result.outcome, result.detail, result.printed) == (Outcome.UNCONFIRMED, PageDetail.PAPER_OUT, 1)
    assert 0.9 < result.seconds < 1.3


def test_a_job_that_nobody_wants_any_more_is_not_sent(printer: PagePrinter, one: Bench) -> None:
    jobs = len(one.jobs())
    result = printer.print_pages(job(1), LONG, canceled=lambda: True)
    assert (result.outcome, result.detail, result.printed) == (Outcome.CANCELED, None, 0)
    assert len(one.jobs()) == jobs


def test_a_canceled_job_is_canceled_only_when_the_printer_says_so(printer: PagePrinter, one: Bench) -> None:
    one.do("paper_left", sheets=1)
    told = Told()
    cleared: list[float] = []

    def clear() -> None:
        cleared.append(time.monotonic())
        one.do("paper_ok")

    def canceled() -> bool:
        if told.troubles and not clearing.is_alive():
            clearing.start()
        return bool(told.troubles)

    clearing = threading.Timer(0.3, clear)
    result = printer.print_pages(job(2), LONG, told.progress, told.troubled, canceled)
    assert result.outcome is Outcome.CANCELED
    assert time.monotonic() > cleared[0]
    assert result.printed == len(told.pages) <= 2
    clearing.join()


def test_a_canceled_job_that_stays_in_the_printer_is_unconfirmed(printer: PagePrinter, one: Bench) -> None:
    one.do("paper_left", sheets=1)
    told = Told()
    result = printer.print_pages(job(2), 0.8, told.progress, told.troubled, lambda: bool(told.troubles))
    assert (result.outcome, result.detail, result.printed) == (Outcome.UNCONFIRMED, PageDetail.PAPER_OUT, 1)


def test_a_job_that_fails_inside_the_printer_says_so(printer: PagePrinter, one: Bench) -> None:
    one.do("abort", after=1)
    result = printer.print_pages(job(2), LONG)
    assert (result.outcome, result.detail, result.printed) == (Outcome.HARDWARE_ERROR, PageDetail.ABORTED, 1)


def test_a_printer_that_vanishes_in_the_middle_is_never_a_success(printer: PagePrinter, one: Bench) -> None:
    one.do("vanish", after=1)
    told = Told()
    result = printer.print_pages(job(2), 0.8, told.progress, told.troubled)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.UNPLUGGED)
    assert told.troubles == [PageDetail.UNPLUGGED] and result.printed <= 1
    assert one.handle.state()["plugged"] is False


def test_a_printer_that_comes_back_without_the_job_ends_the_wait(printer: PagePrinter, one: Bench) -> None:
    assert printer.print_pages(job(1), LONG).outcome is Outcome.SUCCESS
    one.do("vanish", after=1)
    told = Told(lambda _: one.do("plug"))
    result = printer.print_pages(job(2), LONG, told.progress, told.troubled)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.JOB_LOST)
    assert result.seconds < 3 and told.troubles[0] is PageDetail.UNPLUGGED
    assert printer.print_pages(job(1), LONG).outcome is Outcome.SUCCESS


@contextlib.contextmanager
def another_job(one: Bench, seconds: float) -> Iterator[None]:
    """Somebody else's page, which takes `seconds`, is in the printer."""
    one.do("slow", seconds=seconds)
    other, watcher = DRIVERS["ipp"](one.address), DRIVERS["ipp"](one.address)
    printing = threading.Thread(target=other.print_pages, args=(job(1), LONG))
    printing.start()
    one.wait(lambda: watcher.status(1).health is Health.BUSY)
    yield
    printing.join()
    other.close()
    watcher.close()


def test_a_busy_printer_is_waited_for(printer: PagePrinter, one: Bench) -> None:
    with another_job(one, 0.5):
        one.do("full_speed")
        told = Told()
        result = printer.print_pages(job(1), LONG, told.progress, told.troubled)
    assert result.outcome is Outcome.SUCCESS
    assert told.troubles == [PageDetail.BUSY, None]


def test_a_printer_that_stays_busy_was_sent_nothing(printer: PagePrinter, one: Bench) -> None:
    jobs = len(one.jobs())
    with another_job(one, 1.5):
        late = printer.print_pages(job(1), 0.5)
        told = Told()
        given_up = printer.print_pages(job(1), LONG, None, told.troubled, lambda: bool(told.troubles))
    assert (late.outcome, late.detail, late.printed) == (Outcome.NOT_READY, PageDetail.BUSY, 0)
    assert (given_up.outcome, given_up.detail) == (Outcome.CANCELED, PageDetail.BUSY)
    assert len(one.jobs()) == jobs + 1


def test_closing_twice_is_harmless_and_a_closed_driver_opens_again(printer: PagePrinter) -> None:
    printer.close()
    printer.close()
    assert printer.status(LONG).health is Health.ONLINE
