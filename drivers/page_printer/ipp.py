"""An A4 printer that speaks IPP itself: every network printer of the last ten years, USB printers through ipp-usb.

Directly, not through a print queue: measured, a queue counts pages that were filtered, shows the end of the paper a
second late, and keeps citizens' documents on the disk (printing.md §9.1).
"""

from __future__ import annotations

from collections.abc import Callable

from drivers.contract import PageDetail, PageJob, PagePrinterStatus, PagesResult
from drivers.contract.page_printer import never
from drivers.page_printer.conversation import Conversation, NoAnswer
from drivers.page_printer.printing import Printing
from drivers.page_printer.verdict import status_of, unreachable
from drivers.transport.ipp import IppLine


class IppPagePrinter:
    """One printer at one address: `ipp://HOST/ipp/print`, `ipps://…?certificate=/PATH.pem`. Use it from one thread.

    The document goes from memory to the printer; nothing of it is written anywhere here. Give the printer's number, not
    its name: how long a name service takes is not in our hands.
    """

    verified = False

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address of another kind."""
        self._talk = Conversation(IppLine(address))

    def status(self, deadline: float) -> PagePrinterStatus:
        try:
            return status_of(self._talk.printer(deadline))
        except NoAnswer as trouble:
            return unreachable(trouble.detail)

    def print_pages(
        self,
        job: PageJob,
        deadline: float,
        progress: Callable[[int], None] | None = None,
        troubled: Callable[[PageDetail | None], None] | None = None,
        canceled: Callable[[], bool] = never,
        staff: float = 0.0,
    ) -> PagesResult:
        """See the contract."""
        return Printing(self._talk, job, deadline, progress, troubled, canceled, staff, counts=True).run()

    def close(self) -> None:
        self._talk.close()
