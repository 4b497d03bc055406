"""The units of the Debian package: systemd reads them, the program knows what they start, secrets are root's alone."""

from __future__ import annotations

import re
import shlex
import shutil
import stat
import subprocess
from pathlib import Path
from string import Template

import click
import pytest

from kiosk.cli import main
from kiosk.settings import HOUSE

DEB = HOUSE / "packaging" / "deb"
FILES = DEB / "files"
UNITS = sorted((FILES / "usr/lib/systemd/system").glob("*.service"))
ANALYZE = shutil.which("systemd-analyze")
SERVICES = [unit for unit in UNITS if unit.stem != "bianmin-kiosk"]
"""Those without a screen: nothing stands in the way of every wall there is."""
EXPOSED_MOST = 25
"""Tenths of systemd's own score from 0 (safe) to 100 (not): `systemd-analyze security`."""

units = pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
services = pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.stem)
analyzed = pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not here")


def entries(unit: Path, name: str) -> list[str]:
    """Every value of this entry."""
    return re.findall(rf"(?m)^{name}=(.*)$", unit.read_text(encoding="utf-8"))


def settings(path: Path) -> dict[str, str]:
    lines = shlex.split(path.read_text(encoding="utf-8"), comments=True)
    return dict(line.split("=", 1) for line in lines)


def environment(unit: Path) -> list[Path]:
    """The files it reads, where they are in the package's tree."""
    return [FILES / entry.lstrip("-/") for entry in entries(unit, "EnvironmentFile")]


def started(unit: Path) -> list[str]:
    """What `kiosk` is given, with the options that come with the package."""
    [line] = entries(unit, "ExecStart")
    known = {name: value for path in environment(unit) for name, value in settings(path).items()}
    words = shlex.split(Template(line).substitute(known))
    return words[words.index("/usr/bin/kiosk") + 1 :]


def understood(words: list[str]) -> dict[str, object]:
    """The options as the command takes them. Raises click's own fault for what it does not know."""
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group):
        name, found, words = command.resolve_command(context, words)
        assert found is not None
        command, context = found, click.Context(found, parent=context, info_name=name)
    return command.make_context(command.name, words, parent=context.parent).params


def test_what_a_hall_runs_all_the_time_has_a_unit() -> None:
    found = {unit.stem.removeprefix("bianmin-"): started(unit) for unit in UNITS}
    assert {name: next(iter(words)) for name, words in found.items()} == {
        "kiosk": "run",
        "center": "center",
        "callers": "callers",
        "voice": "voice",
    }


@units
def test_the_program_knows_every_option_a_unit_starts_it_with(unit: Path) -> None:
    told = understood(started(unit))
    assert told["data"] == Path("/var/lib", unit.stem), "the only folder it may write to"
    assert entries(unit, "StateDirectory") == [unit.stem]
    for name in ("config", "hall"):
        assert name not in told or (HOUSE / "config" / Path(str(told[name])).name).exists()


def test_an_option_the_program_does_not_know_is_found() -> None:
    with pytest.raises(click.NoSuchOption):
        understood(["center", "serve", "--wokers", "2"])


@units
def test_nothing_gains_rights_and_everything_begins_again_by_itself(unit: Path) -> None:
    wanted = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "Restart": "always"}
    assert {name: entries(unit, name) for name in wanted} == {name: [value] for name, value in wanted.items()}
    assert entries(unit, "StartLimitIntervalSec") == ["0"]
    assert entries(unit, "User") != ["root"] and entries(unit, "User") + entries(unit, "DynamicUser")


@analyzed
@units
def test_systemd_reads_every_unit_without_a_complaint(unit: Path, tmp_path: Path) -> None:
    here = tmp_path / unit.name
    there = re.sub(r"/usr/bin/(cage|kiosk)", "/bin/true", unit.read_text(encoding="utf-8"))
    here.write_text(there, encoding="utf-8")
    found = _analyze("verify", "--recursive-errors=no", str(here))
    said = "\n".join(line for line in found.stderr.splitlines() if unit.name in line)
    assert (found.returncode, said) == (0, "")


@analyzed
@services
def test_a_service_without_a_screen_is_walled_in(unit: Path) -> None:
    found = _analyze("security", "--offline=yes", f"--threshold={EXPOSED_MOST}", "--no-pager", str(unit))
    assert found.returncode == 0, found.stdout.splitlines()[-1]


def _analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    assert ANALYZE is not None
    return subprocess.run([ANALYZE, *arguments], capture_output=True, text=True, timeout=30, check=False)


def test_secrets_of_the_package_are_roots_alone_and_nothing_else_is(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(FILES, tree)
    subprocess.run([DEB / "modes.sh", tree], check=True)
    secret = {path.name for path in tree.rglob("*") if path.is_file() and not path.stat().st_mode & stat.S_IROTH}
    assert secret == {"center.env", "callers.env"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in tree.rglob("*.env")} == {0o600}
    named = {path.name for unit in UNITS for path in environment(unit) if path.suffix == ".env"}
    assert named == secret
    assert 'modes.sh "$tree"' in (DEB / "build.sh").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["postinst", "prerm"])
def test_every_unit_is_started_anew_and_ended_with_the_package(script: str) -> None:
    text = (DEB / script).read_text(encoding="utf-8")
    assert all(unit.stem in text for unit in UNITS)
