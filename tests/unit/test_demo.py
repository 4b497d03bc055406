"""`kiosk demo --out DIR` leaves all there is to see of a visit, removes only what an earlier demo left, and never
counts a visit that was not played."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from itertools import pairwise, product
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from drivers.ticket_printer.interpreter import Interpreter
from drivers.ticket_printer.tray import MARGIN
from kiosk.demo.playing import SCENARIOS, make_room, play
from kiosk.demo.scenario import ScenarioError, load_scenario
from kiosk.settings import HOUSE

CONFIG = HOUSE / "config" / "kiosk.toml"
ROWS = json.dumps([{"scenario": "take_ticket", "outcome": "printed"}])


def tree(folder: Path) -> dict[str, str]:
    """Every file below the folder and what is in it."""
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, name: str, text: str = "x") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def refused(capsys: pytest.CaptureFixture[str], out: Path, config: Path = CONFIG, *journeys: str) -> str:
    """The one sentence with which a demo is refused; nothing in the folder is other than before."""
    before = tree(out)
    assert play(config, list(journeys), out) == 1
    assert tree(out) == before
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("kiosk demo: ")
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    "report",
    [None, "not JSON", '{"tests": 3}', '[{"name": "of something else"}]', "[3]", '"take_ticket"'],
)
def test_a_folder_with_something_else_in_it_is_refused_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], report: str | None
) -> None:
    put(tmp_path, "take_ticket/thesis.txt")
    put(tmp_path, "photo.jpg")
    if report is not None:
        put(tmp_path, "report.json", report)
    assert f"{tmp_path} is not empty" in refused(capsys, tmp_path)


def test_a_file_in_place_of_the_folder_is_refused_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "demo")
    assert play(CONFIG, [], tmp_path / "demo") == 1
    assert f"{tmp_path / 'demo'}: " in capsys.readouterr().err
    assert (tmp_path / "demo").read_text() == "x"


def test_nothing_is_removed_for_a_journey_nobody_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "report.json", ROWS)
    put(tmp_path, "take_ticket/01-Welcome.png")
    assert "there is no journey fly" in refused(capsys, tmp_path, CONFIG, "fly")


def test_nothing_is_removed_for_a_configuration_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "demo"
    put(out, "report.json", ROWS)
    put(out, "take_ticket/01-Welcome.png")
    assert "there is no configuration at" in refused(capsys, out, tmp_path / "none.toml")


def test_only_what_an_earlier_demo_left_is_removed(tmp_path: Path) -> None:
    put(tmp_path, "report.json", ROWS)
    put(tmp_path, "take_ticket/01-Welcome.png")
    put(tmp_path, "take_ticket_elder_english/ticket-0001.txt")
    put(tmp_path, "notes/kept.txt")
    put(tmp_path, "kept.txt")
    make_room(tmp_path)
    assert tree(tmp_path) == {"report.json": "[]\n", "notes/kept.txt": "x", "kept.txt": "x"}


def test_a_demo_that_was_cut_off_can_be_played_again_into_its_folder(tmp_path: Path) -> None:
    make_room(tmp_path / "new" / "demo")
    put(tmp_path / "new" / "demo", "take_ticket/01-Welcome.png")
    make_room(tmp_path / "new" / "demo")
    assert tree(tmp_path) == {"new/demo/report.json": "[]\n"}


def test_a_link_in_place_of_a_visits_folder_is_refused_and_what_it_leads_to_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "elsewhere/thesis.txt")
    put(tmp_path, "demo/report.json", ROWS)
    (tmp_path / "demo" / "take_ticket").symlink_to(tmp_path / "elsewhere")
    assert "take_ticket" in refused(capsys, tmp_path / "demo")
    assert tree(tmp_path / "elsewhere") == {"thesis.txt": "x"}


DOOMED = """
import sys
from pathlib import Path
from kiosk.demo import playing

real = playing.load

def load(path, data):
    settings = real(path, data)
    (settings.data / "outbox.db").mkdir()  # the kiosk thread cannot open its outbox, and dies
    return settings

