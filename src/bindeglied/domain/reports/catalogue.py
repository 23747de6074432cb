"""What a report is made of before anybody changes it: chapters and their blocks, as data.

A block's `spec` names a form and its indicators; where their newest figures are older than three
years at the report's reference date, the block is printed under the chapter `REVIEW` instead, as are
whole series (form long) at any time.
Texts are German because they are content, not labels of the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bindeglied.domain.reports.choices import BlockKind, Kind

REVIEW = "review"  # older than three years
METHOD = "method"


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """One block of a new report; `text` is given for blocks of kind text."""

    kind: BlockKind
    spec: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChapterTemplate:
    """A chapter; `purpose` is printed under its heading when it has no figure at all."""

    key: str
    title: str
    purpose: str
    blocks: tuple[BlockTemplate, ...]


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A kind of report; `title` takes the year of the reference date."""

    kind: Kind
    title: str
    chapters: tuple[ChapterTemplate, ...]

    def chapter(self, key: str) -> ChapterTemplate:
        """The chapter of that key; `KeyError` for none."""
        return {c.key: c for c in self.chapters}[key]


def sentence(topic: str, indicator: str) -> BlockTemplate:
    """A sentence on an indicator under the subheading `topic`."""
    return BlockTemplate(BlockKind.SENTENCE, {"topic": topic, "indicators": [indicator]})


def chart(topic: str, form: str, indicator: str) -> BlockTemplate:
    """A drawing: `form` is line (the last three years), long (the whole series) or comparison."""
    return BlockTemplate(BlockKind.CHART, {"topic": topic, "form": form, "indicators": [indicator]})


def parts(kind: BlockKind, topic: str, indicator: str, by: str) -> BlockTemplate:
    """A sentence on the parts of a count by the dimension `by`, or their chart."""
    return BlockTemplate(kind, {"topic": topic, "form": "origin", "indicators": [indicator], "by": by})


def map_of(topic: str, indicator: str) -> BlockTemplate:
    """A map of the Land."""
    return BlockTemplate(BlockKind.MAP, {"topic": topic, "form": "map", "indicators": [indicator]})


def table(topic: str, *indicators: str) -> BlockTemplate:
    """A table: the place, its Land and Germany side by side, one row an indicator."""
    return BlockTemplate(
        BlockKind.TABLE, {"topic": topic, "form": "comparison", "indicators": list(indicators)}
    )


POPULATION = "Einwohner*innen"
FOREIGN = "Ausländische Bevölkerung"
MIGRATION = "Zuzüge und Fortzüge"
REGISTER = "Ausländische Bevölkerung nach Herkunft"
NATIONALITY = "Schutzsuchende nach Staatsangehörigkeit"
SEEKERS = "Schutzsuchende"
NATURALISATION = "Einbürgerungen"
UNEMPLOYMENT = "Arbeitslosigkeit"
EMPLOYMENT = "Beschäftigung"
LIVELIHOOD = "Leistungen für Asylsuchende"
SCHOOL = "Schule"

