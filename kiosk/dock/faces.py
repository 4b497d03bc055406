"""The faces in stock, as the simulated camera names them and the panel shows them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from drivers.controls import Handle


@dataclass(frozen=True, slots=True)
class Face:
    """`key` is what the camera knows the face by; `name` the invented citizen's, "" for anybody else."""

    key: str
    name: str

    def as_map(self) -> dict[str, str]:
        """For QML."""
        return asdict(self)


def before_camera(camera: Path) -> list[Face]:
    """Everybody who can stand before the camera behind this control socket, one face a person, those with a card
    first; nobody when no camera answers."""
    try:
        faces = Handle(camera).do("list_faces")["faces"]
    except (OSError, ValueError):
        return []
    found = sorted((Face(one["name"], one["whose"]) for one in faces), key=lambda face: (not face.name, face.key))
    people: dict[str, Face] = {}
    for face in found:  # pictures of one person are called a-1, a-2 …
        people.setdefault(face.name or face.key.partition("-")[0], face)
    return list(people.values())
