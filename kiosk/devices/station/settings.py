"""Reads `config/face.toml`: the figures of the face check, refused in plain words when one is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from kiosk.identity.face.policy import FacePolicy
from kiosk.settings import SettingsError

WORDS = {
    "extra_forbidden": "is not an entry of this file",
    "model_type": "must be a table",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "missing": "is missing",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "value_error": "{error}",
}


def load_policy(path: Path) -> FacePolicy:
    """Raises SettingsError, naming the file and the entry."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return FacePolicy.model_validate(table)
    except FileNotFoundError:
        raise SettingsError(f"there is no configuration at {path}") from None
    except OSError as trouble:
        raise SettingsError(f"{path} cannot be read: {trouble.strerror}") from trouble
    except ValidationError as wrong:
        fault = wrong.errors(include_input=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        words = WORDS.get(fault["type"], fault["msg"]).format(**fault.get("ctx", {}))
        raise SettingsError(f"{path}: {where}: {words}" if where else f"{path}: {words}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise SettingsError(f"{path}: is not TOML: {broken}") from broken
