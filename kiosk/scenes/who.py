"""Who you are: the card, the face, and the other ways."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.scenes.parts import WindowLine


@dataclass(frozen=True, slots=True)
class Identify:
    """Who you are. The journey reads card, code and social-security card meanwhile. Answers: type (if `may_type`),
    showCode (if `scanner`), without (if `may_skip`), back.

    `trouble`: "", "removed", "unreadable", "unknown", "sameCard", "expired", "notYet", "damaged",
    "socialUnreadable", "socialUnknown", "socialRemoved", "socialLeft" (it may be the last citizen's), "codeUnknown".
    `reader`: is there a working reader?
    """

    rule: str
    may_skip: bool
    reader: bool
    trouble: str = ""
    may_type: bool = True
    scanner: bool = False
    social: bool = False
    """A social-security card can be read too."""


@dataclass(frozen=True, slots=True)
class TypeNumber:
    """Type the 18 characters. The view-model checks the last one as it is typed. Answers: ok (number), back."""

    error: str = ""
    """What is wrong with what was typed: "", "length", "characters", "birth" or "check"."""


@dataclass(frozen=True, slots=True)
class ShowCode:
    """Hold the phone's code to the scanner. `trouble`: "", "unknown", "expired", "used", "scanner". Answers: back."""

    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FaceConsent:
    """Asked before any camera opens, apart from everything else. Answers: agree, or one of `ways`; back.

    `purpose`: why the face is wanted, a name of the journey ("take_ticket", "print_certificate" …). `who`: masked.
    `ways`: how it goes without the face, of "staff", "code", "window"; never empty. `text`: version of the words.
    """

    purpose: str
    who: str
    ways: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class FaceCheck:
    """The camera is on. Answers: other (stop, and another way), back. The check goes on meanwhile.

    `preview`: name of the shared pictures, "" while the camera starts. `guide` and `challenge` are words of
    `kiosk.identity.face.words`; `done` of `of` steps are behind, `left` whole seconds for this one.
    """

    preview: str
    guide: str = ""
    challenge: str = ""
    done: int = 0
    of: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class FaceEnd:
    """The check did not bring it, or there is none. Answers: retry (if `retries` > 0), one of `ways`, done (without
    either), back.

    `why`: a Verdict ("retake", "mismatch", "spoof", "challengeMissed", "noFace", "portrait", "camera", "engine"),
    "off" (this site asks for no face here), "coolDown" (too many tries), "noPortrait", "noCamera", "noBirth" (perhaps a
    child), "stopped" (by the citizen), "noCode" (none can be sent), or "window" (where to go now). `retries`: tries
    left. `ways` as in FaceConsent.
    """

    why: str
    retries: int
    ways: tuple[str, ...]
    windows: tuple[WindowLine, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class StaffPin:
    """A member of staff confirms who stands here. Answers: ok ({"badge", "pin"}), back. `error`: "", "wrong",
    "locked", "ownName" (nobody confirms themselves), "away" (the center cannot be asked). `why`: what is confirmed,
    "face" or "guardian". `doubts`: words of `kiosk.identity.person.Doubt`, what to look at on the card."""

    who: str
    why: str
    error: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneCode:
    """The six digits sent to the phone on record. Answers: ok (digits), resend, back. `error`: "", "wrong",
    "expired", "usedUp", "away". `again`: seconds until it may be sent once more."""

    phone: str
    """Masked."""
    error: str = ""
    again: int = 0


@dataclass(frozen=True, slots=True)
class Guardian:
    """Under 14: a guardian must be there. The journey reads the guardian's card meanwhile. Answers: one of `ways`
    ("staff", "window"), back. `trouble` as in Identify, and "sameCard", "minor" (the guardian is no adult)."""

    who: str
    reader: bool
    ways: tuple[str, ...]
    trouble: str = ""
