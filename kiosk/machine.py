"""One machine, put together without a display: devices, center, desk, attendant. `app` adds the screens.

Everything runs in one asyncio loop; leaving the context ends every task, device and child process it started.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from drivers.catalogue import load
from kiosk.attendant import Attendant, VisitRecord
from kiosk.center.cases import CaseDesk
from kiosk.center.client import CenterClient
from kiosk.center.contract import EventKind
from kiosk.center.contract.undelivered import OUTBOX
from kiosk.center.desk import Desk
from kiosk.center.embedded import EmbeddedCenter
from kiosk.center.fees import FeeDesk
from kiosk.center.filing import FilingDesk
from kiosk.center.identity import IdentityDesk
from kiosk.center.memory import Memory
from kiosk.center.outbox import Intent, Outbox
from kiosk.center.papers import PaperDesk
from kiosk.center.ratings import RatingDesk
from kiosk.center.sealing import Seal
from kiosk.devices.document_camera import DocumentBay
from kiosk.devices.face import FaceBay, FaceDevices
from kiosk.devices.news import WELL
from kiosk.devices.pages import PageBay
from kiosk.devices.rack import PrinterBay, Rack
from kiosk.devices.readers import DecoderBay, ReaderBay, ScannerBay, SocialBay
from kiosk.devices.station.settings import load_policy
from kiosk.identity.face.attempts import Attempts
from kiosk.identity.face.policy import FacePolicy
from kiosk.recovery import recover
from kiosk.scenes import Stage
from kiosk.settings import Settings
from kiosk.visit import House, Identifying

log = logging.getLogger(__name__)

FIRST_PICTURE = 2.0
"""Seconds the devices wait for it at most."""
CENTER_START = 20.0
"""Seconds an embedded center may take to its first answer."""
OUTBOX_LOOK = 10.0
"""Seconds between two looks at what the center refused."""
CHORE_PAUSE = 2.0
"""Seconds before a chore that failed begins again."""


class AlreadyRunning(RuntimeError):
    """The data folder belongs to a kiosk that runs now."""


@dataclass
class Machine:
    """What a running kiosk is made of."""

    house: House
    attendant: Attendant
    embedded: EmbeddedCenter | None

    async def serve(self) -> None:
        """Citizens, one after the other, until canceled."""
        await self.attendant.serve_for_ever()


@asynccontextmanager
async def open_machine(
    settings: Settings,
    stage: Stage,
    *,
    clock: str = "",
    on_visit: Callable[[VisitRecord], None] = lambda record: None,
    on_house: Callable[[House], None] = lambda house: None,
    pictured: asyncio.Event | None = None,
) -> AsyncIterator[Machine]:
    """Open the devices, the center and the desk, and finish what the last run left open.

    `on_house` is called before anything slow happens, so that the screens can look things up in it; `pictured` is set
    when the first scene is on the glass.
    """
    lock = _only_one(settings.data)
    embedded = None if settings.center.address else _embedded(settings, clock)
    address = embedded.address if embedded else settings.center.address
    token = embedded.token if embedded else settings.center.token
    client = CenterClient(address, token, settings.center.patience)
    outbox = Outbox(settings.data / "outbox.db", Seal(settings.data / "kiosk.key"))
    memory = Memory(settings.data / "memory")
    desk = Desk(client, outbox, memory)
    policy = load_policy(settings.face_policy_file) if "camera" in settings.devices else FacePolicy()
    rack = _rack(settings, policy, desk)
    papers = PaperDesk(client, desk.post, desk.now, memory)
    identifying = _identifying(settings, client, desk, memory, policy)
    ratings = RatingDesk(client, desk.post, desk.now, memory)
    fees = FeeDesk(client, desk.post, desk.now, memory)
    rooms = papers, CaseDesk(client), ratings, fees, FilingDesk(client, desk.post)
    house = House(stage, rack, desk, settings.timing, identifying, *rooms)
    on_house(house)
    attendant = Attendant(house, on_visit)
    tasks: list[asyncio.Task[None]] = []
    try:
        papers.recover()
        fees.recover()
        rack.printer.free.clear()
        tasks.append(asyncio.create_task(_finish_last_run(desk, rack, desk.unfinished()), name="recovery"))
        watches = partial(_watch_devices, rack, pictured), partial(_watch_hall, attendant, embedded)
        chores = (*watches, partial(_watch_outbox, rack, desk), desk.deliver_for_ever)
        tasks += [asyncio.create_task(_keep(chore)) for chore in chores]
        if embedded:
            tasks.append(asyncio.create_task(embedded.run_for_ever(), name="embedded center"))
        yield Machine(house, attendant, embedded)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.get_running_loop().run_in_executor(None, rack.close)
        client.close()
        outbox.close()
        lock.close()


def _only_one(data: Path) -> IO[str]:
    """Two kiosks on one outbox would settle each other's tickets. Raises AlreadyRunning."""
    data.mkdir(parents=True, exist_ok=True)
    lock = (data / "kiosk.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        lock.close()
        raise AlreadyRunning(f"another kiosk runs on {data}; end it first, or give this one its own --data") from held
    return lock


async def _finish_last_run(desk: Desk, rack: Rack, unfinished: list[Intent]) -> None:
    try:
        await recover(desk, rack, unfinished)
    except Exception:
        log.exception("the last run could not be brought to an end")
    finally:
        rack.printer.free.set()


async def _watch_devices(rack: Rack, pictured: asyncio.Event | None) -> None:
    """Loading what builds a ticket holds the interpreter for 0.3 s: the first picture goes before."""
    if pictured:
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_PICTURE):
                await pictured.wait()
    await rack.watch()


