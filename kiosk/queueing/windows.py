"""Lanes (one letter each) and windows: which window can serve which items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.center.contract import Place, WindowPlace
from kiosk.queueing.estimate import Service

EVERYTHING_ELSE = "A"
UNKNOWN = Place()
"""Nobody has said where."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Picks items; every word given must fit. An item is meant by its code before any `-NN` of a variant."""

    department: str = ""
    family: str = ""
    item: str = ""

    def fits(self, code: str, department: str, family: str) -> bool:
        return (
            self.department in ("", department)
            and self.family in ("", family)
            and (self.item in ("", code) or code.startswith(f"{self.item}-"))
        )


@dataclass(frozen=True, slots=True)
class Elsewhere(Selector):
    """Items that are done at another place."""

    place: Place = UNKNOWN


@dataclass(frozen=True, slots=True)
class LanePlan:
    """A ticket letter. `service` is the hall's own guess of one item's minutes until real times are known."""

    prefix: str
    name: str
    takes: tuple[Selector, ...]
    service: Service
    first: int = 1
    last: int = 999_999
    """The range of its numbers, each day anew."""


@dataclass(frozen=True, slots=True)
class WindowPlan:
    place: WindowPlace
    lanes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counters:
    """The lanes and windows of one hall."""

    lanes: tuple[LanePlan, ...]
    windows: tuple[WindowPlan, ...]
    elsewhere: tuple[Elsewhere, ...] = ()
    """Items handled at another site: no window of this hall serves them."""
    _by_number: Mapping[str, WindowPlace] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_number", {each.place.number: each.place for each in self.windows})

    def lane_of(self, code: str, department: str, family: str) -> LanePlan:
        """The first lane that takes the item; lane A takes whatever no other does."""
        for lane in self.lanes:
            if any(selector.fits(code, department, family) for selector in lane.takes):
                return lane
        return self.lane(EVERYTHING_ELSE)

    def lane(self, prefix: str) -> LanePlan:
        """KeyError when the hall has no such letter."""
        for lane in self.lanes:
            if lane.prefix == prefix:
                return lane
        raise KeyError(prefix)

    def pool_of(self, code: str, department: str, family: str) -> frozenset[str]:
        """Numbers of the windows that can serve the item, whether open now or not."""
        if self._at_another_site(code, department, family):
            return frozenset()
        prefix = self.lane_of(code, department, family).prefix
        return frozenset(window.place.number for window in self.windows if prefix in window.lanes)

    def elsewhere_of(self, code: str, department: str, family: str) -> Place | None:
        """Where an item is done that no window of this hall serves (an empty place when nobody has said); else None."""
        if self.pool_of(code, department, family):
            return None
        found = self._at_another_site(code, department, family)
        return found.place if found else UNKNOWN

    def _at_another_site(self, code: str, department: str, family: str) -> Elsewhere | None:
        return next((each for each in self.elsewhere if each.fits(code, department, family)), None)

    def open_numbers(self) -> frozenset[str]:
        """The windows that are open now."""
        return frozenset(window.place.number for window in self.windows if window.place.open)

    def place(self, number: str) -> WindowPlace:
        """KeyError when the hall has no such window."""
        return self._by_number[number]

    def places(self, numbers: Iterable[str]) -> tuple[WindowPlace, ...]:
        wanted = frozenset(numbers)
        return tuple(window.place for window in self.windows if window.place.number in wanted)


def together(pools: Sequence[frozenset[str]]) -> tuple[frozenset[str], int | None]:
    """The windows that can serve all, and the place of the first item that leaves none (None when they agree)."""
    common = pools[0]
    for place, pool in enumerate(pools[1:], start=1):
        if not common & pool:
            return frozenset(), place
        common &= pool
    return common, None


@dataclass(frozen=True, slots=True)
class Part:
    """Items, by their places in a request, that one window can do together."""

    places: tuple[int, ...]
    pool: frozenset[str]


def in_sequence(pools: Sequence[frozenset[str]]) -> tuple[Part, ...]:
    """As few visits to windows as going through the items in order gives: each joins the first part it fits in."""
    parts: list[Part] = []
    for place, pool in enumerate(pools):
        for index, part in enumerate(parts):
            if part.pool & pool:
                parts[index] = Part((*part.places, place), part.pool & pool)
                break
        else:
            parts.append(Part((place,), pool))
    return tuple(parts)
