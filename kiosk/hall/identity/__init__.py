"""Who somebody is: the center's part of identification, and what the law wants written down of face checks.

doors.py       /v1/identity, for kiosks           office.py     the plan, the services, the keyed hashes
portraits.py   the city's portrait source         messages.py   six digits to the telephone on record
codes.py       those digits, hashed and limited
confirming.py  badge and PIN on the kiosk         pins.py       what a good PIN is, and where it lies
passes.py      phone passes: issued, read, good once
records.py     consents and checks, as they come in from the kiosks' outboxes
figures.py, charts.py  what became of them, by month       pages.py   /manage/face and the impact record
keeping.py     what is erased, and when           command.py    `kiosk center staff pin`, `kiosk center pass`
settings.py    identity.toml                      tables.py     at rest

No picture of anybody is stored, and none that a camera took ever comes here.
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.identity import doors, keeping, pages
from kiosk.hall.identity.office import open_office
from kiosk.hall.opening import open_doors

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add identification to an application whose desk is open. ConfigError when identity.toml is wrong."""
    app.state.identity = open_office(app.state.desk)
    open_doors(app, doors.router, pages.router)
    app.include_router(keeping.router)
