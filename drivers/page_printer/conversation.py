"""What is asked of a printer over IPP, and how the silence of one is told (RFC 8011 §4; printing.md §9.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drivers.contract import LineGone, LineTimeout, PageDetail, PageJob
from drivers.page_printer.verdict import A4, JOB_ATTRIBUTES, PRINTER_ATTRIBUTES, Attributes
from drivers.transport.ipp import TOO_LARGE, IppLine, Refused
from drivers.transport.ipp_message import (
    INTEGER,
    JOB,
    KEYWORD,
    MIME,
    NAME,
    PRINTER,
    URI,
    Answer,
    Attribute,
    BadAnswer,
    request,
)

PRINT_JOB, VALIDATE_JOB, CANCEL_JOB, GET_JOB, GET_PRINTER = 0x0002, 0x0004, 0x0008, 0x0009, 0x000B
NOT_FOUND: Final = 0x0406
USER: Final = "kiosk"
_LONGEST_TITLE: Final = 255
"""Bytes of a name (RFC 8011 §5.1.3)."""


class NoAnswer(Exception):
    """Nothing that can be used came back; `detail` says what. `sent`: the question may have been understood."""

    def __init__(self, detail: PageDetail, sent: bool = True) -> None:
        super().__init__(detail)
        self.detail, self.sent = detail, sent


class Conversation:
    """The questions to one printer. All raise NoAnswer."""

    def __init__(self, line: IppLine, uri: str = "") -> None:
        self._line, self._uri = line, uri or line.uri
        self._number = 0

    def printer(self, deadline: float) -> Attributes:
        """PRINTER_ATTRIBUTES, as far as the printer has them."""
        answer = self._ask(GET_PRINTER, deadline, [("requested-attributes", KEYWORD, PRINTER_ATTRIBUTES)])
        if not answer.accepted:
            raise NoAnswer(PageDetail.REFUSED)
        return answer.groups.get(PRINTER, {})

    def validate(self, job: PageJob, deadline: float) -> Answer:
        """Would the printer take this job? Nothing of the document is sent."""
        return self._ask(VALIDATE_JOB, deadline, _about(job), _wishes(job))

    def send(self, job: PageJob, deadline: float) -> Answer:
        """Print-Job, over a fresh connection and never twice."""
        try:
            self._line.renew(deadline)
        except (LineGone, LineTimeout, Refused) as trouble:
            raise NoAnswer(_detail(trouble), sent=False) from trouble
        return self._ask(PRINT_JOB, deadline, _about(job), _wishes(job), job.pdf)

    def job(self, number: int, deadline: float) -> Attributes | None:
        """JOB_ATTRIBUTES of a job; None where the printer knows no such job."""
        about: list[Attribute] = [
            ("job-id", INTEGER, number),
            ("requesting-user-name", NAME, USER),
            ("requested-attributes", KEYWORD, JOB_ATTRIBUTES),
        ]
        answer = self._ask(GET_JOB, deadline, about)
        if answer.status == NOT_FOUND:
            return None
        if not answer.accepted:
            raise NoAnswer(PageDetail.REFUSED)
        return answer.groups.get(JOB, {})

    def cancel(self, number: int, deadline: float) -> None:
        """Asks for it only; whether the job was canceled is seen in its state."""
        self._ask(CANCEL_JOB, deadline, [("job-id", INTEGER, number), ("requesting-user-name", NAME, USER)])

    def close(self) -> None:
        self._line.close()

    def _ask(
        self,
        operation: int,
        deadline: float,
        about: Sequence[Attribute],
        wishes: Sequence[Attribute] = (),
        document: bytes = b"",
    ) -> Answer:
        self._number += 1
        message = request(operation, self._number, [("printer-uri", URI, self._uri), *about], wishes)
        try:
            return self._line.ask(message, deadline, document, once=bool(document))
        except (LineGone, LineTimeout, Refused, BadAnswer) as trouble:
            # HTTP's 4xx is a no; at 5xx the printer behind may have taken it
            refused = isinstance(trouble, Refused) and trouble.status < 500
            raise NoAnswer(_detail(trouble), sent=not refused) from trouble


def _about(job: PageJob) -> list[Attribute]:
    title = (job.title or "A4").encode("utf-8")[:_LONGEST_TITLE].decode("utf-8", "ignore")
    return [
        ("requesting-user-name", NAME, USER),
        ("job-name", NAME, title),
        ("document-format", MIME, "application/pdf"),
    ]


def _wishes(job: PageJob) -> list[Attribute]:
    return [("copies", INTEGER, job.copies), ("media", KEYWORD, A4), ("sides", KEYWORD, job.sides)]


def _detail(trouble: Exception) -> PageDetail:
    if isinstance(trouble, Refused):
        return PageDetail.TOO_LARGE if trouble.status == TOO_LARGE else PageDetail.REFUSED
    if isinstance(trouble, BadAnswer):
        return PageDetail.GARBAGE
    return PageDetail.SILENT if isinstance(trouble, LineTimeout) else PageDetail.UNPLUGGED
