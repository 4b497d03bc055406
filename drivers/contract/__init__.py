"""The words every driver shares, and what a device of each kind can be asked to do.

Words follow CEN XFS4IoT (common, printer and cardReader interfaces), so an engineer of the kiosk
trade knows them at sight. Three rules hold for every driver:

* Expected trouble is a value (an `Outcome` and a detail); an exception is a bug.
* What a device cannot prove is `UNCONFIRMED` or `UNKNOWN`; it is never guessed.
* Every method blocks for at most its `deadline`, in seconds, and may be called from one thread only.
"""

from __future__ import annotations

from drivers.contract.card_reader import CardDetail, CardReader, CardText, ReaderStatus, ReadResult
from drivers.contract.page_printer import PageDetail, PageJob, PagePrinter, PagePrinterStatus, PagesResult
from drivers.contract.speaker import (
    Microphone,
    PlayResult,
    Speaker,
    SpeakerDetail,
    SpeakerStatus,
    SpeechEngine,
    SpeechResult,
    TakeResult,
)
from drivers.contract.ticket_printer import (
    PrinterDetail,
    PrinterStatus,
    PrintResult,
    Slip,
    SlipCode,
    SlipFeed,
    SlipLine,
    SlipPart,
    SlipRule,
    TicketPrinter,
)
from drivers.contract.window_caller import CallerAction, CallerDetail, CallerKey, CallerResult, RatingKey, WindowCaller
from drivers.contract.words import Health, Line, LineGone, LineTimeout, Media, Outcome, Remedy, Supply

__all__ = [
    "CallerAction",
    "CallerDetail",
    "CallerKey",
    "CallerResult",
    "CardDetail",
    "CardReader",
    "CardText",
    "Health",
    "Line",
    "LineGone",
    "LineTimeout",
    "Media",
    "Microphone",
    "Outcome",
    "PageDetail",
    "PageJob",
    "PagePrinter",
    "PagePrinterStatus",
    "PagesResult",
    "PlayResult",
    "PrintResult",
    "PrinterDetail",
    "PrinterStatus",
    "RatingKey",
    "ReadResult",
    "ReaderStatus",
    "Remedy",
    "Slip",
    "SlipCode",
    "SlipFeed",
    "SlipLine",
    "SlipPart",
    "SlipRule",
    "Speaker",
    "SpeakerDetail",
    "SpeakerStatus",
    "SpeechEngine",
    "SpeechResult",
    "Supply",
    "TakeResult",
    "TicketPrinter",
    "WindowCaller",
]
