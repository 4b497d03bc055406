"""The same printer behind a real cupsd: what a queue cannot prove is never called a success."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import Health, Outcome, PageDetail
from drivers.page_printer.cups import CupsPagePrinter
from tests.drivers.page_printer.documents import Bench, bench, job
from tests.drivers.page_printer.wire import JOB, PRINTER, Asked, Groups, http, ipp, serving

QUEUE = "KioskA4"
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
CUPSD = """
Listen 127.0.0.1:{port}
LogLevel warn
PreserveJobFiles No
PreserveJobHistory 300
ErrorPolicy retry-job
JobRetryInterval 1
WebInterface No
Browsing No
DefaultAuthType None
<Location />
Order allow,deny
Allow 127.0.0.1
</Location>
<Location /admin>
Order allow,deny
Allow 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
FOLDERS = {
    "ServerRoot": "root",
    "CacheDir": "cache",
    "StateDir": "state",
    "RequestRoot": "spool",
    "TempDir": "tmp",
    "ErrorLog": "log",
    "AccessLog": "log",
    "PageLog": "log",
}


class Queue:
    """A cupsd of our own with one queue to the simulated printer."""

    def __init__(self, folder: Path, one: Bench) -> None:
        self.folder, self.one = folder, one
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        folder.chmod(0o755)  # filters run as another user
        files = []
        for word, name in FOLDERS.items():
            (folder / name).mkdir(exist_ok=True)
            files.append(f"{word} {folder / name / word if name == 'log' else folder / name}")
        conf, places = folder / "cupsd.conf", folder / "cups-files.conf"
        conf.write_text(CUPSD.format(port=self.port))
        places.write_text("\n".join([*files, "SystemGroup root", "Sandboxing relaxed", ""]))
        self.daemon = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "cupsd", "-f", "-c", str(conf), "-s", str(places)], env={"PATH": PATH}
        )
        self._until_it_answers()
        server = {"CUPS_SERVER": f"127.0.0.1:{self.port}", "PATH": PATH}
        add = ["lpadmin", "-p", QUEUE, "-E", "-v", one.address, "-m", "everywhere", "-o", "PageSize=A4"]
        subprocess.run(add, env=server, check=True, capture_output=True, timeout=30)
        self.address = f"cups://127.0.0.1:{self.port}/{QUEUE}"

    def _until_it_answers(self) -> None:
        ends = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert time.monotonic() < ends and self.daemon.poll() is None, "cupsd did not start"
                time.sleep(0.02)

    def close(self) -> None:
        self.daemon.terminate()
        self.daemon.wait(10)


@pytest.fixture(scope="module")
def queue() -> Iterator[Queue]:
    with bench() as one, tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        made = Queue(Path(folder), one)
        yield made
        made.close()


@pytest.fixture
def printer(queue: Queue) -> Iterator[CupsPagePrinter]:
    queue.one.settle()
    made = CupsPagePrinter(queue.address)
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("cupsd", path=PATH), reason="no cupsd is installed")
class TestRealQueue:
    def test_a_good_job_comes_out_and_is_not_proven(self, printer: CupsPagePrinter, queue: Queue) -> None:
        before = len(queue.one.papers())
        told: list[int] = []
        result = printer.print_pages(job(2), 20, told.append)
        assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.PAGES_GUESSED)
        assert (result.printed, told) == (0, [])
        queue.one.wait(lambda: len(queue.one.papers()) == before + 2)
        assert "x-dimension=21000 y-dimension=29700" in queue.one.jobs()[-1]["media_col"]

    def test_no_document_stays_in_the_spool(self, printer: CupsPagePrinter, queue: Queue) -> None:
        printer.print_pages(job(1), 20)
        queue.one.wait(lambda: not list((queue.folder / "spool").glob("d*")))

    def test_paper_that_is_out_is_told_and_the_job_canceled(self, printer: CupsPagePrinter, queue: Queue) -> None:
        queue.one.do("paper_left", sheets=1)
        troubles: list[PageDetail | None] = []
        result = printer.print_pages(job(2), 6, None, troubles.append)
        assert PageDetail.PAPER_OUT in troubles
        assert result.outcome in (Outcome.UNCONFIRMED, Outcome.CANCELED) and result.printed == 0


def test_a_queue_that_says_all_is_well_still_proves_nothing() -> None:
    """Every word of the four conditions, and the answer is another: by the driver, not by luck."""
    printer: Groups = {PRINTER: {"printer-state": 3, "printer-state-reasons": ["none"]}}
    done = {"job-state": 9, "job-state-reasons": ["job-completed-successfully"], "job-impressions-completed": 2}

    def behave(link: socket.socket, asked: Asked) -> None:
        groups: dict[int, Groups] = {2: {JOB: {"job-id": 1}}, 9: {JOB: done}, 11: printer}
        link.sendall(http(ipp(asked, 0, groups.get(asked.operation))))

    with serving(behave) as server:
        made = CupsPagePrinter(f"cups://127.0.0.1:{server.port}/A4 office")
        result = made.print_pages(job(2), 5)
        status = made.status(1)
        made.close()
        assert b"POST /printers/A4%20office HTTP" in server.asked[0].head
    assert (result.outcome, result.detail) == (Outcome.UNCONFIRMED, PageDetail.PAGES_GUESSED)
    assert (result.printed, result.wanted) == (0, 2) and result.seconds < 0.5
    assert (status.health, made.verified) == (Health.ONLINE, False)


@pytest.mark.parametrize("address", ["cups://h", "cups://h/a/b", "cups:///a", "ipp://h/printers/a"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="cups://HOST"):
        CupsPagePrinter(address)
