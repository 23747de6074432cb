"""Of which year's end the population of a directory of municipalities is: GV100AD does not say it.

Hamburg and Berlin are one municipality each in every edition, and two numbers of six and seven digits do not meet
twice. The figures are those of tables 12411-0015 and 12411-01-01-4 (Statistische Ämter des Bundes und der Länder,
dl-de/by-2-0); 2020, and 2023 on the base of the census of 2011, are those of the directories themselves, whose
totals are the published ones.
"""

HAMBURG, BERLIN = "02000000", "11000000"

# (Hamburg, Berlin) on 31 December -> year.
YEARS = {
    (1_774_224, 3_442_675): 2009,
    (1_786_448, 3_460_725): 2010,
    (1_718_187, 3_326_002): 2011,
    (1_734_272, 3_375_222): 2012,
    (1_746_342, 3_421_829): 2013,
    (1_762_791, 3_469_849): 2014,
    (1_787_408, 3_520_031): 2015,
    (1_810_438, 3_574_830): 2016,
    (1_830_584, 3_613_495): 2017,
    (1_841_179, 3_644_826): 2018,
    (1_847_253, 3_669_491): 2019,
    (1_852_478, 3_664_088): 2020,
    (1_853_935, 3_677_472): 2021,
    (1_892_122, 3_755_251): 2022,
    (1_910_160, 3_782_202): 2023,
    (1_862_565, 3_685_265): 2024,
}


def date_of(hamburg: str, berlin: str) -> str | None:
    """The day (ISO) of the population of an edition with these numbers, None for a year that is not known."""
    if not (hamburg.isdecimal() and berlin.isdecimal() and hamburg.isascii() and berlin.isascii()):
        return None
    year = YEARS.get((int(hamburg), int(berlin)))
    return f"{year}-12-31" if year else None


def known() -> str:
    """The years that are known, for messages."""
    return f"{min(YEARS.values())} bis {max(YEARS.values())}"
