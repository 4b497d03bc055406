"""`kiosk center check`. Only click is imported here; the command imports what it needs."""

from __future__ import annotations

import os
import sys

import click

PERSON = ("990101199001010019", "李示范")
"""Known to the demonstration registers, and to nobody else."""


@click.command()
@click.argument("url")
@click.option("--token", envvar="KIOSK_TOKEN", default="", help="Of an enrolled kiosk; or in KIOSK_TOKEN.")
@click.option("--staff", "badge", default="", help="A badge; its password is in KIOSK_STAFF_PASSWORD or asked for.")
@click.option("--person", nargs=2, default=PERSON, metavar="NUMBER NAME", help="An invented citizen, if not the usual.")
@click.option("--json", "as_json", is_flag=True, help="Only one JSON object, as the last line.")
def check(url: str, token: str, badge: str, person: tuple[str, str], as_json: bool) -> None:
    """Hold a center against the contract: does everything at URL answer as a kiosk relies on?

    Exits 0 only when nothing is broken; what could not be found out is named with why."""
    from kiosk.center.contract import Holder
    from kiosk.conformance import telling
    from kiosk.conformance.guest import Badge, Guest
    from kiosk.conformance.running import WARNING, Found, held, run
    from kiosk.conformance.wire import Away, Line

    if not person[0].startswith("99"):
        raise click.UsageError("the citizen of these checks must be invented: a number that begins with 99")
    staff = Badge(badge, _password()) if badge else None
    line = Line(url, token)
    try:
        line.ask("GET", "/v1/health", token="")
    except Away as away:
        raise click.ClickException(f"nobody answers at {url} ({away})") from None
    click.echo(f"{WARNING}\n", err=True)

    def tell(found: Found) -> None:
        if not as_json:
            click.echo(telling.line(found))

    found = run(Guest(line, Holder(number=person[0], name=person[1]), staff), tell)
    click.echo(telling.as_json(url, found) if as_json else f"\n{telling.summary(found)}")
    sys.exit(0 if held(found) else 1)


def _password() -> str:
    known: str = os.environ.get("KIOSK_STAFF_PASSWORD") or click.prompt("Password", hide_input=True, err=True)
    return known
