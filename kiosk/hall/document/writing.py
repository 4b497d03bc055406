"""`kiosk center document`: openapi.json, and errors.md for people, from the doors as they are defined."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel

from kiosk.hall.document.describing import Json, described, reasons_of, refusal_of, status_of
from kiosk.hall.document.faults import FAULTS, Again
from kiosk.hall.document.meanings import meanings

OPENAPI, ERRORS = "openapi.json", "errors.md"

_ON_KEYS = """\
# Errors of the center API

Made by `kiosk center document` from the running definitions; do not edit.

Every request that changes something carries an `Idempotency-Key` of 8 to 80 letters: one attempt of one citizen. Each
201, 202 and 409 (and each 200 of an act) is kept with its key and given again to every repeat, byte for byte. The same
key with another body is 422. A personal answer carries `Cache-Control: no-store`. Fields nobody knows are ignored, so
that an older center takes a newer kiosk's questions. Moments are ISO 8601 with their offset, days are ISO dates.
"""


def write_document(hall: Path, out: Path) -> tuple[Path, ...]:
    """The files that were written. ConfigError when the hall's folder cannot be read; OSError when `out` cannot be
    written."""
    from kiosk.hall.app import create_app
    from kiosk.hall.settings import Settings

    with tempfile.TemporaryDirectory(prefix="kiosk-document-") as folder:
        # Doors stand in an application, and that has a store: an empty one, which nobody asks.
        settings = Settings(database=f"sqlite:///{folder}/empty.db", config=hall, data=Path(folder))
        app = create_app(settings)
        try:
            texts = {OPENAPI: json.dumps(described(app), ensure_ascii=False, indent=2) + "\n", ERRORS: errors(app)}
        finally:
            app.state.desk.close()
    out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (out / name).write_text(text, "utf-8")
    return tuple(out / name for name in texts)


def errors(app: FastAPI) -> str:
    """The error catalogue as Markdown."""
    return "\n".join((_ON_KEYS, *_of_statuses(), *_of_again(), *_of_refusals(app), *_of_doors(described(app)), ""))


def _of_statuses() -> Iterator[str]:
    yield "## Statuses\n"
    yield from _table("status", "what it is", "meaning", "ask again", "body")
    for fault in FAULTS.values():
        yield _line(str(fault.status), fault.title, fault.meaning, f"`{fault.again}`", fault.body)


def _of_again() -> Iterator[str]:
    yield "\n## Asking again\n"
    for word, meaning in meanings(Again).items():
        yield f"- `{word}`: {meaning}"


def _of_refusals(app: FastAPI) -> Iterator[str]:
    doors: dict[type[BaseModel], list[str]] = {}
    for door in iter_route_contexts(app.routes):
        refusal = refusal_of(door) if getattr(door, "include_in_schema", False) else None
        if refusal is not None:
            doors.setdefault(refusal, []).extend(f"`{method} {door.path_format}`" for method in door.methods or ())
    for refusal, where in sorted(doors.items(), key=lambda pair: pair[0].__name__):
        yield f"\n## {refusal.__name__}\n"
        yield f"Told by {', '.join(dict.fromkeys(where))}.\n"
        yield from _table("reason", "status", "meaning")
        for word, meaning in meanings(reasons_of(refusal)).items():
            yield _line(f"`{word}`", str(status_of(reasons_of(refusal)(word))), meaning)


def _of_doors(document: Json) -> Iterator[str]:
    yield "\n## Doors\n"
    yield from _table("door", "what it does", "who may", "statuses")
    for path, verbs in document["paths"].items():
        for verb, told in verbs.items():
            name = f"`{verb.upper()} {path}`"
            yield _line(name, told.get("summary", ""), _who(told["x-who"]), " ".join(told["responses"]))


def _who(who: dict[str, Any]) -> str:
    return ", ".join((*who["devices"], *who["roles"])) or "everybody"


def _table(*heads: str) -> tuple[str, str]:
    return _line(*heads), _line(*("---" for _ in heads))


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
