"""The pages' templates: whatever is put into one is text, never markup; and the files public pages are drawn with."""

from __future__ import annotations

from pathlib import Path

from fastapi.responses import FileResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

PAGES = Path(__file__).parent / "pages"
_KINDS = {".css": "text/css", ".js": "text/javascript"}

TEMPLATES = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Files:
    """The styles and scripts of a folder of `pages/`, by exact name: a name is looked up, never joined to a path. The
    browser asks each time whether one is still the same."""

    def __init__(self, folder: str) -> None:
        self._paths = {path.name: path for path in (PAGES / folder).iterdir() if path.suffix in _KINDS}

    def answer(self, name: str) -> Response:
        path = self._paths.get(name)
        if path is None:
            return Response("there is no such file", 404, media_type="text/plain")
        return FileResponse(path, media_type=_KINDS[path.suffix], headers={"Cache-Control": "no-cache"})


def static(name: str) -> Response:
    """A style or script of `pages/`; a phone keeps it for an hour."""
    path, headers = PAGES / name, {"Cache-Control": "max-age=3600"}
    return Response(path.read_text("utf-8"), media_type=_KINDS[path.suffix], headers=headers)
