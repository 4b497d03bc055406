"""The seal is pure paths, whole, and fits its ring."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest

from kiosk.paper.seal import DIAMETER, RING, SealWrong, seal_svg

SVG = "{http://www.w3.org/2000/svg}"
SIX, TWENTY_TWO = "示范区公安局", "示范省样例市示范区人力资源和社会保障事务中心"
NUMBER = "9901010012345"


def points(svg: str) -> list[tuple[float, float]]:
    """Every point of the path, control points too."""
    path = ElementTree.fromstring(svg).find(f"{SVG}path")
    assert path is not None
    found, x, y = [], 0.0, 0.0
    for command, values in re.findall(r"([MLHVCQZ])([^MLHVCQZ]*)", path.attrib["d"]):
        numbers = [float(value) for value in re.findall(r"-?[0-9.]+", values)]
        if command == "H":
            pairs = [(value, y) for value in numbers]
        elif command == "V":
            pairs = [(x, value) for value in numbers]
        else:
            pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        found += pairs
        x, y = pairs[-1] if pairs else (x, y)
    return found


@pytest.mark.parametrize("agency", [SIX, TWENTY_TWO, "示" * 30])
def test_nothing_leaves_the_ring(agency: str) -> None:
    for svg in (seal_svg(agency), seal_svg(agency, "演示"), seal_svg(agency, "不动产登记专用章", NUMBER)):
        assert max(math.hypot(x, y) for x, y in points(svg)) < DIAMETER / 2 - RING


def test_it_is_42_mm_of_red_paths_and_nothing_else() -> None:
    root = ElementTree.fromstring(seal_svg(SIX, "演示", NUMBER))
    assert root.attrib["width"] == root.attrib["height"] == "42mm"
    assert [element.tag.removeprefix(SVG) for element in root] == ["circle", "path"]
    assert {element.attrib.get("fill") for element in root} == {"none", root[0].attrib["stroke"]}


def test_the_name_stands_around_the_star_alike_on_both_sides() -> None:
    placed = points(seal_svg("口" * 7))
    ring = [(x, y) for x, y in placed if math.hypot(x, y) > 12]
    assert math.isclose(min(x for x, _ in ring), -max(x for x, _ in ring), abs_tol=0.4)
    assert min(y for _, y in ring) < -14, "the middle letter is at the top"


def test_letters_do_not_run_into_each_other() -> None:
    """The angle each letter of a long name covers; neighbours keep apart."""
    one = [math.atan2(x, -y) for x, y in points(seal_svg("国" * 21)) if math.hypot(x, y) > 12.5]
    taken = {round(math.degrees(angle) * 2) for angle in one}
    pitch = 285 / 21
    middles = [pitch * (position + 0.5) for position in range(-10, 10)]
    assert [gap for gap in middles if round(gap * 2) in taken] == []


def test_every_text_is_drawn_and_none_is_kept_for_another() -> None:
    seals = [
        seal_svg(SIX),
        seal_svg(SIX, "演示"),
        seal_svg(SIX, "专用"),
        seal_svg(SIX, "演示", NUMBER),
        seal_svg("示范区民政局"),
    ]
    assert len(set(seals)) == len(seals)
    assert len(points(seals[1])) > len(points(seals[0])) + 20
    assert len(points(seals[3])) > len(points(seals[1])) + 13 * 5
    assert seal_svg(SIX, "演示") is seals[1]


@pytest.mark.parametrize(
    ("agency", "below", "code", "said"),
    [
        ("示范区𠄀局", "", "", "U\\+20100"),
        (SIX, "演\U0001f600", "", "U\\+1F600"),
        ("", "", "", "needs the agency's name"),
        ("示" * 31, "", "", "31 characters"),
        (SIX, "", "1" * 14, "14 characters"),
    ],
)
def test_what_cannot_be_drawn_is_an_error(agency: str, below: str, code: str, said: str) -> None:
    with pytest.raises(SealWrong, match=said):
        seal_svg(agency, below, code)
