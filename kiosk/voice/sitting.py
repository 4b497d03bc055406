"""`kiosk voice record`: a session on a terminal, begun or taken up again."""

from __future__ import annotations

from pathlib import Path

from drivers.contract import Health, Microphone, Speaker
from kiosk.voice.pack import PackError, PackFile, about
from kiosk.voice.recording import RATE, Session
from kiosk.voice.script import SCRIPTS


def sit(
    folder: Path, language: str, words: dict[str, str], microphone: Microphone, speaker: Speaker, again: frozenset[str]
) -> int:
    """The exit status: 0 when the pack is whole, 1 when clips or the microphone are missing. Raises PackError."""
    facts = _begun(folder, language, words)
    if strange := again - {clip.name for clip in SCRIPTS[facts.language]}:
        raise PackError(f"there is no clip {', '.join(sorted(strange))} in a {facts.language} pack")
    status = microphone.status(3.0)
    if status.health is not Health.ONLINE:
        print(f"话筒不可用（{status.detail or status.health}）：{status.words}")
        print("用 arecord -L 查看录音设备，再加 --device 指定。")
        return 1
    missing = Session(folder, facts, microphone, input, print, speaker).run(again)
    if missing:
        print(f"还差 {len(missing)} 条。再运行一次同样的命令接着录。")
        return 1
    print(f'录完了：{folder}\n在 config/voice.toml 里写 packs = ["{folder.name}"] 即可使用。')
    return 0


def _begun(folder: Path, language: str, words: dict[str, str]) -> PackFile:
    """What an earlier sitting wrote, or the beginning of a new pack."""
    if not (folder / "pack.toml").exists():
        new = {"name": folder.name, "language": language, "sample_rate": RATE, "clips": {}}
        try:
            return PackFile.model_validate(new | words)
        except ValueError:
            raise PackError(f"{folder.name}: a pack's name is small letters, digits and dashes") from None
    facts = about(folder)
    if facts.language != language:
        raise PackError(f"{folder.name} is a pack in {facts.language}; add --language {facts.language}")
    if facts.sample_rate != RATE:
        raise PackError(f"{folder.name} has {facts.sample_rate} samples a second; recordings have {RATE}")
    return facts
