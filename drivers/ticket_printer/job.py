"""What the driver remembers of the slip it has begun: whether its bytes may still lie in the printer."""

from __future__ import annotations

from pathlib import Path

IN_DOUBT, WHOLE = "in-doubt", "whole"
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Job:
    """A word in a file, when there is one, with the machine's boot it was written in.

    It outlives a killed program. After a new boot the printer may have been without power too, and a slip whose bytes
    it had received may be lost: then the word is in doubt. So nothing needs to be forced to the disk either.
    """

    def __init__(self, memo: Path | None) -> None:
        self._memo = memo
        words = memo.read_text(encoding="ascii").split() if memo and memo.exists() else []
        self._state = (WHOLE if words == [WHOLE, _boot()] else IN_DOUBT) if words else ""

    @property
    def begun(self) -> bool:
        return bool(self._state)

    @property
    def in_doubt(self) -> bool:
        """Was the sending cut short, or the printer away since? Then no answer of it can prove the slip."""
        return self._state == IN_DOUBT

    def begin(self) -> None:
        self._note(IN_DOUBT)

    def sent(self) -> None:
        """The line took every byte."""
        self._note(WHOLE)

    def doubt(self) -> None:
        """The printer was silent or unplugged: it may have lost what it had received."""
        if self.begun:
            self._note(IN_DOUBT)

    def end(self) -> None:
        self._note("")

    def _note(self, state: str) -> None:
        if state == self._state:
            return
        self._state = state
        if self._memo:
            self._memo.write_text(f"{state} {_boot()}" if state else "", encoding="ascii")


def _boot() -> str:
    return BOOT_ID.read_text(encoding="ascii").strip()
