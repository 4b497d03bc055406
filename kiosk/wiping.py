"""What is freed is overwritten: nothing of a citizen stays in this process's memory once the visit has let go of it.

Python cannot zero its texts, but the allocator can. With every object on glibc's heap (PYTHONMALLOC=malloc), glibc
overwrites each block with a fixed byte when it is freed (tunable `glibc.malloc.perturb`); its cache of small blocks is
off, because blocks in it are not overwritten (measured with glibc 2.36: after a visit with a card 11 traces of name and
number in the process's memory without this, none with it). Qt, SQLite and OpenSSL allocate there too.

Both are read only when a process begins, so a process that was begun without them begins again once; its number stays.
"""

from __future__ import annotations

import os
import sys

TUNABLES = "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"
ENVIRONMENT = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": TUNABLES}
"""What a process must be begun with; units of systemd set it, so that nothing begins twice there."""


def overwrites() -> bool:
    """Whether this process overwrites what it frees."""
    return all(os.environ.get(name) == value for name, value in ENVIRONMENT.items())


def overwrite_what_is_freed() -> None:
    """Begin again with the same arguments unless this process overwrites already. Call it before anything is opened."""
    if not overwrites():
        os.execve(sys.executable, [sys.executable, *_arguments()], os.environ | ENVIRONMENT)


def _arguments() -> list[str]:
    """As this process was begun, `-m kiosk …` included."""
    return sys.orig_argv[1:]
