from bindeglied.domain.indicators.models.chronicle_entry import ChronicleEntry
from bindeglied.domain.indicators.models.comparison_group import ComparisonGroup
from bindeglied.domain.indicators.models.derivation import Derivation
from bindeglied.domain.indicators.models.stored_series import StoredSeries

__all__ = ["ChronicleEntry", "ComparisonGroup", "Derivation", "StoredSeries"]
