"""The picture that a face is compared with: the chip's own through the vendor's decoder, else the center's."""

from __future__ import annotations

from drivers.contract import Outcome
from kiosk.center.client import CenterAway
from kiosk.center.identity import NotDone
from kiosk.visit import Visit


def may_have_portrait(visit: Visit) -> bool:
    """Whether one can be sought at all. Nothing is decoded, and nobody asked, before the citizen has agreed."""
    asks_center = visit.identity.ways.portraits and not visit.desk.away
    return bool(visit.rack.decoder and visit.photo) or asks_center


async def portrait_for(visit: Visit, purpose: str) -> bytearray:
    """Empty when there is none. Made anew for every check, which zeroes what it was given."""
    return await visit.working("portrait", _sought(visit, purpose))


async def _sought(visit: Visit, purpose: str) -> bytearray:
    return await _from_chip(visit) or await _from_center(visit, purpose)


async def _from_chip(visit: Visit) -> bytearray:
    if visit.rack.decoder is None or not visit.photo:
        return bytearray()
    result = await visit.rack.decoder.decode(visit.photo)
    return result.image if result.outcome is Outcome.SUCCESS else bytearray()


async def _from_center(visit: Visit, purpose: str) -> bytearray:
    """Of whoever laid a card or showed a pass: both name their holder. A source that refuses and one that is away are
    the same to the citizen."""
    if not visit.identity.ways.portraits:
        return bytearray()
    try:
        return await visit.identity.portrait(visit.sure_holder(), purpose)
    except (NotDone, CenterAway):
        return bytearray()
