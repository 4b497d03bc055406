"""The center itself: storage, the API `/v1`, the phone page behind the ticket's QR.

    serve.py       the process: one socket, one ready line, ends with its parent
    settings.py    what a center is started with
    app.py         the FastAPI application; routes.py, answers.py and pages.py are its doors
    desk.py        what every request needs: the plan, the catalogue, the store, the clock, the key
    plan.py        hall.toml and windows.toml        catalogue.py, expanding.py   items and families
    writer.py      every change goes through one thread that commits many requests together
    sheet.py       today's queue inside one transaction
    chores.py      beside the requests: measured times every minute, retention.py (erasing) every hour
    issuing.py, adopting.py, settling.py, events.py   what a request changes
    storage.py, tables.py, dialects.py, migrations/   SQLite by itself, PostgreSQL when shared
    hourly.py, throttle.py, ledgers.py   what the rooms share: chores, wrong tries, the managers' books of a day
    sealing.py     holders are sealed at rest; kiosks.py  enrolment and tokens; heard.py  who was last heard of when

Rules of the queue are in `kiosk.queueing`; the words of the API are in `kiosk.center.contract`.
"""

from kiosk.hall.app import create_app
from kiosk.hall.kiosks import dismiss, enrol
from kiosk.hall.serve import serve
from kiosk.hall.settings import Settings

__all__ = ["Settings", "create_app", "dismiss", "enrol", "serve"]
