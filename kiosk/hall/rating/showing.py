"""The page `/rate`: the tablet before a window, and the citizen's own phone."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

router = APIRouter(include_in_schema=False)

_FOLDER = Path(__file__).parent.parent / "pages" / "rate"
_FILES = {
    "icon.svg": "image/svg+xml",
    "rate.css": "text/css",
    "rate.js": "text/javascript",
    "words.js": "text/javascript",
    "center.js": "text/javascript",
    "form.js": "text/javascript",
}
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@router.get("/rate")
async def rate() -> FileResponse:
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": _POLICY}
    return FileResponse(_FOLDER / "rate.html", media_type="text/html; charset=utf-8", headers=headers)


@router.get("/rate/{name}")
async def part(name: str) -> Response:
    if name not in _FILES:
        return Response(status_code=404)
    return FileResponse(_FOLDER / name, media_type=_FILES[name], headers={"Cache-Control": "no-cache"})
