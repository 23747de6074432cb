from bindeglied.domain.audit.models.entry import Entry

__all__ = ["Entry"]
