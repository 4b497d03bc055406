"""A camera and whoever stands before it: motion JPEG over a real socket, handled through its control socket."""

from __future__ import annotations

import threading
import time
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.camera import staging
from drivers.camera.acting import Actor, rehearsal
from drivers.camera.lens import Lens, Sensor
from drivers.camera.puppet import SPAN, Puppet
from drivers.camera.puppet_mesh import FaceReader
from drivers.camera.simulated_server import CameraServer
from drivers.controls import ControlServer, State
from drivers.face_matcher.weights import WeightsCorruptError, WeightsMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drivers.camera.staging import Scene
    from drivers.contract.camera import Pixels

SPANS: Final = {"far": 72.0, "right": float(SPAN), "near": 400.0}
"""Width of the face in the picture, pixels, by where the citizen stands."""
PEOPLE: Final = {"nobody": 0, "show": 1, "photo": 1, "replay": 1, "covered": 1, "two": 2}
"""Who can stand there, and how many names that takes."""
_SIDE_BY_SIDE: Final = 150.0
_PICTURES: Final = (".png", ".jpg")


class SimulatedCamera:
    """`SimulatedCamera(place, control_path, portraits, models).start()`; `address` is what a MjpegCamera opens.

    Controls: show(name), photo(name), replay(name), covered(name), two(name, second), nobody, far, near, right,
    clear, black, frozen, blurred, dark, do(what), obey(on), busy(on), garbage(on), silence(on), unplug, plug, calm
    (all faults off), list_faces. Names are those of the pictures in `portraits`, without their endings.
    """

    def __init__(
        self,
        place: Path | int,
        control_path: Path,
        portraits: Path,
        models: Path,
        whose: Mapping[str, str] | None = None,
    ) -> None:
        """`place`: path of a Unix socket, or a port of loopback (0: any). Weights and portraits are read when somebody
        is first put before the camera. `whose`: the invented citizens the portraits are of, for `list_faces`."""
        self._portraits, self._models, self._whose = portraits, models, dict(whose or {})
        self._control_path = control_path
        self._control: ControlServer | None = None
        self._server = CameraServer(place, self._expose)
        self._lock, self._making = threading.Lock(), threading.Lock()
        self._sensor = Sensor()
        self._reader: FaceReader | None = None
        self._actor = Actor(time.monotonic())
        self._willing = True
        self._who: tuple[str, tuple[str, ...]] = ("nobody", ())
        self._stands = "right"
        self._lens = Lens.CLEAR
        self._room = staging.empty_room()
        self._scene: Scene = self._nobody
        self._last = b""
        self._over = threading.Event()
        self._learning: list[threading.Thread] = []
        self._puppet = lru_cache(maxsize=4)(self._made)

    @property
    def address(self) -> str:
        return self._server.address

    def start(self) -> None:
        self._server.plug(True)
        people = {kind: partial(self._put, kind) for kind in PEOPLE}
        lenses = {lens.value: partial(self._look_through, lens) for lens in Lens}
        places = {place: partial(self._stand, place) for place in SPANS}
        self._control = ControlServer(
            self._control_path,
            people
            | lenses
            | places
            | {
                "do": self.do_now,
                "obey": self.obey,
                "busy": lambda on=True: self._fault("busy", on),
                "garbage": lambda on=True: self._fault("garbage", on),
                "silence": lambda on=True: self._fault("silent", on),
                "unplug": lambda: self._server.plug(False),
                "plug": lambda: self._server.plug(True),
                "calm": self.calm,
                "list_faces": self.list_faces,
            },
            self.state,
        )

    def stop(self) -> None:
        if self._control:
            self._control.close()
        self._server.plug(False)
        self._over.set()
        for each in self._learning:  # OpenCV must not be at work when the process ends: it would abort
            each.join()

    # -------------------------------------------------------------------------------- controls

    def faces(self) -> list[str]:
        """Whom there are portraits of."""
        if not self._portraits.is_dir():
            return []
        return sorted(each.stem for each in self._portraits.iterdir() if each.suffix in _PICTURES)

    def list_faces(self) -> State:
        return {"faces": [{"name": name, "whose": self._whose.get(name, "")} for name in self.faces()]}

    def do_now(self, what: str) -> None:
        """One movement now, then straight ahead until `obey` or the next citizen."""
        with self._lock:
            self._actor.tell(what, time.monotonic())

    def obey(self, on: bool = True) -> None:
        """Go through every movement a kiosk may ask for, round after round; or stand there and do nothing."""
        with self._lock:
            self._willing = bool(on)
            self._actor.obey(self._willing, time.monotonic())

    def calm(self) -> None:
        """No fault any more; whoever stands there stays, at the right distance."""
        self._server.busy = self._server.garbage = self._server.silent = False
        self._look_through(Lens.CLEAR)
        self._stand("right")
        self._server.plug(True)

    def state(self) -> State:
        with self._lock:
            kind, names = self._who
            return {
                "plugged": self._server.plugged,
                "filming": self._server.filming,
                "films": self._server.films,
                "pictures": self._server.sent,
                "kind": kind,
                "names": list(names),
                "stands": self._stands,
                "lens": self._lens.value,
                "willing": self._willing,
                "busy": self._server.busy,
                "garbage": self._server.garbage,
                "silence": self._server.silent,
            }

    # ------------------------------------------------------------------------- before the camera

    def _put(self, kind: str, name: str = "", second: str = "") -> None:
        """Raises ValueError for a name nobody has, a picture without a face, or weights that are not there."""
        names = tuple(each for each in (name, second) if each)
        if len(names) != PEOPLE[kind]:
            raise ValueError(f"{kind} takes {PEOPLE[kind]} of name and second, not {len(names)}")
        if unknown := [name for name in names if name not in self.faces()]:
            known = ", ".join(self.faces()) or "nobody; packaging/models.py --portraits brings portraits"
            raise ValueError(f"there is no portrait of {unknown[0]!r}; known: {known}")
        with self._making:  # rendering takes a second, and the camera films on meanwhile
            actor = Actor(time.monotonic(), self._willing)
            scene = self._staged(kind, names, actor)
        with self._lock:
            self._who, self._scene, self._actor = (kind, names), scene, actor

    def _staged(self, kind: str, names: tuple[str, ...], actor: Actor) -> Scene:
        if kind == "nobody":
            return self._nobody
        if kind == "two":
            first, second = (self._puppet(name, _SIDE_BY_SIDE, False) for name in names)
            return staging.together(first, second, actor)
        puppet = self._puppet(names[0], SPANS[self._stands], kind == "covered")
        if kind == "photo":
            return staging.photograph(puppet)
        return staging.replay(puppet, actor) if kind == "replay" else staging.alone(puppet, actor)

    def _made(self, name: str, span: float, masked: bool) -> Puppet:
        try:
            self._reader = self._reader or FaceReader(self._models)
        except (WeightsMissingError, WeightsCorruptError) as trouble:
            raise ValueError(f"nobody can stand here: {trouble}; packaging/models.py brings the weights") from trouble
        path = next(each for each in self._portraits.iterdir() if each.stem == name and each.suffix in _PICTURES)
        puppet = Puppet(path, self._reader, span, masked)
        learning = threading.Thread(target=puppet.rehearse, args=(rehearsal(), self._over), name=f"rehearsal {name}")
        learning.start()
        self._learning = [each for each in self._learning if each.is_alive()] + [learning]
        return puppet

    def _stand(self, place: str) -> None:
        before, self._stands = self._stands, place
        if before != place:
            self._put(self._who[0], *self._who[1])

    def _look_through(self, lens: Lens) -> None:
        with self._lock:
            self._lens = lens

    def _fault(self, name: str, on: bool) -> None:
        setattr(self._server, name, bool(on))

    def _nobody(self, _now: float) -> Pixels:
        return self._room

    def _expose(self) -> bytes:
        with self._lock:
            if self._lens is not Lens.FROZEN or not self._last:
                self._last = self._sensor.expose(self._scene(time.monotonic()), self._lens)
            return self._last