_POPULATION = ChapterTemplate(
    "population",
    "Bevölkerung und Zuwanderung",
    "Dieses Kapitel zeigt, wie viele Menschen hier leben, wie viele davon keine deutsche "
    "Staatsangehörigkeit haben und wie sich das verändert.",
    (
        sentence(POPULATION, "population"),
        sentence(POPULATION, "women_share"),
        chart(POPULATION, "line", "population"),
        chart(POPULATION, "long", "population"),
        sentence(POPULATION, "population_change"),
        sentence(FOREIGN, "foreign_residents_register"),
        parts(BlockKind.SENTENCE, FOREIGN, "foreign_residents_register", "GES"),
        chart(FOREIGN, "line", "foreign_residents_register"),
        chart(FOREIGN, "long", "foreign_residents_register"),
        sentence(FOREIGN, "foreign_share_register"),
        sentence(FOREIGN, "foreign_residents"),
        sentence(FOREIGN, "foreign_share"),
        chart(FOREIGN, "comparison", "foreign_share"),
        sentence(MIGRATION, "migration_balance_rate"),
        chart(MIGRATION, "line", "migration_balance_rate"),
        chart(MIGRATION, "long", "migration_balance_rate"),
    ),
)
_ORIGIN = ChapterTemplate(
    "origin",
    "Herkunft",
    "Dieses Kapitel zeigt, welche Staatsangehörigkeiten die ausländischen Einwohner*innen haben.",
    (
        parts(BlockKind.SENTENCE, REGISTER, "foreign_residents_register", "LDRGR1"),
        parts(BlockKind.CHART, REGISTER, "foreign_residents_register", "LDRGR1"),
        parts(BlockKind.SENTENCE, NATIONALITY, "protection_seekers", "STAAG5"),
        parts(BlockKind.CHART, NATIONALITY, "protection_seekers", "STAAG5"),
    ),
)
_PROTECTION = ChapterTemplate(
    "protection",
    "Schutzsuchende und Einbürgerung",
    "Dieses Kapitel zeigt, wie viele Menschen hier Schutz suchen und wie viele eingebürgert wurden.",
    (
        sentence(SEEKERS, "protection_seekers"),
        parts(BlockKind.SENTENCE, SEEKERS, "protection_seekers", "SCHST2"),
        chart(SEEKERS, "line", "protection_seekers"),
        chart(SEEKERS, "long", "protection_seekers"),
        sentence(SEEKERS, "protection_share"),
        map_of(SEEKERS, "protection_share"),
        sentence(NATURALISATION, "naturalisations"),
        sentence(NATURALISATION, "naturalisation_rate"),
        chart(NATURALISATION, "line", "naturalisation_rate"),
        chart(NATURALISATION, "long", "naturalisation_rate"),
    ),
)
_WORK = ChapterTemplate(
    "work",
    "Arbeit und Lebensunterhalt",
    "Dieses Kapitel zeigt, wer Arbeit hat, wer Arbeit sucht, wer Leistungen bezieht und wie junge Menschen "
    "zur Schule gehen.",
    (
        sentence(UNEMPLOYMENT, "unemployment_rate"),
        sentence(UNEMPLOYMENT, "foreign_unemployment_rate"),
        sentence(UNEMPLOYMENT, "foreign_unemployed"),
        table(UNEMPLOYMENT, "unemployment_rate", "foreign_unemployment_rate"),
        chart(UNEMPLOYMENT, "line", "foreign_unemployment_rate"),
        chart(UNEMPLOYMENT, "long", "foreign_unemployment_rate"),
        sentence(EMPLOYMENT, "foreign_employees_share"),
        chart(EMPLOYMENT, "comparison", "foreign_employees_share"),
        sentence(LIVELIHOOD, "asylum_benefit_rate"),
        chart(LIVELIHOOD, "line", "asylum_benefit_rate"),
        chart(LIVELIHOOD, "long", "asylum_benefit_rate"),
        sentence(SCHOOL, "foreign_pupils_share"),
        chart(SCHOOL, "comparison", "foreign_pupils_share"),
        sentence(SCHOOL, "leavers_without_certificate_share"),
        chart(SCHOOL, "comparison", "leavers_without_certificate_share"),
    ),
)
_MIGRATION_CHAPTERS = (
    _POPULATION,
    _ORIGIN,
    _PROTECTION,
    _WORK,
    ChapterTemplate(
        REVIEW,
        "Rückblick",
        "Dieses Kapitel nennt Zahlen, die am Stichtag des Berichts mehr als drei Jahre alt sind. Sie "
        "zeigen, woher die Entwicklung kommt, und beschreiben nicht die heutige Lage.",
        (),
    ),
    ChapterTemplate(
        METHOD,
        "Methode, Quellen und was noch fehlt",
        "Dieses Kapitel sagt, woher die Zahlen stammen, wie sie zu lesen sind und welche noch fehlen.",
        (
            BlockTemplate(BlockKind.METHOD, {"topic": "Wie die Zahlen zu lesen sind", "form": "reading"}),
            BlockTemplate(BlockKind.METHOD, {"topic": "Quellen", "form": "sources"}),
            BlockTemplate(BlockKind.MISSING, {"topic": "Was noch fehlt"}),
        ),
    ),
)

TEMPLATES: Mapping[Kind, ReportTemplate] = {
    Kind.MIGRATION: ReportTemplate(Kind.MIGRATION, "Migrationsbericht {year}", _MIGRATION_CHAPTERS),
}
