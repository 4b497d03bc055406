"""The API's own document: whole enough that another center could be built from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from pydantic import TypeAdapter

from kiosk.cli import main
from kiosk.hall import Settings, create_app
from kiosk.hall.answers import plain
from kiosk.hall.asked import send_unkept
from kiosk.hall.document.describing import Who, reasons_of, refusal_of, status_of, who_may
from kiosk.hall.document.faults import FAULTS
from kiosk.hall.document.meanings import meanings
from kiosk.hall.document.samples import SAMPLES
from kiosk.hall.document.writing import write_document
from tests.faults.hall_doors import DOORS
from tests.hall.small_hall import build

_NO_EXAMPLE = frozenset({"application/pdf", "application/octet-stream"})

_NARROWED = ("POST /v1/papers/{paper}/acts",)
"""A hall's own configuration says which of those who may."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    folder = tmp_path_factory.mktemp("document")
    made = create_app(Settings(database=f"sqlite:///{folder}/empty.db", config=build(folder / "hall"), data=folder))
    yield made
    made.state.desk.close()


def operations(app: FastAPI) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, verbs in app.openapi()["paths"].items():
        for verb, told in verbs.items():
            yield f"{verb.upper()} {path}", told


def doors(app: FastAPI) -> Iterator[tuple[str, RouteContext]]:
    for door in iter_route_contexts(app.routes):
        if getattr(door, "include_in_schema", False) and str(door.path_format).startswith("/v1/"):
            for method in door.methods or ():
                yield f"{method} {door.path_format}", door


def test_every_door_says_what_it_does_and_shows_a_question_and_an_answer(app: FastAPI) -> None:
    lacking = []
    for name, told in operations(app):
        asked = told.get("requestBody", {}).get("content", {})
        answered = {status: answer for status, answer in told["responses"].items() if status.startswith("2")}
        lacking += [f"{name}: summary"] * (not told.get("summary"))
        lacking += [f"{name}: asks {kind}" for kind, content in asked.items() if not _shown(kind, content)]
        lacking += [
            f"{name}: answers {status}"
            for status, answer in answered.items()
            for kind, content in answer.get("content", {}).items()
            if not _shown(kind, content)
        ]
        lacking += [
            f"{name}: {status} holds nothing" for status, answer in answered.items() if not _holds(status, answer)
        ]
        lacking += [f"{name}: no success"] * (not answered)
    assert not lacking, "an example belongs into the room's file in kiosk/hall/document/samples"


def _holds(status: str, answer: dict[str, Any]) -> bool:
    return status == "204" or bool(answer.get("content"))


def _shown(kind: str, content: dict[str, Any]) -> bool:
    return bool(content.get("examples") or "example" in content or kind in _NO_EXAMPLE)


def test_every_example_is_what_the_door_takes_and_gives(app: FastAPI) -> None:
    told = dict(operations(app))
    checked = 0
    for name, door in doors(app):
        asked = told[name].get("requestBody", {}).get("content", {}).get("application/json", {})
        for example in asked.get("examples", {}).values() if door.body_field is not None else ():
            TypeAdapter(door.body_field.field_info.annotation).validate_python(example["value"])
            checked += 1
        if door.response_model is not None:
            answer = told[name]["responses"][str(door.status_code or 200)]["content"]["application/json"]
            for example in answer["examples"].values():
                TypeAdapter(door.response_model).validate_python(example["value"])
                checked += 1
    assert checked > 90


def test_no_example_is_of_a_door_that_is_not_there(app: FastAPI) -> None:
    assert set(SAMPLES) <= {name for name, _ in operations(app)}


def test_every_reason_of_every_refusal_is_told_with_its_meaning(app: FastAPI) -> None:
    told, refusals = dict(operations(app)), set()
    for name, door in doors(app):
        refusal = refusal_of(door)
        if refusal is None:
            assert "409" not in told[name]["responses"], f"{name} refuses in words the contract does not have"
            continue
        refusals.add(refusal)
        examples = told[name]["responses"]["409"]["content"]["application/json"]["examples"]
        assert set(examples) == {word for word in reasons_of(refusal) if status_of(word) == 409}
        assert all(example["summary"] for example in examples.values()), name
    assert len(refusals) >= 7
    silent = [f"{words.__name__}.{word}" for words in map(reasons_of, refusals) for word in _silent(words)]
    assert not silent, "a docstring under the member says what it means"


