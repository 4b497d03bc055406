"""From a register's data to what leaves this room: a signed file for the printer, or masked pictures for the screen.

Loading what it works with takes half a second; `writing` does so when the first paper is asked for.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import segno

from kiosk.center.contract.papers import MOST_PREVIEWED, PaperReason
from kiosk.hall.papers.office import Office
from kiosk.hall.papers.registers import Data
from kiosk.hall.papers.writing import Draft, Place, Written
from kiosk.paper import certificate, proof
from kiosk.paper.certificate import FieldsWrong, GlyphMissing, Issue, TemplateWrong, TooManyPages
from kiosk.paper.formats import writer
from kiosk.paper.kinds import Kind
from kiosk.paper.seal import seal_svg

_PDF = writer("pdf")
log = logging.getLogger("kiosk.hall")

Signed = TypeVar("Signed", str, bytes)


def write(office: Office, kind: Kind, data: Data, draft: Draft, place: Place) -> Written | PaperReason:
    """The signed file. Everything that is wrong with the data is logged by the names of its fields, never a value."""
    if office.suite is None:
        return PaperReason.NOT_SIGNED
    suite = office.suite
    said = proof.Said(draft.code, draft.number, kind.code, draft.at.date().isoformat(), draft.shown)
    spelled = _signed(lambda: proof.spell(place.address, said, suite))
    if spelled is None:
        return PaperReason.NOT_SIGNED
    below = "演示专用" if office.plan.demonstration else ""
    issue = Issue(
        number=draft.number,
        code=draft.code,
        issued=draft.at.replace(microsecond=0),
        issuer=kind.department,
        issuer_en=kind.department_en,
        url=f"{place.address}/verify" if place.address else "",
        qr_svg=code_svg(spelled),
        seal_svg=seal_svg(kind.department, below),
    )
    try:
        made = _PDF.write(kind, data, issue)
    except (FieldsWrong, GlyphMissing, TooManyPages, TemplateWrong) as fault:
        return _not_writable(kind, fault)
    file = _signed(lambda: suite.sign(made.pdf, reason=kind.name, location=place.hall))
    return PaperReason.NOT_SIGNED if file is None else Written(file, made.pages, hashlib.sha256(file).hexdigest())


def _signed(work: Callable[[], Signed]) -> Signed | None:
    try:
        return work()
    except Exception as fault:  # an HSM that was unplugged, a hall's own module: its words may hold what it was to sign
        log.error("a paper could not be signed (%s)", type(fault).__name__)
        return None


def pictures(kind: Kind, data: Data, at: datetime, width: int) -> tuple[tuple[bytes, ...], int] | PaperReason:
    """PNG pages for the screen, masked, and how many pages there are in all."""
    issue = Issue(
        number="",
        code="",
        issued=at.replace(microsecond=0),
        issuer=kind.department,
        issuer_en=kind.department_en,
        url="",
        qr_svg="",
        seal_svg="",
    )
    try:
        shown = certificate.pictures(kind, data, issue, width)
    except (FieldsWrong, GlyphMissing, TooManyPages, TemplateWrong) as fault:
        return _not_writable(kind, fault)
    return shown[:MOST_PREVIEWED], len(shown)


def _not_writable(kind: Kind, fault: Exception) -> PaperReason:
    words = str(fault) if isinstance(fault, FieldsWrong | TooManyPages) else type(fault).__name__
    log.error("a paper of kind %s could not be written: %s", kind.code, words)
    return PaperReason.NOT_WRITABLE


def code_svg(text: str) -> str:
    """For a paper: as coarse as it can be, its quiet zone around it."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True, nl=False)
    return out.getvalue().decode()
