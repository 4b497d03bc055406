"""Guides a hall through recording its own announcer or dialect, clip by clip, and leaves a voice pack.

Stopping is never a loss: what is recorded is kept, and the next session goes on with the first clip that is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drivers.contract import Microphone, Outcome, Speaker
from kiosk.voice.making import write_chime
from kiosk.voice.pack import MAY_BE_MISSING, PackFile, write_about
from kiosk.voice.script import CHIME, SCRIPTS, Clip
from kiosk.voice.sound import Samples, packed, read, trimmed
from kiosk.voice.takes import judged

RATE = 22050
TAKE_SECONDS = 2.8
PLAY_DEADLINE = 8.0
WELCOME = """\
录制语音包“{title}”：一共 {total} 条，已录 {done} 条。
每条先看字，按回车，看到“请读”就读一遍，{seconds:g} 秒后自动停。话筒离嘴一拳远，房间要安静，语速平稳，别忽大忽小。
随时可以输 q 存好退出，下次接着录。
"""
BEFORE = "[{place}/{total}] 请读：【{text}】{hint}\n  回车=开始录  s=跳过  q=退出 > "
AFTER_GOOD = "  好：人声 {speech:.0f} dB，环境 {noise:.0f} dB，{seconds:.1f} 秒。 回车=下一条  r=重录  p=听一遍 > "
AFTER_BAD = "  {faults}\n  回车=重录  k=就用这条  p=听一遍  q=退出 > "
NO_SOUND = "  话筒没有录到：{words}\n  回车=再试  q=退出 > "


class Stopped(Exception):
    """The reader has had enough for now."""


class Session:
    """One sitting in front of a microphone."""

    def __init__(
        self,
        folder: Path,
        facts: PackFile,
        microphone: Microphone,
        ask: Callable[[str], str],
        tell: Callable[[str], None],
        speaker: Speaker | None = None,
    ) -> None:
        """`ask` shows a prompt and gives the reader's answer; `facts.clips` is what earlier sittings recorded."""
        self._folder, self._facts, self._clips = folder, facts, dict(facts.clips)
        self._microphone, self._ask, self._tell, self._speaker = microphone, ask, tell, speaker
        self._script = SCRIPTS[facts.language]

    def run(self, again: frozenset[str] = frozenset()) -> list[str]:
        """Record what is missing, and the clips named in `again` anew; the names still missing afterwards."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._clips[CHIME] = write_chime(self._folder, RATE)
        wanted = [clip for clip in self._script if clip.name in again or not self._kept(clip)]
        title, total = self._facts.title, len(self._script)
        self._tell(WELCOME.format(title=title, total=total, done=total - len(wanted), seconds=TAKE_SECONDS))
        self._write()
        try:
            for clip in wanted:
                self._one(clip)
        except Stopped:
            self._tell("已存好，下次接着录。")
        return [clip.name for clip in self._script if not self._kept(clip) and clip.name not in MAY_BE_MISSING]

    def _kept(self, clip: Clip) -> bool:
        return clip.name in self._clips and (self._folder / self._clips[clip.name]).is_file()

    def _one(self, clip: Clip) -> None:
        place, hint = self._script.index(clip) + 1, f"（{clip.hint}）" if clip.hint else ""
        if self._answer(BEFORE.format(place=place, total=len(self._script), text=clip.text, hint=hint)) == "s":
            return
        while True:
            self._tell("  ● 请读")
            take = self._microphone.record(TAKE_SECONDS, RATE)
            if take.outcome is not Outcome.SUCCESS:
                self._answer(NO_SOUND.format(words=take.words or take.detail))
                continue
            if self._accepted(clip, take.sound):
                return

    def _accepted(self, clip: Clip, sound: bytes) -> bool:
        """A good take is kept before the reader is asked: whoever stops here has it."""
        samples, _ = read(sound)
        judgement = judged(samples, RATE)
        prompt = AFTER_BAD.format(faults="\n  ".join(judgement.faults))
        if not judgement.faults:
            self._keep(clip, samples)
            prompt = AFTER_GOOD.format(speech=judgement.speech, noise=judgement.noise, seconds=judgement.seconds)
        while (answer := self._answer(prompt)) == "p":
            if self._speaker is not None:
                self._speaker.play(sound, 100, PLAY_DEADLINE)
        if not judgement.faults:
            return answer != "r"
        if answer == "k":
            self._keep(clip, samples)
        return answer == "k"

    def _answer(self, prompt: str) -> str:
        """Raises Stopped for q, and where nobody answers any more."""
        try:
            answer = self._ask(prompt).strip().lower()
        except (EOFError, KeyboardInterrupt):
            raise Stopped from None
        if answer == "q":
            raise Stopped
        return answer

    def _keep(self, clip: Clip, samples: Samples) -> None:
        file = self._folder / f"{clip.name}.wav"
        fresh = file.with_suffix(".new")
        fresh.write_bytes(packed(trimmed(samples, RATE) or samples, RATE))
        fresh.replace(file)
        self._clips[clip.name] = file.name
        self._write()

    def _write(self) -> None:
        write_about(self._folder, self._facts.model_copy(update={"clips": self._clips}))
