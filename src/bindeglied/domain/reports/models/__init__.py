from bindeglied.domain.reports.models.edition import Edition, EditionFile, RenderFailure
from bindeglied.domain.reports.models.report import Block, Report

__all__ = ["Block", "Edition", "EditionFile", "RenderFailure", "Report"]
