"""The driver against printers that ippeveprinter cannot be: real IPP bytes from a server that follows a script."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from drivers.contract import Health, Outcome, PageDetail, PagesResult
from drivers.page_printer import printing
from drivers.page_printer.ipp import IppPagePrinter
from tests.drivers.page_printer.documents import job
from tests.drivers.page_printer.wire import JOB, PRINTER, UNSUPPORTED, Asked, Groups, Server, http, ipp, serving

PRINT, VALIDATE, CANCEL, GET_JOB, GET_PRINTER = 2, 4, 8, 9, 11
GOOD = {
    "printer-state": 3,
    "printer-state-reasons": ["none"],
    "printer-up-time": 5000,
    "media-ready": ["iso_a4_210x297mm"],
}
PRINTING = {"job-state": 5, "job-state-reasons": ["job-printing"], "job-impressions-completed": 0}
DONE = {"job-state": 9, "job-state-reasons": ["job-completed-successfully"], "job-impressions-completed": 2}
CANCELED = {"job-state": 7, "job-state-reasons": ["job-canceled-by-user"], "job-impressions-completed": 1}


@pytest.fixture(autouse=True)
def settled_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SETTLE_SECONDS", 0.3)


@dataclass
class Script:
    """What the printer answers: its own state, and the job's looks one after another, the last again and again."""

    looks: list[dict[str, object]] = field(default_factory=lambda: [DONE])
    printer: dict[str, object] = field(default_factory=lambda: dict(GOOD))
    statuses: dict[int, int] = field(default_factory=dict)
    groups: dict[int, Groups] = field(default_factory=dict)
    raw: dict[int, Callable[[socket.socket, Asked], None]] = field(default_factory=dict)
    after_cancel: list[dict[str, object]] | None = None

    def behave(self, link: socket.socket, asked: Asked) -> None:
        if asked.operation in self.raw:
            self.raw[asked.operation](link, asked)
            return
        groups = self.groups.get(asked.operation) or self._usual(asked.operation)
        link.sendall(http(ipp(asked, self.statuses.get(asked.operation, 0), groups)))

    def _usual(self, operation: int) -> Groups:
        if operation == GET_PRINTER:
            return {PRINTER: self.printer}
        if operation == PRINT:
            return {JOB: {"job-id": 41, "job-state": 3}}
        if operation == CANCEL and self.after_cancel:
            self.looks = self.after_cancel
        if operation == GET_JOB:
            return {JOB: self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]}
        return {}


@contextlib.contextmanager
def printer(script: Script) -> Iterator[tuple[IppPagePrinter, Server]]:
    with serving(script.behave) as server:
        made = IppPagePrinter(server.address)
        yield made, server
        made.close()


def printed(script: Script, deadline: float = 5.0, **more: object) -> tuple[PagesResult, list[int]]:
    """How two pages ended, and the operations that were asked for."""
    with printer(script) as (made, server):
        result = made.print_pages(job(2), deadline, **more)  # type: ignore[arg-type]
        return result, [each.operation for each in server.asked]


def hang_up(link: socket.socket, asked: Asked) -> None:
    link.shutdown(socket.SHUT_RDWR)


def fail(link: socket.socket, asked: Asked) -> None:
    link.sendall(http(b"", "502 Bad Gateway"))


def babble(link: socket.socket, asked: Asked) -> None:
    link.sendall(http(b"<html>"))


def test_the_order_of_work_is_look_validate_send_follow() -> None:
    result, asked = printed(Script())
    assert result.outcome is Outcome.SUCCESS
    assert asked == [GET_PRINTER, VALIDATE, PRINT, GET_JOB, GET_PRINTER]


def test_the_job_carries_a4_copies_sides_format_and_the_whole_document() -> None:
    document = job(2, copies=3, sides="two-sided-long-edge", title="证明")
    with printer(Script(looks=[DONE | {"job-impressions-completed": 6}])) as (made, server):
        assert made.print_pages(document, 5).outcome is Outcome.SUCCESS
        sent = next(each for each in server.asked if each.operation == PRINT)
    assert sent.document == document.pdf
    for part in (b"\x00\x05media\x00\x10iso_a4_210x297mm", b"\x00\x06copies\x00\x04\x00\x00\x00\x03", "证明".encode()):
        assert part in sent.body
    assert b"two-sided-long-edge" in sent.body and b"application/pdf" in sent.body


