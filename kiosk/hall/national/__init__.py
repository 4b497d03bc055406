"""Cases as a city's platform takes them: GB/T 39046-2020, as DB35/T 2086 and other local exchanges build on it.

codes.py       code tables A.4 to A.7
writing.py     a case of ours → a record in the standard's field names
gathering.py   what a record is made of, from the store, a page at a time
pushing.py     what a platform that does not pull is sent
doors.py       /v1/exchange          settings.py   national.toml
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.national import doors, pushing
from kiosk.hall.national.settings import open_exchange
from kiosk.hall.opening import open_doors

__all__ = ["join"]


def join(app: FastAPI) -> None:
    """Add the exchange to an application whose desk and cases are open. ConfigError when national.toml is wrong."""
    app.state.exchange = open_exchange(app.state.desk.settings.config)
    pushing.prepare(app)
    open_doors(app, doors.router)
    app.include_router(pushing.router)
