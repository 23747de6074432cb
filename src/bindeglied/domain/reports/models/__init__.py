from bindeglied.domain.reports.models.edition import Edition, EditionFile
from bindeglied.domain.reports.models.report import Block, Report

__all__ = ["Block", "Edition", "EditionFile", "Report"]
