"""Holding a code to the scanner. A piece of other journeys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from drivers.contract import Outcome
from kiosk.visit import Visit

PAUSE = 0.5
"""Seconds before a scanner that cannot scan is asked again."""


async def scanned(visit: Visit, code_of: Callable[[str], str], say: Callable[[str], None]) -> str:
    """What `code_of` finds in the first code in which it finds anything. `say` is told "foreign" of every other one,
    and "scanner" while that is not there. For machines that have one."""
    scanner = visit.rack.scanner
    assert scanner is not None
    try:
        while True:
            result = await scanner.scan()
            if result.outcome is Outcome.SUCCESS:
                if code := code_of(result.code):
                    return code
                say("foreign")
            elif result.outcome is not Outcome.TIMEOUT:
                if not scanner.ready:
                    say("scanner")
                await asyncio.sleep(PAUSE)
    finally:
        await scanner.rest()  # its light goes out, and a code held up late is not the next citizen's
