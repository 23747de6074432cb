from bindeglied.domain.statistics.models.data_import import DataImport, ImportFile
from bindeglied.domain.statistics.models.dataset import Dataset
from bindeglied.domain.statistics.models.release import ProtectionRule, Release
from bindeglied.domain.statistics.models.table_mapping import TableMapping

__all__ = ["DataImport", "Dataset", "ImportFile", "ProtectionRule", "Release", "TableMapping"]
