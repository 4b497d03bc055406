"""What filing works with: its plan, the forms of this hall, how often somebody may be wrong, a thread for pictures."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from fastapi import Request

from kiosk.center.contract.filing import FilingReason
from kiosk.hall.desk import Desk
from kiosk.hall.filing.forms import SHIPPED, FormWrong, Offered, Schema, load, offered
from kiosk.hall.filing.looked import Looked
from kiosk.hall.filing.settings import FilingPlan, read_filing_plan
from kiosk.hall.plan import ConfigError
from kiosk.hall.throttle import Throttle

log = logging.getLogger("kiosk.hall")

_LOOKING = 2
"""Pictures written anew at the same time: it is the processor's work."""
_OF_ONE_DRAFT = 4
"""One draft bears so much less than a kiosk: its four digits are one person's."""


class Office(NamedTuple):
    plan: FilingPlan
    forms: dict[str, Offered]
    """By the code of the item; none without filing.toml."""
    kiosks: Throttle
    drafts: Throttle
    looking: ThreadPoolExecutor
    receiving: set[str]
    """Phones whose file is on its way: one at a time of each."""


def office_of(request: Request) -> Office:
    office: Office = request.app.state.filing
    return office


def open_office(desk: Desk) -> Office:
    """ConfigError when filing.toml or a form cannot be used. A form that asks for what the published list does not ask
    for is left out, and the log says so: it must not keep the hall's queue from opening."""
    folder = desk.settings.config
    plan = read_filing_plan(folder)
    forms = {} if plan is None else _forms(plan, folder, desk)
    plan = plan or FilingPlan()
    tries = plan.drafts.wrong_tries
    one = max(3, tries // _OF_ONE_DRAFT)
    looking = ThreadPoolExecutor(_LOOKING, thread_name_prefix="center picture")
    return Office(plan, forms, Throttle(tries), Throttle(one), looking, set())


async def looked_at(office: Office, content: bytes) -> Looked | FilingReason:
    """The file as it will be kept, or why not; beside the event loop."""

    def work() -> Looked | FilingReason:
        from kiosk.hall.filing import pictures

        return pictures.looked_at(content, office.plan.files)

    return await asyncio.get_running_loop().run_in_executor(office.looking, work)


async def signed(office: Office, content: bytes) -> Looked | FilingReason:
    """The signature as it will be kept, or that it is none; beside the event loop."""

    def work() -> Looked | FilingReason:
        from kiosk.hall.filing import pictures

        return pictures.signature(content)

    return await asyncio.get_running_loop().run_in_executor(office.looking, work)


def _forms(plan: FilingPlan, folder: Path, desk: Desk) -> dict[str, Offered]:
    try:
        known = load(SHIPPED) | (load(folder / plan.folder) if plan.folder else {})
    except FormWrong as wrong:
        raise ConfigError(str(wrong)) from None
    if unknown := sorted(set(plan.forms) - known.keys()):
        raise ConfigError(f"{folder / 'filing.toml'}: forms: there is no form {', '.join(unknown)}")
    wanted = [known[item] for item in plan.forms] if plan.forms else list(known.values())
    return {schema.item: each for schema in wanted if (each := _offered(schema, plan, desk)) is not None}


def _offered(schema: Schema, plan: FilingPlan, desk: Desk) -> Offered | None:
    offer = desk.offers.get(schema.item)
    if offer is None:
        return None  # this hall does not do it
    departments = {each.code: each for each in desk.stock.departments}
    try:
        return offered(schema, offer.item, departments, plan.files.of_material, bool(desk.settings.public_url))
    except FormWrong as wrong:
        log.error("the form for %s is not offered: %s", schema.item, wrong)
        return None
