"""What each field and each word of the contract means, from the docstrings under them, put into the schemas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, StrEnum
from typing import Any

from pydantic import BaseModel

from kiosk.hall.document.meanings import meanings, under

Json = dict[str, Any]


def explain(schemas: Json) -> None:
    """Add a description to every property and every list of words that has one in the source and none yet."""
    classes = _by_schema_name()
    for name, schema in schemas.items():
        found = classes.get(name.removesuffix("-Input").removesuffix("-Output"), [])
        known = next((each for each in found if _shape(each) == _told_shape(schema)), None)
        if known is None:
            continue  # not ours
        if issubclass(known, StrEnum):
            _explain_words(schema, known)
        else:
            _explain_fields(schema, known)


def _shape(known: type[Any]) -> set[str]:
    """Two classes of one name are told apart by their words or fields."""
    if issubclass(known, StrEnum):
        return {word.value for word in known}
    return {field.alias or name for name, field in known.model_fields.items()}


def _told_shape(schema: Json) -> set[str]:
    only = [schema["const"]] if "const" in schema else []
    return {*schema.get("enum", only), *schema.get("properties", ())}


def _explain_words(schema: Json, words: type[StrEnum]) -> None:
    told = [f"- `{word}`: {meaning}" for word, meaning in meanings(words).items() if meaning]
    if told:
        schema["description"] = "\n".join(filter(None, (schema.get("description", ""), *told)))


def _explain_fields(schema: Json, model: type[Any]) -> None:
    told: dict[str, str] = {}
    for ours in reversed(model.__mro__):
        if ours.__module__.startswith("kiosk."):
            told |= under(ours)
    for name, field in model.model_fields.items():
        meaning = told.get(name, "")
        place = schema.get("properties", {}).get(field.alias or name)
        if meaning and place is not None:
            place.setdefault("description", meaning)


def _by_schema_name() -> dict[str, list[type[Any]]]:
    named: defaultdict[str, list[type[Any]]] = defaultdict(list)
    for known in (*_below(BaseModel), *_below(Enum)):
        if known.__module__.startswith("kiosk.") and issubclass(known, BaseModel | StrEnum):
            named[known.__name__].append(known)
            named[f"{known.__module__}.{known.__qualname__}".replace(".", "__")].append(known)
    return named


def _below(known: type[Any]) -> Iterator[type[Any]]:
    for each in known.__subclasses__():
        yield each
        yield from _below(each)
