"""What each word of an enumeration and each field of a model means: the docstring under it, read from the source."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any


def meanings(words: type[StrEnum]) -> Mapping[str, str]:
    """Value → meaning in one line, in the order of the members; "" where the source says nothing."""
    told = under(words)
    return {word.value: told.get(word.name, "") for word in words}


@cache
def under(known: type[Any]) -> Mapping[str, str]:
    """Of a class: each name it assigns or annotates → the docstring below it, "" without one.

    OSError when there is no source to read (an installation of compiled files only).
    """
    told = _classes(known.__module__).get(known.__qualname__)
    if told is None:  # made within another one
        return {}
    by_name: dict[str, str] = {}
    for line, after in zip(told.body, [*told.body[1:], None], strict=True):
        place = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
        if isinstance(place, ast.Name):
            by_name[place.id] = _text(after)
    return by_name


def about(thing: Any) -> str:
    """The docstring of a class or module."""
    return inspect.cleandoc(thing.__doc__ or "")


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """Parsed once: whoever asks a working center for its document must not keep the others waiting."""
    read = ast.parse(inspect.getsource(sys.modules[module]))
    return {line.name: line for line in read.body if isinstance(line, ast.ClassDef)}


def _text(node: ast.AST | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return " ".join(node.value.value.split())
    return ""
