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

OPTIONAL: dict[str, dict[str, str]] = {
    "camera": {
        "mjpeg": "drivers.camera.mjpeg:MjpegCamera",
        "video": "drivers.camera.video:VideoCamera",
    },
    "face_matcher": {
        "opencv": "drivers.face_matcher.opencv:OpenCvFaceMatcher",
        "dlib": "drivers.face_matcher.dlib_engine:DlibFaceMatcher",
    },
    "code_scanner": {
        "serial": "drivers.code_scanner.serial:SerialCodeScanner",
        "hid": "drivers.code_scanner.hid:HidCodeScanner",
    },
    "social_card": {
        "pcsc": "drivers.social_card.pcsc:PcscSocialCardReader",
        "vpcd": "drivers.social_card.vpcd:VpcdSocialCardReader",
    },
    "page_printer": {
        "ipp": "drivers.page_printer.ipp:IppPagePrinter",
        "cups": "drivers.page_printer.cups:CupsPagePrinter",
    },
    "document_camera": {
        "mjpeg": "drivers.document_camera.mjpeg:MjpegDocumentCamera",
        "v4l2": "drivers.document_camera.v4l2:V4l2DocumentCamera",
    },
    "portrait_decoder": {
        "command": "drivers.portrait_decoder.command:CommandPortraitDecoder",
    },
}
"""What a kiosk may have beside; without one of them it identifies its citizens another way."""


def load(kind: str, name: str) -> type[Any]:
    """The driver class. Raises ValueError, naming what is known, for a kind or name that is not in the table."""
    kinds = DRIVERS | COUNTER | OPTIONAL
    if kind not in kinds:
        known = ", ".join([*sorted(DRIVERS), *sorted(COUNTER), *sorted(OPTIONAL)])
        raise ValueError(f"no such kind of device: {kind!r}; known: {known}")
    if name not in kinds[kind]:
        raise ValueError(f"no driver {name!r} for a {kind}; known: {', '.join(sorted(kinds[kind]))}")
    module, _, class_name = kinds[kind][name].partition(":")
    found: type[Any] = getattr(import_module(module), class_name)
    return found