async def _watch_outbox(rack: Rack, desk: Desk) -> None:
    """Whoever maintains this kiosk may act on what was refused at any time, from a process of their own."""
    while True:
        rack.news.say(OUTBOX, desk.refused() or WELL)
        await asyncio.sleep(OUTBOX_LOOK)


async def _watch_hall(attendant: Attendant, embedded: EmbeddedCenter | None) -> None:
    """An embedded center is not called away before it had its time to start."""
    if embedded:
        with suppress(TimeoutError):
            async with asyncio.timeout(CENTER_START):
                await embedded.ready.wait()
    await attendant.watch_hall()


async def _keep(work: Callable[[], Awaitable[None]]) -> None:
    """Do a chore for ever; a fault in it is logged and must not end the others."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("a chore ended in a fault; it begins again")
        await asyncio.sleep(CHORE_PAUSE)


def _embedded(settings: Settings, clock: str) -> EmbeddedCenter:
    """A hall whose clock is set is a demonstration."""
    return EmbeddedCenter(
        settings.data / "center",
        settings.hall_folder,
        settings.kiosk.id,
        clock,
        public_url=settings.center.public_url,
        links_here=bool(clock),
    )


def _rack(settings: Settings, policy: FacePolicy, desk: Desk) -> Rack:
    def build(kind: str) -> Callable[[], Any]:
        return lambda: load(kind, settings.devices[kind].driver)(settings.address_of(kind))

    has = settings.devices
    rack = Rack(
        PrinterBay(build("ticket_printer")),
        ReaderBay(build("card_reader")),
        decoder=DecoderBay(build("portrait_decoder")) if "portrait_decoder" in has else None,
        scanner=ScannerBay(build("code_scanner")) if "code_scanner" in has else None,
        social=SocialBay(build("social_card")) if "social_card" in has else None,
        face=_face(settings, policy) if "camera" in has and "face_matcher" in has else None,
        pages=PageBay(build("page_printer")) if "page_printer" in has else None,
        documents=_documents(settings) if "document_camera" in has else None,
    )
    rack.printer.on_paid = desk.paid
    rack.news.tell, rack.news.now = partial(desk.tell, EventKind.DEVICE), desk.now
    _say_how_faces_are_checked(rack, settings.identity.face_for)
    return rack


def _documents(settings: Settings) -> DocumentBay:
    return DocumentBay(settings.devices["document_camera"].driver, settings.address_of("document_camera"))


def _face(settings: Settings, policy: FacePolicy) -> FaceBay:
    camera, matcher = (
        (settings.devices[kind].driver, settings.address_of(kind)) for kind in ("camera", "face_matcher")
    )
    return FaceBay(FaceDevices(camera, matcher), policy)


def _say_how_faces_are_checked(rack: Rack, face_for: tuple[str, ...]) -> None:
    """Licences and absent weights, at the start and not with the first citizen: in the log, and as the hall's light."""
    if rack.face is None or not face_for:
        return
    for notice in rack.face.standing:
        log.warning("face check: %s", notice.text)
    for device, word in rack.face.words().items():
        rack.news.say(device, word)


def _identifying(
    settings: Settings, client: CenterClient, desk: Desk, memory: Memory, policy: FacePolicy
) -> Identifying:
    matcher = settings.devices.get("face_matcher")
    return Identifying(
        IdentityDesk(client, desk.post, desk.now, memory),
        policy,
        Attempts(policy.attempts),
        settings.identity.face_for,
        _figures(policy, matcher.driver) if matcher else "",
        policy.living.alone,
    )


def _figures(policy: FacePolicy, engine: str) -> str:
    table = policy.engine(engine)
    return f"{engine}: match {table.match:g}, retake {table.retake:g}, real {policy.living.real:g}"


def visits_file(data: Path) -> Callable[[VisitRecord], None]:
    """Keeps one line a visit in `visits.jsonl`: journey, outcome, seconds; nothing of the citizen."""
    import json
    from dataclasses import asdict

    path = data / "visits.jsonl"

    def keep(record: VisitRecord) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(record)) + "\n")

    return keep
