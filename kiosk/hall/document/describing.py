"""What the running doors say of themselves, made whole: who may go through, an example of each question and answer,
every refusal with its meaning, every status of the error catalogue.

Nothing here is written twice: who may comes from the doors' own dependencies, a refusal's meaning from its docstring,
an example from an object of the contract. What a door says itself (`openapi_examples`, `responses`) is left as it is.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, get_type_hints

from fastapi import FastAPI
from fastapi.params import Depends
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic import BaseModel

from kiosk.center import contract
from kiosk.center.contract import Reason, Refusal
from kiosk.center.contract.staff import CSRF_HEADER, DeviceRole, Role, StaffReason, StaffRefusal
from kiosk.hall.document.faults import FAULTS
from kiosk.hall.document.fields import explain
from kiosk.hall.document.meanings import about, meanings
from kiosk.hall.routes import proven
from kiosk.hall.staff.proving import SESSION_COOKIE
from kiosk.hall.staff.refusals import Refused

Json = dict[str, Any]

_JSON = "application/json"
_EVENTS = "text/event-stream"
_FILE = "application/octet-stream"
_SAFE = frozenset({"get", "head"})
_DETAIL = {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}
_TAGS = {"rating_desk": "ratings, for managers", "paper_desk": "papers, for managers", "boards": "board"}
"""Modules of the contract whose doors go by another name."""
_SCHEMES: Json = {
    "token": {"type": "http", "scheme": "bearer", "description": "Of a device: given once, by `kiosk center enrol`."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": SESSION_COOKIE,
        "description": "From POST /v1/staff/session.",
    },
    "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER, "description": "The value of the cookie `csrf`."},
}


class Who(NamedTuple):
    """Who may go through a door; both empty: everybody."""

    devices: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def join(app: FastAPI) -> None:
    """`/openapi.json` of this application is the whole document. After the last door is there."""
    app.openapi = partial(described, app)  # type: ignore[method-assign]


def described(app: FastAPI) -> Json:
    """The document; the same object each time."""
    if app.openapi_schema:
        return app.openapi_schema
    document = FastAPI.openapi(app)
    document["info"]["description"] = about(contract)
    document.setdefault("components", {})["securitySchemes"] = _SCHEMES
    _share_refusals(document)
    explain(document["components"]["schemas"])
    document["tags"] = list(_rooms())
    for door in iter_route_contexts(app.routes):
        if getattr(door, "include_in_schema", False) and door.path_format in document["paths"]:
            for method in door.methods or ():
                _complete(document["paths"][door.path_format][method.lower()], door, method.lower())
    return document


def _rooms() -> Iterator[Json]:
    """Each module of the contract tells of its room."""
    for module in pkgutil.iter_modules(contract.__path__):
        told = about(importlib.import_module(f"{contract.__name__}.{module.name}"))
        yield {"name": _TAGS.get(module.name, module.name), "description": told}


def who_may(door: RouteContext) -> Who:
    """From what the door depends on: `proven` (kiosks), `signed_in` (staff), `acting` (staff and devices)."""
    for call in _depended_on(door.endpoint):
        if call is proven:
            return Who(devices=(DeviceRole.KIOSK.value,))
        held = inspect.getclosurevars(call).nonlocals if inspect.isfunction(call) else {}
        if "devices" in held:
            return Who(tuple(map(str, held["devices"])), _roles(inspect.getclosurevars(held["prove_staff"]).nonlocals))
        if "even_unchanged" in held:
            return Who(roles=_roles(held))
    return Who()


def refusal_of(door: RouteContext) -> type[BaseModel] | None:
    """The model of the door's 409, if it refuses in words of the contract."""
    model = (door.responses.get(409) or {}).get("model")
    return model if inspect.isclass(model) and issubclass(model, BaseModel) and "reason" in model.model_fields else None


def reasons_of(refusal: type[BaseModel]) -> type[StrEnum]:
    words = refusal.model_fields["reason"].annotation
    assert inspect.isclass(words) and issubclass(words, StrEnum)
    return words


def status_of(reason: StrEnum) -> int:
    """With which status a refusal for this reason comes."""
    if isinstance(reason, StaffReason):
        return Refused(reason).status
    return 401 if reason is Reason.NOT_ENROLLED else 409


def _roles(held: Mapping[str, Any]) -> tuple[str, ...]:
    """None named: everybody signed in. A name that is no role lets no staff in at all."""
    named = tuple(str(role) for role in held["roles"] if str(role) in set(Role))
    return named if held["roles"] else tuple(role.value for role in Role)


def _depended_on(called: Any) -> Iterator[Any]:
    """What stands in `Depends(…)` of its parameters, and of theirs."""
    for hint in get_type_hints(called, include_extras=True).values() if inspect.isfunction(called) else ():
        for extra in getattr(hint, "__metadata__", ()):
            if isinstance(extra, Depends):
                yield extra.dependency
                yield from _depended_on(extra.dependency)


# ----------------------------------------------------------------------------------- one door


