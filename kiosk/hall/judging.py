"""What a request for items comes to: which windows, which lane, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.center.contract import Holder, Quote, Reason, Refusal, TicketItem, WindowPlace
from kiosk.hall.desk import Offer
from kiosk.hall.sheet import Sheet
from kiosk.queueing import rules
from kiosk.queueing.outlook import Outlook
from kiosk.queueing.windows import in_sequence, together


@dataclass(frozen=True, slots=True)
class Choice:
    """Items that go together on one ticket. The first one is the main one and gives the letter."""

    offers: tuple[Offer, ...]
    pools: tuple[frozenset[str], ...]
    """For each offer, the windows that serve it today, open or not."""
    pool: frozenset[str]
    """For what is done first."""
    legs: tuple[tuple[str, ...], ...]
    """Codes done at one window together, in the order of the windows."""

    @property
    def prefix(self) -> str:
        return self.offers[0].prefix

    @property
    def lanes(self) -> frozenset[str]:
        return frozenset(offer.prefix for offer in self.offers)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(offer.item.code for offer in self.offers)

    def asked(self) -> list[rules.Asked]:
        return [
            rules.Asked(offer.item.code, pool, offer.item.identity, offer.daily_limit)
            for offer, pool in zip(self.offers, self.pools, strict=True)
        ]

    def lines(self) -> tuple[TicketItem, ...]:
        return tuple(
            TicketItem(code=offer.item.code, name=offer.item.name, name_en=offer.item.name_en) for offer in self.offers
        )


def choose(sheet: Sheet, codes: Sequence[str]) -> Choice | Refusal:
    """The items of a request; the same one twice counts once. Unknown items and items without a window are refused."""
    offers = []
    for code in dict.fromkeys(codes):
        offer = sheet.desk.offers.get(code)
        if offer is None:
            return Refusal(reason=Reason.UNKNOWN_ITEM, item=code)
        offers.append(offer)
    # What is handled elsewhere has no window by the plan; the rest follows what the windows serve today.
    pools = tuple(sheet.book.pool_for({offer.prefix}) if offer.pool else offer.pool for offer in offers)
    pool, misfit = together(pools)
    if misfit is not None and sheet.desk.plan.hall.several == "sequence":
        parts = in_sequence(pools)
        legs = tuple(tuple(offers[place].item.code for place in part.places) for part in parts)
        return Choice(tuple(offers), pools, parts[0].pool, legs)
    return Choice(tuple(offers), pools, pool, (tuple(offer.item.code for offer in offers),))


def objection(sheet: Sheet, choice: Choice, mark: str | None) -> Refusal | None:
    """Closed, no window, no common window, day limit, already waiting: the first that applies."""
    desk = sheet.desk
    asked = choice.asked()
    limited = {item.code: sheet.given_today(item.code) for item in asked if item.daily_limit is not None}
    one_window = desk.plan.hall.several == "oneWindow"
    slots = {offer.item.code: offer.slots for offer in choice.offers if offer.slots}
    found = (
        rules.closed(sheet.now, desk.plan.week)
        or rules.outside_slots(asked, slots, sheet.now)
        or rules.unserved(asked, sheet.open_windows, one_window)
        or rules.used_up(asked, limited)
    )
    if found is not None or mark is None:
        return found
    return rules.already_waiting(choice.lanes, sheet.held(mark))


def outlook(sheet: Sheet) -> Outlook:
    """What anybody can be told of their wait as the hall stands on this sheet."""
    moves = sheet.book.moves
    if sheet.told is None or sheet.told[0] != moves:
        desk = sheet.desk
        sheet.told = moves, Outlook(sheet.book, desk.plan.queue, desk.services, sheet.hours, sheet.now, desk.staffing)
    return sheet.told[1]


def serving(sheet: Sheet, pool: frozenset[str]) -> tuple[WindowPlace, ...]:
    """The windows of a pool that are open now."""
    return sheet.desk.plan.counters.places(pool & sheet.open_windows)


def quote(sheet: Sheet, codes: Sequence[str], holder: Holder | None) -> Quote | Refusal:
    choice = choose(sheet, codes)
    if isinstance(choice, Refusal):
        return choice
    rule, _ = rules.identity_rule(choice.asked(), sheet.desk.plan.hall.identity)
    mark = sheet.desk.seal.mark(holder.number) if holder is not None and rule != "none" else None
    found = objection(sheet, choice, mark)
    if found is not None:
        return found
    people, span = outlook(sheet).newcomer(choice.pool)
    return Quote(people_ahead=people, span=span, windows=serving(sheet, choice.pool), identity=rule)
