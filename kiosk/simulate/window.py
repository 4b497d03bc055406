"""A window and its clerk during the play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.center.contract import TicketState
from kiosk.center.contract import windows as say
from kiosk.center.contract.windows import Act, ActReason
from kiosk.simulate.clerks import Clerk
from kiosk.simulate.counter import Standing
from kiosk.simulate.record import Served, Visit

if TYPE_CHECKING:
    from kiosk.simulate.play import Play

_NOBODY_COMES = 40.0
"""Seconds a clerk waits for somebody who was called."""

_CALLS = 2
_ON_THE_WAY = frozenset({TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD})
_LOOKS = 120.0
"""Seconds after which an idle clerk looks again."""

_HOLD_MINUTES = 10


class Refused(RuntimeError):
    """The hall refused an act that the rules allow at this moment: hall and play no longer agree."""


class Post:
    def __init__(self, play: Play, clerk: Clerk) -> None:
        self.clerk = clerk
        self.idle_since: float | None = None
        self._play = play
        self._pauses = list(clerk.pauses)
        self._shifts = list(clerk.shifts)
        self._held: list[Visit] = []
        self.working = False

    # ----------------------------------------------------------------------------- the clerk's day

    def begin(self) -> None:
        for start, _ in self.clerk.shifts:
            self._play.at(start, self._open)

    def ready(self) -> None:
        """Nobody is at the window: what now?"""
        if not self.working:
            return
        self.idle_since = None
        now = self._play.now
        if now >= self._shifts[0][1] and (len(self._shifts) > 1 or not self._last()):
            self._close()
        elif self._pauses and now >= self._pauses[0].at:
            self._pause()
        elif back := next((visit for visit in self._held if visit.ready <= now), None):
            self._bring_back(back)
        else:
            self._call_next()

    def put_back(self, visit: Visit) -> bool:
        """Enter somebody who was passed over into the queue again; False when the hall says no."""
        return isinstance(self._ask(say.Return(number=visit.number)), Standing)

    def _open(self) -> None:
        self._must(say.Open())
        self.working = True
        self.ready()

    def _last(self) -> bool:
        """After the end of the day windows stay until nobody waits for them; those who leave early do not."""
        return self._shifts[0][1] >= self._play.scenario.hall.spans[-1][1] * 60.0

    def _close(self) -> None:
        self.working = False
        self._shifts.pop(0)
        self._must(say.Close())

    def _pause(self) -> None:
        pause = self._pauses.pop(0)
        self._must(say.Pause(reason=pause.reason))
        self._play.after(pause.seconds, self._resume)

    def _resume(self) -> None:
        self._must(say.Resume())
        self.ready()

    # ---------------------------------------------------------------------------- one citizen more

    def _call_next(self) -> None:
        answer = self._ask(say.CallNext())
        if isinstance(answer, Standing):
            self._called(self._play.by_number[answer.number], 1)
            return
        if answer is not ActReason.NOBODY_WAITS:
            self._agreed("callNext", answer)
        if self._play.now >= self._shifts[0][1] and not self._held and not self._expecting():
            self._close()
            return
        self.idle_since = self._play.now
        self._play.after(_LOOKS, self._look, self.idle_since)

    def _look(self, since: float) -> None:
        if self.idle_since == since:
            self.ready()

    def _called(self, visit: Visit, calls: int) -> None:
        play, now = self._play, self._play.now
        if visit in self._held:
            self._held.remove(visit)
        if calls == 1:
            visit.state = TicketState.CALLED
            visit.served.append(Served(self.clerk.window, now))
            visit.first_call = now if visit.first_call is None else visit.first_call
        wanted = 1 if visit.returned or len(visit.served) > 1 else visit.citizen.comes_at
        if not visit.left and wanted is not None and calls >= wanted and visit.ready <= now:
            play.after(visit.citizen.walk, self._start, visit)
        else:
            play.after(_NOBODY_COMES, self._nobody_came, visit, calls)

    def _nobody_came(self, visit: Visit, calls: int) -> None:
        if calls < _CALLS:
            self._must(say.Recall())
            self._called(visit, calls + 1)
            return
        self._must(say.Pass())
        self._ended(visit, "passed", TicketState.PASSED)
        back = visit.citizen.returns_after
        if visit.ready > self._play.now:  # still filling in a form
            back = visit.ready - self._play.now
        if back is not None and not visit.left and not visit.returned:
            self._play.after(back, self._play.comes_again, visit)
        self._free()

    def _start(self, visit: Visit) -> None:
        self._must(say.Start())
        visit.state = TicketState.SERVING
        visit.served[-1].started = self._play.now
        detour = visit.citizen.detour
        if detour is not None and not visit.detoured:
            part = visit.to_do * detour.share
            visit.to_do -= part
            self._play.after(part * self.clerk.pace, self._send_off, visit)
        else:
            self._play.after(visit.to_do * self.clerk.pace, self._finish, visit)

    def _send_off(self, visit: Visit) -> None:
        """In the middle of it: something has to be fetched, or it belongs to another counter."""
        detour = visit.citizen.detour
        assert detour is not None
        visit.detoured = True
        if not detour.lane:
            self._hold(visit, detour.seconds)
        elif not self._transfer(visit, detour.lane, detour.come_back):
            self._play.after(visit.to_do * self.clerk.pace, self._finish, visit)  # nobody is there any more
            return
        self._free()

    def _hold(self, visit: Visit, seconds: float) -> None:
        self._must(say.Hold(minutes=_HOLD_MINUTES, reason="填写表格"))
        visit.ready = self._play.now + seconds
        self._ended(visit, "held", TicketState.HELD)
        self._held.append(visit)
        for moment in (seconds, _HOLD_MINUTES * 60 + 1):
            self._play.after(moment, self._nudge)

    def _transfer(self, visit: Visit, lane: str, come_back: bool) -> bool:
        answer = self._ask(say.Transfer(lane=lane, come_back=come_back, reason="属其他窗口事项"))
        if answer is ActReason.NO_WINDOW:
            return False
        self._agreed("transfer", answer)
        self._ended(visit, "transferred", TicketState.WAITING)
        if come_back:
            visit.comes_back_to = self.clerk.window
            visit.to_do /= 2
        self._play.somebody_waits(lane)
        return True

    def _bring_back(self, visit: Visit) -> None:
        answer = self._ask(say.BringBack(number=visit.number))
        self._held.remove(visit)
        if not isinstance(answer, Standing):  # the time is up: somebody has called the number already
            self.ready()
            return
        visit.state = TicketState.SERVING
        visit.served.append(Served(self.clerk.window, self._play.now, started=self._play.now))
        self._play.after(visit.to_do * self.clerk.pace, self._finish, visit)

    def _finish(self, visit: Visit) -> None:
        outcomes = tuple(say.ItemOutcome(item=code, solved=not visit.citizen.pending) for code in visit.citizen.items)
        standing = self._must(say.Finish(outcomes=outcomes))
        goes_on = bool(visit.comes_back_to) and visit.comes_back_to != self.clerk.window
        self._ended(visit, "done", TicketState.WAITING if goes_on else TicketState.DONE)
        visit.served[-1].service = standing.service
        if goes_on:
            self._play.posts[visit.comes_back_to]._nudge()
        else:
            visit.comes_back_to = ""
        if not goes_on and visit.citizen.rating is not None:
            self._play.after(visit.citizen.rating.seconds, self._rate, visit, visit.served[-1])
        self._free()

    def _rate(self, visit: Visit, served: Served) -> None:
        assert visit.citizen.rating is not None
        if served.service and self._play.counter.rate(served.window, served.service, visit.citizen.rating.level):
            served.level = visit.citizen.rating.level

    # --------------------------------------------------------------------------------------- small

    def _free(self) -> None:
        self._play.after(self._play.scenario.service.between_seconds, self.ready)

    def _nudge(self) -> None:
        """Somebody may wait for just this window."""
        if self.idle_since is not None:
            self.ready()

    def _expecting(self) -> bool:
        """Somebody sent elsewhere from here will be back."""
        return any(
            visit.comes_back_to == self.clerk.window and visit.state in _ON_THE_WAY for visit in self._play.visits
        )

    def _ended(self, visit: Visit, how: str, state: TicketState) -> None:
        visit.state = state
        visit.served[-1].ended = self._play.now
        visit.served[-1].how = how

    def _ask(self, act: Act) -> Standing | ActReason:
        return self._play.counter.act(self.clerk.window, act)

    def _must(self, act: Act) -> Standing:
        return self._agreed(act.verb, self._ask(act))

    def _agreed(self, verb: str, answer: Standing | ActReason) -> Standing:
        if isinstance(answer, Standing):
            return answer
        raise Refused(f"window {self.clerk.window}: {verb} was refused: {answer}")
