from django.db import models

from bindeglied.domain.accounts.models import ScopedModel, User


class ChronicleEntry(ScopedModel):
    """Something in the history of immigration to a place, told beside its figures.

    `begins` and `ends` are as exact as they are known: a year, a month ('2015-09') or a day, as text in
    the order of time; `ends` is empty for a single moment.
    """

    begins = models.CharField(max_length=10)
    ends = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=150)
    groups = models.CharField(max_length=200, blank=True, help_text="who came")
    account = models.TextField(blank=True, help_text="what happened")
    lesson = models.TextField(blank=True, help_text="what was learnt")
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, related_name="+", null=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("begins", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends="") | models.Q(ends__gte=models.F("begins")),
                name="chronicle_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.begins} {self.title}"
