"""Which drivers there are: kind and name, as the configuration writes them → the class.

A literal table, so that what can be configured can be read; nothing is imported before it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

DRIVERS: dict[str, dict[str, str]] = {
    "ticket_printer": {
        "escpos": "drivers.ticket_printer.escpos:EscposTicketPrinter",
    },
    "card_reader": {
        "sam": "drivers.card_reader.sam:SamCardReader",
    },
}
"""What every kiosk has."""

COUNTER: dict[str, dict[str, str]] = {
    "window_caller": {
        "rs485": "drivers.window_caller.rs485:Rs485WindowCaller",
    },
    "speaker": {
        "aplay": "drivers.speaker.aplay:AplaySpeaker",
    },
    "microphone": {
        "arecord": "drivers.speaker.arecord:ArecordMicrophone",
    },
    "speech_engine": {
        "command": "drivers.speaker.command:CommandSpeech",
    },
}
"""What stands at the windows and in the hall; no kiosk needs it."""


def load(kind: str, name: str) -> type[Any]:
    """The driver class. Raises ValueError, naming what is known, for a kind or name that is not in the table."""
    kinds = DRIVERS | COUNTER
    if kind not in kinds:
        raise ValueError(f"no such kind of device: {kind!r}; known: {', '.join([*sorted(DRIVERS), *sorted(COUNTER)])}")
    if name not in kinds[kind]:
        raise ValueError(f"no driver {name!r} for a {kind}; known: {', '.join(sorted(kinds[kind]))}")
    module, _, class_name = kinds[kind][name].partition(":")
    found: type[Any] = getattr(import_module(module), class_name)
    return found
