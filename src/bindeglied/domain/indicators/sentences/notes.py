"""What a reader must be told beside a figure: how it came about and how far it can be trusted."""

from collections.abc import Mapping, Sequence

from bindeglied.analysis.quantities import Quantity, Remark
from bindeglied.core import text

_FIXED: Mapping[Remark, str] = {
    Remark.TWO_POPULATIONS: "Zähler und Nenner stammen aus zwei Statistiken, die verschieden zählen.",
    Remark.OWN_YEAR_END: "Bezogen auf die Bevölkerung am Jahresende, weil sich Zensus oder Gebiet im Jahr geändert haben.",
    Remark.UNKNOWN_BASE: "Basis nicht bekannt: Auf welchem Zensus die Zahl beruht, sagt die Tabelle nicht.",
    Remark.REMAINDER: "Berechnet als Rest: insgesamt abzüglich der anderen Gruppen.",
}


def rounding(n_rounded: int, base: float | None, *, of_a_rate: bool = False) -> str:
    """Said of a sum of rounded cells, '' where there is only one or its base is no more than the unit.

    `of_a_rate`: the sum is the numerator.
    """
    leeway = (base or 0.0) // 2
    if n_rounded < 2 or leeway < 1:
        return ""
    return (
        f"{'Zähler: ' if of_a_rate else ''}Summe aus {text.number(n_rounded)} gerundeten Werten, Abweichung bis "
        f"{text.number(n_rounded)} x {text.number(leeway)}."
    )


def is_plain(quantity: Quantity) -> bool:
    """Whether there is nothing to say about it."""
    return quantity.n_rounded < 2 and not quantity.derived and not quantity.remarks and quantity.census != ""


def notes(
    quantity: Quantity, *, base: float | None, boundary: str = "", host: str = "", guests: Sequence[str] = ()
) -> str:
    """All that must be said about a figure, as German sentences; '' for a plain one.

    `base` is the rounding base of the counted cells. `boundary` is the day of the territory to which sums
    of former districts were put together, '' for none. `host` names the place under which the figure is
    counted, `guests` the places that are counted in it.
    """
    said = [rounding(quantity.n_rounded, base, of_a_rate=quantity.denominator is not None)]
    if boundary and Remark.BY_SHARES in quantity.remarks:
        said.append(
            "Geschätzt: nach amtlichen Anteilen der Bevölkerung auf das Gebiet seit "
            f"{text.short_date(boundary)} umgerechnet."
        )
    elif boundary:
        said.append(f"Summe der Kreise, die seit {text.short_date(boundary)} zusammengehören.")
    elif quantity.derived:
        said.append("Summe der Kreise und kreisfreien Städte.")
    if quantity.census == "" or Remark.UNKNOWN_BASE in quantity.remarks:
        said.append(_FIXED[Remark.UNKNOWN_BASE])
    said += [
        sentence
        for remark, sentence in _FIXED.items()
        if remark in quantity.remarks and remark != Remark.UNKNOWN_BASE
    ]
    if host:
        said.append(f"Wird bei {host} mitgezählt.")
    if guests:
        said.append(f"Zählt mit: {', '.join(guests)}.")
    return " ".join(sentence for sentence in said if sentence)
