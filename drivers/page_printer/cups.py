"""An A4 printer that needs a driver of CUPS: through the queue of a cupsd on this machine.

No job of a queue is ever SUCCESS. The queue counts the pages it filtered: with the paper out after page 1 of 2 it had
counted 2 after 0.07 s (printing.md §9.1), and a USB or socket back end calls a job done when the bytes are sent. So a
good job is UNCONFIRMED with PAGES_GUESSED, and somebody must look at the paper. Where the queue's printer speaks IPP,
give its own address to IppPagePrinter.

The queue must be set up as printing.md §9.2 says: `PreserveJobFiles No`, else documents stay on the disk for a day;
`PreserveJobHistory 300`, else a finished job cannot be told from a lost one; `retry-job`; and a policy that lets this
machine cancel its own jobs.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, urlsplit

from drivers.contract import PageDetail, PageJob, PagePrinterStatus, PagesResult
from drivers.contract.page_printer import never
from drivers.page_printer.conversation import Conversation, NoAnswer
from drivers.page_printer.printing import Printing
from drivers.page_printer.verdict import status_of, unreachable
from drivers.transport.ipp import IppLine


class CupsPagePrinter:
    """One queue: `cups://127.0.0.1[:631]/NAME`. Use it from one thread."""

    verified = False

    def __init__(self, address: str) -> None:
        """Raises ValueError for an address of another kind."""
        url = urlsplit(address)
        queue = url.path.strip("/")
        if url.scheme != "cups" or not url.hostname or not queue or "/" in queue:
            raise ValueError(f"a print queue's address is cups://HOST[:PORT]/NAME, not {url.scheme}:…")
        self._talk = Conversation(IppLine(f"ipp://{url.netloc}/printers/{quote(queue)}"))

    def status(self, deadline: float) -> PagePrinterStatus:
        """What the queue knows of its printer: often nothing, and seconds late."""
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
        """See the contract. `progress` is never called: the queue does not know what came out."""
        return Printing(self._talk, job, deadline, None, troubled, canceled, staff, counts=False).run()

    def close(self) -> None:
        self._talk.close()
