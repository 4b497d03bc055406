"""Processes of a test, forked from one that has imported everything: to import a center takes longer than a test."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(
    ["kiosk.hall.app", "kiosk.hall.serve", "kiosk.callers.main", "tests.faults.cut_off", "tests.faults.fee_cut_off"]
)


def ended(process: BaseProcess, patience: float = 90.0) -> int:
    """Its status: -9 when it was killed."""
    process.join(patience)
    assert process.exitcode is not None, "it goes on and on"
    return process.exitcode


def _run(arguments: Sequence[str], environment: Mapping[str, str], told: Connection) -> None:
    from kiosk.cli import main

    os.environ.clear()
    os.environ.update(environment)
    os.dup2(told.fileno(), 1)
    told.close()
    main(list(arguments), prog_name="kiosk")


class Command:
    """`kiosk ARGUMENTS` with this environment, as a process of its own, whose standard output can be read by line."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        reader, writer = FORKED.Pipe(duplex=False)
        self._process = FORKED.Process(target=_run, args=(list(arguments), dict(environment), writer), daemon=True)
        self._process.start()
        writer.close()
        self._said = os.fdopen(os.dup(reader.fileno()), encoding="utf-8")
        reader.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    def readline(self) -> str:
        return self._said.readline()

    def kill(self) -> None:
        self._process.kill()
        self._ended()

    def stop(self) -> int:
        """Its exit status."""
        self._process.terminate()
        return self._ended()

    def _ended(self) -> int:
        status = ended(self._process, 20.0)
        self._said.close()
        return status
