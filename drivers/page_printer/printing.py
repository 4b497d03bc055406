"""One job from the first question to the proof: asked, sent, followed, canceled, judged (printing.md §9.4, §9.5)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from drivers.contract import Health, Outcome, PageDetail, PageJob, PagePrinterStatus, PagesResult, Supply
from drivers.page_printer.conversation import Conversation, NoAnswer
from drivers.page_printer.patience import Patience
from drivers.page_printer.verdict import (
    JobLook,
    JobState,
    first,
    look_at,
    not_honoured,
    only_empty,
    status_of,
    unreachable,
)
from drivers.transport.ipp_message import JOB, UNSUPPORTED, Answer

LAST_PAGE_WAIT: Final = 0.05
WAIT: Final = 0.1
TROUBLE_WAIT: Final = 0.2
"""Seconds between two looks at a job: the citizen waits for its last page, nobody for the others."""
STATUS_EVERY: Final = 0.2
BUSY_WAIT: Final = 0.2
ASK_SECONDS: Final = 2.0
"""For one answer; a printer takes milliseconds."""
SEND_SECONDS: Final = 30.0
"""For a whole document to be taken."""
SETTLE_SECONDS: Final = 1.0
"""How long a job that is over may take to be counted to the end, and its printer to clear its complaints."""
CLOCK_SLACK: Final = 2
"""Seconds that `printer-up-time` may go back without the printer having been switched off."""

_TOO_LARGE, _NOT_SUPPORTED, _TEMPORARY, _BUSY = 0x0408, (0x040A, 0x040B), 0x0505, 0x0507
UNKNOWN: Final = PagePrinterStatus(Health.OFFLINE, Supply.UNKNOWN)


class Printing:
    """The life of one job; `run` once. `counts`: the printer's count of pages is of paper, not of data."""

    def __init__(
        self,
        talk: Conversation,
        job: PageJob,
        deadline: float,
        progress: Callable[[int], None] | None,
        troubled: Callable[[PageDetail | None], None] | None,
        canceled: Callable[[], bool],
        staff: float,
        counts: bool,
    ) -> None:
        self._talk, self._job, self._counts = talk, job, counts
        self._progress, self._troubled, self._canceled = progress, troubled, canceled
        self._start = time.monotonic()
        self._patience = Patience(deadline, staff)
        self._status, self._asked_at, self._up_time = UNKNOWN, 0.0, 0
        self._number = 0
        self._look: JobLook | None = None
        self._over_since: float | None = None
        self._told: PageDetail | None = None
        self._blame: PageDetail | None = None
        self._answered, self._asked_to_cancel, self._lost = True, False, False
        self._doubted = True
        """The printer has a complaint that may be of this job's sheets."""

    def run(self) -> PagesResult:
        result = self._prepare() or self._send()
        if result is None:
            self._follow()
            result = self._judge()
        return result

    # ------------------------------------------------------------------------------ before it begins

    def _prepare(self) -> PagesResult | None:
        """Look at the printer and let it judge the job; a result where nothing needs to be sent."""
        self._ask_printer()
        if self._status.detail:
            return self._result(Outcome.NOT_READY, self._status.detail)
        answer = self._until_free(self._talk.validate, ASK_SECONDS)
        return answer if isinstance(answer, PagesResult) else self._refused(answer)

    def _send(self) -> PagesResult | None:
        if self._canceled():
            return self._result(Outcome.CANCELED)
        answer = self._until_free(self._talk.send, SEND_SECONDS)
        if isinstance(answer, PagesResult):
            return answer
        if answer.accepted:
            number = first(answer.groups.get(JOB, {}), "job-id")
            if not isinstance(number, int):
                return self._result(Outcome.UNCONFIRMED, PageDetail.GARBAGE)
            self._number = number
            # What was ignored here and not by Validate-Job: the job is stopped before more paper is wrong.
            self._blame = not_honoured(answer.groups.get(UNSUPPORTED, {}))
            return None
        return self._refused(answer)

    def _until_free(self, ask: Callable[[PageJob, float], Answer], most: float) -> Answer | PagesResult:
        """The answer to a request with the job, asked again while the printer is busy with another; or why there is
        none."""
        while True:
            try:
                answer = ask(self._job, self._left(most))
            except NoAnswer as trouble:
                self._status = unreachable(trouble.detail)
                begun = trouble.sent and ask == self._talk.send
                kind = Outcome.INVALID_DATA if trouble.detail is PageDetail.TOO_LARGE else Outcome.NOT_READY
                return self._result(Outcome.UNCONFIRMED if begun else kind, trouble.detail)
            if answer.status not in (_TEMPORARY, _BUSY):
                self._tell(None)
                return answer
            self._tell(PageDetail.BUSY)
            if self._canceled():
                return self._result(Outcome.CANCELED, PageDetail.BUSY)
            if time.monotonic() + BUSY_WAIT > self._patience.cancel_at:
                return self._result(Outcome.NOT_READY, PageDetail.BUSY)
            time.sleep(BUSY_WAIT)

    def _refused(self, answer: Answer) -> PagesResult | None:
        """Why the printer will not print this job; None where it will."""
        unwilling = not_honoured(answer.groups.get(UNSUPPORTED, {}))
        if answer.accepted and not unwilling:
            return None
        if answer.status == _TOO_LARGE:
            return self._result(Outcome.INVALID_DATA, PageDetail.TOO_LARGE)
        if unwilling is PageDetail.WRONG_MEDIA:
            return self._result(Outcome.NOT_READY, PageDetail.WRONG_MEDIA)
        unsupported = answer.accepted or answer.status in _NOT_SUPPORTED
        return self._result(Outcome.UNSUPPORTED if unsupported else Outcome.NOT_READY, PageDetail.REFUSED)

    # ------------------------------------------------------------------------------- while it prints

    def _follow(self) -> None:
        """Until the job is over and settled, or lost, or the deadline is."""
        while not (self._settled() or self._lost) and time.monotonic() < self._patience.ends:
            self._pause()
            if not self._answered or self._over_since or time.monotonic() > self._asked_at + STATUS_EVERY:
                self._ask_printer()
            if not self._lost:
                self._ask_job()
            self._tell(self._trouble())
            if not self._asked_to_cancel and self._must_cancel():
                self._cancel()

    def _pause(self) -> None:
        last = not self._look or self._job.impressions - self._look.printed <= 1
        wait = TROUBLE_WAIT if self._trouble() else LAST_PAGE_WAIT if last else WAIT
        time.sleep(max(0.0, min(wait, self._patience.ends - time.monotonic())))

    def _ask_printer(self) -> None:
        self._asked_at = time.monotonic()
        try:
            printer = self._talk.printer(self._left(ASK_SECONDS))
        except NoAnswer as trouble:
            self._unanswered(trouble.detail)
            return
        self._status, self._answered = status_of(printer), True
        self._doubted = self._status.detail is not None and not only_empty(printer)
        up_time = first(printer, "printer-up-time")
        if isinstance(up_time, int):
            # Job numbers begin anew after a switch-off: the same number may be somebody else's.
            self._lost = self._number > 0 and up_time < self._up_time - CLOCK_SLACK
            self._up_time = max(up_time, self._up_time)

    def _ask_job(self) -> None:
        try:
            told = self._talk.job(self._number, self._left(ASK_SECONDS))
        except NoAnswer as trouble:
            self._unanswered(trouble.detail)
            return
        if told is None:
            self._lost = True
            return
        look = look_at(told, self._job.pages, self._job.copies)
        if look is None:
            self._unanswered(PageDetail.GARBAGE)
            return
        before, self._look = self._look.printed if self._look else 0, look
        if look.printed > before and self._counts and self._progress:
            self._progress(look.printed)
        if look.over and self._over_since is None:
            # Decided by what the printer says after it called the job over.
            self._over_since = time.monotonic()
            self._ask_printer()

    def _unanswered(self, detail: PageDetail) -> None:
        self._status, self._answered, self._doubted = unreachable(detail), False, True

    def _settled(self) -> bool:
        if self._over_since is None or self._look is None:
            return False
        proven = self._look.proven(self._job.impressions) and not self._doubted
        failed = self._look.state is not JobState.COMPLETED
        return proven or failed or not self._counts or time.monotonic() > self._over_since + SETTLE_SECONDS

    def _trouble(self) -> PageDetail | None:
        if self._status.detail is None and self._look and self._look.state is JobState.STOPPED:
            return PageDetail.STOPPED
        return self._status.detail

    def _tell(self, trouble: PageDetail | None) -> None:
        if trouble is not self._told:
            self._told = trouble
            if trouble not in (None, PageDetail.BUSY):
                self._patience.stands()
            else:
                self._patience.cleared()
            if self._troubled:
                self._troubled(trouble)

    def _must_cancel(self) -> bool:
        if self._over_since is not None:
            return False
        return self._blame is not None or self._canceled() or time.monotonic() >= self._patience.cancel_at

    def _cancel(self) -> None:
        try:
            self._talk.cancel(self._number, self._left(ASK_SECONDS))
        except NoAnswer:
            return  # asked again with the next look
        self._asked_to_cancel = True
        self._patience.given_up()

    # ------------------------------------------------------------------------------------ the end

    def _judge(self) -> PagesResult:
        """What the last look at the job proves."""
        state = self._look.state if self._look else JobState.PENDING
        trouble = self._trouble()
        if self._lost:
            return self._result(Outcome.UNCONFIRMED, PageDetail.JOB_LOST)
        if state is JobState.ABORTED:
            return self._result(Outcome.HARDWARE_ERROR, PageDetail.ABORTED)
        if state is JobState.CANCELED:
            why = self._blame or trouble if self._asked_to_cancel else PageDetail.ABORTED
            return self._result(Outcome.CANCELED, why)
        if state is not JobState.COMPLETED:
            return self._result(Outcome.UNCONFIRMED, self._blame or trouble)
        if self._blame or self._doubted:
            return self._result(Outcome.UNCONFIRMED, self._blame or trouble)
        if not self._counts:
            return self._result(Outcome.UNCONFIRMED, trouble or PageDetail.PAGES_GUESSED)
        if self._look and self._look.proven(self._job.impressions):
            return self._result(Outcome.SUCCESS)
        return self._result(Outcome.UNCONFIRMED, trouble or PageDetail.PAGES_DIFFER)

    def _result(self, outcome: Outcome, detail: PageDetail | None = None) -> PagesResult:
        printed = self._look.printed if self._look and self._counts else 0
        seconds = time.monotonic() - self._start
        return PagesResult(outcome, detail, printed, self._job.impressions, seconds, self._status)

    def _left(self, most: float) -> float:
        return max(0.01, min(most, self._patience.ends - time.monotonic()))
