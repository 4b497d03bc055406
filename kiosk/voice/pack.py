"""A voice pack: a folder of clips and `pack.toml`, read once, joined at run time.

    name = "mandarin"          # the folder's name
    title = "普通话"
    language = "zh"            # whose script it follows: zh or en; a dialect is zh
    licence = "…"
    origin = "…"               # who or what spoke it
    sample_rate = 22050
    [pauses]                   # milliseconds; may be left out
    between = 25
    digits = 60
    comma = 260
    [clips]
    please = "please.wav"      # 16-bit mono WAV

`chime` and `again` may be missing; the pack then speaks without them, and `digit-yao` falls back to `digit-1`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.voice.script import CHIME, SCRIPTS
from kiosk.voice.sound import NotSpeech, packed, prepared, silence
from kiosk.voice.wording import COMMA, CannotSay

HOUSE = Path(__file__).resolve().parents[2]
SHIPPED = HOUSE / "assets" / "voice"
MAY_BE_MISSING = frozenset({CHIME, "again", "digit-yao"})
STAND_INS = {"digit-yao": "digit-1"}


class PackError(ValueError):
    """The pack cannot be used; the text names the pack and what is wrong with it."""


class Pauses(BaseModel):
    """Milliseconds of silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    between: int = Field(default=25, ge=0, le=1000)
    digits: int = Field(default=60, ge=0, le=1000)
    """Between the letters and digits of a ticket, so that they can be told apart."""
    comma: int = Field(default=260, ge=0, le=2000)


class PackFile(BaseModel):
    """`pack.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")
    title: str
    language: Literal["zh", "en"]
    licence: str
    origin: str = ""
    sample_rate: int = Field(ge=8000, le=48000)
    pauses: Pauses = Pauses()
    clips: dict[str, str]


class Pack:
    """Loaded and ready: every clip trimmed and at one level."""

    def __init__(self, about: PackFile, clips: dict[str, bytes]) -> None:
        self.about = about
        self._clips = clips
        milliseconds = about.pauses
        rate = about.sample_rate
        self._between = silence(milliseconds.between / 1000, rate)
        self._digits = silence(milliseconds.digits / 1000, rate)
        self._comma = silence(milliseconds.comma / 1000, rate)

    def join(self, names: Iterable[str]) -> bytes:
        """The clips as one WAV with natural pauses. Raises CannotSay for a clip the pack does not have."""
        parts: list[bytes] = []
        before = ""
        for name in names:
            if name == COMMA:
                before = before and COMMA  # no pause where nothing was said before it
            elif (clip := self._clip(name)) is not None:
                parts += [self._pause(before, name), clip]
                before = name
        return packed(b"".join(parts), self.about.sample_rate)

    def _clip(self, name: str) -> bytes | None:
        clip = self._clips.get(name) or self._clips.get(STAND_INS.get(name, ""))
        if clip is None and name not in MAY_BE_MISSING:
            raise CannotSay(f"the pack {self.about.name} has no clip {name}")
        return clip

    def _pause(self, before: str, name: str) -> bytes:
        if not before:
            return b""
        if before in (COMMA, CHIME):
            return self._comma
        return self._digits if _spelled(before) and _spelled(name) else self._between


def _spelled(name: str) -> bool:
    return name.startswith(("letter-", "digit-"))


def about(folder: Path) -> PackFile:
    """`pack.toml` of a folder, read and checked. Raises PackError."""
    path = folder / "pack.toml"
    try:
        return PackFile(**tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise PackError(f"{folder} is no voice pack: there is no pack.toml in it") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as broken:
        raise PackError(f"{path}: cannot be read: {broken}") from broken
    except ValidationError as wrong:
        fault = wrong.errors()[0]
        raise PackError(f"{path}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}") from wrong


def load(folder: Path) -> Pack:
    """Read a whole pack. Raises PackError when a clip is missing, silent or of another rate."""
    facts = about(folder)
    missing = [name for name in wanted(facts.language) if name not in facts.clips and name not in MAY_BE_MISSING]
    if missing:
        raise PackError(f"{folder.name}: {len(missing)} clips are missing: {', '.join(missing[:8])}")
    try:
        clips = {name: prepared(folder / file, facts.sample_rate) for name, file in facts.clips.items()}
    except NotSpeech as wrong:
        raise PackError(f"{folder.name}: {wrong}") from wrong
    return Pack(facts, {name: clip.tobytes() for name, clip in clips.items()})


def wanted(language: str) -> tuple[str, ...]:
    """Names of every clip a pack of this language may have."""
    return (CHIME, *(clip.name for clip in SCRIPTS[language]))


def found(name: str, own: Path) -> Path:
    """The folder of a pack: the hall's own (`own`/NAME) before the shipped one. Raises PackError."""
    for folder in (own / name, SHIPPED / name):
        if (folder / "pack.toml").is_file():
            return folder
    known = sorted({file.parent.name for place in (own, SHIPPED) for file in place.glob("*/pack.toml")})
    raise PackError(f"there is no voice pack {name}; there are: {', '.join(known) or 'none'}")


def write_about(folder: Path, facts: PackFile) -> None:
    """`pack.toml`, for people to read and change."""
    lines = [
        f'{key} = "{_escaped(str(getattr(facts, key)))}"' for key in ("name", "title", "language", "licence", "origin")
    ]
    lines += [f"sample_rate = {facts.sample_rate}", "", "[pauses]"]
    lines += [f"{key} = {value}" for key, value in facts.pauses.model_dump().items()]
    lines += ["", "[clips]", *(f'{name} = "{_escaped(file)}"' for name, file in facts.clips.items())]
    fresh = folder / "pack.toml.new"
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    fresh.replace(folder / "pack.toml")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
