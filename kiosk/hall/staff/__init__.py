"""The hall's own people: accounts, signing in, who may do what. See `proving` for how a door asks who is there.

passwords.py   what a good password is; Argon2id beside the event loop
attempts.py    wrong ones are counted, badges and addresses locked for a while
sessions.py, memory.py   who is signed in, in the store and for three seconds here
accounts.py    accounts in the store, every change in the event log
office.py      what signing in and keeping accounts come to      rules.py   staff.toml
proving.py     dependencies of doors and pages                   devices.py callers and raters
doors.py       /v1/staff            showing.py   the pages       command.py `kiosk center staff`
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI

from kiosk.center.contract.staff import Role
from kiosk.hall.kiosks import Device
from kiosk.hall.opening import open_doors
from kiosk.hall.staff import doors, showing
from kiosk.hall.staff.office import Office
from kiosk.hall.staff.proving import Actor, acting, at_rest, session_of, signed_in
from kiosk.hall.staff.refusals import Refused, UnknownDevice, answer_refused, answer_unknown_device
from kiosk.hall.staff.sessions import Staff
from kiosk.hall.staff.showing import SECURE, staff_page

__all__ = [
    "SECURE",
    "Actor",
    "Device",
    "Manager",
    "Refused",
    "Staff",
    "Worker",
    "acting",
    "at_rest",
    "join",
    "session_of",
    "signed_in",
    "staff_page",
]

Worker = Annotated[Staff, Depends(signed_in(Role.CLERK, Role.MANAGER, Role.ADMINISTRATOR))]
Manager = Annotated[Staff, Depends(signed_in(Role.MANAGER, Role.ADMINISTRATOR))]


def join(app: FastAPI) -> None:
    """Add the staff's doors and pages to an application whose desk is open. ConfigError when staff.toml is wrong."""
    app.state.office = Office(app)
    open_doors(app, doors.router, showing.router)
    app.add_exception_handler(Refused, answer_refused)
    app.add_exception_handler(UnknownDevice, answer_unknown_device)
