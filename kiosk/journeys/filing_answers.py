"""The questions of a form, one at a time. What is known already is shown to be checked, and not asked."""

from __future__ import annotations

from functools import partial

from kiosk.center.contract.filing import Draft, Entry, FieldType, FormField, Origin
from kiosk.journeys.filing_asking import draft_of, form_of, keep, tried
from kiosk.journeys.filing_phone import by_phone
from kiosk.scenes.filing import AnswerLine, ChoiceLine, FormAsk, FormCheck
from kiosk.visit import Visit, Way

WRITTEN = (FieldType.TEXT, FieldType.ADDRESS)
"""There is no keyboard for Chinese here: such words come from the phone."""
YES, NO = "yes", "no"
YES_NO = (ChoiceLine(YES, "是", "Yes"), ChoiceLine(NO, "否", "No"))
AGREED = ChoiceLine(YES, "同意", "Agreed")


async def look_over_known(visit: Visit) -> Way:
    """From the card, from what the state has, and what the citizen said: right or not? Before the first question, and
    for whoever goes back from one."""
    while (draft := draft_of(visit)).entries:
        answer = await visit.show(FormCheck(draft.form.name, draft.form.name_en, lines_of(visit, draft)))
        match answer.action:
            case "back":
                return Way.BACK
            case "keep":
                return await keep(visit)
            case "change":
                way = await ask(visit, field_of(visit, str(answer.value)), 1, 1)
                if way is Way.OUT:
                    return way
            case "ok":
                return Way.ON
    return Way.PASS


async def fill_in(visit: Visit) -> Way:
    """Every question nobody has answered yet; a phone may answer several at once."""
    open_keys = _open(visit)
    questions = [field for field in form_of(visit).fields if field.key in open_keys]
    at = 0
    while 0 <= at < len(questions):
        way = await ask(visit, questions[at], at + 1, len(questions))
        if way is Way.OUT:
            return way
        at += 1 if way is Way.ON else -1
        while way is Way.ON and at < len(questions) and questions[at].key not in _open(visit):
            at += 1
    return Way.PASS if not questions else Way.BACK if at < 0 else Way.ON


def _open(visit: Visit) -> set[str]:
    return {field.key for field in form_of(visit).fields} - {entry.key for entry in draft_of(visit).entries}


async def ask(visit: Visit, field: FormField, at: int, of: int) -> Way:
    """One question: ON with its answer or without one, BACK, or OUT when the draft was kept."""
    if field.type in WRITTEN:
        return await by_phone(visit, field=field)
    error = ""
    while True:
        answer = await visit.show(_question(visit, field, at, of, error))
        match answer.action:
            case "back":
                return Way.BACK
            case "skip":
                return Way.ON
            case "keep":
                return await keep(visit)
            case "ok" | "choose":
                say = partial(visit.filing.answer, draft_of(visit).id, field.key, str(answer.value))
                told = await tried(visit, "answer", say)
                if isinstance(told, Draft):
                    visit.application.draft = told
                    return Way.ON
                if isinstance(told, Way):
                    return told
                error = told


def lines_of(visit: Visit, draft: Draft) -> tuple[AnswerLine, ...]:
    """Every answer, in the order of the form."""
    entries = {entry.key: entry for entry in draft.entries}
    return tuple(_line(visit, field, entries[field.key]) for field in draft.form.fields if field.key in entries)


def field_of(visit: Visit, key: str) -> FormField:
    return next(field for field in form_of(visit).fields if field.key == key)


def _line(visit: Visit, field: FormField, entry: Entry) -> AnswerLine:
    shown, english = entry.shown, entry.shown
    words = {YES: YES_NO[0], NO: YES_NO[1]} if field.type is FieldType.YES_NO else {}
    words |= {YES: AGREED} if field.type is FieldType.STATEMENT else {}
    words |= {each.code: ChoiceLine(each.code, each.label, each.label_en) for each in field.choices}
    if entry.shown in words:
        shown, english = words[entry.shown].name, words[entry.shown].name_en
    change = entry.origin is not Origin.CARD and (field.type not in WRITTEN or form_of(visit).phone)
    return AnswerLine(field.key, field.label, field.label_en, shown, english, entry.origin.value, change)


def _question(visit: Visit, field: FormField, at: int, of: int, error: str) -> FormAsk:
    form = form_of(visit)
    choices = tuple(ChoiceLine(each.code, each.label, each.label_en) for each in field.choices)
    if field.type is FieldType.YES_NO:
        choices = YES_NO
    return FormAsk(
        name=form.name,
        name_en=form.name_en,
        key=field.key,
        label=field.label,
        label_en=field.label_en,
        help=field.help,
        help_en=field.help_en,
        type=field.type.value,
        required=field.required,
        longest=field.longest,
        choices=choices,
        at=at,
        of=of,
        error=error,
    )
