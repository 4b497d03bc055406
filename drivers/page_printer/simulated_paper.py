"""The mechanics of the simulated A4 printer: the command that ippeveprinter starts for each job.

    python simulated_paper.py DOCUMENT

It tells the printer on stderr what happens (printing.md §10.3) and looks into the folder named by `PRINTER_FOLDER`:

    faults/media-empty   (or any other reason of PAUSING) the job stands still while this file exists
    faults/toner-low     (or any other of LOW) is reported, and nothing stands still
    sheets               pages that the tray still holds; the file is missing while there are plenty
    seconds              a page takes this long, 0.5 when the file is missing
    half                 after this many pages the next sheet goes half way and jams; its page is printed again
    abort                the job fails after this many pages
    vanish               the whole printer loses its power after this many pages
    once                 every page is counted once, however many copies are made
    keep                 the document is kept

Each page is kept as `papers/NNN.png`, what the job was as `jobs/NNN.json`. Standard library only: it starts in 30 ms.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PAUSING = ("cover-open", "media-jam", "media-empty", "toner-empty")
LOW = ("toner-low", "media-low")
LEVELS = {"toner-empty": 0, "toner-low": 5}
LOOK = 0.01
DPI = "100"
ADJUSTMENT = "adjustment"
"""Name of a job without pages: the printer looks at its own faults and reports them."""


class Mechanics:
    """One job."""

    def __init__(self, folder: Path, document: Path) -> None:
        self.folder, self.document = folder, document
        self.printer = os.getppid()
        self.began = time.monotonic()
        self.made = 0

    def tell(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def number(self, name: str, otherwise: float) -> float:
        try:
            return float((self.folder / name).read_text())
        except (FileNotFoundError, ValueError):
            return otherwise

    def report(self) -> list[str]:
        """Tell all faults; the ones that pause."""
        faults = [each for each in (*PAUSING, *LOW) if (self.folder / "faults" / each).exists()]
        self.tell("STATE: " + (",".join(faults) or "none"))
        self.tell(f"ATTR: marker-levels={min([80, *(LEVELS[each] for each in faults if each in LEVELS)])}")
        return [each for each in faults if each in PAUSING]

    def wait(self) -> None:
        """Stand still as long as something is wrong."""
        faults: list[str] | None = None
        while True:
            now = sorted(each.name for each in (self.folder / "faults").iterdir())
            if now != faults:
                faults, pausing = now, self.report()
                if not pausing:
                    return
            self.rest(time.monotonic() + LOOK)

    def rest(self, ends: float) -> None:
        """Until `ends`, or until the printer has no power any more."""
        while (left := ends - time.monotonic()) > 0:
            time.sleep(min(LOOK, left))
            if os.getppid() != self.printer:
                sys.exit(1)

    def print(self) -> int:
        copies = int(os.environ.get("IPP_COPIES", "1"))
        pages = _pages(self.document)
        if not pages:
            self.tell("ERROR: the document has no page")
            return 1
        once = (self.folder / "once").exists()
        self.tell(f"ATTR: job-impressions={pages if once else pages * copies}")
        fails = self.number("abort", -1)
        for impression in range(pages * copies):
            if impression == fails:
                self.tell("ERROR: the fuser does not get warm")
                return 1
            self.wait()
            if impression == self.number("half", -1):
                self.spoil()
                self.wait()
            self.page(impression % pages + 1)
            self.tell(f"ATTR: job-impressions-completed={min(self.made, pages) if once else self.made}")
            if self.made == self.number("vanish", -1):
                (self.folder / "vanish").unlink()
                os.killpg(0, signal.SIGKILL)
        return 0

    def page(self, page: int) -> None:
        """Draw while the paper moves."""
        ends = time.monotonic() + self.number("seconds", 0.5)
        draw = ["pdftoppm", "-r", DPI, "-f", str(page), "-l", str(page), "-png", "-singlefile"]
        places = [str(self.document), str(self.folder / "drawing")]
        drawn = subprocess.run([*draw, *places], check=False, stderr=subprocess.DEVNULL)
        if drawn.returncode:
            self.tell("ERROR: a page cannot be drawn")
            sys.exit(1)
        self.rest(ends)
        (self.folder / "drawing.png").replace(self.fresh("papers", "png"))
        self.made += 1
        self.take_sheet()

    def spoil(self) -> None:
        """A sheet jams on its way. Whoever clears the jam pulls it out; it was never counted."""
        (self.folder / "half").unlink()
        self.rest(time.monotonic() + self.number("seconds", 0.5) / 2)
        (self.folder / "faults" / "media-jam").touch()
        self.take_sheet()

    def take_sheet(self) -> None:
        left = self.number("sheets", -1)
        if left > 0:
            (self.folder / "sheets").write_text(str(int(left) - 1))
        if left == 1:
            (self.folder / "faults" / "media-empty").touch()

    def fresh(self, place: str, kind: str) -> Path:
        """The next number in a folder."""
        return self.folder / place / f"{len(list((self.folder / place).glob(f'*.{kind}'))) + 1:03}.{kind}"

    def keep(self) -> None:
        """What the job was, and how long the paper took."""
        wishes = {name[4:].lower(): value for name, value in os.environ.items() if name.startswith("IPP_")}
        record = wishes | {
            "content_type": os.environ.get("CONTENT_TYPE", ""),
            "sha256": hashlib.sha256(self.document.read_bytes()).hexdigest(),
            "made": self.made,
            "seconds": round(time.monotonic() - self.began, 4),
        }
        path = self.fresh("jobs", "json")
        written = path.with_suffix(".new")
        written.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
        written.replace(path)


def _pages(document: Path) -> int:
    told = subprocess.run(["pdfinfo", str(document)], check=False, capture_output=True, text=True).stdout
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:")), 0)


def main() -> int:
    folder, document = Path(os.environ["PRINTER_FOLDER"]), Path(sys.argv[1])
    mechanics = Mechanics(folder, document)
    try:
        if os.environ.get("IPP_JOB_NAME") == ADJUSTMENT:
            mechanics.report()
            return 0
        if not shutil.which("pdfinfo") or not shutil.which("pdftoppm"):
            mechanics.tell("ERROR: poppler-utils is not installed")
            return 1
        ended = mechanics.print()
        mechanics.report()
        mechanics.keep()
        return ended
    finally:
        if not (folder / "keep").exists():
            document.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
