"""English words: `assets/translations/bianmin_en.ts`, compiled to `.qm` when it is newer.

The `.qm` files are not in the repository. A package brings them ready; a checkout compiles them at the first start
with `pyside6-lrelease`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parents[2] / "assets" / "translations"


class TranslationMissing(RuntimeError):
    """The words of a language are not there and cannot be compiled."""


def compiled(language: str, folder: Path = TRANSLATIONS) -> Path:
    """The `.qm` of a language, fresh. Raises TranslationMissing with what to do."""
    source, ready = folder / f"bianmin_{language}.ts", folder / f"bianmin_{language}.qm"
    if ready.exists() and (not source.exists() or ready.stat().st_mtime >= source.stat().st_mtime):
        return ready
    if not source.exists():
        raise TranslationMissing(f"There is no translation file {source.name} in {folder}.")
    return _compile(source, ready)


def _compile(source: Path, ready: Path) -> Path:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    fresh = ready.with_name(f"{ready.name}.{os.getpid()}")
    command = [str(tool), "-silent", str(source), "-qm", str(fresh)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError) as failed:
        said = getattr(failed, "stderr", "") or str(failed)
        raise TranslationMissing(f"Could not compile {source.name}: {said.strip()}") from failed
    fresh.replace(ready)  # two kiosks starting at once must not read half a file
    return ready
