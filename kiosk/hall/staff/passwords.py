"""Passwords: what a good one is, and Argon2id beside the event loop, few at a time.

Argon2id with the library's defaults, which are the second recommended option of RFC 9106 (64 MiB, 3 passes); length
rather than character classes, and a list of what everybody tries first (NIST SP 800-63B 5.1.1.2).
"""

from __future__ import annotations

import asyncio
import secrets
import string
import unicodedata
from collections.abc import Callable
from functools import cached_property
from typing import ParamSpec, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from kiosk.center.contract.staff import LONGEST_PASSWORD, SHORTEST_PASSWORD, Weakness

_AT_ONCE = 2
"""Each takes 64 MiB and four threads for some fifty milliseconds."""

_MOST_QUEUED = 40

_DIFFERENT = 5

# What is tried first, in letters only: digits and signs around them do not help.
_COMMON_WORDS = """
password passw0rd p@ssw0rd p@ssword admin administrator root guest welcome letmein iloveyou qwerty qwertyuiop asdfghjkl
zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc 1qaz2wsx 1qaz2wsx3edc abc abcd abcdef abcdefg abcdefgh abcdefghij changeme
default secret sunshine princess dragon monkey football baseball superman woaini woaini1314 aini5201314 mima mimamima
wodemima guanli guanliyuan ceshi zhongguo zhengwu zhengwuzhongxin bianmin bianminfuwu dating kiosk center huanying
xingfu qwer1234 asdf1234 a1b2c3d4 q1w2e3r4 q1w2e3r4t5 测试 密码 我的密码 管理员 政务服务中心 便民服务中心
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_RUNS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")

_RUN = 8
"""So many in a row of a keyboard, the alphabet or the digits make a password one of the first to be tried."""

_SIGNS = string.punctuation + " "

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
"""None that is taken for another when it is read from paper."""

P = ParamSpec("P")
Result = TypeVar("Result")


class TooBusy(Exception):
    """So many wait for their password to be checked that one more would only wait too long."""


def plain(password: str) -> str:
    """As it is hashed: the same password whatever the keyboard composed it of (NFKC: full-width is half-width)."""
    return unicodedata.normalize("NFKC", password)


def weakness(password: str, *persons: str) -> Weakness | None:
    """What is wrong with a new password, or None. `persons`: name and badge of whom it is for."""
    text = plain(password)
    folded = text.casefold()
    if len(text) < SHORTEST_PASSWORD:
        return Weakness.TOO_SHORT
    if len(text) > LONGEST_PASSWORD:
        return Weakness.TOO_LONG
    if any(_telling(person) and plain(person).casefold() in folded for person in persons):
        return Weakness.NAMED
    if len(set(folded)) < _DIFFERENT:
        return Weakness.TOO_EVEN
    return Weakness.COMMON if _common(folded) else None


def _telling(person: str) -> bool:
    """Two Chinese letters are a name; two digits of a badge are in any password."""
    return len(person) >= (3 if person.isascii() else 2)


def _common(folded: str) -> bool:
    bare = folded.strip(_SIGNS)
    if {folded, bare, folded.strip(_SIGNS + string.digits)} & _COMMON or bare.isdigit():
        return True
    return any(folded[at : at + _RUN] in run for run in _RUNS for at in range(len(folded) - _RUN + 1))


def generated() -> str:
    """Twelve letters in three groups (70 bits), to be read from a slip and typed once."""
    while True:
        groups = ["".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3)]
        password = "-".join(groups)
        if weakness(password) is None:
            return password


class Passwords:
    """Argon2id off the event loop, at most two at once. Belongs to one event loop."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = asyncio.Semaphore(_AT_ONCE)
        self._inside = 0

    async def hashed(self, password: str) -> str:
        """The PHC string to store. TooBusy."""
        return await self._in_turn(self.hash_now, password)

    async def holds(self, stored: str | None, password: str) -> bool:
        """Whether `password` is the one of `stored`; with None (no such account) no, after just as long. TooBusy."""
        return await self._in_turn(self._verify, stored, password)

    def outdated(self, stored: str) -> bool:
        """Made with other parameters than today's: to be hashed again while the password is at hand."""
        return self._hasher.check_needs_rehash(stored)

    def hash_now(self, password: str) -> str:
        """The same as `hashed`; blocks."""
        return self._hasher.hash(plain(password))

    def _verify(self, stored: str | None, password: str) -> bool:
        nobodys = self._nobodys  # made before the first check of either kind, so that neither takes longer
        try:
            self._hasher.verify(stored or nobodys, plain(password))
        except (VerifyMismatchError, InvalidHashError):
            return False
        return stored is not None

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_hex(16))

    async def _in_turn(self, work: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        if self._inside >= _MOST_QUEUED:
            raise TooBusy
        self._inside += 1
        try:
            async with self._turn:
                return await asyncio.to_thread(work, *args, **kwargs)
        finally:
            self._inside -= 1
