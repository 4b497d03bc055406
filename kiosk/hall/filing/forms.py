"""Forms: a folder for each item with `schema.toml`, so that a new form needs no Python.

assets/forms/README.md tells what may stand in one. An entry nobody knows is refused, in plain words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from kiosk.center.contract import Department, Item
from kiosk.center.contract.filing import Choice, Comes, FieldType, Form, FormCard, FormField, FormMaterial, FormPage
from kiosk.hall.plan import explained

SHIPPED = Path(__file__).resolve().parents[3] / "assets" / "forms"
SCHEMA = "schema.toml"
CARD = ("card.name", "card.number", "card.address")
REGISTER = "register"
TODAY = "today"

Mask = Literal["name", "number", "phone", "tail"]
"""How an answer is shown: rules of kiosk/identity/masking.py; "tail" leaves the last four."""

_LONGEST = {FieldType.PHONE: 11, FieldType.ID_NUMBER: 18, FieldType.NUMBER: 9}
_TYPED_HERE = 200


class FormWrong(ValueError):
    """A form's folder cannot be used; the text names the file and the entry."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Question(_Table):
    """One field of the schema."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(min_length=1, max_length=120)
    label_en: str = Field(min_length=1, max_length=240)
    type: FieldType = FieldType.TEXT
    required: bool = True
    source: str = Field(default="", alias="from")
    """card.name, card.number, card.address, or register.KIND.FIELD."""
    masked: Mask | None = None
    help: str = Field(default="", max_length=200)
    help_en: str = Field(default="", max_length=400)
    choices: tuple[Choice, ...] = ()
    low: str = ""
    """The least, or the earliest day; "today" counts."""
    high: str = ""
    longest: int = Field(default=0, ge=0, le=_TYPED_HERE)

    @field_validator("source")
    @classmethod
    def _known(cls, source: str) -> str:
        parts = source.split(".")
        if source and source not in CARD and not (parts[0] == REGISTER and len(parts) == 3 and all(parts)):
            raise ValueError(f"must be one of {', '.join(CARD)}, or register.KIND.FIELD")
        return source

    @model_validator(mode="after")
    def _whole(self) -> Question:
        if (self.type is FieldType.CHOICE) != bool(self.choices):
            raise ValueError(f"{self.key}: a choice has choices, and nothing else has")
        if self.type is FieldType.ID_NUMBER and self.masked is None:
            raise ValueError(f'{self.key}: an idNumber needs a mask, mostly masked = "number"')
        _limits(self)
        if len({choice.code for choice in self.choices}) != len(self.choices):
            raise ValueError(f"{self.key}: a choice is named twice")
        return self

    @property
    def most(self) -> int:
        """Characters."""
        return self.longest or _LONGEST.get(self.type, _TYPED_HERE)

    @property
    def register(self) -> tuple[str, str] | None:
        """Kind and field of a register."""
        parts = self.source.split(".")
        return (parts[1], parts[2]) if parts[0] == REGISTER else None


def _limits(question: Question) -> None:
    """Raises ValueError for a least or most that is none."""
    for limit in filter(None, (question.low, question.high)):
        if question.type is FieldType.NUMBER and not limit.isdecimal():
            raise ValueError(f"{question.key}: low and high of a number are digits in quotes")
        if question.type is FieldType.DATE and limit != TODAY:
            date.fromisoformat(limit)
        if question.type not in (FieldType.NUMBER, FieldType.DATE):
            raise ValueError(f"{question.key}: only a number or a date has low and high")


class Page(_Table):
    """One question, or a small group that belongs together."""

    title: str = Field(min_length=1, max_length=60)
    title_en: str = Field(min_length=1, max_length=120)
    field: tuple[Question, ...] = Field(min_length=1, max_length=6)


class Advice(_Table):
    """What to say about one material of the published list."""

    name: str
    help: str = Field(default="", max_length=200)
    help_en: str = Field(default="", max_length=400)


class Schema(_Table):
    item: str
    """The name of its folder: the code of the item in the catalogue."""
    minutes: int = Field(default=5, ge=1, le=60)
    phone: str = ""
    """Key of the field that is the applicant's telephone."""
    form: tuple[str, ...] = ()
    """Materials of the published list that this form is."""
    card: tuple[str, ...] = ()
    """Those that the card on the reader is."""
    page: tuple[Page, ...] = Field(min_length=1)
    material: tuple[Advice, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Schema:
        keys = [each.key for each in self.questions]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"{', '.join(twice)} is asked twice")
        if self.phone and self.phone not in keys:
            raise ValueError(f"phone: there is no field {self.phone}")
        return self

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(each for page in self.page for each in page.field)

    def question(self, key: str) -> Question | None:
        return next((each for each in self.questions if each.key == key), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of the register it is filled in from, each once."""
        return tuple(dict.fromkeys(each.register[0] for each in self.questions if each.register))


class Offered(NamedTuple):
    """A form as this hall offers it."""

    schema: Schema
    form: Form


def load(folder: Path) -> dict[str, Schema]:
    """Every form in a folder, by the code of its item. Raises FormWrong in plain words."""
    try:
        found = sorted(path.parent for path in folder.glob(f"*/{SCHEMA}"))
    except OSError as trouble:
        raise FormWrong(f"{folder} cannot be read: {trouble.strerror}") from None
    return {schema.item: schema for schema in map(load_form, found)}


def load_form(folder: Path) -> Schema:
    """One form from its folder. Raises FormWrong in plain words."""
    path = folder / SCHEMA
    try:
        schema = Schema.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise FormWrong(f"{path}: cannot be read: {broken}") from None
    except ValidationError as wrong:
        raise FormWrong(f"{path}: {explained(wrong)}") from None
    if schema.item != folder.name:
        raise FormWrong(f"{path}: item: is {schema.item}, but the folder is called {folder.name}")
    return schema


def offered(schema: Schema, item: Item, departments: Mapping[str, Department], pages_most: int, phone: bool) -> Offered:
    """The form for this item of this hall. Raises FormWrong when the published list is another one by now: a file may
    only be asked for if the list asks for it (domain.md §2.1, publish and obey)."""
    listed = {each.name for each in item.materials}
    named = (*schema.form, *schema.card, *(each.name for each in schema.material))
    if strange := sorted(set(named) - listed):
        raise FormWrong(f"the published list of {item.code} has no {', '.join(strange)}")
    if item.promised_days is None:
        raise FormWrong(f"{item.code} promises no day: it is asked about, not decided on")
    form = Form(
        **_card(schema, item, departments).model_dump(),
        pages=tuple(FormPage(title=page.title, title_en=page.title_en) for page in schema.page),
        fields=tuple(_field(each, place) for place, page in enumerate(schema.page) for each in page.field),
        materials=_materials(schema, item),
        pages_most=pages_most,
        phone=phone,
    )
    return Offered(schema, form)


def _card(schema: Schema, item: Item, departments: Mapping[str, Department]) -> FormCard:
    where = departments.get(item.department)
    return FormCard(
        item=item.code,
        name=item.name,
        name_en=item.name_en,
        department=where.name if where else "",
        department_en=where.name_en if where else "",
        promised_days=item.promised_days or 0,
        minutes=schema.minutes,
    )


def _field(question: Question, page: int) -> FormField:
    told = question.model_dump(include=set(FormField.model_fields) - {"longest", "page"})
    return FormField.model_validate(told | {"longest": question.most, "page": page})


def _materials(schema: Schema, item: Item) -> tuple[FormMaterial, ...]:
    advice = {each.name: each for each in schema.material}

    def comes(name: str, held: bool) -> Comes:
        if held:
            return Comes.HELD
        return Comes.FORM if name in schema.form else Comes.CARD if name in schema.card else Comes.FILE

    def told(name: str) -> Advice:
        return advice.get(name, Advice(name=name))

    return tuple(
        FormMaterial(
            name=each.name,
            name_en=each.name_en,
            required=each.required,
            comes=comes(each.name, each.held),
            help=told(each.name).help,
            help_en=told(each.name).help_en,
        )
        for each in item.materials
    )
