"""Draws a real sample of every paper into a folder: `python -m tests.unit.draw_papers FOLDER [kind …]`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click

from kiosk.paper.certificate import write
from kiosk.paper.kinds import load
from tests.unit.certificate_samples import SAMPLES, issue_of


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("wanted", nargs=-1)
def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """One PNG a page, 150 dpi, and the PDF beside it, into FOLDER; of all kinds, or those WANTED."""
    folder.mkdir(parents=True, exist_ok=True)
    for code, kind in load().items():
        if wanted and code not in wanted:
            continue
        paper = folder / f"{code}.pdf"
        paper.write_bytes(write(kind, SAMPLES[code], issue_of(kind)).pdf)
        subprocess.run(["pdftoppm", "-r", "150", "-png", paper, paper.with_suffix("")], check=True)
        print(f"{paper}  {kind.name}")


if __name__ == "__main__":
    main()
