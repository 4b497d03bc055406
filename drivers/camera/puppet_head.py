"""A head that turns, made of one portrait: the face's mesh is turned in depth and the picture pulled along with it.

Around the face's points lie rings for hair and ears that turn less, then points of the room that stay. Between three
neighbouring points the picture is pulled evenly; what is nearer covers what is farther.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import numpy.typing as npt

from drivers.camera.puppet_mesh import BROW, CHIN, LEFT_EDGE, MESH_POINTS, OVAL, RIGHT_EDGE, Points

if TYPE_CHECKING:
    from drivers.contract.camera import Pixels

_RINGS: Final = ((1.1, 0.08), (1.2, 0.15), (1.45, 0.3))
"""Rings of the head around the face: how much wider, and how much farther away in half widths of the face."""
_ROOM: Final = 2.2
"""From here on, in half widths of the face, nothing moves."""
_NECK: Final = 0.85
"""How much less the neck turns than the head."""
_BEHIND: Final = 0.1
"""Half widths by which hair counts as farther than the face it touches."""
_SMOOTH: Final = 7.0
"""Pixels over which the side of the head that comes into view is smoothed."""
_FINE: Final = 4
"""Bits of a pixel's fraction when triangles are drawn."""

Triangles = npt.NDArray[np.int64]


class Head:
    """`turned` makes a picture of the same size; about 60 ms."""

    def __init__(self, picture: Pixels, mesh: Points) -> None:
        """`mesh` in pixels of `picture`, as FaceReader tells it."""
        self._picture = picture
        mesh = _straightened(mesh)
        self._middle = np.array([mesh[[RIGHT_EDGE, LEFT_EDGE], 0].mean(), mesh[[BROW, CHIN], 1].mean()])
        self._axis = mesh[[RIGHT_EDGE, LEFT_EDGE], 2].mean()
        self._half = abs(mesh[LEFT_EDGE, 0] - mesh[RIGHT_EDGE, 0]) / 2
        points, follows = self._surrounded(mesh)
        high, wide = picture.shape[:2]
        inside = (points[:, 0] >= 0) & (points[:, 0] <= wide - 1) & (points[:, 1] >= 0) & (points[:, 1] <= high - 1)
        self._points, self._follows = points[inside], follows[inside]
        self._of_face = np.flatnonzero(inside) < MESH_POINTS
        self._triangles = _triangles(self._points, (wide, high))

    def turned(self, degrees: float) -> Pixels:
        """Turned to the citizen's own left when positive."""
        angle = np.radians(degrees)
        across = self._points[:, 0] - self._middle[0]
        deep = self._points[:, 2] - self._axis
        there = self._middle[0] + across * np.cos(angle) - deep * np.sin(angle)
        depth = across * np.sin(angle) + deep * np.cos(angle) + np.where(self._of_face, 0.0, _BEHIND * self._half)
        goal = self._points[:, :2].copy()
        goal[:, 0] += (there - goal[:, 0]) * self._follows
        return self._pulled(goal, np.where(self._follows > 0, depth, 1e6), degrees)

    def _surrounded(self, mesh: Points) -> tuple[Points, Points]:
        """The mesh, its rings and the room; and how much each point follows the head, 0 … 1."""
        outline = mesh[list(OVAL)]
        even = (outline[:, 2] + outline[-np.arange(len(OVAL)), 2]) / 2
        rings = [self._ring(outline, wider, even + behind * self._half) for wider, behind in _RINGS]
        head = np.vstack([mesh, *rings])
        room = np.vstack([self._ring(outline, _ROOM, even), _frame(self._picture.shape[1], self._picture.shape[0])])
        below = np.clip((head[:, 1] - mesh[CHIN, 1]) / (0.8 * self._half), 0, 1)
        below[: len(mesh)] = 0
        return np.vstack([head, room]).astype(np.float32).astype(np.float64), np.concatenate(
            [1 - _NECK * below, np.zeros(len(room))]
        )

    def _ring(self, outline: Points, wider: float, depth: Points) -> Points:
        return np.column_stack((self._middle + (outline[:, :2] - self._middle) * wider, depth))

    def _pulled(self, goal: Points, depth: Points, degrees: float) -> Pixels:
        """Every pixel of the result knows its triangle, and so where it came from."""
        high, wide = self._picture.shape[:2]
        corners = goal[self._triangles]
        padded = np.concatenate([corners, np.ones((*corners.shape[:2], 1))], 2)
        whole = np.abs(np.linalg.det(padded)) > 1e-3
        ways = np.zeros((len(corners) + 1, 3, 2))
        ways[:-1][whole] = np.linalg.solve(padded[whole], self._points[:, :2][self._triangles][whole])
        ways[-1] = ((1, 0), (0, 1), (0, 0))
        owner = np.full((high, wide), len(corners), np.int32)
        drawn = np.round(corners * 2**_FINE).astype(np.int32)
        for each in np.argsort(-depth[self._triangles].mean(1)):
            if whole[each]:
                cv2.fillConvexPoly(owner, drawn[each], (int(each),), cv2.LINE_8, _FINE)
        down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
        way = ways[owner].astype(np.float32)
        pull = across[..., None] * way[..., 0, :] + down[..., None] * way[..., 1, :] + way[..., 2, :]
        skin = np.append(self._of_face[self._triangles].all(1), False)[owner]
        pull = self._smoothed(pull - np.dstack((across, down)), skin, degrees) + np.dstack((across, down))
        return np.asarray(cv2.remap(self._picture, pull, np.empty(0), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))

    def _smoothed(self, pull: npt.NDArray[np.float32], skin: npt.NDArray[np.bool_], degrees: float) -> Pixels:
        """Beside the face, on the side that comes into view, the triangles are wide: let their seams flow."""
        flowing = (~skin).astype(np.float32)
        edge = round(self._middle[0])
        if degrees > 0:
            flowing[:, edge:] = 0
        else:
            flowing[:, :edge] = 0
        share = cv2.GaussianBlur(flowing, (0, 0), _SMOOTH / 4)[..., None] * flowing[..., None]
        mixed = pull * (1 - share) + cv2.GaussianBlur(pull, (0, 0), _SMOOTH) * share
        return mixed.astype(np.float32)


def _straightened(mesh: Points) -> Points:
    """Depth as if the portrait looked straight into the camera, so that both sides turn alike."""
    right, left = mesh[RIGHT_EDGE], mesh[LEFT_EDGE]
    slope = (left[2] - right[2]) / (left[0] - right[0])
    mesh = mesh.copy()
    mesh[:, 2] -= slope * (mesh[:, 0] - (right[0] + left[0]) / 2)
    return mesh


def _frame(wide: int, high: int) -> Points:
    """Points along the picture's edges."""
    rows = [(x, y, 0.0) for x in np.linspace(0, wide - 1, 9) for y in (0, high - 1)]
    rows += [(x, y, 0.0) for y in np.linspace(0, high - 1, 7)[1:-1] for x in (0, wide - 1)]
    return np.array(rows)


def _triangles(points: Points, size: tuple[int, int]) -> Triangles:
    """Delaunay's, as numbers of points."""
    plane = cv2.Subdiv2D((0, 0, *size))
    number: dict[tuple[float, float], int] = {}
    for each, (x, y) in enumerate(points[:, :2]):
        number.setdefault((float(x), float(y)), each)
        plane.insert((float(x), float(y)))
    corners = np.asarray(plane.getTriangleList(), np.float64).reshape(-1, 3, 2)
    found = [[number.get((float(x), float(y)), -1) for x, y in three] for three in corners]
    return np.array([three for three in found if -1 not in three])
