"""An 80 mm ESC/POS ticket printer with a Hanzi font and a cutter: status, slips, proof.

Status is asked with DLE EOT, never believed from a write; a slip is done when the printer's own answers say so
(printing.md §4). The cut is held back until the printer has proved that the body is out: when paper ends in mid slip,
the rest that comes after the reload is still uncut and gets stamped void on the same piece of paper.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from drivers.contract import Health, Line, LineGone, Outcome, PrinterDetail, PrinterStatus, PrintResult, Slip
from drivers.ticket_printer.composer import PROOF, Composed, compose, void, warm_up
from drivers.ticket_printer.conversation import CHUNK, Conversation, TimeUp, Trouble
from drivers.ticket_printer.glyphs import GlyphMissing
from drivers.ticket_printer.verdict import UNPLUGGED
from drivers.transport import open_line

IDENTITY = {"firmware": 65, "maker": 66, "model": 67, "serial": 68, "fonts": 69}
TYPE_ID, TWO_BYTE, CUTTER = 2, 0x01, 0x02
PADS = [bytes(256 << step) for step in range(7)]
"""Together more than the largest picture one of our lines can announce (72 bytes by 240 rows)."""
FIRST_WAIT, NEXT_WAIT = 2.0, 0.4
"""Seconds: for what lies in the buffer to be printed, and for the answer alone."""
RESERVED = 0.05
"""The part of a deadline kept for asking the printer why it took so long."""


class Job(Enum):
    """What is known of the last slip: proven (or none), all of it sent, or sent in part, or the printer was away since.

    Only a slip that was sent whole can still be proved.
    """

    NONE = 0
    WHOLE = 1
    IN_DOUBT = 2


Act = Callable[[Conversation, float], None]


class EscposTicketPrinter:
    """One printer at one address (see drivers.transport). Use it from one thread.

    It knows of its own slips only: what an earlier program left in the printer is for the caller to remember, and to
    end with `void_remainder`. `opener` is how the line is opened (a recorded line, for a fault report).
    """

    verified = False

    def __init__(self, address: str, opener: Callable[[str], Line] = open_line) -> None:
        self._address, self._open = address, opener
        self._talk: Conversation | None = None
        self._owed = 0
        self._job = Job.NONE
        self._sent = 0
        self._rest = b""
        """What the command that was being sent still lacks, as long as the printer surely has its beginning."""

    @property
    def remainder(self) -> bool:
        """May part of an unproven slip still lie in the printer? The next `print_slip` then voids it first."""
        return self._job is not Job.NONE

    def warm_up(self) -> None:
        """Load what composing needs (0.3-0.7 s), before the first citizen comes."""
        warm_up()

    def status(self, deadline: float) -> PrinterStatus:
        return self._attempt(lambda _talk, _until: None, deadline)[1]

    def compose(self, slip: Slip) -> bytes:
        return compose(slip).data

    def print_slip(self, slip: Slip, deadline: float, sent: Callable[[], None] | None = None) -> PrintResult:
        """See the contract. NOT_READY and INVALID_DATA mean that nothing of the slip was sent."""
        start = time.monotonic()
        try:
            composed = compose(slip)
        except GlyphMissing:
            return _result(Outcome.INVALID_DATA, start, detail=PrinterDetail.GLYPH_MISSING)
        except ValueError:
            return _result(Outcome.INVALID_DATA, start)
        size = len(composed.data)
        before = self.status(deadline)
        if before.health is not Health.ONLINE:
            return _result(Outcome.NOT_READY, start, before, size=size)
        if self.remainder:
            voided = self._void(start, start + deadline)
            if voided.outcome is not Outcome.SUCCESS:
                detail = voided.detail or PrinterDetail.SENT_IN_PART
                return _result(Outcome.NOT_READY, start, voided.status, detail=detail, size=size)
        result = self._deliver(
            lambda talk, until: self._send(talk, composed, until, sent), size, start, start + deadline
        )
        if not result.sent:
            self._job = Job.NONE
        return result

    def void_remainder(self, deadline: float, words: str = "") -> PrintResult:
        """Stamp what an unproven slip left in the printer as void and cut it off; a few seconds when it is long.

        Where nothing was left a small void slip comes out.
        """
        start = time.monotonic()
        if not self.remainder:
            # An earlier program's last question may still be answered.
            self._job, self._owed = Job.IN_DOUBT, max(self._owed, 1)
        before = self.status(deadline)
        if before.health is not Health.ONLINE:
            return _result(Outcome.NOT_READY, start, before)
        return self._void(start, start + deadline, words)

    def prove(self, deadline: float) -> PrintResult:
        """See the contract. A slip known to be sent in part is never proved: its rest must be voided."""
        start = time.monotonic()
        proven, status = self._attempt(lambda talk, until: talk.prove(until), deadline)
        if proven and self._job is not Job.IN_DOUBT:
            self._job = Job.NONE
            return _result(Outcome.SUCCESS, start, status, size=len(PROOF))
        detail = status.detail or (PrinterDetail.SENT_IN_PART if self._job is Job.IN_DOUBT else None)
        return _result(Outcome.UNCONFIRMED, start, status, detail=detail, size=len(PROOF))

    def describe(self, deadline: float) -> dict[str, str | bool]:
        """What the printer says of itself (GS I), for the record at installation; what it does not say is missing.

        Texts `firmware`, `maker`, `model`, `serial`, `fonts`; `two_byte` (it claims Chinese) and `cutter`.
        """
        found: dict[str, str | bool] = {}

        def ask(talk: Conversation, until: float) -> None:
            kind = talk.identity_byte(TYPE_ID, until)
            if kind is not None:
                found.update(two_byte=bool(kind & TWO_BYTE), cutter=bool(kind & CUTTER))
            texts = {name: talk.identity_text(n, until) for name, n in IDENTITY.items()}
            found.update({name: text for name, text in texts.items() if text})

        self._attempt(ask, deadline)
        return found

    def close(self) -> None:
        if self._talk:
            self._owed = self._talk.owed
            self._talk.line.close()
            self._talk = None

    # --------------------------------------------------------------------------- one attempt

    def _attempt(self, act: Act, deadline: float) -> tuple[bool, PrinterStatus]:
        """Act, then ask how the printer is: done and well, or the status that says why not."""
        end = time.monotonic() + deadline
        try:
            talk = self._conversation()
            try:
                act(talk, end - RESERVED * deadline)
                done = True
                status = talk.status(end)
            except Trouble as trouble:
                done, status = False, trouble.status
            except TimeUp:
                done, status = False, talk.status(end)
            if status.detail in (PrinterDetail.SILENT, PrinterDetail.GARBAGE):
                self._forget()
            return done and status.health is Health.ONLINE, status
        except LineGone:
            self.close()
            self._forget()
            return False, UNPLUGGED

    def _forget(self) -> None:
        """The printer was away, perhaps without power: what it had received may be lost."""
        self._rest = b""
        if self.remainder:
            self._job = Job.IN_DOUBT

    def _conversation(self) -> Conversation:
        if self._talk is None:
            self._talk = Conversation(self._open(self._address), self._owed)
        return self._talk

    def _deliver(self, act: Act, size: int, start: float, end: float) -> PrintResult:
        """Run an act that sends a job to its end."""
        self._sent = 0
        done, status = self._attempt(act, max(0.0, end - time.monotonic()))
        if done:
            self._job = Job.NONE
            if self._talk:
                self._talk.settle()
            return _result(Outcome.SUCCESS, start, status, sent=size, size=size)
        if not self._sent:
            return _result(Outcome.NOT_READY, start, status, size=size)
        detail = status.detail or (PrinterDetail.SENT_IN_PART if self._job is Job.IN_DOUBT else None)
        return _result(Outcome.UNCONFIRMED, start, status, detail=detail, sent=self._sent, size=size)

    def _send(
        self, talk: Conversation, composed: Composed, until: float, sent: Callable[[], None] | None = None
    ) -> None:
        self._job = Job.IN_DOUBT
        self._push(talk, composed.body, until)
        talk.prove(until)
        self._sent += len(PROOF)
        self._push(talk, [composed.end], until)
        self._job = Job.WHOLE
        if sent:
            sent()
        talk.prove(until)

    def _push(self, talk: Conversation, pieces: Iterable[bytes], until: float) -> None:
        """Send in chunks and look at the printer between them, so that little is queued when it stops."""
        for chunk in _chunks(pieces):
            self._rest = chunk
            while self._rest:
                taken = talk.send(self._rest, until)
                self._sent += taken
                self._rest = self._rest[taken:]
                if self._rest or len(chunk) > CHUNK // 2:
                    talk.check(until)

    # ------------------------------------------------------------------------ the stale half

    def _void(self, start: float, end: float, words: str = "") -> PrintResult:
        stamp = void(words)

        def act(talk: Conversation, until: float) -> None:
            self._reach_command_end(talk, until)
            self._send(talk, stamp, until)

        return self._deliver(act, len(stamp.data), start, end)

    def _reach_command_end(self, talk: Conversation, until: float) -> None:
        """The printer may be waiting for the rest of a picture, and would take the stamp for dots.

        The rest is sent when it is known. After a crash it is not: then the printer swallows the question too, so ask,
        and give it white dots until it answers.
        """
        self._push(talk, [self._rest, b"\n"], until)
        wait = FIRST_WAIT
        for pad in PADS:
            try:
                talk.prove(min(until, time.monotonic() + wait))
                return
            except TimeUp:
                if time.monotonic() >= until:
                    raise
            self._push(talk, [pad], until)
            wait = NEXT_WAIT
        raise TimeUp


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Whole pieces joined up to CHUNK bytes; only a piece larger than that is sent as a larger one."""
    gathered = b""
    for piece in pieces:
        if gathered and len(gathered) + len(piece) > CHUNK:
            yield gathered
            gathered = b""
        gathered += piece
    if gathered:
        yield gathered


def _result(
    outcome: Outcome,
    start: float,
    status: PrinterStatus | None = None,
    *,
    detail: PrinterDetail | None = None,
    sent: int = 0,
    size: int = 0,
) -> PrintResult:
    detail = detail or (status.detail if status and outcome is not Outcome.SUCCESS else None)
    return PrintResult(outcome, detail, sent, size, time.monotonic() - start, status)
