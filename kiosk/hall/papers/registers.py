"""Where the data of a paper come from: the city's registers, or, in a demonstration, a file of invented citizens.

A register is asked twice: which kinds it has about somebody, and the data of one kind. Both answers are used and
forgotten; neither is stored or logged.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError

from kiosk.center.contract import Holder
from kiosk.center.contract.papers import KindCode, PaperReason
from kiosk.hall.outward import Outward
from kiosk.hall.papers.settings import Registers
from kiosk.hall.plan import ConfigError, Strict

LARGEST = 1024 * 1024
"""Bytes of an answer: ten years of contributions have some 20 thousand."""
INVENTED = "99"

Data = Mapping[str, Any]
_KINDS = TypeAdapter(tuple[KindCode, ...])
_DATA = TypeAdapter(dict[str, Any])
_NONE = {404: PaperReason.UNKNOWN_PERSON, 410: PaperReason.NO_RECORD}


class Register(Protocol):
    """Both block, with a deadline of their own."""

    def kinds(self, holder: Holder) -> frozenset[str] | PaperReason:
        """The kinds there is something to print of."""

    def data(self, holder: Holder, kind: str) -> Data | PaperReason:
        """The entries of one paper, as the kind's schema names them."""


class NoRegister:
    """This hall is not connected to one."""

    def kinds(self, holder: Holder) -> frozenset[str] | PaperReason:
        return PaperReason.NOT_CONNECTED

    def data(self, holder: Holder, kind: str) -> Data | PaperReason:
        return PaperReason.NOT_CONNECTED


class HttpRegister:
    """A service that answers POST {"number", "name"} with {"kinds": […]}, and with "kind" too with {"data": {…}}.

    404: it does not know the person, or name and number do not belong together; 410: it knows them and has nothing.
    """

    def __init__(self, outward: Outward) -> None:
        self._outward = outward

    def kinds(self, holder: Holder) -> frozenset[str] | PaperReason:
        told = self._ask({"number": holder.number, "name": holder.name}, "kinds")
        try:
            return told if isinstance(told, PaperReason) else frozenset(_KINDS.validate_python(told))
        except ValidationError:
            return PaperReason.AWAY

    def data(self, holder: Holder, kind: str) -> Data | PaperReason:
        told = self._ask({"number": holder.number, "name": holder.name, "kind": kind}, "data")
        try:
            return told if isinstance(told, PaperReason) else _DATA.validate_python(told)
        except ValidationError:
            return PaperReason.AWAY

    def _ask(self, question: Mapping[str, object], wanted: str) -> Any:
        answer = self._outward.told(question, _NONE, PaperReason.AWAY)
        try:
            return answer if isinstance(answer, PaperReason) else json.loads(answer.content)[wanted]
        except (ValueError, KeyError, TypeError):
            return PaperReason.AWAY


class _Record(Strict):
    number: str
    name: str
    kind: KindCode
    data: dict[str, Any]


class SandboxRegister:
    """A file of invented citizens. ConfigError when it cannot be used, or holds a number that could be somebody's."""

    def __init__(self, path: Path) -> None:
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            records = TypeAdapter(list[_Record]).validate_python(table.get("record", []))
        except OSError as missing:
            raise ConfigError(f"{path}: cannot be read ({missing.strerror})") from None
        except (ValueError, ValidationError) as wrong:
            raise ConfigError(f"{path}: {wrong}") from None
        for each in records:
            if not each.number.startswith(INVENTED):
                raise ConfigError(f"{path}: {each.name}: an invented citizen's number begins with {INVENTED}")
        self._records = {(each.number, each.kind): each for each in records}
        self._names = {each.number: each.name for each in records}
        self.decided: Callable[[Holder], Mapping[str, Data]] = lambda _holder: {}
        """What this hall has granted since: kind → its entries. Elsewhere the city's platform does that."""

    def kinds(self, holder: Holder) -> frozenset[str] | PaperReason:
        if self._names.get(holder.number) != holder.name:
            return PaperReason.UNKNOWN_PERSON
        there = frozenset(kind for number, kind in self._records if number == holder.number)
        return there | self.decided(holder).keys()

    def data(self, holder: Holder, kind: str) -> Data | PaperReason:
        if self._names.get(holder.number) != holder.name:
            return PaperReason.UNKNOWN_PERSON
        record = self._records.get((holder.number, kind))
        return record.data if record else self.decided(holder).get(kind, PaperReason.NO_RECORD)


def register(wanted: Registers, folder: Path) -> Register:
    """ConfigError."""
    if wanted.source == "sandbox":
        return SandboxRegister(folder / wanted.file)
    return HttpRegister(Outward(wanted, folder, LARGEST)) if wanted.source == "http" else NoRegister()