def _complete(operation: Json, door: RouteContext, method: str) -> None:
    who = who_may(door)
    operation.setdefault("tags", [_room(str(door.path_format))])
    operation["x-who"] = {"devices": list(who.devices), "roles": list(who.roles)}
    operation["security"] = _security(who, method)
    _exemplify(operation, f"{method.upper()} {door.path_format}")
    done = operation["responses"].get(str(door.status_code or 200), {})
    if "content" not in done and door.status_code != 204:
        done["content"] = {_FILE: {"schema": {"type": "string", "format": "binary"}}}
    refusal = refusal_of(door)
    if refusal is not None:
        _list_reasons(operation["responses"]["409"], refusal)
    _name_faults(operation, who, method)


def _room(path: str) -> str:
    return path.removeprefix("/v1/").partition("/")[0]


def _security(who: Who, method: str) -> list[Json]:
    ways: list[Json] = []
    if who.devices:
        ways.append({"token": []})
    if who.roles:
        ways.append({"session": []} if method in _SAFE else {"session": [], "csrf": []})
    return ways


def _exemplify(operation: Json, name: str) -> None:
    from kiosk.hall.document.samples import SAMPLES  # a center that is asked for no document does not make them

    sample = SAMPLES.get(name)
    if sample is None:
        return
    if "requestBody" in operation:
        _give(operation["requestBody"]["content"][_JSON], sample.asks, exclude_none=True)
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            if any(isinstance(each, str) for each in sample.answers.values()):
                answer["content"] = {_EVENTS: {"schema": {"type": "string"}}}
            for content in answer.get("content", {}).values():
                _give(content, sample.answers)


def _give(content: Json, examples: Mapping[str, BaseModel | str], *, exclude_none: bool = False) -> None:
    if "examples" in content or "example" in content:
        return
    content["examples"] = {
        name: {"value": each if isinstance(each, str) else each.model_dump(mode="json", exclude_none=exclude_none)}
        for name, each in examples.items()
    }


def _list_reasons(answer: Json, refusal: type[BaseModel]) -> None:
    content = answer.setdefault("content", {}).setdefault(_JSON, {})
    content["examples"] = {
        word: {"summary": meaning, "value": refusal(reason=word).model_dump(mode="json", exclude_defaults=True)}
        for word, meaning in meanings(reasons_of(refusal)).items()
        if status_of(reasons_of(refusal)(word)) == 409
    }


def _name_faults(operation: Json, who: Who, method: str) -> None:
    """Each status in the catalogue's words; those that every door of its kind has are added."""
    answers = operation["responses"]
    wanted = {503, 500}
    wanted |= {401} if who.devices or who.roles else set()
    wanted |= {403} if who.roles else set()
    wanted |= {400, 413} if "requestBody" in operation else set()
    for status in sorted(wanted):
        answers.setdefault(str(status), {"content": {_JSON: {"schema": _schema_of(status, who)}}})
    for code, answer in answers.items():
        fault = FAULTS.get(int(code)) if code.isdecimal() else None
        if fault is not None:
            own = answer.get("description", "")
            answer["description"] = f"{fault.title}. {fault.meaning}" if _is_filler(own) else own
            answer["x-again"] = fault.again.value
            _give_faults(answer, int(code), who)
    operation["responses"] = dict(sorted(answers.items()))


def _is_filler(description: str) -> bool:
    """FastAPI's own words for a status nobody described."""
    return description in ("", "Validation Error", "Unauthorized", "Forbidden", "Not Found", "Conflict") or (
        description in ("Too Many Requests", "Service Unavailable", "Internal Server Error")
    )


def _schema_of(status: int, who: Who) -> Json:
    if status == 401:
        names = [name for name, told in (("Refusal", who.devices), ("StaffRefusal", who.roles)) if told]
        return {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}
    return {"$ref": "#/components/schemas/StaffRefusal"} if status == 403 else _DETAIL


def _give_faults(answer: Json, status: int, who: Who) -> None:
    content = answer.setdefault("content", {}).setdefault(_JSON, {"schema": _DETAIL})
    if "examples" not in content:
        content["examples"] = {name: {"value": value} for name, value in _bodies(status, who)}


def _bodies(status: int, who: Who) -> Iterator[tuple[str, Json]]:
    if status == 401 and who.devices:
        yield "a device", Refusal(reason=Reason.NOT_ENROLLED).model_dump(mode="json", exclude_defaults=True)
    of_staff = {401: StaffReason.NOT_SIGNED_IN, 403: StaffReason.NOT_ALLOWED, 429: StaffReason.TOO_MANY_ATTEMPTS}
    if status in of_staff and not (status == 401 and who.devices and not who.roles):
        yield "staff", StaffRefusal(reason=of_staff[status]).model_dump(mode="json", exclude_defaults=True)
    elif status == 422:
        place = {"loc": ["body", "items"], "msg": "Field required", "type": "missing"}
        yield "a fault of a field", {"detail": [place]}
        yield "in words", {"detail": "this Idempotency-Key was used for another request"}
    elif status not in of_staff:
        yield "in words", {"detail": FAULTS[status].title.lower()}


def _share_refusals(document: Json) -> None:
    """The two refusals every door may give stand among the schemas even where no door names them itself."""
    schemas = document["components"].setdefault("schemas", {})
    for model in (Refusal, StaffRefusal):
        if model.__name__ not in schemas:
            told = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(told.pop("$defs", {}))
            schemas[model.__name__] = told
