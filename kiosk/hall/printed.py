"""What every paper has in common that a page shows and prints: on A5 or on a slip of 80 mm, seen by nobody else."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi.responses import HTMLResponse

from kiosk.hall.desk import Desk
from kiosk.hall.templates import TEMPLATES

_LETTERS, _LINE = 17, 5
"""Letters of a line on an 80 mm paper, and its millimetres."""
_LENGTHS = (150, 190, 240, 310, 400)
"""Lengths of an 80 mm paper, mm, that notice.css knows."""


def headers(framed_by: str) -> dict[str, str]:
    """`framed_by`: a source of Content Security Policy (CSP 3, frame-ancestors)."""
    return {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
        f"frame-ancestors {framed_by}; base-uri 'none'; form-action 'none'",
        "X-Robots-Tag": "noindex",
    }


PUBLIC = headers("'none'")
_PAPER = headers("'self'")
"""The hall's own pages show a paper in a frame before they print it."""


def printed(desk: Desk, template: str, paper: str, millimetres: int, **facts: object) -> HTMLResponse:
    """A template that extends `notice/paper.html`; `paper` is "a5" or else the slip, which is as long as
    `millimetres` ask for."""
    hall, slip = desk.plan.hall, paper != "a5"
    html = TEMPLATES.get_template(template).render(
        hall=hall.name,
        phone=hall.phone,
        paper=f"slip long-{_length(millimetres)}" if slip else "a5",
        **facts,
    )
    return HTMLResponse(html, headers=_PAPER)


def missing(template: str, **facts: object) -> HTMLResponse:
    """The page instead of a paper that is not there."""
    return HTMLResponse(TEMPLATES.get_template(template).render(facts), 404, _PAPER)


def going_on(texts: Iterable[str]) -> int:
    """Millimetres that texts of more than one line need beyond their first."""
    return _LINE * sum(len(text) // _LETTERS for text in texts)


def lines_of(texts: Iterable[str]) -> int:
    """Millimetres of texts that begin on a line of their own, if there is anything to say."""
    return _LINE * sum(-(-len(text) // _LETTERS) for text in texts)


def _length(millimetres: int) -> int:
    return next((length for length in _LENGTHS if length >= millimetres), _LENGTHS[-1])
