"""The simulated printer as hardware: its controls, its buffer, its paper on disk; and a network in between."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from drivers.catalogue import DRIVERS, load
from drivers.contract import Outcome, Slip, SlipFeed, SlipLine
from drivers.controls import Handle
from drivers.ticket_printer.escpos import EscposTicketPrinter
from drivers.ticket_printer.simulated import SimulatedTicketPrinter
from drivers.transport import open_line
from tests.unit.escpos_slips import Bench, bench, ticket


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Bench]:
    with bench(tmp_path) as built:
        yield built


def ask(one: Bench, data: bytes, size: int) -> bytes:
    """What the printer answers to raw bytes."""
    line, got = open_line(one.address), b""
    while data:
        data = data[line.write(data, 1) :]
    while len(got) < size and (more := line.read(size - len(got), 1)):
        got += more
    line.close()
    return got


def test_a_finished_ticket_is_kept_as_picture_text_and_bytes(one: Bench) -> None:
    printer = EscposTicketPrinter(one.address)
    for number in ("A001", "A002"):
        assert printer.print_slip(ticket(number), 5).outcome is Outcome.SUCCESS
    printer.close()
    assert sorted(path.name for path in one.out.iterdir()) == [
        f"00{number}.{kind}" for number in (1, 2) for kind in ("bin", "png", "txt")
    ]
    assert "A002" in (one.out / "002.txt").read_text(encoding="utf-8").splitlines()
    assert (one.out / "001.bin").read_bytes() in printer.compose(ticket("A001"))
    with Image.open(one.out / "001.png") as picture:
        assert (picture.mode, picture.width) == ("1", 640)


def test_numbers_of_kept_tickets_go_on_after_a_restart(tmp_path: Path) -> None:
    for number in range(2):
        with bench(tmp_path) as one:
            printer = EscposTicketPrinter(one.address)
            assert printer.print_slip(ticket(f"A00{number}"), 5).outcome is Outcome.SUCCESS
            printer.close()
    assert (tmp_path / "out" / "002.txt").exists()


def test_the_state_tells_what_a_dock_shows(one: Bench) -> None:
    printer = EscposTicketPrinter(one.address)
    printer.print_slip(ticket("A001"), 5)
    printer.print_slip(ticket("A002"), 5)
    printer.close()
    state = one.handle.state()
    assert (state["paper"], state["cover"], state["printed"], state["presenter"]) == ("ok", "closed", 2, [1, 2])
    assert "A002" in state["last"] and state["half_ticket"] == 0 and state["faults"] == []
    assert one.handle.do("take_paper")["presenter"] == []
    printer.print_slip(ticket("A003"), 5)
    printer.close()
    state = one.handle.do("retract")
    assert (state["presenter"], state["retracted"], state["printed"]) == ([], 1, 3)


def test_a_ticket_in_progress_is_visible(one: Bench) -> None:
    one.handle.do("open_cover")
    ask(one, b"\x1b@" + "半张".encode("gb2312") + b"\n", 0)
    state = one.wait(lambda state: state["half_ticket"] == 7)
    assert state["half_lines"] == []
    one.handle.do("close_cover")
    assert one.wait(lambda state: state["buffer"] == 0)["half_lines"] == ["半张"]
    assert one.handle.state()["half_ticket"] == 7


def test_status_requests_are_logged_with_their_time(one: Bench) -> None:
    assert ask(one, b"\x10\x04\x01\x10\x04\x04", 2) == b"\x12\x12"
    (first, n1), (second, n4) = one.handle.do("log")["log"]
    assert (n1, n4) == (1, 4) and 0 < first <= second


def test_an_unknown_control_is_refused_with_the_known_ones(one: Bench) -> None:
    with pytest.raises(ValueError, match=r"no such control.*open_cover"):
        one.handle.do("explode")


def test_a_status_request_inside_a_picture_is_answered_and_spoils_the_picture(one: Bench) -> None:
    raster = b"\x1dv0\x00\x03\x00\x02\x00"
    assert ask(one, raster + b"\x10\x04\x01" + b"ABC", 1) == b"\x12"
    assert one.handle.state()["half_ticket"] == len(raster) + 3
    assert ask(one, b"ABC\x1dV\x00\x1dr\x01", 1) == b"\x00"
    assert len(one.simulator.tickets) == 1


def test_a_dangerous_command_in_the_stream_is_reported(one: Bench) -> None:
    ask(one, b"\x10\x14\x08\x1dr\x01", 1)
    assert any("DLE DC4 8" in fault for fault in one.handle.state()["faults"])


def test_a_cutter_error_is_recovered_by_the_real_time_request_alone(one: Bench) -> None:
    one.handle.do("cutter_error")
    assert ask(one, b"\x10\x04\x03", 1) == b"\x1a"
    assert ask(one, b"\x10\x05\x02\x10\x04\x03", 1) == b"\x12"


def test_an_off_line_printer_stops_taking_bytes_when_its_buffer_is_full(one: Bench) -> None:
    one.handle.do("open_cover")
    line = open_line(one.address)
    with contextlib.suppress(OSError):
        for _ in range(100):
            line.write(b"A" * 512, 0.1)
    buffer = one.handle.state()["buffer"]
    line.close()
    assert 4096 <= buffer <= 4096 + 256 + 16


def test_paced_paper_takes_its_time(tmp_path: Path) -> None:
    with bench(tmp_path, speed=1200) as one:
        printer = EscposTicketPrinter(one.address)
        result = printer.print_slip(Slip((SlipLine("A"), SlipFeed(300))), 5)
        printer.close()
    assert result.outcome is Outcome.SUCCESS
    assert 0.4 < result.seconds < 0.8  # 30 + 300 + 180 dots


@pytest.mark.parametrize("rom", ["gb2312", "gbk", "gb18030"])
def test_every_rom_prints_the_usual_ticket_without_fault(tmp_path: Path, rom: str) -> None:
    with bench(tmp_path, rom=rom) as one:
        printer = EscposTicketPrinter(one.address)
        assert printer.print_slip(ticket(), 5).outcome is Outcome.SUCCESS
        printer.close()
        assert one.handle.state()["faults"] == []


def test_stopping_twice_is_harmless_and_removes_port_and_socket(tmp_path: Path) -> None:
    simulator = SimulatedTicketPrinter(tmp_path / "t", tmp_path / "s")
    simulator.start()
    assert Handle(tmp_path / "s").state()["plugged"] is True
    simulator.stop()
    simulator.stop()
    assert not (tmp_path / "t").is_symlink() and not (tmp_path / "s").exists()


def test_a_slip_prints_over_the_network_too(one: Bench) -> None:
    """A serial server: a real socket whose bytes go to the simulated printer's port and back."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        relay = threading.Thread(target=_relay, args=(server, os.open(one.port, os.O_RDWR | os.O_NOCTTY)))
        relay.start()
        printer = EscposTicketPrinter(f"tcp:127.0.0.1:{server.getsockname()[1]}")
        assert printer.print_slip(ticket("A027"), 5).outcome is Outcome.SUCCESS
        printer.close()
        relay.join()
    assert "A027" in one.simulator.tickets[0].lines


def _relay(server: socket.socket, port: int) -> None:
    far, _ = server.accept()
    with far:
        while True:
            for ready in select.select([far.fileno(), port], [], [])[0]:
                data = os.read(ready, 4096)
                if not data:
                    os.close(port)
                    return
                os.write(port if ready != port else far.fileno(), data)


def test_the_catalogue_loads_by_name_and_names_what_it_knows() -> None:
    assert load("ticket_printer", "escpos") is EscposTicketPrinter
    with pytest.raises(ValueError, match="known: escpos"):
        load("ticket_printer", "fax")
    with pytest.raises(ValueError, match="card_reader, ticket_printer"):
        load("toaster", "x")
    assert {kind: sorted(names) for kind, names in DRIVERS.items()}["card_reader"] == ["sam"]
