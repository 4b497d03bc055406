"""Document cameras that send motion JPEG over HTTP, and the simulated one.

The address is that of any such camera (`drivers.camera.mjpeg`), with `?view=330` behind it for the millimetres of mat
seen across the middle of the picture; a network camera's own query goes before: `http://…/stream?channel=1&view=330`.
"""

from __future__ import annotations

import math

from drivers.camera.mjpeg import MjpegCamera
from drivers.document_camera.camera import PageCamera


class MjpegDocumentCamera(PageCamera):
    """Off until `start`."""

    verified = False

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address of another kind."""
        place, options = with_options(address, {"view": 0.0})
        super().__init__(MjpegCamera(place), options["view"])


def with_options(address: str, known: dict[str, float]) -> tuple[str, dict[str, float]]:
    """The address without what is `known` of its query, and that: numbers of 0 or more. Raises ValueError."""
    place, _, query = address.partition("?")
    kept, options = [], dict(known)
    for each in query.split("&") if query else []:
        name, _, value = each.partition("=")
        if name not in known:
            kept.append(each)
            continue
        try:
            options[name] = float(value)
        except ValueError:
            options[name] = -1.0
        if not (math.isfinite(options[name]) and options[name] >= 0):
            raise ValueError(f"{name} in a document camera's address must be a number, not {value!r}")
    return "?".join([place, "&".join(kept)] if kept else [place]), options