playing.load = load
sys.exit(playing.play(Path(sys.argv[1]), [], Path(sys.argv[2])))
"""


def test_a_demo_whose_kiosk_died_says_that_nothing_was_played(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [sys.executable, "-c", DOOMED, str(CONFIG), str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    rows = json.loads((out / "report.json").read_text())
    known = sorted(path.stem for path in (HOUSE / "config" / "scenarios").glob("*.toml"))
    assert [row["scenario"] for row in rows] == known
    assert {row["outcome"] for row in rows} == {"unfinished"}
    assert rows[0]["trouble"] == "the kiosk ended with an error; its log says why"
    assert {row["trouble"] for row in rows[1:]} == {"not played"}


def test_no_two_scenarios_send_the_same_person_for_the_same_item() -> None:
    """They are played in one hall on one day: whoever waits with a number is given no second one."""
    numbers: Counter[tuple[str, str]] = Counter()
    for file in (HOUSE / "config" / "scenarios").glob("*.toml"):
        played = tomllib.loads(file.read_text(encoding="utf-8"))
        if (played["journey"], played["outcome"]) == ("take_ticket", "printed"):
            steps = played["steps"]
            items = {touch for step in steps for touch in listed(step.get("touch", "")) if touch.startswith("choose:")}
            people = {step["with"]["who"] for step in steps if step.get("do") == "present_card"}
            numbers.update(product(people, items))
    assert numbers and max(numbers.values()) == 1, numbers


def listed(touched: str | list[str]) -> list[str]:
    return [touched] if isinstance(touched, str) else touched


GIVES_UP = """journey = "take_ticket"
outcome = "printed"
[[steps]]
screen = "Welcome"
touch = "touch"
[[steps]]
screen = "Home"
touch = "take_ticket"
[[steps]]
screen = "FindItem"
touch = "choose:gongan-001-02"
[[steps]]
screen = "Materials"
touch = "next"
[[steps]]
screen = "Identify"
device = "card_reader"
do = "present_card"
with = { who = "li" }
[[steps]]
screen = "Nowhere"
within = 2
"""
REFUSED = GIVES_UP.replace('do = "present_card"', 'do = "play_the_flute"')
LOOKS_ROUND = """journey = "take_ticket"
outcome = "home"
[[steps]]
screen = "Welcome"
touch = "touch"
[[steps]]
screen = "Home"
may = true
touch = ["take_ticket", "a second touch on a screen that is gone"]
[[steps]]
screen = "FaceEnd"
may = true
touch = "retry"
[[steps]]
screen = "FindItem"
touch = "home"
"""
SCRIPTED = """
import sys
from pathlib import Path
from kiosk.demo import playing

playing.SCENARIOS = Path(sys.argv[2])
sys.exit(playing.play(Path(sys.argv[1]), [], Path(sys.argv[3])))
"""


@pytest.mark.slow
def test_after_a_visit_that_was_lost_the_others_are_played(tmp_path: Path) -> None:
    out, scripts = tmp_path / "demo", tmp_path / "scenarios"
    for name, text in (("a_lost", GIVES_UP), ("b_refused", REFUSED), ("c_well", LOOKS_ROUND)):
        put(scripts, f"{name}.toml", text)
    command = [sys.executable, "-c", SCRIPTED, str(CONFIG), str(scripts), str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    rows = json.loads((out / "report.json").read_text())
    told = [(row["scenario"], row["outcome"], row["trouble"]) for row in rows]
    assert told[0][:2] == ("a_lost", "unfinished") and told[0][2].startswith("waited 2 s for Nowhere and saw Confirm")
    assert told[1][:2] == ("b_refused", "unfinished") and "card_reader does not do play_the_flute" in told[1][2]
    assert told[2] == ("c_well", "home", ""), ended.stderr
    assert ended.returncode == 1
    assert "a_lost: unfinished" in ended.stdout and "for Nowhere" in ended.stdout
    assert (out / "a_lost").is_dir() and (out / "c_well").is_dir()


def test_the_last_screen_of_a_script_must_come(tmp_path: Path) -> None:
    put(tmp_path, "open.toml", LOOKS_ROUND + "may = true\n")
    with pytest.raises(ScenarioError, match="the last screen must come"):
        load_scenario(tmp_path / "open.toml")


def test_a_citizen_takes_a_ticket_and_all_there_is_to_see_of_it_is_left(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-m", "kiosk", "demo", "--journey", "take_ticket", "--out", str(out)]
    played = subprocess.run(command, env=bare, capture_output=True, text=True, timeout=90, check=False)
    assert played.returncode == 0, played.stderr
    assert f"look in {out}" in played.stdout
    assert "Warning" not in played.stderr and "Traceback" not in played.stderr
    [row] = json.loads((out / "report.json").read_text())
    assert (row["journey"], row["outcome"], row["trouble"]) == ("take_ticket", "printed", "")
    assert 0 < row["seconds"] < 60
    files = [out / name for name in row["files"]]
    assert sorted(files) == sorted((out / "take_ticket").iterdir())
    screens, (raw, picture, text) = files[:-3], files[-3:]
    steps = load_scenario(SCENARIOS / "take_ticket.toml").steps
    assert [path.name for path in screens] == [f"{n:02d}-{step.screen}.png" for n, step in enumerate(steps, 1)]
    seen = [look_at(path) for path in screens]
    assert all(ImageChops.difference(one, other).getbbox() for one, other in pairwise(seen))
    same_ticket(raw, picture, text)


def look_at(screen: Path) -> Image.Image:
    """The picture of a whole portrait screen, with more on it than a ground and two or three words."""
    with Image.open(screen) as picture:
        assert picture.size == (1080, 1920)
        assert picture.convert("RGB").getcolors(200) is None, f"{screen.name} is as good as empty"
        return picture.convert("RGB")


def same_ticket(raw: Path, picture: Path, text: Path) -> None:
    """The bytes, fed to a printer of their own, give the picture and the text that were left, and a number is on it."""
    printer = Interpreter()
    printer.feed(raw.read_bytes())
    [ticket] = printer.tickets
    assert ticket.faults == () and list(ticket.lines) == text.read_text(encoding="utf-8").splitlines()
    with Image.open(picture) as shown:
        ours = (MARGIN, MARGIN, MARGIN + ticket.picture.width, MARGIN + ticket.picture.height)
        assert ImageChops.difference(shown.crop(ours).convert("L"), ticket.picture.convert("L")).getbbox() is None
    assert [line for line in ticket.lines if re.fullmatch(r"[A-Z]\d{3}", line)]
    assert any(line.startswith("[QR http") for line in ticket.lines)
