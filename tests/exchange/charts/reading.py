"""A drawing as a test sees it: texts, lines, dots, paths."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

NS = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawn:
    root: ET.Element

    @property
    def texts(self) -> list[str]:
        return [element.text or "" for element in self.root.iter(f"{NS}text")]

    @property
    def text(self) -> str:
        """All words in order, lines of one label joined."""
        return " ".join(self.texts)

    @property
    def lines(self) -> list[list[tuple[float, float]]]:
        """Lines of series as points."""
        return [_points(e.get("d", "")) for e in self.root.iter(f"{NS}path") if e.get("class") == "line"]

    @property
    def upright_dashes(self) -> list[float]:
        """Where dashed upright lines stand."""
        found = []
        for element in self.root.iter(f"{NS}path"):
            points = _points(element.get("d", ""))
            if element.get("stroke-dasharray") == "3 3" and points[0][0] == points[-1][0]:
                found.append(points[0][0])
        return found

    def dots(self, *, hollow: bool) -> int:
        circles = self.root.iter(f"{NS}circle")
        return sum((e.get("fill") != e.get("stroke")) == hollow for e in circles)

    @property
    def boxes(self) -> list[ET.Element]:
        return self.root.findall(f"{NS}rect")

    @property
    def districts(self) -> list[ET.Element]:
        return [e for e in self.root.iter(f"{NS}path") if e.get("fill-rule") == "evenodd"]


def read(svg: str) -> Drawn:
    return Drawn(ET.fromstring(svg))


def _points(way: str) -> list[tuple[float, float]]:
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", way)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
