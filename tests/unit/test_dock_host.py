"""The host starts real simulators at the far end of real ports, once, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.controls import Handle
from kiosk.dock.folder import DockError, DockFolder
from kiosk.dock.host import DockHost, answers

HOUSE = Path(__file__).resolve().parents[2]
PEOPLE = HOUSE / "config" / "people.toml"
TICKET = "\x1b@\x1c&A027 取号\n".encode("gb2312") + b"\x1dV\x00"
RUN = "import sys; from pathlib import Path; from kiosk.dock.main import run; sys.exit(run(Path(sys.argv[1]), {}))"


def write_to(port: Path, data: bytes) -> None:
    """What a kiosk's driver would send, without the driver."""
    line = os.open(port, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(line)
    os.write(line, data)
    threading.Event().wait(0.2)  # a pty forgets what was not read when its last reader closes
    os.close(line)


def ready(folder: Path, arguments: str) -> subprocess.Popen[str]:
    """A dock as a process of its own that has said it is ready."""
    command = [sys.executable, "-c", RUN.format(arguments), str(folder)]
    process = subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == f"dock ready {folder}\n"
    return process


@pytest.fixture
def dock(device_folder: Path) -> Iterator[DockHost]:
    with DockHost(device_folder, people=PEOPLE, printer_speed=0) as host:
        yield host


def test_both_devices_answer_at_their_ports_and_sockets(dock: DockHost) -> None:
    for device in ("ticket_printer", "card_reader"):
        assert dock.folder.port(device).exists()
        assert answers(dock.folder.socket(device))


def test_what_is_sent_to_the_port_comes_out_as_a_ticket(dock: DockHost) -> None:
    write_to(dock.folder.port("ticket_printer"), TICKET)
    state = Handle(dock.folder.socket("ticket_printer")).state()
    assert state["printed"] == 1
    assert state["last"] == ["A027 取号"]
    assert (dock.out / "001.png").stat().st_size > 0


def test_a_second_dock_in_the_same_folder_is_refused_and_the_first_lives_on(dock: DockHost) -> None:
    with pytest.raises(DockError, match="already running"):
        DockHost(dock.folder.path, people=PEOPLE).start()
    assert answers(dock.folder.socket("card_reader"))


def test_only_the_named_devices_are_started(device_folder: Path) -> None:
    with DockHost(device_folder, ["card_reader"], people=PEOPLE) as host:
        assert answers(host.folder.socket("card_reader"))
        assert not host.folder.port("ticket_printer").exists()


def test_an_unknown_device_is_refused_by_name(device_folder: Path) -> None:
    with pytest.raises(DockError, match="no such device: toaster"):
        DockHost(device_folder, ["toaster"], people=PEOPLE)


def test_a_folder_too_deep_for_a_socket_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(DockError, match="bytes too long for a Unix socket"):
        DockFolder.at(tmp_path / ("d" * 120))
    assert len(bytes(DockFolder.at(Path("/tmp/d")).socket("ticket_printer"))) < 108


def test_when_it_stops_ports_and_sockets_are_gone(device_folder: Path) -> None:
    with DockHost(device_folder, people=PEOPLE):
        pass
    assert sorted(path.name for path in device_folder.iterdir()) == ["tickets"]


def test_a_device_that_cannot_start_leaves_none_running(device_folder: Path) -> None:
    with pytest.raises(DockError, match=r"the card reader could not start: .*nobody\.toml"):
        DockHost(device_folder, people=device_folder / "nobody.toml").start()
    assert not answers(DockFolder(device_folder).socket("ticket_printer"))


def test_a_headless_dock_says_when_it_is_ready_and_ends_on_sigterm(device_folder: Path) -> None:
    with ready(device_folder, "headless=True") as process:
        assert answers(DockFolder(device_folder).socket("card_reader"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert not answers(DockFolder(device_folder).socket("card_reader"))


def test_a_window_opens_on_its_own_dock_or_on_another_and_closes_without_a_word(device_folder: Path) -> None:
    with ready(device_folder, "") as own, ready(device_folder, "attach=True") as other:
        threading.Event().wait(1)
        for process in (other, own):
            assert process.poll() is None
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
            assert process.stderr is not None
            assert process.stderr.read() == ""


def test_a_dock_of_a_parent_ends_with_the_parent(device_folder: Path) -> None:
    arguments = [sys.executable, "-c", RUN.format("headless=True, die_with_parent=True"), str(device_folder)]
    parent = (
        "import subprocess, sys; child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE);"
        "child.stdout.readline(); print(child.pid, flush=True)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", parent, *arguments], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    orphan = Path("/proc", ran.stdout.strip())
    for _ in range(100):
        if not orphan.exists() or "State:\tZ" in (orphan / "status").read_text():
            break
        threading.Event().wait(0.1)
    assert not answers(DockFolder(device_folder).socket("card_reader"))


def test_attaching_to_nothing_is_refused_before_a_window_opens(device_folder: Path) -> None:
    command = [sys.executable, "-c", RUN.format("attach=True"), str(device_folder)]
    ran = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "start the dock there first" in ran.stderr


def test_a_panel_without_a_display_says_what_to_do(device_folder: Path) -> None:
    bare = {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", RUN.format("headless=False"), str(device_folder)]
    ran = subprocess.run(command, cwd=HOUSE, env=bare, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "--headless" in ran.stderr
    assert "Traceback" not in ran.stderr
