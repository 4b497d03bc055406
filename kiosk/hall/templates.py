"""The pages' templates: whatever is put into one is text, never markup; and the files public pages are drawn with."""

from __future__ import annotations

from pathlib import Path

from fastapi.responses import Response
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


def static(name: str) -> Response:
    """A style or script of `pages/`; a phone keeps it for an hour."""
    path, headers = PAGES / name, {"Cache-Control": "max-age=3600"}
    return Response(path.read_text("utf-8"), media_type=_KINDS[path.suffix], headers=headers)
