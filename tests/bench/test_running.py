"""`kiosk bench`: options that make no sense are refused in one sentence, and a run that failed never counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bench import soak, startup
from kiosk.bench.running import run_bench, spread_of_turns


def bench(name: str, *options: str, quick: bool = False) -> int:
    return run_bench(name, False, True, quick, options)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on stderr; nothing is on stdout that a script could take for a result."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kiosk bench: ")
    assert err.count("\n") == 1
    return err.removeprefix("kiosk bench: ").strip()


@pytest.mark.parametrize("value", ["many", "", "0", "-3", "1.5", "²", "nan"])
@pytest.mark.parametrize("option", [("soak", "visits"), ("touch", "visits"), ("startup", "runs"), ("tickets", "past")])
def test_a_value_that_is_no_number_is_refused(
    capsys: pytest.CaptureFixture[str], option: tuple[str, str], value: str
) -> None:
    assert bench(option[0], f"{option[1]}={value}") == 2
    assert said(capsys) == f"{option[1]} must be a whole number above 0, not {value!r}"


def test_an_option_the_bench_does_not_have_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("soak", "speed=3") == 2
    assert said(capsys) == "soak has no option speed; it has visits"
    assert bench("soak", "quick=1") == 2
    assert said(capsys) == "soak has no option quick; it has visits"


def test_an_option_without_a_value_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("soak", "visits") == 2
    assert said(capsys) == "an option is KEY=VALUE, not visits"


@pytest.mark.parametrize("name", ["tickets", "calls", "boards"])
def test_a_database_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert bench(name, "database=oracle") == 2
    assert said(capsys) == "database is one of both, sqlite, postgresql, not 'oracle'"


def test_a_soak_too_short_to_have_a_growth_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench("soak", "visits=3") == 2
    assert said(capsys) == "a soak needs at least 4 visits: some to get warm, and some to count"


def test_the_soak_reads_once_everything_is_warm_and_once_at_the_end() -> None:
    visit = 0
    readings = soak.Readings(300, 1000, lambda: (float(visit), 0, 0))
    for visit in range(1, 1010):
        readings.after(visit)
    assert readings.taken == {300: (300.0, 0, 0), 1000: (1000.0, 0, 0)}


DOOMED = """
import sys
from kiosk.bench import running, visits

real = visits.load

def load(path, data):
    settings = real(path, data)
    (settings.data / "outbox.db").mkdir()  # the kiosk thread cannot open its outbox, and dies
    return settings

visits.load = load
sys.exit(running.run_bench(sys.argv[1], False, True, True, ()))
"""

LEFT = """
import threading
from kiosk.bench import visits

try:
    with visits.appliance(lambda record: None):
        assert "kiosk" in [thread.name for thread in threading.enumerate()]
        raise ZeroDivisionError
except ZeroDivisionError:
    print([thread.name for thread in threading.enumerate()])
"""


def program(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A kiosk of its own: one to a process is what Qt allows."""
    command = [sys.executable, "-c", text, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(("name", "visits"), [("soak", 120), ("touch", 12)])
def test_a_bench_whose_kiosk_died_never_holds(name: str, visits: int) -> None:
    ended = program(DOOMED, name)
    assert ended.returncode == 1
    assert "figures" not in ended.stdout
    last = ended.stderr.splitlines()[-1]
    assert last == f"kiosk bench: the kiosk ended with an error after 0 of {visits} visits; its log says why"


def test_an_appliance_that_is_left_before_it_ran_leaves_nothing_behind() -> None:
    ended = program(LEFT)
    assert (ended.returncode, ended.stdout) == (0, "['MainThread']\n"), ended.stderr


def test_a_kiosk_that_never_gets_ready_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "silent"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(startup, "READY", 0.5)
    with pytest.raises(RuntimeError, match=r"the kiosk did not say kiosk touchable within 0\.5 s"):
        startup.measure(tmp_path)


def test_a_kiosk_that_ends_by_itself_gives_no_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "short"
    program.write_text("#!/bin/sh\necho kiosk touchable; echo kiosk ready\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(startup, "IDLE", 0.3)
    with pytest.raises(RuntimeError, match="the kiosk ended by itself with 3"):
        startup.measure(tmp_path)


def test_one_turn_in_which_the_machine_stood_still_does_not_spoil_the_figures() -> None:
    calm = [0.01] * 100
    assert spread_of_turns([calm, [0.5] * 3, calm], 1000) == (10.0, 10.0, 500.0)
    assert spread_of_turns([calm, [], calm], 1000) == (10.0, 10.0, 10.0)
