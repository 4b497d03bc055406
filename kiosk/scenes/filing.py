"""Filing 申报: an application filled in, its materials, the signature, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormLine:
    """A thing that can be filed here. `days`: promised working days, 0 on the spot; `minutes` to fill in."""

    code: str
    name: str
    name_en: str
    department: str
    department_en: str
    days: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ChooseForm:
    """Which application. Answers: choose (code), resume (an earlier draft; if `scanner`), back."""

    forms: tuple[FormLine, ...]
    scanner: bool


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A material. `comes`: "form", "card", "held" or "file"."""

    name: str
    name_en: str
    comes: str
    required: bool
    help: str
    help_en: str


@dataclass(frozen=True, slots=True)
class FormNeeds:
    """What it takes, before anything is asked. `ways`: how a material gets in, of "camera", "phone". Answers: next,
    back."""

    form: FormLine
    needs: tuple[NeedLine, ...]
    questions: int
    ways: tuple[str, ...]
    keep_days: int


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question and its answer as the screen may show it. `origin`: "card", "register" or "typed"."""

    key: str
    label: str
    label_en: str
    shown: str
    shown_en: str
    origin: str
    change: bool = True
    """Can be asked again here."""


@dataclass(frozen=True, slots=True)
class FormCheck:
    """Answers to look over: those there are before the next question (`whole` False), or all of them before signing.
    Answers: ok, change (key), keep, back."""

    name: str
    name_en: str
    lines: tuple[AnswerLine, ...]
    files: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class FormAsk:
    """One question, the `at`-th of `of`. `type`: "number", "date", "phone", "idNumber", "choice", "yesNo" or
    "statement". Answers: ok (value), choose (code; choice and yesNo), skip (unless `required`), keep, back. `error`:
    "wrong" (that cannot be the answer)."""

    name: str
    name_en: str
    key: str
    label: str
    label_en: str
    help: str
    help_en: str
    type: str
    required: bool
    longest: int
    choices: tuple[ChoiceLine, ...]
    at: int
    of: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class PhoneSend:
    """The code for the citizen's phone, which sends one material, or the words of one question that this kiosk has no
    keyboard for (`text`). `url`: "" while there is none, or when no phone can reach the center (`broken`). What arrives
    shows at once: `files`, or `shown` of a text. `stays`: seconds the code works, and the screen without a touch.
    Answers: done (something arrived), again (a new code), skip (unless `required`), keep, back."""

    label: str
    label_en: str
    help: str
    help_en: str
    text: bool
    url: str
    required: bool
    files: int = 0
    shown: str = ""
    minutes: int = 10
    broken: bool = False
    stays: int = 0


@dataclass(frozen=True, slots=True)
class MaterialAsk:
    """One material, the `at`-th of `of`, `files` of it there. `ways` of "camera", "phone". Answers: camera, phone, lack
    (I do not have it), next (once there is a file), remove (the last one), keep, back. `error`: a FilingReason."""

    label: str
    label_en: str
    help: str
    help_en: str
    required: bool
    files: int
    most: int
    ways: tuple[str, ...]
    at: int
    of: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class MaterialShot:
    """The document camera is on. `state`: a PageState, or "" while it starts, or "broken". `pictures`: what it sees, as
    a `data:` address; with `taken` the page as it was photographed. Answers: shoot (when `good`); with `taken`: use,
    turn (by a quarter), again; back."""

    label: str
    label_en: str
    state: str = ""
    pictures: tuple[str, ...] = ()
    taken: bool = False


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something missing. `kind`: "field" or "material"."""

    code: str
    name: str
    name_en: str
    kind: str


@dataclass(frozen=True, slots=True)
class FormGaps:
    """All that is missing, at once. Answers: choose (code: mend this one), keep, back."""

    name: str
    name_en: str
    gaps: tuple[GapLine, ...]
    keep_days: int


@dataclass(frozen=True, slots=True)
class SignHere:
    """The signature. `instead`: whoever cannot sign may let the check of who they are stand for it. Answers: sign (PNG
    in base64), instead, keep, back. `error`: "noSignature" (too little ink)."""

    name: str
    name_en: str
    instead: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class FormDone:
    """Handed in (`kept` False), or kept for another day. `paper`: "printed", "unconfirmed", "none". Answers: done,
    reprint (unless printed), pay (with a `code`)."""

    name: str
    name_en: str
    kept: bool
    number: str
    """Of the case, as it is read aloud; "" for a draft."""
    url: str
    until: str
    """`2026-11-29`: told by then whether it is accepted; a draft is kept until then."""
    fee: str = ""
    """What it costs, CNY; "" when it costs nothing."""
    code: str = ""
    """Of the slip to pay that by, in groups of four; "" where a window writes it later."""
    paper: str = "printed"
    stays: int = 0


@dataclass(frozen=True, slots=True)
class FormRefused:
    """It does not go on here, and why: a FilingReason, "noForms", "centerAway", or "perhapsFiled" (handed in, and no
    answer came). Answers: done; again (if `again`: the same once more); keep (if `keeps`)."""

    why: str
    phone: str = ""
    again: bool = False
    keeps: bool = False
    next_open: str = ""
    """When the hall opens next, as long as a draft is kept until then: `2026-11-23 09:00`."""


@dataclass(frozen=True, slots=True)
class FormLeave:
    """Back out of a form that was begun. `slip`: it was kept before, and its slip still opens it. Answers: stay (go on
    with it), keep, erase (without it)."""

    name: str
    name_en: str
    keep_days: int
    slip: bool


@dataclass(frozen=True, slots=True)
class ResumeDraft:
    """Hold the slip of a draft to the scanner. `trouble`: "", "foreign" (not ours), "scanner". Answers: back."""

    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ResumeWho:
    """Whose draft: the card on the reader, or the last four characters of the identity number typed. `trouble`: what is
    wrong with a card as in Identify, or "unknownDraft", "tooMany". Answers: ok (last four), back."""

    reader: bool
    trouble: str = ""
