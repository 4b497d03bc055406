"""Every verb a window has, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.center.contract import Message
from kiosk.center.contract import windows as words
from kiosk.queueing import calling, serving, tending
from kiosk.queueing.turn import Turn

_VERBS: dict[type[Message], Callable[[Turn, Any], None]] = {
    words.Open: tending.open_,
    words.Close: tending.close,
    words.Pause: tending.pause,
    words.Resume: tending.resume,
    words.CallNext: calling.call_next,
    words.CallNumber: calling.call_number,
    words.Recall: calling.recall,
    words.Start: calling.start,
    words.Pass: calling.pass_,
    words.Return: calling.return_,
    words.Hold: serving.hold,
    words.BringBack: serving.bring_back,
    words.Transfer: serving.transfer,
    words.Finish: serving.finish,
    words.Prioritize: tending.prioritize,
    words.SetLanes: tending.set_lanes,
}


def perform(turn: Turn, act: words.Act) -> None:
    """Carry out one act. `Refused` when it is not possible: then nothing has changed but what time itself brings."""
    tending.wake(turn)
    _VERBS[type(act)](turn, act)
