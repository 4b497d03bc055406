"""`kiosk outbox …`: what the center refused of this kiosk's deliveries, for whoever maintains it. Bodies stay sealed.

Works beside a running kiosk, which sends again within seconds and tells the hall when nothing is left.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.center.contract.undelivered import UNREADABLE

if TYPE_CHECKING:
    from kiosk.center.outbox import Outbox, Refusal

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("var"), show_default=True, help="This kiosk's data folder."
)
numbers_argument = click.argument("numbers", type=int, nargs=-1, required=True)


@click.group()
def outbox() -> None:
    """What the center refused to hear from this kiosk."""


@outbox.command("list")
@data_option
def show(data: Path) -> None:
    """Number, since when, where to and why, oldest first."""
    with _opened(data) as kept:
        for each in kept.refusals():
            click.echo(f"{each.id}  {each.told.since:%Y-%m-%d %H:%M}  {each.told.path}  {each.told.why}")


@outbox.command()
@numbers_argument
@data_option
def seen(numbers: tuple[int, ...], data: Path) -> None:
    """Somebody has looked at these: the hall's light goes out; they are kept for the rest of the thirty days."""
    with _opened(data) as kept:
        _each(kept, numbers, kept.seen)


@outbox.command()
@numbers_argument
@data_option
def again(numbers: tuple[int, ...], data: Path) -> None:
    """Send these again with the keys they had, so that nothing is done twice: after the center was mended."""
    with _opened(data) as kept:
        lost = [str(each.id) for each in kept.refusals() if each.id in numbers and each.told.why == UNREADABLE]
        if lost:
            _end(f"{', '.join(lost)}: cannot be opened with this machine's key; there is nothing to send")
        _each(kept, numbers, kept.again)


@contextmanager
def _opened(data: Path) -> Iterator[Outbox]:
    from kiosk.center.outbox import Outbox
    from kiosk.center.sealing import Seal

    path, key = data / "outbox.db", data / "kiosk.key"
    if not (path.exists() and key.exists()):
        _end(f"no kiosk keeps its outbox in {data}")
    kept = Outbox(path, Seal(key))
    try:
        yield kept
    finally:
        kept.close()


def _each(kept: Outbox, numbers: tuple[int, ...], act: Callable[[int], None]) -> None:
    """All of them or none."""
    known: list[Refusal] = kept.refusals()
    strange = set(numbers) - {each.id for each in known}
    if strange:
        _end(f"nothing refused has the number {', '.join(map(str, sorted(strange)))}; see kiosk outbox list")
    for number in numbers:
        act(number)


def _end(words: str) -> None:
    click.echo(f"kiosk outbox: {words}", err=True)
    sys.exit(1)
