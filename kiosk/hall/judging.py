"""What a request for items comes to: which windows, which lane, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.center.contract import Holder, Quote, Reason, Refusal, TicketItem, WindowPlace
from kiosk.hall.desk import Offer
from kiosk.hall.sheet import Sheet
from kiosk.queueing import rules
from kiosk.queueing.hours import next_day
from kiosk.queueing.outlook import Outlook
from kiosk.queueing.priorities import fitting
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
    pool, _ = together(pools)
    if sheet.desk.plan.hall.several == "sequence":
        # By what is open: nobody waits for a closed window that could do it all.
        parts = in_sequence([pool & sheet.open_windows or pool for pool in pools])
        legs = tuple(tuple(offers[place].item.code for place in part.places) for part in parts)
        pool, _ = together([pools[place] for place in parts[0].places])
        return Choice(tuple(offers), pools, pool, legs)
    return Choice(tuple(offers), pools, pool, (tuple(offer.item.code for offer in offers),))


def objection(sheet: Sheet, choice: Choice, mark: str | None) -> Refusal | None:
    """Closed, no window, no common window, day limit, already waiting: the first that applies."""
    desk = sheet.desk
    asked = choice.asked()
    limited = {item.code: sheet.given_today(item.code) for item in asked if item.daily_limit is not None}
    one_window = desk.plan.hall.several == "oneWindow"
    slots = {offer.item.code: offer.slots for offer in choice.offers if offer.slots}
    found = (
        rules.closed(sheet.now, desk.plan.week, slots)
        or rules.outside_slots(asked, slots, sheet.now, desk.plan.week)
        or rules.unserved(asked, sheet.open_windows, one_window)
    )
    if found is None and (gone := rules.used_up(asked, limited)) is not None:
        found = over_today(sheet, gone)
    if found is not None or mark is None:
        return found
    return rules.already_waiting(choice.lanes, sheet.held(mark))


def over_today(sheet: Sheet, refusal: Refusal) -> Refusal:
    """`refusal` with the day on which there is something again: tomorrow may be a holiday."""
    return refusal.model_copy(update={"hours": next_day(sheet.now, sheet.desk.plan.week)})


def priorities_of(sheet: Sheet, holder: Holder | None, claims: Iterable[str]) -> tuple[str, ...]:
    """Names of the hall's priorities of this holder, by age and by what they claim."""
    known = "" if holder is None else holder.number
    return fitting(sheet.desk.plan.queue, known, claims, sheet.now.date())


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


def quote(sheet: Sheet, codes: Sequence[str], holder: Holder | None, claims: Iterable[str] = ()) -> Quote | Refusal:
    """What `issuing.issue` would say now; the same of the holder counts here as counts there."""
    choice = choose(sheet, codes)
    if isinstance(choice, Refusal):
        return choice
    rule, _ = rules.identity_rule(choice.asked(), sheet.desk.plan.hall.identity)
    holder = None if rule == "none" else holder
    found = objection(sheet, choice, None if holder is None else sheet.desk.seal.mark(holder.number))
    if found is not None:
        return found
    people, span = outlook(sheet).newcomer(choice.pool, priorities_of(sheet, holder, claims))
    return Quote(people_ahead=people, span=span, windows=serving(sheet, choice.pool), identity=rule)
