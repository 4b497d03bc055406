"""The error catalogue: every status the API answers with besides success, and what whoever asked does next."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Again(StrEnum):
    """Whether to ask again, and with which Idempotency-Key."""

    SAME_KEY = "sameKey"
    """Nothing was decided, or it is not known: ask again with the same key until there is an answer."""
    NEW_KEY = "newKey"
    """It was decided. The same key gets the same answer for good; who lifted the cause asks with a new key."""
    MENDED = "mended"
    """Nothing was decided, and the same request gets the same answer: mend the request or the right to ask first. The
    same key may then be used."""


class Fault(NamedTuple):
    status: int
    title: str
    meaning: str
    again: Again
    body: str
    """What the answer's body is."""


FAULTS = {
    fault.status: fault
    for fault in (
        Fault(
            400,
            "Not JSON",
            "The body cannot be read as JSON in UTF-8 at all.",
            Again.MENDED,
            "Detail",
        ),
        Fault(
            401,
            "Not known",
            "No token or session came with the request, or nobody's. A token is taken away for good by dismissing "
            "it: a device asks nothing more with it and tells the hall's staff.",
            Again.MENDED,
            "Refusal `notEnrolled` at doors of devices, StaffRefusal at doors of staff",
        ),
        Fault(
            403,
            "Not allowed",
            "Known, but this door is for others; or a session without its CSRF token, from another site's page, with a "
            "handed-over password that was not changed yet, or of a locked account.",
            Again.MENDED,
            "StaffRefusal",
        ),
        Fault(
            404,
            "Not there",
            "The address names something that does not exist, or not for whoever asks.",
            Again.MENDED,
            "Detail, or StaffRefusal at /v1/staff",
        ),
        Fault(
            405,
            "Not this method",
            "The address exists; this method does not go with it.",
            Again.MENDED,
            "Detail",
        ),
        Fault(
            408,
            "Too slow",
            "The request did not come to its end within 15 seconds of its head.",
            Again.SAME_KEY,
            "Detail",
        ),
        Fault(
            409,
            "Refused",
            "The request makes sense, and the rules or the state of things are against it: `reason` says which. It was "
            "decided, and it is the answer to every repeat of the key.",
            Again.NEW_KEY,
            "the door's own refusal, with `reason`",
        ),
        Fault(
            413,
            "Too large",
            "A request may have at most 64 KiB, where a door does not say otherwise.",
            Again.MENDED,
            "Detail",
        ),
        Fault(
            422,
            "Makes no sense",
            "A field is missing or impossible, the Idempotency-Key is missing or not 8 to 80 letters, or the key was "
            "used before with another body. The answer names the place and the reason, never what was sent.",
            Again.MENDED,
            "Detail, or HTTPValidationError with `loc`, `msg` and `type` for each fault",
        ),
        Fault(
            429,
            "Too often",
            "Too many wrong tries: again after the `Retry-After` seconds.",
            Again.SAME_KEY,
            "StaffRefusal `tooManyAttempts` with `seconds`",
        ),
        Fault(
            500,
            "A fault of the center",
            "The center could not do it and changed nothing. The answer holds no word of what went wrong inside; the "
            "center's own log does.",
            Again.SAME_KEY,
            "Detail",
        ),
        Fault(
            503,
            "Not now",
            "The center cannot reach its store, is busy, or still works on this very key. `Retry-After` says when to "
            "ask again, in seconds.",
            Again.SAME_KEY,
            "Detail, or StaffRefusal `busy`",
        ),
    )
}