def _silent(words: Any) -> list[str]:
    return [word for word, meaning in meanings(words).items() if not meaning]


def test_fields_words_and_rooms_are_told_in_the_words_of_the_contract(app: FastAPI) -> None:
    told = app.openapi()
    schemas, rooms = told["components"]["schemas"], {tag["name"]: tag["description"] for tag in told["tags"]}
    assert schemas["Ticket"]["properties"]["number"]["description"] == "As called: letter and digits, `A027`."
    [slip] = [schema for schema in schemas.values() if "notPrinted" in schema.get("enum", ())]
    assert "- `void`: Nobody holds this ticket" in slip["description"]
    assert schemas["Stage"]["properties"]["环节办理状态"]["description"] == "1 待办, 2 已办."
    assert "POST /v1/cases/tracks" in rooms["cases"]
    explained = [name for name, schema in schemas.items() if "description" in json.dumps(schema.get("properties", {}))]
    assert len(explained) > 60


def test_every_status_is_in_the_catalogue(app: FastAPI) -> None:
    for name, told in operations(app):
        failing = {status: answer for status, answer in told["responses"].items() if not status.startswith("2")}
        assert {"500", "503"} <= set(failing), name
        for status, answer in failing.items():
            assert int(status) in FAULTS, f"{name}: {status}"
            assert answer["description"] and answer["x-again"] == FAULTS[int(status)].again


def test_the_document_says_who_may_as_the_doors_decide(app: FastAPI) -> None:
    """Against the list that the tests of the doors try one by one."""
    told = {name: _everybody(who_may(door)) for name, door in doors(app)}
    listed = {name: frozenset(who) - {"nobody"} for name, who in DOORS.items() if "nobody" not in who}
    for name in _NARROWED:
        assert listed.pop(name) < told[name]
    assert {name: told[name] for name in listed} == listed
    assert all(not told[name] for name, who in DOORS.items() if "nobody" in who)


def _everybody(who: Who) -> frozenset[str]:
    return frozenset((*who.devices, *who.roles))


def test_it_is_written_from_the_definitions_alone(tmp_path: Path) -> None:
    hall = build(tmp_path / "hall")
    written = write_document(hall, tmp_path / "out")
    assert [path.name for path in written] == ["openapi.json", "errors.md"]
    document = json.loads(written[0].read_text("utf-8"))
    assert document["paths"]["/v1/tickets"]["post"]["security"] == [{"token": []}]
    references = set(_references(document))
    assert references
    for reference in references:
        assert reference.removeprefix("#/components/schemas/") in document["components"]["schemas"], reference
    errors = written[1].read_text("utf-8")
    assert all(f"| {status} |" in errors for status in FAULTS)
    assert "| `alreadyWaiting` | 409 | This holder waits" in errors
    assert str(tmp_path) not in errors + written[0].read_text("utf-8")


def test_the_command_writes_it_or_says_why_not(tmp_path: Path) -> None:
    hall = build(tmp_path / "hall")
    done = CliRunner().invoke(main, ["center", "document", "--hall", str(hall), "--out", str(tmp_path / "out")])
    assert (done.exit_code, sorted(path.name for path in (tmp_path / "out").iterdir())) == (
        0,
        ["errors.md", "openapi.json"],
    )
    failed = CliRunner().invoke(main, ["center", "document", "--hall", str(tmp_path / "none"), "--out", str(tmp_path)])
    assert failed.exit_code == 1
    assert "cannot be read" in failed.stderr


def test_what_is_still_being_worked_on_says_when_to_ask_again() -> None:
    assert send_unkept(plain(503, "ask again with the same key")).headers["retry-after"] == "1"
    assert "retry-after" not in send_unkept(plain(404, "there is none")).headers


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for each in part.values():
            yield from _references(each)
    elif isinstance(part, list):
        for each in part:
            yield from _references(each)
