"""What is freed is overwritten: nothing of a citizen stays in this process's memory once the visit has let go of it.

Python cannot zero its texts, but the allocator can. With every object on glibc's heap (PYTHONMALLOC=malloc), glibc
overwrites each block with a fixed byte when it is freed (M_PERTURB of mallopt(3)); its cache of small blocks is off,
because blocks in it are not overwritten (measured with glibc 2.36: after a visit with a card 11 traces of name and
number in the process's memory without this, none with it). Qt, SQLite and OpenSSL allocate there too.

The first two are read only when a process begins, so a process that was begun without them begins again once; its
number stays. Two arenas are enough for the screens and everything else: each thread with one of its own kept 2.5 MiB
more at rest (measured). Overwriting itself begins before anything of a citizen is read, the outbox of the last run
included: while the program is loaded it would cost 0.1 s and overwrite nothing of anybody. What this process begins
overwrites from its own beginning.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

_BYTE = 165
_M_PERTURB = -6
"""Of mallopt, in glibc's malloc.h."""
_TUNABLES = "glibc.malloc.tcache_count=0:glibc.malloc.arena_max=2"
ENVIRONMENT = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": _TUNABLES}
"""What a kiosk must be begun with; units of systemd set it, so that nothing begins twice there."""
_OF_CHILDREN = ENVIRONMENT | {"GLIBC_TUNABLES": f"glibc.malloc.perturb={_BYTE}:{_TUNABLES}"}


def can_overwrite() -> bool:
    """Whether this process was begun so that all it frees can be overwritten."""
    return all(os.environ.get(name) in (value, _OF_CHILDREN[name]) for name, value in ENVIRONMENT.items())


def begin_so_that_it_can_overwrite() -> None:
    """Begin again with the same arguments unless this process can overwrite. Call it before anything is opened."""
    if not can_overwrite():
        os.execve(sys.executable, [sys.executable, *_arguments()], os.environ | ENVIRONMENT)
    os.environ.update(_OF_CHILDREN)


def overwrite_what_is_freed() -> None:
    """From now on. Call it before anything of a citizen is read; nothing changes in a process that was not begun for
    it (a demo, a test)."""
    if can_overwrite():
        with suppress(AttributeError):  # a C library that is not glibc: a limit that is written down
            ctypes.CDLL(None).mallopt(_M_PERTURB, _BYTE)


def _arguments() -> list[str]:
    """As this process was begun, `-m kiosk …` included."""
    return sys.orig_argv[1:]


def return_what_is_free() -> None:
    """Loading a program leaves holes in the heap; the system gets their pages back (glibc's malloc_trim)."""
    with suppress(AttributeError, OSError):  # a C library without it
        ctypes.CDLL(None).malloc_trim(0)
