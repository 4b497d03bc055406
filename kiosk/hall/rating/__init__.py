"""Ratings (好差评) in the center.

taking.py      a rating is judged and stored, with all that follows from it
printed.py     the same for what a kiosk printed
asking.py      whom a window's tablet and a ticket's page ask
following.py   follow-ups of bad ratings, and appeals        watching.py  odd patterns
reading.py     what managers see        counting.py  figures        pushing.py  what platforms have to hear
keeping.py     what runs beside: default ratings where a hall wants them, and old words erased
doors.py, desk_doors.py   /v1/ratings for devices and citizens, and for managers     showing.py  the page /rate
settings.py    rating.toml        tables.py, sealing.py   at rest

The rules themselves are in `kiosk.rating`.
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.opening import open_doors
from kiosk.hall.rating import desk_doors, doors, keeping, showing
from kiosk.hall.rating.office import Office
from kiosk.hall.rating.sealing import Envelope
from kiosk.hall.rating.settings import read_rating_plan

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add what ratings need to an application whose desk is open. ConfigError when rating.toml is wrong."""
    desk = app.state.desk
    app.state.ratings = Office(read_rating_plan(desk.settings.config), Envelope(desk.seal))
    app.state.ratings_published = {}
    open_doors(app, doors.router, desk_doors.router, showing.router)
    app.include_router(keeping.router)
