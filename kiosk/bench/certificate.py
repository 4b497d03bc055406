"""Papers: from the request to the signed file, from the file to the last page, and five hundred in a row.

A real center writes for invented citizens of a register made here; a real IPP printer (ippeveprinter) takes the pages.
Beyond the paper's own time counts what the driver and the printer's own talk take until the last page is proven.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import requests

from drivers.contract import Outcome
from drivers.contract.page_printer import PageJob
from drivers.page_printer.ipp import IppPagePrinter
from drivers.page_printer.simulated import SimulatedPagePrinter
from kiosk.bench.running import judged, spread
from kiosk.bench.serving import Served
from kiosk.identity.numbers import check_character
from kiosk.paper.certificate import Issue, write
from kiosk.paper.keys import demonstration_key
from kiosk.paper.kinds import load
from kiosk.paper.seal import seal_svg
from kiosk.paper.signing import examine
from kiosk.settings import HOUSE

TARGETS = {
    "signed_file_median_ms": 120.0,
    "beyond_paper_p99_ms": 200.0,
    "memory_grown_mib": 5.0,
    "different_bytes": 0.0,
    "not_valid": 0.0,
    "not_printed": 0.0,
}
TOKEN = "a token of the bench's kiosk"
CLOCK = "2026-11-20T09:46:00"
KIND, LONG_KIND = "no_property", "social_insurance"
PAGE = 0.1
"""Seconds the printer takes for a page."""
WARM = 150
"""Papers until typst has cached what it will: fonts, and layouts up to a bound of its own."""
PEOPLE = 120
"""Five papers of a kind a day for each."""


@dataclass(frozen=True)
class Asked:
    seconds: float
    file: bytes


def run(quick: bool = False, papers: str = "500", prints: str = "50") -> dict[str, Any]:
    """`papers` in a row, every tenth of them of several pages; `prints` of them on the printer."""
    count, sheets = (40, 6) if quick else (int(papers), int(prints))
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as folder:
        scratch = Path(folder)
        data = make_hall(scratch / "hall")
        center = Served(f"sqlite:///{scratch / 'c.db'}", scratch / "hall", scratch / "data", TOKEN, CLOCK)
        try:
            figures, files = write_figures(center, count)
        finally:
            center.close()
        above = demonstration_key(scratch / "data" / "papers", "").above
        figures["not_valid"] = sum(examine(file, above).fault is not None for file in files)
        figures |= print_figures(scratch / "p", short(files)[:sheets]) | equal_figures(data)
    return judged("certificate", figures | {"when": time.strftime("%Y-%m-%d")}, TARGETS)


def short(files: list[bytes]) -> list[bytes]:
    """Those of one page."""
    return [file for place, file in enumerate(files) if place % 10 != 9]


def write_figures(center: Served, count: int) -> tuple[dict[str, Any], list[bytes]]:
    """From the request until the signed file is here, one after the other; the center's memory on the way."""
    memory = psutil.Process(center.pid).memory_info
    warm = min(WARM, count // 2)
    asked, files, before = [], [], 0
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {TOKEN}"
        for number in range(count):
            if number == warm:
                before = memory().rss
            found = ask(session, center.port, number)
            asked.append(found.seconds)
            files.append(found.file)
    median, p99 = spread(asked[warm:], 1000)
    figures = {
        "signed_file_median_ms": median,
        "signed_file_p99_ms": p99,
        "signed_file_first_ms": round(asked[0] * 1000, 1),
        "papers": count,
        "file_kib": round(len(files[0]) / 1024, 1),
        "memory_mib": round(memory().rss / 2**20, 1),
        "memory_grown_mib": round((memory().rss - before) / 2**20, 1),
    }
    return figures, files


def ask(session: requests.Session, port: int, number: int) -> Asked:
    """RuntimeError when there is no paper."""
    kind = LONG_KIND if number % 10 == 9 else KIND
    who = {"kind": "resident", "number": person(number % PEOPLE), "name": "欧阳䶮"}
    body = {"holder": who, "kind": kind, "copies": 1, "confirmed": "face", "visit": "visit-bench"}
    place = f"http://127.0.0.1:{port}/v1/papers"
    began = time.perf_counter()
    given = session.post(place, json=body, headers={"Idempotency-Key": f"bench-{number:08d}"}, timeout=30)
    if given.status_code != 201:
        raise RuntimeError(f"no paper: {given.status_code} {given.text[:200]}")
    paper = given.json()["id"]
    file = session.get(f"{place}/{paper}/file", timeout=30).content
    seconds = time.perf_counter() - began
    told = {"paper": paper, "state": "printed", "sheets": 1, "at": f"{CLOCK}+08:00"}
    session.post(f"{place}/outcomes", json=told, headers={"Idempotency-Key": f"told-{number:08d}"}, timeout=30)
    return Asked(seconds, file)


def print_figures(folder: Path, files: list[bytes]) -> dict[str, Any]:
    """Each file on a real IPP printer, one page each; what it took beyond the printer's own time for the page."""
    printer = SimulatedPagePrinter(folder, folder / "control.sock", seconds=PAGE)
    folder.mkdir(parents=True, exist_ok=True)
    printer.start()
    device = IppPagePrinter(printer.address)
    beyond, failed = [], 0
    try:
        for file in files:
            result = device.print_pages(PageJob(file, 1), 30.0)
            failed += result.outcome is not Outcome.SUCCESS
            beyond.append(result.seconds - own_seconds(folder))
    finally:
        device.close()
        printer.stop()
    median, p99 = spread(beyond, 1000)
    return {
        "beyond_paper_median_ms": median,
        "beyond_paper_p99_ms": p99,
        "prints": len(files),
        "not_printed": failed,
    }


def own_seconds(folder: Path) -> float:
    """What the printer itself took for its newest job, as it noted down."""
    newest = max((folder / "jobs").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    return float(json.loads(newest.read_text(encoding="utf-8"))["seconds"])


def equal_figures(data: dict[str, Any]) -> dict[str, Any]:
    """Equal input, twice, before it is signed."""
    kind = load()[KIND]
    issue = Issue("ZM1", "7KM2QX9TRDVA", date(2026, 11, 20), kind.department, "", "", "", seal_svg(kind.department))
    return {"different_bytes": sum(write(kind, data, issue).pdf != write(kind, data, issue).pdf for _ in range(20))}


def make_hall(folder: Path) -> dict[str, Any]:
    """The demonstration hall with a register of as many citizens as it takes. The data of one paper."""
    shutil.copytree(HOUSE / "config" / "hall", folder)
    plan = folder / "papers.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("[registers]", "[registers]\nmost_per_kiosk = 100000"))
    records = tomllib.loads((folder / "registers.toml").read_text(encoding="utf-8"))["record"]
    first = {kind: next(each for each in records if each["kind"] == kind) for kind in (KIND, LONG_KIND)}
    with (folder / "registers.toml").open("w", encoding="utf-8") as file:
        for number in range(PEOPLE):
            for kind, record in first.items():
                whose = {"name": "欧阳䶮", "id_number": person(number)}
                file.write(_record(kind, person(number), record["data"] | whose))
    data: dict[str, Any] = first[KIND]["data"]
    return data


def person(number: int) -> str:
    first = f"99010119900101{number:03d}"
    return first + check_character(first)


def _record(kind: str, number: str, data: dict[str, Any]) -> str:
    head = f'[[record]]\nnumber = "{number}"\nname = "欧阳䶮"\nkind = "{kind}"\n[record.data]\n'
    return head + "".join(f"{name} = {_toml(value)}\n" for name, value in data.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
