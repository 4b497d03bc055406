"""The demonstration hall: whatever its windows do not serve says where it is done."""

from __future__ import annotations

from kiosk.hall.catalogue import read_stock
from kiosk.hall.plan import read_plan
from kiosk.settings import HOUSE

HALL = HOUSE / "config" / "hall"


def test_every_item_is_done_at_a_window_or_at_a_place_with_a_name_and_an_address() -> None:
    counters = read_plan(HALL).counters
    items = [entry.item for entry in read_stock(HALL, lambda text: ("", "")).entries]
    places = {item.code: counters.elsewhere_of(item.code, item.department, item.family) for item in items}
    assert len(places) == 946
    elsewhere = {code: place for code, place in places.items() if place is not None}
    assert set(elsewhere) == {"weijian-023", "weijian-024"}
    for place in elsewhere.values():
        assert all((place.name, place.name_en, place.address, place.address_en, place.phone))


def test_every_priority_one_may_ask_for_says_what_to_show() -> None:
    claims = read_plan(HALL).queue.claims()
    assert claims and all(claim.proof and claim.proof_en for claim in claims)
