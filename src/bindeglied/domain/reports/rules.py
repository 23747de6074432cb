"""Who may see, write and freeze reports."""

from bindeglied.core import access
from bindeglied.domain.accounts.choices import Role
from bindeglied.domain.accounts.rules import role_test
from bindeglied.domain.indicators import catalogue
from bindeglied.domain.reports.models import Block, Edition
from bindeglied.domain.statistics import queries as statistics
from bindeglied.domain.statistics import rules as statistics_rules
from bindeglied.domain.statistics.models import DataImport

SEE = access.register(
    "reports.see",
    "Berichte und ihre Ausgaben ansehen und herunterladen.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF, Role.DEPARTMENT_CONTACT),
)
EDIT = access.register(
    "reports.edit",
    "Berichte anlegen und ihre Texte, Tabellen und Grafiken ändern.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)
FREEZE = access.register(
    "reports.freeze",
    "Ausgaben eines Berichts festschreiben.",
    role_test(Role.INTEGRATION_MANAGER, Role.STAFF),
)


@statistics_rules.register_use
def used_in_reports(data_import: DataImport) -> bool:
    """Whether a report or an edition of another workspace rests on the tables of an import."""
    tables = set(statistics.touched_tables(data_import))
    keys = {indicator.key for indicator in catalogue.using(tables)}
    own = data_import.workspace_id
    blocks = Block.objects.filter(report__deleted_at__isnull=True, removed_at__isnull=True)
    editions = Edition.objects.all()
    if own is not None:
        blocks, editions = blocks.exclude(report__workspace=own), editions.exclude(workspace=own)
    if any(keys.intersection(spec.get("indicators", ())) for spec in blocks.values_list("spec", flat=True)):
        return True
    frozen = editions.values_list("content__figures", flat=True)
    return any(tables.intersection(figure["source"]) for figures in frozen for figure in figures)
