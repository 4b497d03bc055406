"""Talking with a ticket printer over a line: real-time questions, bytes sent in pieces, and the proof.

The one reader of the port. Every wait is a wait on the line itself, so an answer is acted on when it arrives.
"""

from __future__ import annotations

import time

from drivers.contract import Line, LineTimeout, PrinterStatus
from drivers.ticket_printer.answers import Answers
from drivers.ticket_printer.composer import PROOF
from drivers.ticket_printer.verdict import GARBAGE, SILENT, verdict

ANSWER_SECONDS = 0.25
MISSES = 3
"""Unanswered questions in a row that mean "not responding": one is lost now and then while paper moves (§3.7)."""
LATE_SECONDS = 0.02
POLL_SECONDS = 0.1
"""How often the printer is asked how it is while its proof is waited for."""
CHUNK = 512
"""Bytes sent before the printer is asked again whether it is well."""
OFF_LINE = 0x08
MOST_OWED = 3


class Trouble(Exception):
    """The printer stopped, or says nothing it should; `status` is why."""

    def __init__(self, status: PrinterStatus) -> None:
        super().__init__(status.detail)
        self.status = status


class TimeUp(Exception):
    """The deadline came first; the printer is well as far as it says."""


class Conversation:
    """`owed` is how many answers to GS r may still come from questions asked before."""

    def __init__(self, line: Line, owed: int = 0) -> None:
        self.line = line
        self.owed = owed
        self._answers = Answers()

    # ------------------------------------------------------------------------------ asking

    def status(self, until: float) -> PrinterStatus:
        """All four real-time questions. Raises LineGone."""
        try:
            return verdict(*(self._ask(n, until) for n in (1, 2, 3, 4)))
        except Trouble as trouble:
            return trouble.status

    def check(self, until: float) -> None:
        """Raise Trouble when the printer went off line or is silent."""
        if self._ask(1, until) & OFF_LINE:
            raise Trouble(self.status(until))

    def _ask(self, n: int, until: float) -> int:
        """The answer to DLE EOT n. Raises Trouble after three misses in a row."""
        garbage = self._answers.garbage
        # A short deadline still gets its three questions: one miss alone would say nothing.
        patience = min(ANSWER_SECONDS, max(LATE_SECONDS, (until - time.monotonic()) / MISSES))
        for tries in range(MISSES):
            self._gather(0)
            self._answers.real_time.clear()
            answer = self._question(bytes([0x10, 0x04, n]), patience)
            if answer is not None:
                if tries:
                    self._gather(LATE_SECONDS)  # the answer that came too late must not answer the next question
                return answer
        raise Trouble(GARBAGE if self._answers.garbage > garbage else SILENT)

    def _question(self, question: bytes, patience: float) -> int | None:
        until = time.monotonic() + patience
        try:
            self._write_all(question, until)
        except LineTimeout:
            return None
        while not self._answers.real_time:
            left = until - time.monotonic()
            if left <= 0:
                return None
            self._gather(left)
        return self._answers.real_time.pop(0)

    def _gather(self, wait: float) -> None:
        """Sort out what the printer said; answers to old proofs are crossed off."""
        data = self.line.read(256, wait)
        self._answers.feed(data)

    def _write_all(self, data: bytes, until: float) -> None:
        while data:
            data = data[self.line.write(data, max(0.0, until - time.monotonic())) :]

    # ----------------------------------------------------------------------------- sending

    def send(self, data: bytes, until: float) -> int:
        """How many bytes of `data` (at most CHUNK) the line took; 0 when it is held back at the moment.

        Raises TimeUp and LineGone. The caller calls `check` before the next.
        """
        left = until - time.monotonic()
        if left <= 0:
            raise TimeUp
        try:
            taken = self.line.write(data[:CHUNK], min(left, ANSWER_SECONDS))
        except LineTimeout:
            return 0
        # A question must not wait behind our own bytes in the host: a slow line would look like a dead printer.
        self.line.drain(left)
        return taken

    def prove(self, until: float) -> None:
        """Ask GS r 1 and wait until it is answered: then everything sent before was carried out.

        Old questions may still be answered first, so one more is asked than answers are owed: as many answers as
        questions asked now include at least one to these. Raises Trouble, TimeUp, LineGone.
        """
        self._cross_off()
        count = min(self.owed, MOST_OWED) + 1
        try:
            self._write_all(PROOF * count, until)
        except LineTimeout:
            raise TimeUp from None
        self.owed += count
        self._await(count, until)

    def _await(self, count: int, until: float) -> None:
        got: list[int] = []
        next_check = time.monotonic() + POLL_SECONDS
        while len(got) < count:
            now = time.monotonic()
            if now >= until:
                raise TimeUp
            if now >= next_check:
                self.check(until)
                next_check = time.monotonic() + POLL_SECONDS
            self._gather(max(0.0, min(next_check, until) - time.monotonic()))
            got += self._cross_off()
        if got[-1] & 0x0C:
            raise Trouble(self.status(until))

    def _cross_off(self) -> list[int]:
        answers, self._answers.queued = self._answers.queued, []
        self.owed = max(0, self.owed - len(answers))
        return answers

    def settle(self) -> None:
        """After a proof and a status: answers still owed were lost with an earlier line or printer."""
        self._gather(0)
        self._cross_off()
        self.owed = 0

    # ---------------------------------------------------------------------------- identity

    def identity_text(self, n: int, until: float) -> str:
        """GS I n, 65 … 69: text up to NUL, with or without the `_` before it; "" when the printer does not say."""
        self._write_all(b"\x1dI" + bytes([n]), until)
        text = b""
        while not text.endswith(b"\0"):
            got = self.line.read(1, max(0.0, min(ANSWER_SECONDS, until - time.monotonic())))
            if not got:
                return ""
            text += got
        return text.rstrip(b"\0").removeprefix(b"_").decode("ascii", "replace")

    def identity_byte(self, n: int, until: float) -> int | None:
        """GS I n, 1 … 3: one byte; None when the printer does not say."""
        self._gather(0)
        self._cross_off()
        self._write_all(b"\x1dI" + bytes([n]), until)
        self._gather(max(0.0, min(ANSWER_SECONDS, until - time.monotonic())))
        answer, self._answers.queued = self._answers.queued[:1], []
        return answer[0] if answer else None
