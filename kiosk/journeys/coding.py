"""一码通办: the code on a citizen's phone, held to the scanner."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kiosk.center.client import CenterAway
from kiosk.center.contract import Holder
from kiosk.center.contract.identity import IdentityReason
from kiosk.center.identity import NotDone
from kiosk.identity.code import PassHolder, read_pass
from kiosk.journeys.scanning import scanned
from kiosk.scenes import Answer, ShowCode
from kiosk.visit import Visit, first_of

FLAWS = {IdentityReason.EXPIRED: "expired", IdentityReason.USED: "used"}


async def show_code(visit: Visit) -> Holder | None:
    """The screen that shows how to hold the phone; None when the citizen goes back."""
    code = await_code(visit, lambda trouble: visit.stage.renew(ShowCode(trouble)))
    waits: list[Awaitable[Answer | Holder]] = [visit.show(ShowCode()), code]
    found = await first_of(waits)
    return found if isinstance(found, Holder) else None


async def await_code(visit: Visit, say: Callable[[str], None]) -> Holder:
    """Whose code was held to the scanner. `say` is told what is wrong with one that is nobody's: "unknown", "expired",
    "used", or "scanner"."""
    while True:
        found = await _holder_of(visit, await scanned(visit, str, say))
        if isinstance(found, Holder):
            return found
        say(found)


async def _holder_of(visit: Visit, code: str) -> Holder | str:
    """The center knows which passes were used; without it the signature and the two minutes a pass lives must do."""
    try:
        return await visit.identity.holder_of(code)
    except ValueError:  # longer than any pass
        return "unknown"
    except NotDone as no:
        return FLAWS.get(no.reason, "unknown")
    except CenterAway:
        return await _read_alone(visit, code)


async def _read_alone(visit: Visit, code: str) -> Holder | str:
    key = await visit.identity.pass_key()
    if key is None:
        return "scanner"
    found = read_pass(code, key, visit.desk.now())
    if isinstance(found, PassHolder):
        return Holder(kind="resident", number=found.number, name=found.name)
    return "expired" if found.value == "expired" else "unknown"
