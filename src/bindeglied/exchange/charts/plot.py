"""Where years and values lie in a line chart, and how a line looks."""

from dataclasses import dataclass

from bindeglied.exchange.charts.scales import Axis


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle of the lines and how years and values lie in it."""

    left: float
    top: float
    right: float
    bottom: float
    first: float
    last: float
    axis: Axis

    def x(self, year: float) -> float:
        if self.first == self.last:
            return (self.left + self.right) / 2
        return self.left + 6 + (year - self.first) / (self.last - self.first) * (self.right - self.left - 12)

    def y(self, value: float) -> float:
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - share * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Style:
    ink: str
    width: float
    dash: str
    bold: bool
