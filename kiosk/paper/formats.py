"""What kinds of files a paper can be written as, behind one interface.

There: PDF/A-2a and UA-1, by typst (`kiosk.paper.certificate`). It is what kiosks print and what is signed.

Not there: OFD (GB/T 33190) and its seals (GB/T 38540). No library that could be used writes them soundly (printing.md
§8.2): they come from the e-seal vendor of a city. Its adapter is a module installed beside this program, whose function
returns a `Writer`; `writer("ofd", "module:function")` opens it. Kiosks print no OFD: papers.toml refuses it as the
format of papers, in words.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Protocol

from kiosk.paper import certificate
from kiosk.paper.certificate import Issue, Written
from kiosk.paper.kinds import Kind


class Writer(Protocol):
    """Raises what `kiosk.paper.certificate.write` raises for data that cannot be written."""

    @property
    def media_type(self) -> str: ...

    def write(self, kind: Kind, data: Mapping[str, Any], issue: Issue) -> Written:
        """The whole file and its pages; `Written.pdf` holds its bytes, whatever the format."""


class NoWriter(RuntimeError):
    """Nothing here writes this format; the text says what is missing."""


class PdfWriter:
    media_type = "application/pdf"

    def write(self, kind: Kind, data: Mapping[str, Any], issue: Issue) -> Written:
        return certificate.write(kind, data, issue)


def writer(wanted: str, adapter: str = "") -> Writer:
    """For `pdf`, or for `ofd` with the adapter of a hall (`module:function`). NoWriter."""
    if wanted == "pdf":
        return PdfWriter()
    if wanted != "ofd":
        raise NoWriter(f"there is no format {wanted} of papers")
    if not adapter:
        raise NoWriter("OFD is written by an adapter of the city's e-seal vendor; none is named")
    module, _, function = adapter.partition(":")
    try:
        made: Writer = getattr(importlib.import_module(module), function)()
    except (ImportError, AttributeError) as missing:
        raise NoWriter(f"the OFD adapter {adapter} is not installed here ({missing})") from None
    if made.media_type != "application/ofd":
        raise NoWriter(f"the adapter {adapter} writes {made.media_type}, not OFD")
    return made
