"""All checks in order; then what was made is taken back, and whether that went well is one more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kiosk.conformance.clauses import HELD, Check, Outcome, Room, State, broken
from kiosk.conformance.guest import Guest, fresh
from kiosk.conformance.rooms import ROOMS
from kiosk.conformance.wire import Answer, Away

WARNING = """\
This asks a center as a kiosk would. It takes some 30 real tickets and voids every one at the end; their numbers are
used up. A paper, if one can be had, is voided and a draft erased; if staff are named, a case is withdrawn and a slip of
a fee canceled. A few events, two of them of the source “conformance”, stay in the center's log. All citizens are
invented: their numbers begin with 99."""


class Found(NamedTuple):
    room: str
    check: Check
    outcome: Outcome


def run(guest: Guest, told: Callable[[Found], None], rooms: Iterable[Room] = ROOMS) -> list[Found]:
    """Every finding, each also `told` as it comes. What was made is taken back whatever happens."""
    found = []
    try:
        for each in _checked(guest, rooms):
            found.append(each)
            told(each)
    finally:
        back = Found("everywhere", _BACK, take_back(guest))
        found.append(back)
        told(back)
    return found


def take_back(guest: Guest) -> Outcome:
    """Void tickets and papers, erase drafts, cancel slips, withdraw cases, sign out; broken tells how many are left."""
    clerk = guest.session
    left = sum(not _ended(200, guest.settle, key, "void") for key in dict.fromkeys(guest.keys))
    left += sum(not _ended(202, guest.void_paper, paper) for paper in list(guest.papers))
    left += sum(not _ended(202, guest.erase_draft, draft) for draft in list(guest.drafts))
    left += sum(clerk is None or not _ended(200, clerk.cancel_slip, slip.id, fresh()) for slip in guest.slips)
    left += sum(clerk is None or not _ended(200, clerk.withdraw, case, fresh()) for case in guest.cases)
    left += clerk is not None and not _ended(204, clerk.leave)
    return broken(f"{left} of them are still there: staff must end them") if left else HELD


def held(found: Iterable[Found]) -> bool:
    return all(each.outcome.state is not State.BROKEN for each in found)


_BACK = Check(
    "A8", "Every ticket, paper, draft, slip, case and session that these checks began could be ended again", take_back
)


def _checked(guest: Guest, rooms: Iterable[Room]) -> Iterator[Found]:
    for room in rooms:
        for check in room:
            yield Found(room.name, check, _outcome(check, guest))


def _outcome(check: Check, guest: Guest) -> Outcome:
    """A center can answer in shapes that no check foresees: that breaks the clause, and does not end the checks."""
    try:
        return check.find(guest)
    except Away as away:
        return broken(f"no answer came ({away})")
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as strange:
        return broken(f"an answer has another shape than the contract says ({type(strange).__name__})")


def _ended(wanted: int, ask: Callable[..., Answer], *about: str) -> bool:
    try:
        return ask(*about).status == wanted
    except Away:
        return False
