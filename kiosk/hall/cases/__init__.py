"""Cases 办件: an application from the moment its papers change hands to the day its result does.

doors.py      /v1/cases, for kiosks and staff       receiving.py  收件: number, code, what is missing
acting.py     what staff do, each act once          tracking.py   进度查询, by card, slip, number
listing.py    the list and its lights               showing.py    a line, the whole, the applicant's way
files.py      a case read and written, its clock    keeping.py    what the law does by itself; what is forgotten
pages.py      /cases for staff, /case/{code}        written.py    slip and notices, to print
way.py        the way in plain words, two languages seen.py       who looked at whose case
charging.py   its fee, and the slip to pay it by committing.py what a commitment stands for; who is not believed
tables.py, settings.py, office.py
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.cases import doors, keeping, pages
from kiosk.hall.cases.office import open_office
from kiosk.hall.opening import open_doors

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add cases to an application whose desk is open. ConfigError when cases.toml is wrong."""
    app.state.cases = open_office(app.state.desk, app.state.fees)
    open_doors(app, doors.router, pages.router)
    app.include_router(keeping.router)
