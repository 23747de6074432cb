"""Taking part: who votes; who among those seeking protection and benefits is recognised, who is a child."""

from bindeglied.domain.indicators.catalogue import protection, tables
from bindeglied.domain.indicators.catalogue.foreigners import REGISTER, REGISTER_LIMITS
from bindeglied.domain.indicators.values import Formula, Indicator, Selector, Term

INDICATORS = (
    Indicator(
        key="recognised_share",
        title="Anteil der Schutzsuchenden mit anerkanntem Schutz",
        definition="Schutzsuchende mit anerkanntem Schutzstatus je 100 Schutzsuchende am selben Tag.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term(
            (
                Selector(
                    "12531-0043",
                    "BEV030",
                    {"SCHST2": ("SCHUTZST-AK-1",), "GES": ("GESM", "GESW"), "STAAG5": ("*",)},
                ),
            )
        ),
        denominator=protection.SEEKERS,
        field=protection.FIELD,
        limits=(
            *protection.SEEKERS_LIMITS,
            "Wie viele Anträge Erfolg haben, sagt die Zahl nicht: Wer anerkannt ist, bleibt eher am Ort.",
        ),
        needs=(tables.PROTECTION,),
        joint_offices=True,
    ),
    Indicator(
        key="asylum_minors_share",
        title="Kinder und Jugendliche unter den Empfänger*innen von Asylbewerberleistungen",
        definition="Empfänger*innen unter 18 Jahren je 100 Empfänger*innen von Regelleistungen nach dem "
        "Asylbewerberleistungsgesetz am 31. Dezember.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector("22221-01-01-4", "RLE001", {"ALTX28": ("ALT000B07", "ALT007B18")}),)),
        denominator=protection.BENEFITS,
        field=protection.FIELD,
        limits=("Kleine Zahlen schwanken von Jahr zu Jahr stark.",),
        needs=(tables.ASYLUM_BENEFITS,),
    ),
    Indicator(
        key="eu_share_register",
        title="Anteil der EU-Bürger*innen an der ausländischen Bevölkerung",
        definition="Staatsangehörige der übrigen 26 Staaten der Europäischen Union je 100 ausländische Personen im "
        "Ausländerzentralregister.",
        unit="%",
        decimals=1,
        formula=Formula.SHARE,
        numerator=Term((Selector("12521-0041", "BEV027", {"LDRGR1": ("EU27",)}),)),
        denominator=REGISTER,
        field="Bevölkerung und Zuwanderung",
        limits=REGISTER_LIMITS,
        needs=(tables.REGISTER,),
        joint_offices=True,
    ),
    Indicator(
        key="turnout",
        title="Wahlbeteiligung bei Bundestagswahlen",
        definition="Wähler*innen je 100 Wahlberechtigte am Wahltag.",
        unit="%",
        decimals=1,
        formula=Formula.DELIVERED,
        numerator=Term((Selector("14111-01-04-4", "WAHLBET"),), never_zero=True),
        field="Teilhabe und Mitsprache",
        limits=(
            "Wahlberechtigt sind nur Deutsche. Nach Einwanderung in der Familie fragt die Wahlstatistik nicht.",
        ),
        needs=(tables.ELECTION,),
    ),
)
