"""A PDF: how many pages it has, and whether it does more than show them."""

from __future__ import annotations

import io
import time

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

_MIB = 1024 * 1024
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=4 * _MIB),
    document_budget=DocumentDecodeBudget(base_allowance=32 * _MIB, max_ratio=4),
)
"""What a small file may unpack to while it is read; no page and no picture in it is unpacked."""
_MOST_SECONDS = 5.0
"""Of the processor, for one file: some ten thousand objects."""
_ACTS = frozenset(
    (
        *("/AA", "/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
        *("/EF", "/EmbeddedFile", "/EmbeddedFiles", "/FileAttachment", "/RichMedia", "/XFA"),
    )
)
"""Names in a PDF (ISO 32000-2) with which it runs something, sends something, or carries or opens other files."""


def pages_of(content: bytes, most: int) -> int:
    """Its pages, `most` + 1 when there are more; 0 for one that is locked, acts, or is too much to look through. What a
    broken file makes the reader raise it raises."""
    reader = PdfFileReader(io.BytesIO(content), strict=False, decode_limits=_LIMITS)  # phones write what strict refuses
    if reader.encrypted or _acts(reader.root):
        return 0
    return _leaves(reader.root.raw_get("/Pages"), most)


def _acts(root: PdfObject) -> bool:
    """Does anything in it act? Not only where it opens: a page, a link or a field can do so too."""
    until = time.thread_time() + _MOST_SECONDS
    seen: set[Reference] = set()
    left = [root]
    while left:
        this = left.pop()
        if isinstance(this, IndirectObject):
            if this.reference not in seen:
                seen.add(this.reference)
                left.append(_there(this))
        elif isinstance(this, DictionaryObject):
            opens = this.get("/OpenAction", ArrayObject())
            if not _ACTS.isdisjoint(this) or not isinstance(opens, ArrayObject):
                return True
            left.extend(this.values())
        elif isinstance(this, ArrayObject):
            left.extend(this)
        elif isinstance(this, NameObject) and this in _ACTS:
            return True
        if time.thread_time() > until:
            return True
    return False


def _there(this: PdfObject) -> PdfObject:
    """What a reference leads to; the thing itself where it is none."""
    found: PdfObject = this.get_object()  # type: ignore[no-untyped-call]
    return found


def _leaves(tree: PdfObject, most: int) -> int:
    """Counted: /Count is only what its author says. 0 for a tree that grows out of itself."""
    seen: set[Reference] = set()
    pages, nodes = 0, [tree]
    while nodes and pages <= most:
        node = nodes.pop()
        where = node.reference if isinstance(node, IndirectObject) else None
        node = _there(node)
        if not isinstance(node, DictionaryObject):
            continue
        if "/Kids" not in node:
            pages += 1
            continue
        if where in seen:
            return 0
        if where is not None:
            seen.add(where)
        nodes.extend(node["/Kids"])
    return pages
