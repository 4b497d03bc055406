"""The `kiosk` command. Every part is imported only by the command that needs it: the first screen must be fast."""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from pathlib import Path

import click

from kiosk.center.undelivered import outbox
from kiosk.conformance.commands import check
from kiosk.voice.commands import voice

HOUSE = Path(__file__).resolve().parent.parent
CONFIG = HOUSE / "config" / "kiosk.toml"
DEMONSTRATION_CLOCK = "2026-11-20T09:46:00"
"""A working morning: the demonstration hall must be open when a stranger looks at it on a Sunday night."""

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("var"), show_default=True, help="Folder for what is kept."
)
config_option = click.option(
    "--config", type=click.Path(path_type=Path), default=CONFIG, show_default=True, help="This machine's settings."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bianmin-kiosk")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
def main(verbose: bool) -> None:
    """便民自助终端: the kiosk, its center, and the dock of simulated devices."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


@main.command()
@config_option
@data_option
@click.option("--window", help="A window of this size instead of the full screen, e.g. 1080x1920.")
@click.option("--clock", default="", help="Start the embedded hall's clock at this time (ISO).")
@click.option("--demonstration", is_flag=True, help="Open the dock of simulated devices too; the hall is open.")
def run(config: Path, data: Path, window: str | None, clock: str, demonstration: bool) -> None:
    """Run this machine: the screens, the journeys, and (without a center address) the center."""
    from kiosk.wiping import begin_so_that_it_can_overwrite

    begin_so_that_it_can_overwrite()
    from kiosk.launch import run_kiosk

    if demonstration:
        clock = clock or DEMONSTRATION_CLOCK
    sys.exit(run_kiosk(config, data, window=window, clock=clock, with_dock=demonstration))


@main.command()
@config_option
@click.option("--journey", "journeys", multiple=True, help="Play only this one (may be repeated); all without it.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("var/demo"), show_default=True)
def demo(config: Path, journeys: tuple[str, ...], out: Path) -> None:
    """Play whole visits without a display; leaves screens, tickets, bytes and report.json."""
    from kiosk.demo import play

    sys.exit(play(config, list(journeys), out))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("var/dock"))
@click.option("--headless", is_flag=True, help="Serve the devices without a window.")
@click.option("--attach", is_flag=True, help="Open the window on a dock that already runs in FOLDER.")
@click.option("--out", type=click.Path(path_type=Path), help="Where printed tickets are kept.")
@click.option("--printer-speed", type=int, default=1200, show_default=True, help="Dots a second; 0 is at once.")
@click.option("--rom", type=click.Choice(["gb2312", "gbk", "gb18030"]), default="gb2312", show_default=True)
@click.option("--place", default="", metavar="X,Y", help="Where on the desktop the window opens.")
@click.option("--die-with-parent", is_flag=True, help="End when the process that started it ends.")
@click.option("--pages/--no-pages", default=True, help="With the A4 printer, which is made of programs of its own.")
def dock(
    folder: Path,
    headless: bool,
    attach: bool,
    out: Path | None,
    printer_speed: int,
    rom: str,
    place: str,
    die_with_parent: bool,
    pages: bool,
) -> None:
    """The panel of simulated devices: cards to hold to the reader, a printer to starve, open and unplug."""
    from kiosk.dock.main import run as run_dock

    sys.exit(
        run_dock(
            folder,
            headless=headless,
            attach=attach,
            out=out,
            printer_speed=printer_speed,
            rom=rom,
            corner=place,
            die_with_parent=die_with_parent,
            pages=pages,
        )
    )


@main.command()
@click.option("--config", type=click.Path(path_type=Path), default=HOUSE / "config" / "callers.toml", show_default=True)
@data_option
@click.option("--line", default="", help="The RS-485 line, like /dev/ttyUSB0 or tcp:192.0.2.7:4001.")
@click.option("--center", "center_address", default="", help="The center's address, like http://10.0.0.5:8080.")
def callers(config: Path, data: Path, line: str, center_address: str) -> None:
    """Join the windows' key pads and rating pads to the center; its token is KIOSK_TOKEN or in the configuration."""
    from kiosk.callers.main import run as run_callers

    sys.exit(run_callers(config, data, line, center_address))


main.add_command(voice)
main.add_command(outbox)


@main.group()
def center() -> None:
    """The center: queue engine, catalogue, pages."""


@center.command()
@click.option("--database", default="", help="sqlite:///… or postgresql+psycopg://…; SQLite in the data folder.")
@click.option("--hall", type=click.Path(path_type=Path), default=HOUSE / "config" / "hall", show_default=True)
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=int, default=8080, show_default=True, help="0 takes a free one.")
@click.option("--public-url", default="", help="How a phone reaches this center; in the ticket's QR.")
@click.option("--clock", default="", help="Start the hall's clock at this time (ISO), or file:PATH of a driven one.")
@click.option("--workers", type=int, default=1, show_default=True)
@click.option("--embedded", is_flag=True, help="Ends with the kiosk that started it.")
def serve(
    database: str,
    hall: Path,
    data: Path,
    host: str,
    port: int,
    public_url: str,
    clock: str,
    workers: int,
    embedded: bool,
) -> None:
    """Serve the center API. Kiosks and their tokens come from KIOSK_TOKENS (JSON: id → token)."""
    from kiosk.launch import serve_center

    sys.exit(serve_center(database, hall, data, host, port, public_url, clock, workers, embedded))