def test_a_real_printers_stop_is_told_and_ends_with_the_refill() -> None:
    """States 5 and 6, which ippeveprinter never takes."""
    stopped = {"job-state": 6, "job-state-reasons": ["printer-stopped"], "job-impressions-completed": 1}
    script = Script(looks=[stopped])

    def troubled(trouble: PageDetail | None) -> None:
        troubles.append(trouble)
        script.printer["printer-state"], script.looks = 3, [DONE]

    troubles: list[PageDetail | None] = []
    script.printer["printer-state"] = 3
    result, _ = printed(script, troubled=troubled)
    assert result.outcome is Outcome.SUCCESS and result.printed == 2
    assert troubles == [PageDetail.STOPPED, None]


@pytest.mark.parametrize(
    ("last", "detail"),
    [
        ({"job-impressions-completed": 1}, PageDetail.PAGES_DIFFER),
        ({"job-impressions-completed": 3}, PageDetail.PAGES_DIFFER),
        ({"job-impressions-completed": None}, PageDetail.PAGES_DIFFER),
        ({"job-state-reasons": ["job-completed-with-errors"]}, PageDetail.PAGES_DIFFER),
    ],
)
def test_done_without_the_four_conditions_is_unconfirmed(last: dict[str, object], detail: PageDetail) -> None:
    result, _ = printed(Script(looks=[DONE | last]))
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, detail)
    assert 0.3 < result.seconds < 1.5


def test_done_with_a_complaint_of_the_printer_is_unconfirmed() -> None:
    script = Script(looks=[PRINTING, DONE])

    def jam(link: socket.socket, asked: Asked) -> None:
        script.printer["printer-state-reasons"] = ["media-jam-warning"]
        link.sendall(http(ipp(asked, 0, {JOB: {"job-id": 41}})))

    script.raw[PRINT] = jam
    result, _ = printed(script)
    assert (result.outcome, result.detail, result.printed) == (Outcome.UNCONFIRMED, PageDetail.PAPER_JAMMED, 2)


@pytest.mark.parametrize(
    ("reasons", "outcome"),
    [
        (["media-empty-report"], Outcome.SUCCESS),
        (["media-empty-error", "media-low-warning"], Outcome.SUCCESS),
        (["media-empty-warning", "toner-empty-warning"], Outcome.UNCONFIRMED),
        (["media-empty-warning", "fuser-over-temp-error"], Outcome.UNCONFIRMED),
    ],
)
def test_an_empty_tray_alone_says_nothing_of_the_sheets_that_were_counted(reasons: list[str], outcome: Outcome) -> None:
    script = Script(looks=[PRINTING, DONE])

    def taken(link: socket.socket, asked: Asked) -> None:
        script.printer["printer-state-reasons"], script.printer["printer-state"] = reasons, 5
        link.sendall(http(ipp(asked, 0, {JOB: {"job-id": 41}})))

    script.raw[PRINT] = taken
    result, _ = printed(script)
    assert (result.outcome, result.printed) == (outcome, 2)
    assert result.status is not None and result.status.detail is PageDetail.PAPER_OUT


HALF = PRINTING | {"job-impressions-completed": 1}


class OutOfPaper(Script):
    """After the first page. `refill` is what staff do."""

    def __init__(self) -> None:
        super().__init__(looks=[HALF])

    def begins(self, printed: int) -> None:
        if printed == 1:
            self.printer["printer-state-reasons"] = ["media-empty-error"]

    def refill(self) -> None:
        self.printer["printer-state-reasons"], self.looks = ["none"], [HALF, HALF, DONE]


def test_staff_have_their_time_and_the_deadline_stands_still_meanwhile() -> None:
    script, troubles = OutOfPaper(), []
    coming = threading.Timer(0.9, script.refill)

    def troubled(trouble: PageDetail | None) -> None:
        troubles.append(trouble)
        if trouble:
            coming.start()

    result, asked = printed(script, 0.6, progress=script.begins, troubled=troubled, staff=5.0)
    coming.join()
    assert (result.outcome, result.printed) == (Outcome.SUCCESS, 2)
    assert troubles == [PageDetail.PAPER_OUT, None] and CANCEL not in asked


def test_when_nobody_comes_in_that_time_the_job_is_given_up() -> None:
    result, asked = printed(script := OutOfPaper(), 0.4, progress=script.begins, staff=0.8)
    assert (result.outcome, result.detail, result.printed) == (Outcome.UNCONFIRMED, PageDetail.PAPER_OUT, 1)
    assert 0.8 < result.seconds < 1.4 and asked.count(CANCEL) == 1


