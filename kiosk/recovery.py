"""What a kiosk does first after it was cut off: bring every ticket it had in hand to an end (DESIGN §6).

The citizen of that moment has seen no number, or holds paper the printer can vouch for, or holds half a slip. So: a
number nobody saw is given back; a slip the printer proves is kept; anything in between is voided at the center first,
and then the printer marks what lies in it 作废.
"""

from __future__ import annotations

import logging

from drivers.contract import Outcome
from kiosk.center.contract import Paper
from kiosk.center.desk import Desk
from kiosk.center.outbox import Intent, Stage
from kiosk.devices.rack import Rack
from kiosk.paper.ticket import spoilt_words, void_words

log = logging.getLogger(__name__)

PROOF = 5.0
"""Seconds a printer gets to finish what it was sent before the kiosk stopped."""


async def _proved(intent: Intent, rack: Rack) -> bool:
    """Can the printer vouch for the whole slip? Not after a power cut: its buffer is gone, and it would only mean that
    nothing is left."""
    if intent.stage is not Stage.SENT or not intent.powered:
        return False
    return (await rack.printer.prove(PROOF)).outcome is Outcome.SUCCESS


async def recover(desk: Desk, rack: Rack, unfinished: list[Intent]) -> None:
    """Settle these intents; until then the printer takes nothing new. `unfinished` is read before anybody is served."""
    owed: list[str] = []
    for intent in unfinished:
        if intent.stage is Stage.OWED:
            owed.append(spoilt_words(intent.number))
        elif await _proved(intent, rack):
            desk.settle(intent.key, Paper.PRINTED, "proved after a restart")
        else:
            half = intent.stage in (Stage.PRINTING, Stage.SENT)
            desk.settle(intent.key, Paper.VOID, f"kiosk restarted at {intent.stage.value}", owed=half)
            owed += [void_words(intent.number)] if half else []
    if unfinished:
        log.warning("%d tickets of the last run brought to an end", len(unfinished))
    if owed:
        rack.printer.owed = "；".join(owed)
        await rack.printer.look()