@center.command()
@click.argument("kiosk")
@click.option(
    "--role",
    type=click.Choice(["kiosk", "caller", "rater", "exchange"]),
    default="kiosk",
    show_default=True,
    help="A caller acts for windows, a rater takes ratings, an exchange is a city’s platform that reads cases.",
)
@click.option("--database", default="", help="As for serve.")
@data_option
def enrol(kiosk: str, role: str, database: str, data: Path) -> None:
    """Take a kiosk, caller or rater on (or give it a new token) and print the token: it is shown only this once."""
    from kiosk.launch import enrol_kiosk

    sys.exit(enrol_kiosk(kiosk, role, database, data))


@center.command()
@click.argument("kiosk")
@click.option("--database", default="", help="As for serve.")
@data_option
def dismiss(kiosk: str, database: str, data: Path) -> None:
    """Take a kiosk's token away; a running center notices within seconds."""
    from kiosk.launch import dismiss_kiosk

    sys.exit(dismiss_kiosk(kiosk, database, data))


center.add_command(check)


@center.command("document")
@click.option("--hall", type=click.Path(path_type=Path), default=HOUSE / "config" / "hall", show_default="config/hall")
@click.option("--out", type=click.Path(path_type=Path), default=Path("var/api"), show_default=True)
def write_document(hall: Path, out: Path) -> None:
    """Write the center API as openapi.json and its error catalogue as errors.md; no server is needed."""
    from kiosk.launch import write_api_document

    sys.exit(write_api_document(hall, out))


from_database = click.option("--database", default="", help="As for serve.")
typed_option = click.option("--typed", is_flag=True, help="Ask for the password instead of making one up.")


@center.group()
def staff() -> None:
    """The accounts of the hall's own people: clerks, managers, administrators."""


@staff.command("add")
@click.argument("badge")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(["clerk", "manager", "administrator"]), default="clerk", show_default=True)
@typed_option
@from_database
@data_option
def staff_add(badge: str, name: str, role: str, typed: bool, database: str, data: Path) -> None:
    """Make an account and print its one-time password, which is shown only this once."""
    from kiosk.launch import keep_staff

    password = _typed() if typed else ""
    sys.exit(keep_staff(lambda register: _tell(register.add(badge, name, role, password), typed), database, data))


@staff.command("list")
@from_database
@data_option
def staff_list(database: str, data: Path) -> None:
    """Badge, role, last sign-in, name and state of every account."""
    from kiosk.hall.staff.command import told
    from kiosk.launch import keep_staff

    sys.exit(keep_staff(lambda register: click.echo("\n".join(map(told, register.listed()))), database, data))


@staff.command("password")
@click.argument("badge")
@typed_option
@from_database
@data_option
def staff_password(badge: str, typed: bool, database: str, data: Path) -> None:
    """Give an account another one-time password and print it; ends its sessions and the lock of wrong tries."""
    from kiosk.launch import keep_staff

    password = _typed() if typed else ""
    sys.exit(keep_staff(lambda register: _tell(register.password(badge, password), typed), database, data))


