"""A process that has a marked portrait checked as the kiosk does, says which station it began, and keeps still: the
memory of both can be searched then.

`python -m tests.devices.portrait_checked FOLDER MASK MASKED` (hexadecimal): the mark is given masked, so that it stands
nowhere but in the portrait. Begun by `test_face_memory`; goes on whenever its standard input has a line.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from kiosk.identity.face.words import Verdict
from kiosk.wiping import overwrite_what_is_freed
from tests.devices.scene import WANG, FaceScene, portrait_of


def marked(mask: int, masked: bytes) -> bytearray:
    """A portrait with the mark behind it."""
    portrait = portrait_of(WANG)
    portrait.extend(byte ^ mask for byte in masked)
    return portrait


async def story(folder: Path, mask: int, masked: bytes) -> None:
    scene = FaceScene(folder)
    try:
        await scene.bay.warm()
        await scene.until("ready")
        portrait = marked(mask, masked)
        say(f"holds {scene.bay.pid}")
        _, ended = await scene.checked(portrait)
        assert ended.verdict is Verdict.MATCH, ended
        say(f"checked {scene.bay.pid}")
    finally:
        await scene.bay.forget()


def say(what: str) -> None:
    """And wait until it was heard."""
    print(what, flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    overwrite_what_is_freed()
    asyncio.run(story(Path(sys.argv[1]), int(sys.argv[2], 16), bytes.fromhex(sys.argv[3])))
