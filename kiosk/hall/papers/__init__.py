"""Papers 证明: what stands in the city's registers, written, numbered, signed, and accounted for to the last sheet.

doors.py      /v1/papers, for kiosks              registers.py  where the data come from
issuing.py    number, quota, first answer         writing.py, press.py  data → signed file, pictures
settling.py   what became of the sheets           pages.py      /verify/{code}, for everybody
office.py     kinds, key, registers               keeping.py    what is erased, and when
settings.py   papers.toml                         tables.py     at rest
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.papers import doors, keeping, pages
from kiosk.hall.papers.office import open_office
from kiosk.hall.plan import ConfigError

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add papers to an application whose desk is open. ConfigError when papers.toml or a kind is wrong."""
    try:
        app.state.papers = open_office(app.state.desk)
    except ConfigError:
        app.state.desk.close()
        raise
    for router in (doors.router, pages.router, keeping.router):
        app.include_router(router)
