"""What may be answered to a question, how an answer is shown, and what of an application is still missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from datetime import date

from kiosk.center.contract.filing import Comes, Entry, FieldType, Form, FormField, FormMaterial, Gap
from kiosk.hall.filing.forms import TODAY, Mask, Question
from kiosk.identity.masking import public_name, public_number, public_phone
from kiosk.identity.numbers import flaw_of, tidy

YES, NO = "yes", "no"
_CONTROL = frozenset({"Cc", "Cf", "Co", "Cs"})
_TAIL = 4


def tidied(question: Question, value: str) -> str:
    """As it is kept: blanks at the ends gone, numbers without blanks and hyphens."""
    if question.type in (FieldType.PHONE, FieldType.ID_NUMBER):
        return tidy(value)
    if question.type is FieldType.NUMBER:
        return "".join(unicodedata.normalize("NFKC", value).split())
    return unicodedata.normalize("NFC", value).strip()


def holds(question: Question, value: str, today: date) -> bool:
    """Can this be the answer? `value` is tidied and not empty."""
    match question.type:
        case FieldType.NUMBER:
            return _digits(value, question.most) and _between(int(value), question)
        case FieldType.DATE:
            return _day(value, question, today)
        case FieldType.CHOICE:
            return value in {choice.code for choice in question.choices}
        case FieldType.PHONE:
            return _digits(value, 11) and len(value) >= 7 and (value[0] != "1" or len(value) == 11)
        case FieldType.ID_NUMBER:
            return flaw_of(value, today) is None
        case FieldType.YES_NO:
            return value in (YES, NO)
        case FieldType.STATEMENT:
            return value == YES
        case _:
            return len(value) <= question.most and not any(unicodedata.category(sign) in _CONTROL for sign in value)


def shown(mask: Mask | None, value: str) -> str:
    """As a public screen may show it."""
    match mask:
        case "name":
            return public_name(value)
        case "number":
            return public_number(value)
        case "phone":
            return public_phone(value)
        case "tail":
            return "*" * max(0, len(value) - _TAIL) + value[-_TAIL:] if len(value) > _TAIL else "*" * len(value)
        case _:
            return value


def worded(field: FormField, value: str) -> str:
    """An answer as staff read it."""
    if field.type is FieldType.CHOICE:
        return next((choice.label for choice in field.choices if choice.code == value), value)
    return {YES: "是", NO: "否"}.get(value, value) if field.type in (FieldType.YES_NO, FieldType.STATEMENT) else value


def gaps(form: Form, entries: Iterable[Entry], materials: Collection[str], by_card: bool) -> tuple[Gap, ...]:
    """All of it at once: questions without an answer and materials without a file, in the order of the form.
    `by_card`: the applicant was read from a card, which is the paper that the list asks for."""
    there = {entry.key for entry in entries}
    questions = (
        Gap(kind="field", name=each.key, label=each.label, label_en=each.label_en)
        for each in form.fields
        if each.required and each.key not in there
    )
    lacking = (
        Gap(kind="material", name=each.name, label=each.name, label_en=each.name_en)
        for each in asked(form, by_card)
        if each.required and each.name not in materials
    )
    return (*questions, *lacking)


def asked(form: Form, by_card: bool) -> Iterable[FormMaterial]:
    """The materials that have to come as files."""
    return (each for each in form.materials if each.comes is Comes.FILE or (each.comes is Comes.CARD and not by_card))


def _digits(value: str, most: int) -> bool:
    return 0 < len(value) <= most and value.isascii() and value.isdigit()


def _between(value: int, question: Question) -> bool:
    return not (question.low and value < int(question.low)) and not (question.high and value > int(question.high))


def _day(value: str, question: Question, today: date) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    low, high = (_limit(text, today) for text in (question.low, question.high))
    return len(value) == len("2026-11-22") and (low is None or day >= low) and (high is None or day <= high)


def _limit(text: str, today: date) -> date | None:
    if not text:
        return None
    return today if text == TODAY else date.fromisoformat(text)
