from bindeglied.domain.indicators.models.stored_series import StoredSeries

__all__ = ["StoredSeries"]
