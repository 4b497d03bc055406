"""`kiosk voice …`. Only click is imported here; each command imports what it needs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

HOUSE = Path(__file__).resolve().parents[2]
MOST_VOLUME = 100

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("var"), show_default=True, help="Folder for what is kept."
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=HOUSE / "config" / "voice.toml",
    show_default="config/voice.toml",
    help="How this machine speaks.",
)
device_option = click.option("--device", default="", help="ALSA device instead of the configured one; see aplay -L.")
language_option = click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)


@click.group()
def voice() -> None:
    """The hall's voice: speak calls, make and record voice packs."""


@voice.command()
@click.option("--center", required=True, metavar="URL", help="The center's address, e.g. http://192.0.2.10:8080.")
@click.option("--zone", default="", help="Only the calls of this zone, as the hall names it (A区); all without it.")
@config_option
@data_option
@device_option
def speak(center: str, zone: str, config: Path, data: Path, device: str) -> None:
    """Speak every call of a zone, on the machine beside the loudspeakers. Ctrl-C ends it after the sentence."""
    from kiosk.voice.station import Station, run

    with _plain_words():
        settings = _settings(config)
        station = Station(settings, center, zone, data, _speaker(device or settings.device), _printed)
        run(station)


@voice.command()
@click.argument("number")
@click.argument("window")
@click.option("--zone", default="")
@click.option("--floor", default="")
@click.option("--again", is_flag=True, help="As a repeated call.")
@click.option("--volume", type=click.IntRange(0, MOST_VOLUME), default=80, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write WAV files here (a folder) instead of playing.")
@config_option
@data_option
@device_option
def say(
    number: str,
    window: str,
    zone: str,
    floor: str,
    again: bool,
    volume: int,
    out: Path | None,
    config: Path,
    data: Path,
    device: str,
) -> None:
    """Say one call now (kiosk voice say A001 3); silent hours and repetition do not count."""
    from kiosk.voice.saying import say_one

    with _plain_words():
        settings = _settings(config)
        speaker = None if out else _speaker(device or settings.device)
        call = {"number": number, "window": window, "zone": zone, "floor": floor, "again": again}
        sys.exit(say_one(settings, data / "voice", call, speaker, volume, out))


@voice.command("list")
@data_option
def list_packs(data: Path) -> None:
    """Name every voice pack, the hall's own first."""
    from kiosk.voice.saying import described

    print("\n".join(described(data / "voice")))


@voice.command()
@click.argument("name")
@data_option
def check(name: str, data: Path) -> None:
    """Load a pack as `speak` would, and say what is missing or wrong."""
    from kiosk.voice.pack import found, load

    with _plain_words():
        folder = found(name, data / "voice")
        facts = load(folder).about
        print(f"{name}: {facts.title}, {len(facts.clips)} clips, {facts.sample_rate} Hz, in order ({folder})")


@voice.command()
@click.argument("name")
@language_option
@click.option("--title", default="", help="The name people see.")
@click.option("--out", type=click.Path(path_type=Path), help="The pack's folder; DATA/voice/NAME without it.")
@data_option
def make(name: str, language: str, title: str, out: Path | None, data: Path) -> None:
    """Make a pack with espeak-ng (must be installed)."""
    from drivers.catalogue import load as driver
    from kiosk.voice.making import PACE, engine_command
    from kiosk.voice.making import make as make_pack

    engine = driver("speech_engine", "command")
    with _plain_words():
        engines = {spoken: engine(engine_command(spoken, PACE[language])) for spoken in ("en", "cmn-latn-pinyin")}
        folder = out or data / "voice" / name
        facts = make_pack(folder, language, title or name, engines)
        print(f"{folder}: {len(facts.clips)} clips")


@voice.command()
@click.argument("name")
@language_option
@click.option("--title", default="", help="The name people see, e.g. 本厅播音员 or 闽南话.")
@click.option("--licence", default="recorded by the hall for its own use", show_default=True)
@click.option("--origin", default="", help="Whose voice it is, as the hall wants it written down.")
@click.option("--again", multiple=True, metavar="CLIP", help="Record this clip anew (may be repeated).")
@click.option("--device", default="default", show_default=True, help="ALSA microphone; see arecord -L.")
@data_option
def record(
    name: str,
    language: str,
    title: str,
    licence: str,
    origin: str,
    again: tuple[str, ...],
    device: str,
    data: Path,
) -> None:
    """Record the hall's own announcer or dialect, clip by clip; can be broken off and taken up again."""
    from drivers.catalogue import load as driver
    from kiosk.voice.sitting import sit

    with _plain_words():
        microphone = driver("microphone", "arecord")(device)
        about = {"title": title or name, "licence": licence, "origin": origin}
        sys.exit(sit(data / "voice" / name, language, about, microphone, _speaker("default"), frozenset(again)))


@voice.command()
@click.option("--json", "as_json", is_flag=True, help="Only the JSON line.")
@click.option("--quick", is_flag=True, help="A short run; its figures prove nothing.")
def join(as_json: bool, quick: bool) -> None:
    """Measure how long joining an announcement takes (target 10 ms)."""
    from kiosk.voice.measuring import run

    with _plain_words():
        result = run(quick)
    if not as_json:
        for figure, value in result["figures"].items():
            print(f"{figure}: {value}")
    print(json.dumps(result))
    sys.exit(0 if result["held"] else 1)


class _plain_words:
    """What is expected to go wrong is one sentence on stderr and status 1."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, trouble: BaseException | None, trace: object) -> None:
        from kiosk.voice.pack import PackError
        from kiosk.voice.settings import VoiceSettingsError
        from kiosk.voice.wording import CannotSay

        if isinstance(trouble, PackError | VoiceSettingsError | CannotSay | OSError):
            print(f"kiosk voice: {trouble}", file=sys.stderr)
            sys.exit(1)


def _settings(config: Path) -> Any:
    from kiosk.voice.settings import load

    return load(config)


def _speaker(device: str) -> Any:
    from drivers.catalogue import load as driver

    return driver("speaker", "aplay")(device)


def _printed(line: str) -> None:
    print(line, flush=True)
