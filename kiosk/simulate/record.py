"""What one citizen went through, as the play saw it: the account the hall's books are checked against."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.center.contract import Reason, TicketState
from kiosk.simulate.citizens import Citizen
from kiosk.simulate.counter import Given


@dataclass(slots=True)
class Served:
    """One time at a window; seconds after midnight."""

    window: str
    called: float
    started: float | None = None
    ended: float | None = None
    how: str = ""
    """As in table `services`: done, passed, held or transferred."""
    service: str = ""
    """The hall's id of it, where the hall said so."""
    level: int | None = None
    """The rating that was given and taken."""


@dataclass(slots=True)
class Visit:
    """Times in seconds after midnight."""

    citizen: Citizen
    given: Given | None = None
    refused: Reason | None = None
    state: TicketState = TicketState.WAITING
    issued: float = 0.0
    first_call: float | None = None
    served: list[Served] = field(default_factory=list)
    ready: float = 0.0
    """From when on the citizen is in the hall (again)."""
    left: bool = False
    """Gone for good without a word."""
    to_do: float = 0.0
    """Seconds of service still needed, at ordinary pace."""
    detoured: bool = False
    returned: bool = False
    comes_back_to: str = ""
    """The window that sent them elsewhere and will see them again."""

    @property
    def number(self) -> str:
        return self.given.number if self.given else ""

    @property
    def wait(self) -> float | None:
        """Seconds from the ticket to the first call."""
        return None if self.first_call is None else self.first_call - self.issued
