"""A document camera and whoever lays papers under it: motion JPEG over a real socket, handled through its control
socket."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from drivers.camera.simulated_server import CameraServer
from drivers.controls import ControlServer, State
from drivers.document_camera.mats import MATS
from drivers.document_camera.scene import PIXELS, Eye, Lying, Sheet
from drivers.document_camera.sensor import Lens, Sensor

RATE: Final = 6.0
"""Pictures a second of five megapixels over USB 2."""
BESIDE: Final = (150.0, 40.0)
"""Millimetres to the right and towards the citizen: an A4 sheet laid there runs out of the picture."""
ROOM_LIGHT: Final = 0.3
"""Of the light that is left when the lamp is off."""
_ACTS: Final = ("hand", "shadow", "glare", "moving")


class SimulatedDocumentCamera:
    """`SimulatedDocumentCamera(place, control_path, stock).start()`; `address` is what a MjpegDocumentCamera opens.

    Controls: lay(name, angle, x, y), remove, turn(angle), beside(on), hand(on), shadow(on), glare(on), moving(on),
    light(on), mat(name), clear, black, frozen, blurred, busy(on), garbage(on), silence(on), unplug, plug, calm (all
    faults off; the paper stays), list_documents. Millimetres and degrees as in `scene.Lying`.
    """

    def __init__(
        self,
        place: Path | int,
        control_path: Path,
        stock: Mapping[str, Callable[[], Sheet]],
        named: Mapping[str, str] | None = None,
        size: tuple[int, int] = PIXELS,
        rate: float = RATE,
    ) -> None:
        """`place`: path of a Unix socket, or a port of loopback (0: any). `stock`: what makes each paper, called when
        it is first laid; `named`: what the papers are called, for `list_documents`. `size` in pixels, `rate` in
        pictures a second."""
        self._stock, self._named = dict(stock), dict(named or {})
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._server = CameraServer(place, self._expose, rate)
        self._lock = threading.Lock()
        self._size = size
        self._eyes = [Eye(size), Eye(size)]
        """The first films, the second draws what comes next."""
        self._making = threading.Lock()
        self._made: dict[str, Sheet] = {}
        self._name = ""
        self._lying = Lying()
        self._lens = Lens.CLEAR
        self._last = b""
        self._sensor = Sensor(size)

    @property
    def address(self) -> str:
        return self._server.address

    def start(self) -> None:
        self._server.plug(True)
        self._control = ControlServer(
            self._control_path,
            {act: partial(self._act, act) for act in _ACTS}
            | {lens.value: partial(self._look_through, lens) for lens in Lens}
            | {
                "lay": self.lay,
                "remove": self.remove,
                "turn": lambda angle: self._put(angle=_number(angle)),
                "beside": lambda on=True: self._put(x=BESIDE[0] * bool(on), y=BESIDE[1] * bool(on)),
                "light": lambda on=True: self._put(light=1.0 if on else ROOM_LIGHT),
                "mat": self.mat,
                "busy": lambda on=True: self._fault("busy", on),
                "garbage": lambda on=True: self._fault("garbage", on),
                "silence": lambda on=True: self._fault("silent", on),
                "unplug": lambda: self._server.plug(False),
                "plug": lambda: self._server.plug(True),
                "calm": self.calm,
                "list_documents": self.list_documents,
            },
            self.state,
        )

    def stop(self) -> None:
        if self._control:
            self._control.close()
        self._server.plug(False)

    # -------------------------------------------------------------------------------- controls

    def lay(self, name: str, angle: float = 90.0, x: float = 0.0, y: float = 0.0) -> None:
        """Raises ValueError for a paper that is not in stock, or a picture that is none."""
        if name not in self._stock:
            raise ValueError(f"there is no paper {name!r}; known: {', '.join(self._stock)}")
        angle, x, y = _number(angle), _number(x), _number(y)
        with self._making:
            if name not in self._made:
                self._made[name] = self._stock[name]()
            self._show(name, replace(self._lying, angle=angle, x=x, y=y))

    def remove(self) -> None:
        """Take the paper away; the hand goes with it."""
        with self._making:
            self._show("", replace(self._lying, hand=False, moving=False, x=0.0, y=0.0))

    def mat(self, name: str) -> None:
        if name not in MATS:
            raise ValueError(f"there is no mat {name!r}; known: {', '.join(MATS)}")
        self._put(mat=name)

    def calm(self) -> None:
        """No fault any more; the paper lies where a paper should."""
        self._server.busy = self._server.garbage = self._server.silent = False
        self._look_through(Lens.CLEAR)
        self._put(x=0.0, y=0.0, light=1.0, hand=False, shadow=False, glare=False, moving=False)
        self._server.plug(True)

    def list_documents(self) -> State:
        return {"documents": [{"name": name, "shown": self._named.get(name, name)} for name in self._stock]}

    def state(self) -> State:
        """`corners`: where the paper's own top left, top right, bottom right and bottom left are, pixels of the
        picture; empty while it moves or there is none."""
        with self._lock:
            lying, name = self._lying, self._name
        corners = self._eyes[0].corners(self._made[name], lying).tolist() if name and not lying.moving else []
        return {
            "plugged": self._server.plugged,
            "filming": self._server.filming,
            "films": self._server.films,
            "pictures": self._server.sent,
            "paper": name,
            "angle": lying.angle,
            "corners": corners,
            "beside": lying.x > BESIDE[0] / 2,
            "light": lying.light == 1.0,
            "mat": lying.mat,
            "lens": self._lens.value,
            "busy": self._server.busy,
            "garbage": self._server.garbage,
            "silence": self._server.silent,
        } | {act: getattr(lying, act) for act in _ACTS}

    # ----------------------------------------------------------------------------- the picture

    def _act(self, act: str, on: bool = True) -> None:
        self._put(**{act: bool(on)})

    def _put(self, **what: Any) -> None:
        with self._making:
            self._show(self._name, replace(self._lying, **what))

    def _show(self, name: str, lying: Lying) -> None:
        """Drawn first: that takes a while, and the camera films on meanwhile."""
        eye = self._eyes[1]
        eye.see(self._made.get(name), replace(lying, moving=False))
        with self._lock:
            self._name, self._lying = name, lying
            self._eyes.reverse()

    def _look_through(self, lens: Lens) -> None:
        with self._lock:
            self._lens = lens

    def _fault(self, name: str, on: bool) -> None:
        setattr(self._server, name, bool(on))

    def _expose(self) -> bytes:
        with self._lock:
            sheet, lying, lens, eye = self._made.get(self._name), self._lying, self._lens, self._eyes[0]
        if lens is Lens.FROZEN and self._last:
            return self._last
        self._last = self._sensor.expose(eye.see(sheet, lying, time.monotonic()), lens)
        return self._last


def _number(value: Any) -> float:
    """Raises ValueError for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1000:
        raise ValueError(f"{value!r} is no number of degrees or millimetres")
    return float(value)