def test_who_gives_up_does_not_keep_the_printer_for_the_staffs_time() -> None:
    script = OutOfPaper()

    def canceled() -> bool:
        return script.printer["printer-state-reasons"] != ["none"]

    result, _ = printed(script, 0.6, progress=script.begins, canceled=canceled, staff=30.0)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.PAPER_OUT)
    assert result.seconds < 1.2


def test_another_job_in_the_printer_is_no_trouble_for_staff() -> None:
    result, _ = printed(Script(statuses={PRINT: 0x0507}), 0.5, staff=30.0)
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, PageDetail.BUSY)
    assert result.seconds < 1.0


def test_a_count_that_comes_late_is_waited_for() -> None:
    late = DONE | {"job-impressions-completed": 1}
    result, _ = printed(Script(looks=[late, late, DONE]))
    assert (result.outcome, result.printed) == (Outcome.SUCCESS, 2)


@pytest.mark.parametrize(
    ("operation", "status", "ignored", "outcome", "detail"),
    [
        (VALIDATE, 0x0001, {"media": "x"}, Outcome.NOT_READY, PageDetail.WRONG_MEDIA),
        (VALIDATE, 0x0001, {"copies": 2}, Outcome.UNSUPPORTED, PageDetail.REFUSED),
        (VALIDATE, 0x040B, {"media": "x"}, Outcome.NOT_READY, PageDetail.WRONG_MEDIA),
        (VALIDATE, 0x040A, {"document-format": "application/pdf"}, Outcome.UNSUPPORTED, PageDetail.REFUSED),
        (VALIDATE, 0x0403, {}, Outcome.NOT_READY, PageDetail.REFUSED),
        (PRINT, 0x0408, {}, Outcome.INVALID_DATA, PageDetail.TOO_LARGE),
        (PRINT, 0x0506, {}, Outcome.NOT_READY, PageDetail.REFUSED),
    ],
)
def test_a_printer_that_will_not_print_says_why(
    operation: int, status: int, ignored: dict[str, object], outcome: Outcome, detail: PageDetail
) -> None:
    result, asked = printed(Script(statuses={operation: status}, groups={operation: {UNSUPPORTED: ignored}}))
    assert (result.outcome, result.detail, result.printed) == (outcome, detail, 0)
    assert asked[-1] == operation


def test_sides_that_were_ignored_do_not_stop_the_pages() -> None:
    script = Script(statuses={VALIDATE: 1}, groups={VALIDATE: {UNSUPPORTED: {"sides": "two-sided-long-edge"}}})
    assert printed(script)[0].outcome is Outcome.SUCCESS


def test_media_ignored_only_when_the_job_came_is_canceled_at_once() -> None:
    taken: Groups = {UNSUPPORTED: {"media": "iso_a4_210x297mm"}, JOB: {"job-id": 41}}
    script = Script(looks=[PRINTING], statuses={PRINT: 1}, groups={PRINT: taken}, after_cancel=[CANCELED])
    result, asked = printed(script)
    assert (result.outcome, result.detail, result.printed) == (Outcome.CANCELED, PageDetail.WRONG_MEDIA, 1)
    assert asked.count(CANCEL) == 1


def test_media_ignored_and_all_pages_out_is_no_success() -> None:
    taken: Groups = {UNSUPPORTED: {"copies": 1}, JOB: {"job-id": 41}}
    result, _ = printed(Script(statuses={PRINT: 1}, groups={PRINT: taken}))
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.REFUSED)


@pytest.mark.parametrize(
    ("behaviour", "detail"),
    [(hang_up, PageDetail.UNPLUGGED), (babble, PageDetail.GARBAGE), (fail, PageDetail.REFUSED)],
    ids=["hang up", "babble", "fail"],
)
def test_a_document_whose_answer_is_lost_may_be_printing_and_is_not_sent_again(
    behaviour: Callable[[socket.socket, Asked], None], detail: PageDetail
) -> None:
    result, asked = printed(Script(raw={PRINT: behaviour}))
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, detail)
    assert asked.count(PRINT) == 1


def test_a_connection_that_the_printer_gave_up_is_not_used_for_the_document() -> None:
    def answer_and_leave(link: socket.socket, asked: Asked) -> None:
        link.sendall(http(ipp(asked)))
        hang_up(link, asked)

    result, asked = printed(Script(raw={VALIDATE: answer_and_leave}))
    assert result.outcome is Outcome.SUCCESS and asked.count(PRINT) == 1


