"""What is left of a face in memory: searched for in the processes themselves."""

from __future__ import annotations

import asyncio
import re
import secrets
from pathlib import Path

from kiosk.identity.face.words import Verdict
from tests.devices.scene import WANG, FaceScene, portrait_of


def occurrences(pid: int | str, mask: int, masked: bytes) -> int:
    """How often the marked bytes stand in what a process can write to. Held masked, so as not to find ourselves."""
    marked = re.compile(re.escape(bytes(byte ^ mask for byte in masked[:8])))
    rest = masked[8:]
    found = 0
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="ascii")
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for place in maps.splitlines():
            span, rights, *_ = place.split()
            if "w" not in rights or place.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, OverflowError):
                continue
            for hit in marked.finditer(content):
                tail = content[hit.end() : hit.end() + len(rest)]
                found += bytes(byte ^ mask for byte in tail) == rest
            del content
    return found


def test_of_a_portrait_nothing_is_left_in_either_process_after_the_check(tmp_path: Path) -> None:
    scene, mask = FaceScene(tmp_path), 0x5A
    masked = secrets.token_bytes(48)

    async def story() -> None:
        try:
            await scene.bay.warm()
            await scene.until("ready")
            portrait = portrait_of(WANG)
            portrait += bytes(byte ^ mask for byte in masked)
            assert occurrences("self", mask, masked) >= 1, "the search would find nothing"
            _, ended = await scene.checked(portrait)
            assert ended.verdict is Verdict.MATCH
            station = scene.bay.pid
            assert station
            assert occurrences("self", mask, masked) == 0
            assert occurrences(station, mask, masked) == 0
        finally:
            await scene.bay.forget()

    asyncio.run(story())
