"""Draws a real sample of every paper into a folder: `python -m tests.unit.draw_papers FOLDER [kind …]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.paper.certificate import write
from kiosk.paper.kinds import load
from tests.unit.certificate_samples import SAMPLES, issue_of


def main(folder: str, *wanted: str) -> None:
    """One PNG a page, 150 dpi, and the PDF beside it."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for code, kind in load().items():
        if wanted and code not in wanted:
            continue
        paper = out / f"{code}.pdf"
        paper.write_bytes(write(kind, SAMPLES[code], issue_of(kind)).pdf)
        subprocess.run(["pdftoppm", "-r", "150", "-png", paper, paper.with_suffix("")], check=True)
        print(f"{paper}  {kind.name}")


if __name__ == "__main__":
    main(*sys.argv[1:])
