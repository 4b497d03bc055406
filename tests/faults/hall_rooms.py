"""The small hall with every room open: cases, filing, papers and fees; and one of each to ask about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from kiosk.hall import Settings
from kiosk.hall.clock import shift_to
from tests.faults.hall_doors import People, people
from tests.hall.cases.case_hall import CASES_TOML
from tests.hall.cases.case_hall import ITEM as CASE
from tests.hall.conftest import LI, MONDAY, TOKENS, fresh, running
from tests.hall.fees.till import FEES
from tests.hall.filing import office as filing
from tests.hall.filing.office import ANSWERS, Filing, furnish, photo
from tests.hall.papers.test_papers import PLAN, RECORDS, SAMPLE, inline
from tests.hall.small_hall import build

LONGEST = 200
"""Characters of the form's remark."""
REMARKS = 2
"""The page it stands on."""
ADDRESS = "http://hall.example"


def furnished(folder: Path) -> Path:
    """Write what the rooms need into the hall's folder. `low_income` is a paper that costs something."""
    furnish(folder)
    form = folder / "forms" / filing.ITEM / "schema.toml"
    item = folder / "items" / "weijian.toml"
    files = {
        form: form.read_text("utf-8").replace("longest = 20 ", f"longest = {LONGEST} "),
        item: item.read_text("utf-8").replace("[[items]]\n", '[[items]]\nfee = "80 元"\nfee_yuan = 80.0\n', 1),
        folder / "filing.toml": filing.FILING.replace("uploads = 3", "uploads = 60"),
        folder / "cases.toml": CASES_TOML,
        folder / "papers.toml": PLAN,
        folder / "registers.toml": filing.RECORDS + RECORDS.replace("{DATA}", inline(SAMPLE)),
        folder / "fees.toml": FEES.replace("kinds.no_property", "kinds.low_income"),
    }
    for path, text in files.items():
        path.write_text(text, "utf-8")
    return folder


def one_of_each(hall: People) -> None:
    """A case, a draft with an address for the phone, a paper nobody knows the end of, an order that is owed; they are
    the places of the doors from now on."""
    kiosk = hall.center
    slip = made(kiosk.post("/v1/cases/received", {"item": CASE, "applicant": LI}, fresh()))
    asked = {"holder": LI, "copies": 1, "confirmed": "face", "visit": fresh()}
    order = made(kiosk.post("/v1/papers/fees", asked | {"kind": "low_income"}, fresh()))
    paper = made(kiosk.post("/v1/papers", asked | {"kind": "no_property"}, fresh()))
    unsure = {"paper": paper["id"], "state": "unconfirmed", "sheets": 0, "reason": "silent", "at": MONDAY}
    made(kiosk.post("/v1/papers/outcomes", unsure, fresh()))
    hall.places |= {"case": slip["id"], "slip": slip["code"], "order": order["id"]}
    hall.places |= {"paper": paper["id"], "proof": paper["code"]}
    handed(hall)


def handed(hall: People) -> None:
    """A draft on the kiosk's screen, and its address on a telephone."""
    desk = Filing(hall.center)
    made(desk.open())
    hand = made(desk.post("hands", {"page": REMARKS}))
    hall.places |= {"draft": desk.draft["id"], "secret": hand["url"].rpartition("/")[2]}


def filed(hall: People, remark: str, holder: dict[str, str]) -> dict[str, Any]:
    """An application with this remark, handed in: the slip of its case."""
    desk = Filing(hall.center)
    made(desk.open(holder=holder))
    made(desk.answer(**ANSWERS, phone="13900000000", remark=remark))
    made(desk.send(photo()))
    return made(desk.submit())


def made(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code in (200, 201, 202), answer.text
    found: dict[str, Any] = answer.json()
    return found


@contextmanager
def open_hall(folder: Path, database: str = "") -> Iterator[People]:
    """A center for this hall, somebody of each kind at its doors, and one of each inside. `database`: SQLite without
    it."""
    settings = Settings(
        database or f"sqlite:///{folder / 'center.db'}",
        furnished(build(folder / "hall")),
        folder / "data",
        TOKENS,
        public_url=ADDRESS,
        clock_shift=shift_to(MONDAY),
    )
    with running(settings) as center, people(center) as everybody:
        one_of_each(everybody)
        yield everybody
