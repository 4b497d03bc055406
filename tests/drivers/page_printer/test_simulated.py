"""The simulated A4 printer as hardware: what it keeps, how it is handled, and that nothing of it stays behind."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from drivers.contract import Health, Outcome, PageDetail
from drivers.page_printer.ipp import IppPagePrinter
from drivers.page_printer.simulated import SimulatedPagePrinter
from drivers.page_printer.simulated_machine import PartMissing
from tests.drivers.page_printer.documents import PAGE_SECONDS, Bench, bars, bench, job

MOST_OVERHEAD = 0.2
"""Seconds a citizen waits beyond the printer's own time for its paper."""


@pytest.fixture(scope="module")
def shared() -> Iterator[Bench]:
    with bench() as built:
        yield built


@pytest.fixture
def one(shared: Bench) -> Bench:
    shared.settle()
    return shared


@pytest.fixture
def printer(one: Bench) -> Iterator[IppPagePrinter]:
    made = IppPagePrinter(one.address)
    yield made
    made.close()


def test_the_document_arrives_byte_for_byte_and_its_job_is_kept(one: Bench, printer: IppPagePrinter) -> None:
    sent = job(2, copies=2, sides="two-sided-long-edge", title="居住证明")
    assert printer.print_pages(sent, 10).outcome is Outcome.SUCCESS
    kept = one.jobs()[-1]
    assert kept["sha256"] == hashlib.sha256(sent.pdf).hexdigest()
    spooled = max((one.folder / "spool").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
    assert spooled.read_bytes() == sent.pdf
    assert (kept["copies"], kept["media"], kept["sides"]) == ("2", "iso_a4_210x297mm", "two-sided-long-edge")
    assert (kept["job_name"], kept["content_type"], kept["made"]) == ("居住证明", "application/pdf", 4)
    assert kept["seconds"] >= 4 * PAGE_SECONDS


def test_a_page_is_kept_as_a_picture_of_a4(one: Bench, printer: IppPagePrinter) -> None:
    assert printer.print_pages(job(1), 10).outcome is Outcome.SUCCESS
    with Image.open(one.papers()[-1]) as sheet:
        assert abs(sheet.width - 827) <= 1 and abs(sheet.height - 1170) <= 1  # 100 dots an inch
    assert bars(one.papers()[-1]) == 1


def test_the_state_tells_what_a_dock_shows(one: Bench, printer: IppPagePrinter) -> None:
    before = one.handle.state()
    assert (before["paper"], before["cover"], before["jam"], before["toner"]) == ("ok", "closed", False, "ok")
    assert (before["plugged"], before["media"], before["tray"]) == (True, "iso_a4_210x297mm", [])
    assert printer.print_pages(job(2), 10).outcome is Outcome.SUCCESS
    after = one.handle.state()
    assert after["printed"] == before["printed"] + 2 and len(after["tray"]) == 2
    assert one.do("take_paper")["tray"] == []
    state = [one.do(verb) for verb in ("paper_low", "open_cover", "jam", "toner_out")][-1]
    assert (state["paper"], state["cover"], state["jam"], state["toner"]) == ("low", "open", True, "out")
    assert one.do("calm") == before | {"printed": after["printed"], "jobs": after["jobs"]}


def test_two_faults_are_cleared_one_by_one(one: Bench, printer: IppPagePrinter) -> None:
    one.do("paper_out")
    one.do("open_cover")
    one.do("paper_ok")
    assert printer.status(1).detail is PageDetail.COVER_OPEN
    one.do("paper_out")
    assert printer.status(1).detail is PageDetail.COVER_OPEN
    one.do("close_cover")
    assert printer.status(1).detail is PageDetail.PAPER_OUT
    one.do("paper_ok")
    assert printer.status(1).detail is None


def test_the_last_sheet_may_be_the_last_page(one: Bench, printer: IppPagePrinter) -> None:
    """All pages are out and counted; that the tray is empty now says nothing of them."""
    one.do("paper_left", sheets=2)
    result = printer.print_pages(job(2), 10)
    assert (result.outcome, result.detail, result.printed) == (Outcome.SUCCESS, None, 2)
    assert result.status is not None and result.status.detail is PageDetail.PAPER_OUT


def test_a_sheet_that_jams_half_way_is_printed_again_and_counted_once(one: Bench, printer: IppPagePrinter) -> None:
    one.do("half_feed", after=1)
    before, told = len(one.papers()), []

    def troubled(trouble: PageDetail | None) -> None:
        told.append(trouble)
        if trouble:
            one.do("clear")

    result = printer.print_pages(job(3), 10, None, troubled)
    assert (result.outcome, result.printed) == (Outcome.SUCCESS, 3)
    assert told == [PageDetail.PAPER_JAMMED, None]
    assert [bars(each) for each in one.papers()[before:]] == [1, 2, 3]


def test_what_is_not_paper_for_it_and_unknown_controls_are_refused(one: Bench) -> None:
    with pytest.raises(ValueError, match="tray takes"):
        one.do("load", media="iso_a0_841x1189mm")
    with pytest.raises(ValueError, match=r"no such control.*open_cover"):
        one.do("explode")


def test_the_wait_beyond_the_paper_is_short(one: Bench, printer: IppPagePrinter) -> None:
    beyond = []
    for _ in range(5):
        result = printer.print_pages(job(1), 10)
        assert result.outcome is Outcome.SUCCESS
        beyond.append(result.seconds - one.jobs()[-1]["seconds"])
    assert min(beyond) < MOST_OVERHEAD, "other work on the machine may make some longer, never all shorter"


def test_over_tls_a_printer_is_known_by_its_certificate(one: Bench, tmp_path: Path) -> None:
    address = one.address.replace("ipp://", "ipps://")
    stranger = IppPagePrinter(address)
    status = stranger.status(5)
    stranger.close()
    assert (status.health, status.detail) == (Health.OFFLINE, PageDetail.REFUSED)
    known = IppPagePrinter(f"{address}?certificate={one.simulator.certificate}")
    assert known.print_pages(job(1), 10).outcome is Outcome.SUCCESS
    known.close()


def test_a_printer_that_counts_every_page_once_proves_its_copies() -> None:
    with bench(count_once=True, keep=False) as one:
        printer = IppPagePrinter(one.address)
        told: list[int] = []
        result = printer.print_pages(job(2, copies=3), 10, told.append)
        printer.close()
        assert (result.outcome, result.printed, len(one.papers())) == (Outcome.SUCCESS, 6, 6)
        assert told[-1] == 6
        assert list((one.folder / "spool").glob("*.pdf")) == []


def test_numbers_go_on_after_a_restart_and_the_power_can_fail(device_folder: Path) -> None:
    for number in (1, 2):
        simulator = SimulatedPagePrinter(device_folder / "p", device_folder / "s", seconds=0.01)
        simulator.start()
        printer = IppPagePrinter(simulator.address)
        assert printer.print_pages(job(1), 10).outcome is Outcome.SUCCESS
        printer.close()
        simulator.stop()
        simulator.stop()
        assert sorted(each.name for each in (device_folder / "p" / "papers").iterdir())[-1] == f"00{number}.png"
        assert not (device_folder / "s").exists() and not (device_folder / "p" / "spool").exists()


def test_nothing_of_it_outlives_a_killed_process(device_folder: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; from drivers.page_printer.simulated import SimulatedPagePrinter\n"
        "s = SimulatedPagePrinter(Path(sys.argv[1]), Path(sys.argv[2])); s.start(); print(s.address, flush=True)\n"
        "time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(device_folder / "p"), str(device_folder / "s")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout
        address = owner.stdout.readline().strip()
        printer = IppPagePrinter(address)
        # the page is in the printer, and the command that moves it is a process too
        (device_folder / "p" / "seconds").write_text("30")
        assert printer.print_pages(job(1), 0.6).outcome is Outcome.UNCONFIRMED
        printer.close()
        born = psutil.Process(owner.pid).children(recursive=True)
        names = {process.name() for process in born}
        owner.send_signal(signal.SIGKILL)
        assert {"ippeveprinter", "dbus-daemon"} <= names and len(born) >= 3
        assert psutil.wait_procs(born, timeout=5)[1] == []


@pytest.mark.parametrize(("program", "package"), [("ippeveprinter", "cups-ipp-utils"), ("pdftoppm", "poppler-utils")])
def test_a_missing_part_is_named_with_the_line_that_brings_it(
    device_folder: Path, monkeypatch: pytest.MonkeyPatch, program: str, package: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("ippeveprinter", "dbus-daemon", "pdftoppm", "setpriv"):
            if name != program:
                Path(folder, name).symlink_to("/bin/true")
        monkeypatch.setattr("drivers.page_printer.simulated_machine._path", lambda: folder)
        simulator = SimulatedPagePrinter(device_folder / "p", device_folder / "s")
        with pytest.raises(PartMissing, match=rf"{program}.*apt-get install .* {package}"):
            simulator.start()
        simulator.stop()


def test_while_it_is_switched_off_nobody_else_is_given_its_port(one: Bench, printer: IppPagePrinter) -> None:
    port = int(one.address.rsplit(":", 1)[1].split("/")[0])
    one.do("unplug")
    assert printer.status(1).detail is PageDetail.UNPLUGGED
    with socket.socket() as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", port))
    one.do("plug")
    one.wait(lambda: printer.status(1).health is Health.ONLINE)


def test_it_listens_on_loopback_only_and_announces_nothing(one: Bench) -> None:
    port = int(one.address.rpartition(":")[2].partition("/")[0])
    listening = [each.laddr.ip for each in psutil.net_connections("tcp") if each.laddr and each.laddr.port == port]
    assert listening and set(listening) <= {"127.0.0.1", "::1"}
    (printer,) = [each for each in psutil.Process(os.getpid()).children() if each.name() == "ippeveprinter"]
    assert printer.net_connections("udp") == []
    assert time.time() > printer.create_time()
