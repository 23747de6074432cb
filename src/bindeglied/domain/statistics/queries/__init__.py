"""Questions about imports, stored tables and what may leave the house."""

from bindeglied.domain.statistics.queries.datasets import (
    cell_files,
    current_datasets,
    dataset_path,
    datasets_of,
    known_tables,
    stored_before,
    stored_by,
    tables_overview,
)
from bindeglied.domain.statistics.queries.imports import (
    file_tables,
    files_of,
    import_of,
    imports_visible_to,
    storable_files,
    touched_tables,
)
from bindeglied.domain.statistics.queries.own_tables import (
    file_to_map,
    known_mappings,
    mappable_files,
    mapping_of,
    own_files,
    own_table,
    own_tables,
    published_own,
    sheets_of,
)
from bindeglied.domain.statistics.queries.preview import import_preview
from bindeglied.domain.statistics.queries.releases import published_table, released_cells, rule_of, rules_of

__all__ = [
    "cell_files", "current_datasets", "dataset_path", "datasets_of", "file_tables", "file_to_map", "files_of",
    "import_of", "import_preview", "imports_visible_to", "known_mappings", "known_tables", "mappable_files",
    "mapping_of", "own_files", "own_table", "own_tables", "published_own", "published_table", "released_cells", "rule_of",
    "rules_of", "sheets_of", "storable_files", "stored_before", "stored_by", "tables_overview",
    "touched_tables",
]  # fmt: skip
