"""One example of each question and answer, as objects of the contract: what they cannot be, no example can show.

A new door needs a line in the file of its room (a test says so). Everybody in them is invented: numbers begin with 99.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.hall.document.samples import (
    boards,
    cases,
    exchange,
    fees,
    filing,
    identity,
    managing,
    papers,
    queue,
    ratings,
    staff,
    windows,
)
from kiosk.hall.document.samples.sample import Sample

SAMPLES: Mapping[str, Sample] = {
    **queue.DOORS,
    **windows.DOORS,
    **boards.DOORS,
    **ratings.DOORS,
    **staff.DOORS,
    **managing.DOORS,
    **identity.DOORS,
    **papers.DOORS,
    **cases.DOORS,
    **exchange.DOORS,
    **fees.DOORS,
    **filing.DOORS,
}

__all__ = ["SAMPLES", "Sample"]
