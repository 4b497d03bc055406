"""Papers 证明: what stands in the city's registers, written, numbered, signed, and accounted for to the last sheet.

doors.py      /v1/papers, for kiosks              registers.py  where the data come from
issuing.py    number, quota, first answer         writing.py, press.py  data → signed file, pictures
settling.py   what became of the sheets           pages.py      /verify/{code}, for everybody
office.py     kinds, key, registers               keeping.py    what is erased, and when
settings.py   papers.toml                         tables.py     at rest
reprinting.py what staff decide: came out, void, one more print
ledger.py, ledger_pages.py   /manage/papers: a day's papers, every sheet of its month
paying.py     what one costs, and the fee of one that was cut off
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.opening import open_doors
from kiosk.hall.papers import doors, keeping, ledger_pages, pages, paying
from kiosk.hall.papers.office import open_office

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add papers to an application whose desk is open. ConfigError when papers.toml or a kind is wrong."""
    app.state.papers = open_office(app.state.desk)
    app.state.desk.paper_names.update({code: kind.name for code, kind in app.state.papers.kinds.items()})
    open_doors(app, paying.router, doors.router, pages.router, ledger_pages.router)
    app.include_router(keeping.router)
