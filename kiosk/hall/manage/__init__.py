"""What the hall's managers look at: the live hall, statistics, reports, the staffing plan; and a clerk's own figures.

counting.py, tally.py     a day's rows → tallies       rollup.py      days that are over are kept
statistics.py, rated.py   a period, broken down        period.py      periods, months, quarters, years
live.py, lights.py, devices.py, listening.py   the hall now; planning.py    windows needed per half hour
charts.py, drawing.py, staffing_charts.py   charts     report.py      月考核、季通报、年累计
exporting.py   Excel                        asking.py, showing.py, pages.py, doors.py   HTTP
settings.py               manage.toml                  names.py       what things and people are called
"""

from __future__ import annotations

from fastapi import FastAPI

from kiosk.hall.manage import doors, pages
from kiosk.hall.manage.settings import read_manage_rules
from kiosk.hall.opening import open_doors


def join(app: FastAPI) -> None:
    """Add the manager's doors and pages to an application whose desk is open. ConfigError when manage.toml is wrong."""
    app.state.manage = read_manage_rules(app.state.desk.settings.config)
    open_doors(app, doors.router, pages.router)
