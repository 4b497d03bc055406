"""What the case room works with: its plan, how often somebody may be wrong, and who has looked."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import Request

from kiosk.hall.cases.seen import Seen
from kiosk.hall.cases.settings import CasesPlan, read_cases_plan
from kiosk.hall.desk import Desk
from kiosk.hall.fees.office import Office as Fees
from kiosk.hall.plan import ConfigError
from kiosk.hall.throttle import Throttle

_OF_ONE_CASE = 4
"""One case bears so much less than a kiosk: its four digits are one person's."""


class Office(NamedTuple):
    plan: CasesPlan | None
    """None: no cases are kept here."""
    kiosks: Throttle
    cases: Throttle
    seen: Seen
    fees: Fees


def office_of(request: Request) -> Office:
    office: Office = request.app.state.cases
    return office


def open_office(desk: Desk, fees: Fees) -> Office:
    """ConfigError when cases.toml says something impossible."""
    plan = read_cases_plan(desk.settings.config)
    if plan and plan.fee_slips and not fees.plan.taken:
        raise ConfigError(f"{desk.settings.config / 'cases.toml'}: fee_slips, and fees.toml takes nothing")
    tries = plan.wrong_tries if plan else _OF_ONE_CASE
    return Office(plan, Throttle(tries), Throttle(max(3, tries // _OF_ONE_CASE)), Seen(), fees)