@staff.command("lock")
@click.argument("badge")
@click.option("--unlock", is_flag=True, help="Let them in again.")
@from_database
@data_option
def staff_lock(badge: str, unlock: bool, database: str, data: Path) -> None:
    """Nobody signs in with this badge any more; who is signed in is out within seconds."""
    from kiosk.launch import keep_staff

    sys.exit(keep_staff(lambda register: register.lock(badge, locked=not unlock), database, data))


@staff.command("pin")
@click.argument("badge")
@click.option("--typed", is_flag=True, help="Ask for the PIN instead of making one up.")
@from_database
@data_option
def staff_pin(badge: str, typed: bool, database: str, data: Path) -> None:
    """Give an account the six-digit PIN it confirms citizens with on a kiosk, and print it; ends the lock of wrong
    tries. No kiosk ever takes a password."""
    from kiosk.launch import give_pin

    pin = _typed("PIN") if typed else ""
    sys.exit(give_pin(badge, pin, database, data))


@center.command("pass")
@click.argument("number")
@click.option("--name", default="", help="As it stands on the card.")
@click.option("--center", "address", default="", help="Take the time from this center: its clock may be shifted.")
@data_option
def issue_pass(number: str, name: str, address: str, data: Path) -> None:
    """Print a phone pass for a demonstration: an invented citizen (99…), good for two minutes and shown once."""
    from kiosk.launch import issue_pass

    sys.exit(issue_pass(number, name, address, data))


@main.group()
def paper() -> None:
    """Papers 证明, looked at without asking any center."""


@paper.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--authorities", type=click.Path(path_type=Path), required=True, help="PEM: whom you trust.")
def paper_check(file: Path, authorities: Path) -> None:
    """Does the signature in this PDF hold, to the last byte?"""
    from kiosk.paper.checking import check_file

    sys.exit(check_file(file, authorities))


@paper.command("read")
@click.argument("code")
@click.option("--key", type=click.Path(path_type=Path), required=True, help="PEM, from /verify/key.pem of the center.")
def paper_read(code: str, key: Path) -> None:
    """What the QR code on a paper says, if it was signed with this key; compare it with the paper."""
    from kiosk.paper.checking import read_code

    sys.exit(read_code(code, key))


def _typed(what: str = "Password") -> str:
    secret: str = click.prompt(what, hide_input=True, confirmation_prompt=True)
    return secret


def _tell(password: str, typed: bool) -> None:
    if not typed:
        click.echo(password)


@main.group()
def simulate() -> None:
    """Whole days of whole halls, played and audited."""


@simulate.command()
@click.option("--citizens", type=click.IntRange(1, 20_000), default=1500, show_default=True)
@click.option("--windows", type=click.IntRange(1, 200), default=20, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed is the same day.")
@click.option("--database", default="sqlite", show_default=True, help="sqlite, postgresql, or an empty store's URL.")
@click.option("--day", "date", type=click.DateTime(["%Y-%m-%d"]), default="2026-11-20", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("var/day"), show_default=True)
@click.option("--no-pictures", is_flag=True, help="Play without pictures: then only the books are judged.")
def day(citizens: int, windows: int, seed: int, database: str, date: datetime, out: Path, no_pictures: bool) -> None:
    """Play one day in a real center over HTTP; leaves report.json and pictures.

    Exits 0 when the books balance and every page could be pictured.
    """
    from kiosk.simulate.day import Order, simulate_day

    sys.exit(simulate_day(Order(citizens, windows, seed, database, out, date.date(), not no_pictures)))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("settings", nargs=-1, type=click.UNPROCESSED, metavar="[--SETTING VALUE]...")
@click.option("--list", "list_names", is_flag=True, help="Name every bench.")
@click.option("--json", "as_json", is_flag=True, help="Only the JSON line.")
@click.option("--quick", is_flag=True, help="A short run, for trying it out; its figures prove nothing.")
@click.option("--option", "options", multiple=True, metavar="KEY=VALUE", help="A setting, written another way.")
def bench(
    name: str | None, settings: tuple[str, ...], list_names: bool, as_json: bool, quick: bool, options: tuple[str, ...]
) -> None:
    """Measure one thing against its targets; the last line is JSON, and the exit status says whether they held.

    A bench's own settings follow its name: kiosk bench tickets --clients 8. One it does not have is told with those it
    has."""
    from kiosk.bench import run_bench

    sys.exit(run_bench(name, list_names, as_json, quick, options, settings))
