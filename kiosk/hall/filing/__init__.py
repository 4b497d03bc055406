"""Filing 申报: an application filled in at a kiosk, its materials photographed there or sent from a phone.

doors.py      /v1/filing, for kiosks and staff      forms.py      what may be filed: a folder for each item
drafts.py     opened, found, erased                 answering.py  what can be an answer; all gaps at once
slips.py      kept for another day, and gone on with
filling.py    answers, files, hand-over to a phone  pictures.py, pdfs.py, looked.py  what a file is
submitting.py a draft becomes a case                pages.py      /hand/{secret}, for the phone
keeping.py    what is erased, and when              decided.py    a demonstration's register of what was granted
tables.py, settings.py, office.py, words.py
"""

from __future__ import annotations

from functools import partial

from fastapi import FastAPI

from kiosk.hall.filing import doors, keeping, pages
from kiosk.hall.filing.decided import granted
from kiosk.hall.filing.doors import most_bytes
from kiosk.hall.filing.office import open_office
from kiosk.hall.opening import open_doors
from kiosk.hall.papers.registers import SandboxRegister

__all__ = ["join", "most_bytes"]


def join(app: FastAPI) -> None:
    """Add filing to an application with papers and cases. ConfigError when filing.toml or a form is wrong."""
    app.state.filing = open_office(app.state.desk)
    papers = app.state.papers
    if isinstance(papers.register, SandboxRegister):
        papers.register.decided = partial(granted, app.state.desk, app.state.filing, papers)
    open_doors(app, doors.router, pages.router)
    app.include_router(keeping.router)