def test_a_printer_that_is_gone_before_the_document_was_sent_nothing() -> None:
    script = Script()
    with printer(script) as (made, server):

        def answer_and_vanish(link: socket.socket, asked: Asked) -> None:
            server.leave()
            link.sendall(http(ipp(asked)))

        script.raw[VALIDATE] = answer_and_vanish
        result = made.print_pages(job(2), 5)
        assert [each.operation for each in server.asked] == [GET_PRINTER, VALIDATE]
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, PageDetail.UNPLUGGED)


def test_a_document_taken_without_a_job_number_is_unconfirmed() -> None:
    result, _ = printed(Script(groups={PRINT: {JOB: {"job-state": 3}}}))
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.GARBAGE)


def test_a_document_too_large_for_the_http_server_was_not_printed() -> None:
    script = Script(raw={PRINT: lambda link, asked: link.sendall(http(b"", "413 Too Large"))})
    result, _ = printed(script)
    assert (result.outcome, result.detail) == (Outcome.INVALID_DATA, PageDetail.TOO_LARGE)


@pytest.mark.parametrize("operation", [GET_PRINTER, VALIDATE])
@pytest.mark.parametrize(
    ("behaviour", "detail"), [(hang_up, PageDetail.UNPLUGGED), (babble, PageDetail.GARBAGE)], ids=["hang up", "babble"]
)
def test_trouble_before_the_document_means_that_nothing_was_sent(
    operation: int, behaviour: Callable[[socket.socket, Asked], None], detail: PageDetail
) -> None:
    result, asked = printed(Script(raw={operation: behaviour}))
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, detail)
    assert PRINT not in asked
    assert result.status is not None and result.status.detail is detail


def test_garbage_in_the_middle_is_trouble_and_passes() -> None:
    script = Script(looks=[PRINTING])
    script.raw[GET_JOB] = babble

    def troubled(trouble: PageDetail | None) -> None:
        troubles.append(trouble)
        script.raw.pop(GET_JOB, None)
        script.looks = [DONE]

    troubles: list[PageDetail | None] = []
    result, _ = printed(script, troubled=troubled)
    assert result.outcome is Outcome.SUCCESS and troubles == [PageDetail.GARBAGE, None]


def test_a_printer_that_was_switched_off_meanwhile_has_another_job_of_that_number() -> None:
    script = Script(looks=[PRINTING])

    def reboot(link: socket.socket, asked: Asked) -> None:
        script.printer["printer-up-time"] = 3
        script.looks = [DONE]  # somebody else's
        script.raw.pop(GET_JOB, None)
        hang_up(link, asked)

    script.raw[GET_JOB] = reboot
    result, _ = printed(script)
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.JOB_LOST)


def test_a_printer_that_forgot_the_job_ends_the_wait() -> None:
    result, _ = printed(Script(statuses={GET_JOB: 0x0406}))
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.JOB_LOST)
    assert result.seconds < 1


def test_a_job_canceled_at_the_printer_is_not_ours() -> None:
    result, _ = printed(Script(looks=[PRINTING, CANCELED]))
    assert (result.outcome, result.detail, result.printed) == (Outcome.CANCELED, PageDetail.ABORTED, 1)


def test_the_deadline_cancels_in_time_to_see_it_happen() -> None:
    stopping = PRINTING | {"job-state-reasons": ["processing-to-stop-point"], "job-impressions-completed": 1}
    result, asked = printed(Script(looks=[PRINTING], after_cancel=[stopping, stopping, CANCELED]), 1.2)
    assert (result.outcome, result.detail, result.printed) == (Outcome.CANCELED, None, 1)
    assert asked.count(CANCEL) == 1 and result.seconds < 1.3


def test_a_silent_printer_keeps_nobody_beyond_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = IppPagePrinter(f"ipp://127.0.0.1:{listener.getsockname()[1]}/ipp/print")
        start = time.monotonic()
        status = made.status(0.3)
        result = made.print_pages(job(1), 0.3)
        assert time.monotonic() - start < 1
        made.close()
    assert (status.health, status.detail) == (Health.OFFLINE, PageDetail.SILENT)
    assert (result.outcome, result.detail) == (Outcome.NOT_READY, PageDetail.SILENT)


def test_a_job_is_not_asked_for_more_than_twenty_times_a_second() -> None:
    script = Script(looks=[PRINTING])
    ready = threading.Timer(1.0, lambda: setattr(script, "looks", [DONE]))
    ready.start()
    result, asked = printed(script)
    assert result.outcome is Outcome.SUCCESS and result.seconds < 1.3
    assert 5 < asked.count(GET_JOB) <= 22 and asked.count(GET_PRINTER) <= 9
