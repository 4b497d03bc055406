"""Lines to devices: what is taken, what is waited for, and what happens when the far end goes."""

from __future__ import annotations

import contextlib
import os
import pty
import socket
import threading
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import Line, LineGone, LineTimeout
from drivers.transport import open_line


class FarEnd:
    """The device's side of a pty."""

    def __init__(self, place: Path) -> None:
        self.master, self.slave = pty.openpty()
        tty.setraw(self.master)
        tty.setraw(self.slave)
        place.symlink_to(os.ttyname(self.slave))
        self.address = f"serial:{place}"

    def unplug(self) -> None:
        for fd in (self.master, self.slave):
            with contextlib.suppress(OSError):
                os.close(fd)


@pytest.fixture
def far(tmp_path: Path) -> Iterator[FarEnd]:
    end = FarEnd(tmp_path / "port")
    yield end
    end.unplug()


def test_bytes_cross_a_serial_line_both_ways(far: FarEnd) -> None:
    line = open_line(far.address)
    assert line.write(b"\x10\x04\x01", 1) == 3
    assert os.read(far.master, 10) == b"\x10\x04\x01"
    os.write(far.master, b"\x12\x00\x11\x13")
    assert line.read(100, 1) == b"\x12\x00\x11\x13"
    assert line.drain(1) is True
    line.close()


def test_a_read_returns_at_the_first_byte_and_gives_up_on_time(far: FarEnd) -> None:
    line = open_line(far.address)
    threading.Timer(0.05, os.write, (far.master, b"!")).start()
    start = time.monotonic()
    assert line.read(100, 5) == b"!"
    assert time.monotonic() - start < 1
    start = time.monotonic()
    assert line.read(100, 0.05) == b""
    assert 0.04 < time.monotonic() - start < 0.5
    line.close()


def test_a_full_line_takes_a_part_and_then_times_out(far: FarEnd) -> None:
    line = open_line(far.address)
    assert 0 < line.write(bytes(1 << 20), 0.1) < 1 << 20
    with pytest.raises(LineTimeout):
        while True:
            line.write(bytes(4096), 0.02)
    assert line.drain(0.02) in (True, False)
    line.close()


def test_an_unplugged_port_is_gone_for_reading_and_writing(far: FarEnd) -> None:
    line = open_line(far.address)
    os.write(far.master, b"last")
    time.sleep(0.01)
    far.unplug()
    with pytest.raises(LineGone):
        for _ in range(3):
            line.read(10, 0.2)
    with pytest.raises(LineGone):
        line.write(b"x", 0.2)
    line.close()
    line.close()


def test_a_missing_port_is_gone_and_a_closed_line_says_so(tmp_path: Path, far: FarEnd) -> None:
    with pytest.raises(LineGone, match="cannot open"):
        open_line(f"serial:{tmp_path}/nothing")
    with pytest.raises(LineGone, match="cannot open"):
        open_line(f"lp:{tmp_path}/nothing")
    line = open_line(far.address)
    line.close()
    with pytest.raises(LineGone, match="closed"):
        line.read(1, 0.1)


def test_two_programs_cannot_hold_one_serial_port(far: FarEnd) -> None:
    line = open_line(far.address)
    with pytest.raises(LineGone):
        open_line(far.address)
    line.close()


@pytest.fixture
def near_and_far() -> Iterator[tuple[Line, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = open_line(f"tcp:127.0.0.1:{server.getsockname()[1]}")
        far, _ = server.accept()
        with far:
            yield line, far
        line.close()


def test_bytes_cross_a_socket_both_ways(near_and_far: tuple[Line, socket.socket]) -> None:
    line, far = near_and_far
    assert line.write(b"abc", 1) == 3
    assert far.recv(10) == b"abc"
    far.sendall(b"\x12")
    assert line.read(10, 1) == b"\x12"
    assert line.drain(1) is True


def test_a_hung_up_socket_is_gone(near_and_far: tuple[Line, socket.socket]) -> None:
    line, far = near_and_far
    far.close()
    with pytest.raises(LineGone):
        line.read(10, 1)


def test_a_refused_connection_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(LineGone, match="cannot reach"):
        open_line(f"tcp:127.0.0.1:{port}")


def test_an_lp_device_is_read_and_written_through_one_handle(tmp_path: Path) -> None:
    # A pty stands for /dev/usb/lp0: the same calls, and no usblp here to open.
    master, slave = pty.openpty()
    tty.setraw(slave)
    line = open_line(f"lp:{os.ttyname(slave)}")
    assert line.write(b"\x10\x04\x04", 1) == 3
    assert os.read(master, 3) == b"\x10\x04\x04"
    os.write(master, b"\x12")
    assert line.read(1, 1) == b"\x12"
    assert line.drain(1) is True
    line.close()
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "serial:",
        "usb:04b8",
        "tcp:host",
        "bluetooth:x",
        "usb:zz:01",
        "tcp:h:port",
        "serial:/x?baud=fast",
        "lp:/x?a=1",
        "serial:/x?flow=maybe",
        "serial:/x?speed=1",
        "tcp::9100",
    ],
)
def test_a_senseless_address_is_refused_in_plain_words(address: str) -> None:
    with pytest.raises(ValueError, match=r"not an address|must be|hexadecimal|unknown option|are wanted"):
        open_line(address)
